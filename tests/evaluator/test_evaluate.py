"""The whole evaluation: sacrebleu's scores, layers, causes, documents, streams, bad input."""

import json

import pytest
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from translit.errors import ConfigError, InputError, UnknownPart
from translit.evaluator import evaluate, evaluate_segments
from translit.renderers.evaluation import as_data
from translit.segment import Segment

REFERENCES = [
    f"قال الوزير {n}، أمس، إنّ القوات ستنسحب من المدينة «{n + 7}»، ثم تعود." for n in range(40)
]
CLEAN = [r.replace("«", '"').replace("»", '"').replace("ثم", "وبعد ذلك") for r in REFERENCES]
SPACED = [r.replace("،", " ،") for r in REFERENCES]
ESCAPED = [r.replace("الوزير", "&quot;الوزير&quot;") if n % 2 else r for n, r in enumerate(CLEAN)]
SYSTEMS = {"clean": CLEAN, "spaced": SPACED, "escaped": ESCAPED}


@pytest.fixture(scope="module")
def evaluation():
    return evaluate(
        SYSTEMS, REFERENCES, target_lang="ar", glossary="none", trials=200, resamples=100
    )


def values(evaluation, layer="raw"):
    return {(s.system, s.name): s.value for s in evaluation.scores if s.layer == layer}


def test_raw_scores_are_sacrebleus(evaluation):
    found = values(evaluation)
    for name, texts in SYSTEMS.items():
        for tokenize in ("13a", "intl"):
            theirs = BLEU(tokenize=tokenize).corpus_score(texts, [REFERENCES]).score
            assert found[name, f"bleu-{tokenize}"] == pytest.approx(theirs, abs=1e-9)
        theirs = CHRF().corpus_score(texts, [REFERENCES]).score
        assert found[name, "chrf"] == pytest.approx(theirs, abs=1e-9)


def test_arabic_reads_intl_first(evaluation):
    names = list(dict.fromkeys(s.name for s in evaluation.scores))
    assert names == ["bleu-intl", "bleu-13a", "chrf", "chrf++", "ter"]


def test_layers_are_cumulative_and_signed(evaluation):
    layers = list(dict.fromkeys(s.layer for s in evaluation.scores))
    assert layers == ["raw", "entities", "spacing", "quotes", "diacritics", "orthography"]
    assert values(evaluation, "raw")["spaced", "bleu-13a"] < 90
    assert values(evaluation, "spacing")["spaced", "bleu-13a"] == pytest.approx(100)
    last = next(s for s in evaluation.scores if s.layer == "orthography")
    assert "steps:entities+spacing+quotes+diacritics+orthography|lang:ar|unicode:" in last.signature


def test_causes_are_named_with_counts_and_only_where_they_are(evaluation):
    found = {(c.system, c.cause): c for c in evaluation.causes}
    commas = found["spaced", "space-before-comma"]
    assert (commas.count, commas.segments) == (120, 40)
    assert "120 of 120 commas" in commas.text
    assert commas.effect["bleu-13a"] > 10
    assert commas.effect["bleu-intl"] == 0
    assert found["escaped", "html-entities"].count == 40
    assert ("clean", "space-before-comma") not in found
    assert ("spaced", "html-entities") not in found


def test_a_ranking_that_turns_is_said(evaluation):
    assert any("bleu-13a" in w and "bleu-intl" in w and "spaced" in w for w in evaluation.warnings)


def test_comparisons_are_of_all_pairs_and_corrected(evaluation):
    raw = [c for c in evaluation.comparisons if c.layer == "raw" and c.name == "chrf"]
    assert [(c.a, c.b) for c in raw] == [
        ("clean", "spaced"),
        ("clean", "escaped"),
        ("spaced", "escaped"),
    ]
    assert all(c.corrected >= c.p for c in raw)
    assert all(c.interval[0] <= c.difference <= c.interval[1] for c in raw)


def test_data_is_json_and_keeps_the_contract(evaluation):
    data = json.loads(json.dumps(as_data(evaluation)))
    assert data["schema"] == "translit.evaluation/1"
    assert {"system", "layer", "name", "value", "low", "high", "signature"} <= data["scores"][
        0
    ].keys()
    assert {"a", "b", "name", "layer", "difference", "p", "test"} <= data["comparisons"][0].keys()
    assert {"system", "cause", "segments", "count", "effect", "text"} <= data["causes"][0].keys()


def test_generators_and_documents_give_the_same_scores(evaluation):
    streamed = evaluate(
        {n: iter(t) for n, t in SYSTEMS.items()},
        iter(REFERENCES),
        target_lang="ar",
        glossary="none",
        documents=(f"d{i // 4}" for i in range(40)),
        trials=50,
        resamples=50,
    )
    assert values(streamed) == pytest.approx(values(evaluation))
    assert "unit:document" in streamed.comparisons[0].test
    documents = [g for g in streamed.meta["groups"] if g["kind"] == "document"]
    assert len(documents) == 10 * len(SYSTEMS)


def test_one_document_is_not_resampled_and_few_are_told():
    options = {"layers": False, "trials": 20, "resamples": 40}
    one = evaluate(SYSTEMS, REFERENCES, documents=["d"] * 40, **options)
    assert "unit:segment" in one.comparisons[0].test
    two = evaluate(SYSTEMS, REFERENCES, documents=["d"] * 20 + ["e"] * 20, **options)
    assert two.warnings[0].startswith("only 2 documents")


def test_one_system_is_a_list():
    found = evaluate(CLEAN, REFERENCES, layers=False, metrics=["chrf"], resamples=50)
    assert {(s.system, s.name) for s in found.scores} == {("system", "chrf")}
    assert found.comparisons == found.causes == ()


def test_identical_systems_tie():
    found = evaluate({"a": CLEAN, "b": CLEAN}, REFERENCES, layers=False, trials=50, resamples=50)
    assert {(c.difference, c.p) for c in found.comparisons} == {(0.0, 1.0)}


@pytest.mark.parametrize(
    ("references", "layout"),
    [
        pytest.param([["a b c d", None, "b"], ["x", "c d", None]], None, id="streams-by-shape"),
        pytest.param([["a b c d", "x"], ["c d"], ["b"]], None, id="segments-by-shape"),
        pytest.param([["a b c d", "x"], ["c d"], ["b"]], "segments", id="segments"),
        pytest.param([["a b c d", None, "b"], ["x", "c d", None]], "streams", id="streams"),
    ],
)
def test_references_in_either_layout(references, layout):
    found = evaluate(["a b c d", "c d", "b"], references, layout=layout, layers=False, resamples=50)
    assert values(found)["system", "chrf"] == pytest.approx(100)
    assert "nrefs:var" in found.scores[0].signature


@pytest.mark.parametrize(
    ("hypotheses", "references", "options", "message"),
    [
        pytest.param(["a"], ["a", "b"], {}, "lengths differ", id="unequal"),
        pytest.param(
            iter(["a"]), iter(["a", "b"]), {}, "end before segment 2", id="unequal-streams"
        ),
        pytest.param({"x": ["a", None]}, ["a", "b"], {}, "segment 2: hypotheses of 'x'", id="none"),
        pytest.param(["a", "b"], ["a", None], {}, "segment 2: has no reference", id="no-reference"),
        pytest.param(["a", "b"], [["a", "b"], ["c", "d"]], {}, "two ways", id="ambiguous"),
        pytest.param(["a", "b", "c"], [["a", "b"], ["c", "d"]], {}, "lengths differ", id="neither"),
        pytest.param([], [], {}, "no segments", id="empty"),
        pytest.param({}, ["a"], {}, "at least one system", id="no-system"),
        pytest.param("a", ["a"], {}, "one string", id="a-string"),
        pytest.param(["a"], "a", {}, "one string", id="references-a-string"),
        pytest.param({"x": "ab"}, ["a", "b"], {}, "one string", id="system-a-string"),
        pytest.param(["a"], ["a"], {"layout": "rows"}, "layout", id="layout"),
    ],
)
def test_bad_input_is_a_clear_error(hypotheses, references, options, message):
    with pytest.raises(InputError, match=message):
        evaluate(hypotheses, references, **options)


def test_unknown_names_are_errors():
    with pytest.raises(UnknownPart, match="bleu"):
        evaluate(["a"], ["a"], metrics=["bleu"])
    with pytest.raises(ConfigError):
        evaluate(["a"], ["a"], test="coin")


def test_empty_texts_have_a_stated_value():
    found = values(evaluate(["", "a b c d"], ["a b c d", ""], resamples=50))
    theirs = BLEU(tokenize="13a").corpus_score(["", "a b c d"], [["a b c d", ""]]).score
    assert found["system", "bleu-13a"] == theirs


def batch():
    for name, texts in SYSTEMS.items():
        for n, (text, reference) in enumerate(zip(texts, REFERENCES, strict=True)):
            meta = {"domain": "news" if n % 2 else "law"}
            yield Segment(
                str(n), text, None, (reference,), document=f"d{n // 5}", system=name, meta=meta
            )


def test_segments_are_grouped_by_system(evaluation):
    found = evaluate_segments(batch(), target_lang="ar", glossary="none", trials=50, resamples=50)
    assert values(found) == pytest.approx(values(evaluation))
    kinds = {g["kind"] for g in found.meta["groups"]}
    assert kinds == {"length", "domain", "document"}


def test_segments_that_not_all_have_are_told():
    segments = [*batch(), Segment("extra", "x", None, ("x",), system="clean", document="d9")]
    found = evaluate_segments(segments, target_lang="ar", layers=False, trials=50, resamples=50)
    assert found.warnings[0].startswith("1 of 41 segments not scored")


def test_no_references_is_none():
    assert evaluate_segments([Segment("1", "x")], target_lang="ar") is None


def test_largest_differences_are_listed(evaluation):
    rows = evaluation.meta["differences"]
    sizes = [r["score_a"] - r["score_b"] for r in rows if (r["a"], r["b"]) == ("clean", "escaped")]
    assert sizes[:5] == sorted(sizes[:5], reverse=True)
    assert all(r["metric"] == "chrf" and r["text_a"] != r["text_b"] for r in rows)


def test_terms_and_names_are_scored():
    sources = ["Haftar met Dbeibah in Tripoli."] * 4
    hypotheses = {
        "even": ["التقى حفتر بالدبيبة في طرابلس."] * 4,
        "odd": ["التقى هافتار بالدبيبة في طرابلس.", "التقى حفتر بالدبيبة في طرابلس."] * 2,
    }
    found = evaluate(
        hypotheses,
        ["التقى حفتر بالدبيبة في طرابلس."] * 4,
        sources=sources,
        source_lang="en",
        target_lang="ar",
        glossary="libya",
        trials=50,
        resamples=50,
    )
    told = values(found)
    assert told["even", "term-success"] == told["even", "name-consistency"] == 100
    assert told["odd", "term-success"] < 100
    assert told["odd", "name-consistency"] < 100
    assert values(found, "names")["odd", "chrf"] == pytest.approx(100)
    cause = next(c for c in found.causes if c.cause == "name-spellings")
    assert (cause.system, cause.count) == ("odd", 2)


HOSTILE = [
    pytest.param("a\x00b \ud800 c", id="nul-and-lone-surrogate"),
    pytest.param(" " * 50_000 + "،", id="spaces"),
    pytest.param("\u202eabc\u2066 & &#1114112; &amp;amp;amp;", id="bidi-and-bad-entities"),
    pytest.param("ا\u064e" * 20_000, id="marks"),
    pytest.param("x" * 200_000, id="one-word"),
    pytest.param("\n\r\u2028\x85", id="white"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_scored_in_no_time(text, seconds):
    def score():
        return evaluate(
            {"a": [text, "x y"], "b": ["x y", text]},
            [text, "x y"],
            target_lang="ar",
            glossary="none",
            trials=20,
            resamples=40,
        )

    found = score()
    assert seconds(score, 1) < 5
    assert all(0 <= s.value <= 200 for s in found.scores)
    json.dumps(as_data(found))


def test_languages_without_spaces_are_told():
    found = evaluate(["漢字"], ["漢字"], target_lang="zh-Hant", glossary="none", resamples=40)
    assert "read chrf" in found.warnings[0]


def test_a_space_that_the_language_writes_is_no_cause():
    hypotheses = [f"Quoi ? Le numéro {n} !" for n in range(20)]
    found = evaluate(
        hypotheses, [h.replace(" ?", "?").replace(" !", "!") for h in hypotheses],
        target_lang="fr", glossary="none", resamples=40,
    )  # fmt: skip
    assert not [c for c in found.causes if "space" in c.cause]


def test_mentions_in_a_batch_add_m_eta():
    segments = [
        Segment(str(n), text, None, ("سافر إلى روما",), system=system, meta={"mentions": ["روما"]})
        for n in range(3)
        for system, text in (("a", "سافر لروما"), ("b", "سافر"))
    ]
    found = evaluate_segments(segments, target_lang="ar", layers=False, trials=20, resamples=40)
    told = values(found)
    assert (told["a", "m-eta"], told["a", "m-eta-aware"]) == (100.0, 100.0)
    assert told["b", "m-eta"] == 0.0
