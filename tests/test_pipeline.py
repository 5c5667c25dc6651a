"""Use 1 as other programs call it: one callable, traceable, reversible, the same whatever the batch."""

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import translit
from translit import Pipeline
from translit.edit import apply
from translit.errors import ConfigError
from translit.formats import COLUMNS

STEP = Pipeline(glossary="libya")
BITS = [
    *(
        "LNA",
        " لـ LNA",
        "و",
        "هافتار",
        "لهفتار",
        "Haftar",
        "www.lna.ly",
        "@LNA",
        "#LNA",
        "روسیه",
        "قال",
    ),
    *(
        "، ",
        " ،",
        "&#39;",
        "Ã©",
        "\u200f",
        "\u0640",
        "\ud800",
        "\x00",
        "🙂",
        "(",
        "«",
        "»",
        "ی",
        "ک",
    ),
    *("ًًً", "\n", "\r\n", " ", "١٢"),
]
NOISE = st.lists(st.sampled_from(BITS) | st.text(max_size=3), max_size=14).map("".join)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("القيادة العامة لـ LNA", "القيادة العامة للجيش الوطني الليبي", id="clitic"),
        pytest.param("وصل هافتار ، إلى موسكو", "وصل حفتر، إلى موسكو", id="name-and-space"),
        pytest.param("Haftar met LNA officers.", "Haftar met LNA officers.", id="english"),
        pytest.param("هافتار", "حفتر", id="a-name-alone"),
        pytest.param("Haftar في بنغازي", "حفتر في بنغازي", id="latin-and-few-words"),
        pytest.param("", "", id="empty"),
    ],
)
def test_examples(text, expected):
    result = STEP(text)
    assert result.text == expected
    assert apply(text, result.edits) == expected
    assert result.undo() == text


@settings(max_examples=300)
@given(NOISE)
def test_any_text_can_be_taken_back_and_is_settled(text):
    result = STEP(text)
    assert apply(text, result.edits) == result.text
    assert result.undo() == text
    for mention in result.mentions:
        assert 0 <= mention.start < mention.end <= len(text)


@settings(max_examples=100)
@given(st.lists(NOISE, max_size=6), st.integers(0, 6))
def test_a_batch_may_be_split_anywhere(texts, at):
    assert (
        STEP.map(texts) == STEP.map(texts[:at]) + STEP.map(texts[at:]) == [STEP(t) for t in texts]
    )


def test_rows_never_raise_and_none_vanishes():
    rows = STEP.rows(["وصل هافتار إلى موسكو", None, 7, "a\ud800b", ""])
    assert [r["translit_status"] for r in rows] == ["ok", "skipped", "error", "ok", "ok"]
    assert rows[2]["translit_error"] == "input: expected text, found int"
    assert all(tuple(r) == COLUMNS for r in rows)
    assert rows[0]["translit_edits"][0] == {
        "start": 4,
        "end": 10,
        "before": "هافتار",
        "after": "حفتر",
        "rule": "machine-translation",
        "concept": "haftar_khalifa",
    }


def test_a_row_at_fault_does_not_take_others_along(monkeypatch):
    real = Pipeline.map

    def faulty(self, texts):
        if "x" in texts:
            raise RuntimeError("boom")
        return real(self, texts)

    monkeypatch.setattr(Pipeline, "map", faulty)
    rows = STEP.rows(["هافتار", "x", "LNA"])
    assert [r["translit_status"] for r in rows] == ["ok", "error", "ok"]
    assert rows[1]["translit_text"] == "x"
    assert "boom" in rows[1]["translit_error"]


def test_a_prefix_that_is_a_name_alone_is_no_line_of_names():
    whole = "هافتار با وزیر امور خارجه در پایتخت دیدار و گفت‌وگو کرد"
    assert Pipeline(glossary="libya").map(["هافتار"])[0].lang == "ar"
    assert Pipeline(glossary="libya", prefix=6).map([whole])[0].lang != "ar"


def test_pickles_by_its_options_and_is_shared_by_threads():
    STEP("LNA")
    again = pickle.loads(pickle.dumps(STEP))
    texts = ["وصل هافتار إلى موسكو", "القيادة العامة لـ LNA"] * 20
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(again, texts)) == STEP.map(texts)
    assert again.version == STEP.version


def test_version_tells_options_and_glossary_apart():
    assert (
        len(
            {
                Pipeline(glossary=g, profile=p).version
                for g in ("libya", "none")
                for p in ("strict", "conservative")
            }
        )
        == 4
    )


def test_the_same_for_any_hash_seed():
    code = (
        "import translit; r = translit.normalize('قال Haftar و Belousov عن لـ LNA ،', glossary='libya');"
        "print(r, r.edits, r.mentions, translit.Pipeline(glossary='libya').version)"
    )
    out = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True, check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }  # fmt: skip
    assert len(out) == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"profil": "strict"}, "did you mean 'profile'"),
        ({"profile": "strct"}, "did you mean 'strict'"),
        ({"glossary": "libia"}, "libya"),
        ({"detector": "cascad"}, "did you mean 'cascade'"),
    ],
)
def test_a_wrong_option_says_the_right_one(options, message):
    with pytest.raises(translit.errors.TranslitError, match=message):
        translit.normalize("LNA", **options)


def test_profiles_are_checked_at_once():
    with pytest.raises(ConfigError):
        Pipeline(profile="loose")


def test_notebook_shows_the_trail_escaped():
    shown = STEP("وصل هافتار إلى موسكو <b>")._repr_html_()
    assert "<del" in shown
    assert "&lt;b&gt;" in shown
