import pytest

from translit import audit
from translit.auditor import failures
from translit.config import Gate
from translit.errors import ConfigError
from translit.segment import Segment

REPORT = audit(
    [Segment("1", "وصل ، ثم عاد", system=s, target_lang="ar") for s in ("a", "b")],
    glossary="none",
    checks=["space-before-punctuation"],
)


@pytest.mark.parametrize(
    ("gate", "systems", "expected"),
    [
        pytest.param(Gate(), {}, 0, id="no-gate"),
        pytest.param(Gate("never"), {}, 0, id="never"),
        pytest.param(Gate("minor"), {}, 2, id="minor"),
        pytest.param(Gate("major"), {}, 0, id="major"),
        pytest.param(Gate(max_mqm=1), {}, 2, id="penalty"),
        pytest.param(Gate("minor"), {"b": Gate("major")}, 1, id="its-own"),
        pytest.param(Gate(), {"b": Gate(max_mqm=10)}, 1, id="only-its-own"),
        pytest.param(Gate(), {"c": Gate("major")}, 1, id="a-system-that-is-not-there"),
    ],
)
def test_reasons(gate, systems, expected):
    assert len(failures(REPORT, gate, systems)) == expected


def test_unknown_level():
    with pytest.raises(ConfigError, match="minor"):
        failures(REPORT, Gate("minr"))
