"""Tests on statistics: ties, levels, sacrebleu's own numbers, Holm."""

import numpy as np
import pytest
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.significance import PairedTest

from translit import significance
from translit.errors import ConfigError
from translit.metrics import Batch
from translit.metrics.bleu_13a import Bleu13a

RNG = np.random.default_rng(3)
WORDS = [
    "قال",
    "القائد",
    "إن",
    "القوات",
    "ستنسحب",
    "من",
    "المدينة",
    "غدا",
    "،",
    ".",
    "the",
    "army",
    "said",
]
REFERENCES = [" ".join(RNG.choice(WORDS, size=12)) for _ in range(60)]


def noisy(share):
    out = []
    for text in REFERENCES:
        words = text.split()
        hit = RNG.random(len(words)) < share
        out.append(" ".join(w if not h else "x" for w, h in zip(words, hit, strict=True)))
    return out


BETTER, WORSE = noisy(0.2), noisy(0.35)


def rows(hypotheses):
    return Bleu13a().statistics(Batch(hypotheses, [(r,) for r in REFERENCES]))


def outcome(a, b, *, resamples=1000, units=None, **options):
    systems = {n: (rows(h)[:units], Bleu13a().scores) for n, h in (("a", a), ("b", b))}
    drawn = significance.resample(systems, resamples=resamples)
    return significance.paired(systems, [("a", "b")], drawn, **options)[0]


TESTS = pytest.mark.parametrize("test", significance.TESTS)


@TESTS
def test_identical_systems_are_a_tie(test):
    found = outcome(BETTER, BETTER, test=test, trials=100)
    assert (found.difference, found.p) == (0.0, 1.0)


@TESTS
def test_a_large_difference_is_found_and_has_an_interval(test):
    found = outcome(BETTER, WORSE, test=test, trials=999)
    assert found.p < 0.01
    assert 0 < found.interval[0] < found.difference < found.interval[1]


def test_sacrebleu_bootstrap_is_sacrebleus():
    for other in (WORSE, noisy(0.21)):
        systems = [("a", BETTER), ("b", other)]
        test = PairedTest(systems, {"BLEU": BLEU()}, [REFERENCES], test_type="bs", n_samples=200)
        theirs = test()[1]["BLEU"][1].p_value
        ours = outcome(BETTER, other, test="sacrebleu-bootstrap", resamples=200).p
        assert ours == pytest.approx(theirs, abs=1e-12)


def test_interval_is_sacrebleus():
    score = BLEU().corpus_score(BETTER, [REFERENCES], n_bootstrap=300)
    drawn = significance.resample({"a": (rows(BETTER), Bleu13a().scores)}, resamples=300)["a"]
    low, high = significance.interval(drawn)
    assert (high - low) / 2 == pytest.approx(score._ci, abs=1e-4)  # theirs adds up in float32


def test_one_unit_is_never_significant():
    assert outcome(BETTER, WORSE, trials=200).p < 0.05
    assert outcome(BETTER, WORSE, trials=200, units=1).p == 1.0


@TESTS
def test_slices_and_precision_change_nothing(test, monkeypatch):
    whole = outcome(BETTER, WORSE, test=test, trials=480)
    monkeypatch.setattr(significance, "_SLICE", 60 * 8)
    monkeypatch.setattr(significance, "_EXACT", 0)
    sliced = outcome(BETTER, WORSE, test=test, trials=480)
    assert sliced.p == whole.p
    assert sliced.interval == pytest.approx(whole.interval, abs=1e-12)


def test_nothing_to_compare():
    assert significance.resample({}) == {}
    assert significance.paired({}, [], {}) == []


@pytest.mark.parametrize(
    ("ps", "corrected"),
    [
        pytest.param([0.01, 0.04, 0.03], [0.03, 0.06, 0.06], id="steps-down-and-never-back"),
        pytest.param([0.5, 0.9], [1.0, 1.0], id="capped"),
        pytest.param([], [], id="none"),
    ],
)
def test_holm(ps, corrected):
    assert significance.holm(ps) == pytest.approx(corrected)


def test_unknown_test():
    with pytest.raises(ConfigError, match="randomization"):
        outcome(BETTER, WORSE, test="randomisation")
