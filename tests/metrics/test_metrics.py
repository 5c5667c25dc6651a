"""Every metric equals sacrebleu: statistics, corpus and segment scores, signature."""

import numpy as np
import pytest
import sacrebleu
from hypothesis import given, settings
from hypothesis import strategies as st
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.lib_ter import translation_edit_rate
from sacrebleu.metrics.ter import TER

from translit.metrics import BUILTIN, Batch
from translit.metrics._ter import edits
from translit.metrics._tokens import tokenize_13a, tokenize_intl

PEERS = {
    "bleu-13a": lambda **k: BLEU(tokenize="13a", **k),
    "bleu-intl": lambda **k: BLEU(tokenize="intl", **k),
    "chrf": lambda **_: CHRF(),
    "chrf++": lambda **_: CHRF(word_order=2),
    "ter": lambda **_: TER(),
}
METRICS = pytest.mark.parametrize(
    "metric", [part() for part in BUILTIN if part.default], ids=lambda m: m.id
)

HYPOTHESES = [
    "قال القائد العام ، أمس : إن القوات ستنسحب .",
    "The minister's plan (of 1,500 men) isn't ready-made; &quot;yes&quot;!",
    "",
    "a b c",
    "١٢٬٥٠٠ جندي و3.5% من «القوات»",
    "日本語のテキスト、漢字",
    "c c c c c a a b",
    "  spaced   out\u00a0text .",
    "٣٫٥ ... - -- 5-7 ,,.",
]
REFERENCES = [
    "قال القائد العام، أمس: إنّ القوات ستنسحب.",
    'The ministers plan, of 1500 men, is not ready-made: "yes"!',
    "something",
    "",
    '12,500 جندي و3.5٪ من "القوات"',
    "日本語の文章、漢字",
    "c a b a c c",
    "spaced out text.",
    "3.5 … – — 5-7 , , .",
]
SECOND = [r.upper() if i % 3 else None for i, r in enumerate(REFERENCES)]


def batch(hypotheses, *streams):
    return Batch(
        hypotheses, [tuple(r for r in refs if r is not None) for refs in zip(*streams, strict=True)]
    )


@METRICS
@pytest.mark.parametrize(
    "streams",
    [
        pytest.param((REFERENCES,), id="one-reference"),
        pytest.param((REFERENCES, SECOND), id="missing-references"),
        pytest.param((REFERENCES, SECOND, HYPOTHESES), id="three-references"),
    ],
)
def test_equals_sacrebleu(metric, streams):
    rows = metric.statistics(batch(HYPOTHESES, *streams))
    peer = PEERS[metric.id]()
    theirs = np.array(peer._extract_corpus_statistics(HYPOTHESES, streams))
    assert rows.tolist() == theirs.tolist()
    corpus = peer.corpus_score(HYPOTHESES, streams)
    assert metric.scores(rows.sum(axis=0, keepdims=True))[0] == pytest.approx(
        corpus.score, abs=1e-9
    )
    references = "1" if len(streams) == 1 else "var"
    assert metric.signature(references) == str(peer.get_signature())


@METRICS
def test_segments_equal_sacrebleu(metric):
    peer = PEERS[metric.id](**({"effective_order": True} if "bleu" in metric.id else {}))
    found = metric.segment_scores(metric.statistics(batch(HYPOTHESES, REFERENCES, SECOND)))
    for score, hypothesis, *refs in zip(found, HYPOTHESES, REFERENCES, SECOND, strict=True):
        there = [r for r in refs if r is not None]
        assert score == pytest.approx(peer.sentence_score(hypothesis, there).score, abs=1e-9)


TEXT = st.text(st.sampled_from("اب،؟ .,-&;<>«»\"'()12٣٪$+ab\u00a0\u2028\tس"), max_size=30)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=6))
def test_any_text_equals_sacrebleu(triples):
    hypotheses, *streams = ([t[i] for t in triples] for i in range(3))
    for part in BUILTIN[:5]:
        peer = PEERS[part.id]()
        theirs = np.array(peer._extract_corpus_statistics(hypotheses, streams))
        assert part().statistics(batch(hypotheses, *streams)).tolist() == theirs.tolist()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40) | TEXT)
def test_tokens_equal_sacrebleu(text):
    assert tokenize_13a(text) == BLEU(tokenize="13a")._preprocess_segment(text).split()
    assert tokenize_intl(text) == BLEU(tokenize="intl")._preprocess_segment(text).split()


def test_large_alphabets_are_exact():
    texts = ["".join(chr(0x4E00 + (i * k) % 3000) for i in range(1500)) for k in (1, 7, 11)]
    references = [t[::-1][:700] + t[:700] for t in texts]
    for part in BUILTIN[2:4]:
        theirs = PEERS[part.id]()._extract_corpus_statistics(texts, [references])
        assert part().statistics(batch(texts, references)).tolist() == np.array(theirs).tolist()


def test_sacrebleu_is_the_one_we_know():
    assert sacrebleu.__version__.startswith("2.")


@pytest.mark.parametrize("seed", range(3))
def test_long_segments_with_moved_words_equal_sacrebleu(seed):
    rng = np.random.default_rng(seed)
    reference = [str(n) for n in rng.integers(0, 30, size=60)]
    words = [*reference[20:26], *reference[:20], "x", *reference[26:50], "y", "z", *reference[52:]]
    assert edits(words, reference) == translation_edit_rate(words, reference)[0]
    assert (
        edits(words[::-1][:30], reference) == translation_edit_rate(words[::-1][:30], reference)[0]
    )


def test_long_segments_take_no_time(seconds):
    words = [str(n % 400) for n in range(1500)]
    moved = [*words[100:], *words[:100]]
    assert edits(moved, words) > 0
    assert seconds(lambda: edits(moved, words)) < 3
