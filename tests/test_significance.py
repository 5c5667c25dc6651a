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
WORDS = ["قال", "القائد", "إن", "القوات", "ستنسحب", "من", "المدينة", "غدا", "،", ".", "the", "army", "said"]
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


def pair(a, b):
    return {"bleu": (rows(a), rows(b), Bleu13a().scores)}


@pytest.mark.parametrize("test", significance.TESTS)
def test_identical_systems_are_a_tie(test):
    outcome = significance.paired(pair(BETTER, BETTER), test=test, trials=100, resamples=100)[
        "bleu"
    ]
    assert (outcome.difference, outcome.p) == (0.0, 1.0)


@pytest.mark.parametrize("test", significance.TESTS)
def test_a_large_difference_is_found_and_has_an_interval(test):
    outcome = significance.paired(pair(BETTER, WORSE), test=test, trials=999, resamples=999)["bleu"]
    assert outcome.p < 0.01
    assert 0 < outcome.interval[0] < outcome.difference < outcome.interval[1]


def test_sacrebleu_bootstrap_is_sacrebleus():
    systems = [("a", BETTER), ("b", WORSE)]
    _, theirs = PairedTest(systems, {"BLEU": BLEU()}, [REFERENCES], test_type="bs", n_samples=200)()
    middle = noisy(0.21)
    _, close = PairedTest(
        [("a", BETTER), ("b", middle)],
        {"BLEU": BLEU()},
        [REFERENCES],
        test_type="bs",
        n_samples=200,
    )()
    for b, result in ((WORSE, theirs), (middle, close)):
        ours = significance.paired(pair(BETTER, b), test="sacrebleu-bootstrap", resamples=200)[
            "bleu"
        ]
        assert ours.p == pytest.approx(result["BLEU"][1].p_value, abs=1e-12)


def test_interval_is_sacrebleus():
    score = BLEU().corpus_score(BETTER, [REFERENCES], n_bootstrap=300)
    low, high = significance.intervals([(rows(BETTER), Bleu13a().scores)], resamples=300)[0]
    assert (high - low) / 2 == pytest.approx(score._ci, abs=1e-4)  # theirs adds up in float32


def test_one_unit_is_never_significant():
    outcome = significance.paired(pair(BETTER, WORSE), trials=200)["bleu"]
    few = {"bleu": tuple(x[:1] if i < 2 else x for i, x in enumerate(pair(BETTER, WORSE)["bleu"]))}
    assert outcome.p < 0.05
    assert significance.paired(few, trials=200)["bleu"].p == 1.0


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


def test_slices_change_nothing(monkeypatch):
    whole = significance.paired(pair(BETTER, WORSE), trials=500, resamples=100)["bleu"]
    monkeypatch.setattr(significance, "_SLICE", 60 * 7)
    sliced = significance.paired(pair(BETTER, WORSE), trials=500, resamples=100)["bleu"]
    assert whole == sliced


def test_unknown_test():
    with pytest.raises(ConfigError, match="randomization"):
        significance.paired(pair(BETTER, WORSE), test="randomisation")
