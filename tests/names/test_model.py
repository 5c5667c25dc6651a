import json
from importlib.resources import files

import pytest

from translit.errors import InputError
from translit.names import model


@pytest.fixture(scope="module")
def data():
    return json.loads((files("translit.names") / "model.json").read_text("utf-8"))


def test_the_file_is_what_was_learned(data):
    assert model.digest(data) == data["digest"]
    licences = " ".join(source["source"] for source in data["provenance"].values())
    assert "SA" not in licences.replace("NTREX", "")
    assert {"Apache-2.0", "CC0"} <= {word.strip(",") for word in licences.split()}


def test_a_changed_file_is_refused(data):
    with pytest.raises(InputError, match="digest"):
        model.parse({**data, "unseen": 1.0})


def test_every_pair_of_scripts_has_costs_and_a_judge(data):
    known = model.load()
    for i, one in enumerate(model.SCRIPTS):
        for other in model.SCRIPTS[i:]:
            assert known.costs((one, other)).flat.size
            assert known.kind((one, other)) in known.judges
            assert 0.5 <= known.thresholds[known.kind((one, other))] < 1
