"""Metrics by name, model and options, as the command line gives them."""

import pytest

from translit.errors import ConfigError, UnknownPart
from translit.metrics.asked import chosen
from translit.metrics.bertscore import Bertscore
from translit.metrics.chrf import Chrf
from translit.metrics.metricx import Metricx
from translit.metrics.qe import Qe
from translit.metrics.regressor import Regressor
from translit.metrics.similarity import Similarity


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("chrf", Chrf(), id="no-model"),
        pytest.param("similarity:light", Similarity(model="light"), id="model"),
        pytest.param("similarity", Similarity(model="m"), id="model-for-all"),
        pytest.param("metricx:f,version=23", Metricx(model="f", version="23"), id="option"),
        pytest.param("metricx,version=23", Metricx(model="m", version="23"), id="option-no-model"),
        pytest.param("bertscore:a/b,layer=9", Bertscore(model="a/b", layer=9), id="number"),
        pytest.param("qe:f.json,encoder=a/e5", Qe(model="f.json", encoder="a/e5"), id="encoder"),
        pytest.param("bertscore:C:\\m", Bertscore(model="C:\\m"), id="drive"),
        pytest.param("bertscore:a,b", Bertscore(model="a,b"), id="comma-in-a-path"),
        pytest.param("bertscore:a=b", Bertscore(model="a=b"), id="equals-in-a-path"),
        pytest.param(
            "regressor:m,reads=source-target,device=cpu", "regressor has no option 'device'",
            id="own-flag",
        ),
        pytest.param("metricx:m,vers=23", "metricx has no option 'vers'; did you mean 'version'?",
                     id="unknown-option"),
        pytest.param("bertscore:m,layer=last", "bertscore: layer is a whole number, not 'last'",
                     id="no-number"),
        pytest.param("chrf:m", "chrf takes no model, not 'm'", id="takes-none"),
        pytest.param("chrf,order=2", "chrf has no option 'order'; it has none", id="has-none"),
        pytest.param("chrff", "no metric 'chrff'; did you mean 'chrf'?", id="no-metric"),
    ],
)  # fmt: skip
def test_names(text, expected):
    model = "m" if text in ("similarity", "metricx,version=23") else None
    if isinstance(expected, str):
        with pytest.raises(ConfigError, match=r"(?s).*") as caught:
            chosen([text], model=model)
        assert expected in str(caught.value)
    else:
        assert chosen([text], model=model) == (expected,)


@pytest.mark.parametrize(
    ("name", "example"), [("similarity", "light"), ("bertscore", "FOLDER"), ("qe", "FILE")]
)
def test_a_model_that_is_missing_is_said_with_what_to_write(name, example):
    with pytest.raises(ConfigError, match=f"{name} needs a model: --metric {name}:{example} "):
        chosen([name])


def test_one_model_for_those_named_without():
    found = chosen(["similarity", "bertscore:b"], model="a", device="cpu", allow_download=True)
    common = {"device": "cpu", "allow_download": True}
    assert found == (Similarity(model="a", **common), Bertscore(model="b", **common))


@pytest.mark.parametrize("names", [None, ["chrf"], ["similarity:light"]])
def test_a_model_that_nothing_takes_is_an_error(names):
    with pytest.raises(ConfigError, match="no metric takes the model 'x'"):
        chosen(names, model="x")


def test_asked_in_two_ways_is_an_error_and_twice_alike_is_not():
    assert len(chosen(["chrf", "chrf"])) == 1
    with pytest.raises(ConfigError, match="regressor is asked in two ways"):
        chosen(["regressor:a", "regressor:a,reads=target"])


def test_without_names_all_that_need_no_model():
    assert all(metric.default for metric in chosen(None))


def test_errors_are_of_the_tree():
    with pytest.raises(UnknownPart):
        chosen(["nothing:light"])
    assert Regressor(model="m").reads == "reference-target"
