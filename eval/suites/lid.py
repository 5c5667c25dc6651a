"""Which language a text is in: macro-F1 over all labels and over seven languages in Arabic script.

NTREX (CC BY-SA 4.0), 120 languages, 100 sentences each and their cuts to 4, 2 and 1 words: looked at
while building, nothing was learned from it. Cases that begin with "unseen" are the other lines of ten
of the languages, and words drawn from them, that nobody looked at before a release. The peers answer
ungated, as they come.
"""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

import translit
from eval.table import Row, wilson
from translit.detectors.scripts import letter_counts, scripts_of
from translit.detectors.tags import tag
from translit.segment import Detection

__all__ = ["measure"]

UNSEEN = ("ara", "ckb", "eng", "fas", "heb", "pus", "rus", "uig", "ukr", "urd")
FILES = {"ara": "arb"}
KINDS = ("sentences", "words4", "words2", "words1")
ARABIC = ("ara", "fas", "urd", "pus", "ckb", "uig", "snd")
NO_LANGUAGE = (
    "", "   ", "LNA", "12345 67", "\N{SLIGHTLY SMILING FACE}" * 2, "...", "https://a.b/c", "@user #tag",
    "\N{RIGHT-TO-LEFT MARK}" * 2, "A1-B2 C3", "٢٠٢٥", "user@example.org", "`x = y[0]`", "#ليبيا", "&nbsp;",
    "T-72B3", "NATO UN", "\N{ARABIC FATHA}" * 3, "\x00\x01", "1,5 %",
)  # fmt: skip
SLOW = frozenset({"langdetect-py", "lingua"})

Answers = Callable[[Sequence[str]], list[str | None]]


class Label(NamedTuple):
    """A text and its language."""

    lang: str
    text: str


def measure(data: Path, *, quick: bool) -> Iterator[Row]:
    """F1, sentences a second of CPU time, inventions, calibration."""
    step = 10 if quick else 1
    texts = {kind: _read(data / "lid" / f"{kind}.tsv", step) for kind in KINDS}
    texts |= _unseen(data, step)
    for name, answers in _systems():
        if isinstance(answers, str):
            yield Row(name, "sentences", "macro-F1", None, 0, note=answers)
            continue
        yield from _system(name, answers, texts)
    yield from _reliability({kind: texts[kind] for kind in ("sentences", "words1")})
    yield from _false_spans(data / "ntrex" / "arb.txt")


def _read(path: Path, step: int) -> list[Label]:
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    return [Label(*line.split("\t", 1)) for line in lines[::step]]


def _unseen(data: Path, step: int) -> dict[str, list[Label]]:
    """The sentences that the cuts were not taken from, and a word of each, drawn by a fixed seed."""
    seen = {label.text for label in _read(data / "lid" / "sentences.tsv", 1)}
    rng = random.Random(1)
    sentences, words = [], []
    for lang in UNSEEN:
        lines = (
            (data / "ntrex" / f"{FILES.get(lang, lang)}.txt")
            .read_text(encoding="utf-8")
            .split("\n")
        )
        for line in [x for x in lines if x.strip() and x not in seen][::step]:
            sentences.append(Label(lang, line))
            long = [w for w in re.findall(r"[^\W\d_]+", line) if len(w) > 2 and not w[0].isupper()]
            if long:
                words.append(Label(lang, rng.choice(long)))
    return {"unseen sentences": sentences, "unseen words1": words}


def _system(name: str, answers: Answers, texts: dict[str, list[Label]]) -> Iterator[Row]:
    for kind in texts:
        pairs = texts[kind][:: 20 if name in SLOW else 1]
        answers([p.text for p in pairs[:5]])
        begun = time.process_time()
        codes = answers([p.text for p in pairs])
        spent = time.process_time() - begun
        yield from _f1(name, kind, pairs, _iso3(codes, [p.text for p in pairs]))
        if not kind.startswith("unseen"):
            yield Row(
                name, kind, "texts/s", len(pairs) / max(spent, 1e-9), len(pairs), note="CPU time"
            )
    said = _iso3(answers(list(NO_LANGUAGE)), NO_LANGUAGE)
    invented = sum(lang != "und" for lang in said)
    yield Row(name, "no language", "invented", *_share(invented, len(said)))


def _f1(name: str, kind: str, pairs: Sequence[Label], got: Sequence[str]) -> Iterator[Row]:
    labels = sorted({p.lang for p in pairs})
    rows = list(zip((p.lang for p in pairs), got, strict=True))
    yield Row(name, kind, "macro-F1", *_interval(rows, labels))
    arabic = [label for label in ARABIC if label in labels]
    yield Row(name, kind, "macro-F1 Ar7", *_interval([r for r in rows if r[0] in arabic], arabic))


def _counts(rows: Sequence[tuple[str, str]]) -> Counter[tuple[str, str]]:
    return Counter(rows)


def _macro(counts: Counter[tuple[str, str]], labels: Sequence[str]) -> float:
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for (g, h), n in counts.items():
        gold[g] += n
        said[h] += n
        right[g] += n * (g == h)
    return sum(2 * right[x] / max(gold[x] + said[x], 1) for x in labels) / len(labels)


def _interval(
    rows: Sequence[tuple[str, str]], labels: Sequence[str]
) -> tuple[float, int, float, float]:
    """(value, n, low, high) by a seeded bootstrap over the cells of the confusion table."""
    counts = _counts(rows)
    cells, weights = list(counts), np.array(list(counts.values()), float)
    draws = np.random.default_rng(1).multinomial(len(rows), weights / weights.sum(), 200)
    drawn = sorted(
        _macro(Counter(dict(zip(cells, d.tolist(), strict=True))), labels) for d in draws
    )
    return _macro(counts, labels), len(rows), drawn[5], drawn[194]


def _share(k: int, n: int) -> tuple[float, int, float, float]:
    value, low, high = wilson(k, n)
    return value, n, low, high


def _reliability(texts: dict[str, list[Label]]) -> Iterator[Row]:
    """How often an answer is right, by its score: the calibration's table. Also its mean error."""
    for kind, pairs in texts.items():
        found = translit.detect_many([p.text for p in pairs])
        errors = 0.0
        for low in np.arange(0, 1, 0.1).tolist():
            inside = [
                (p.lang, d) for p, d in zip(pairs, found, strict=True)
                if low <= d.score < low + 0.1 and d.lang != "und"
            ]  # fmt: skip
            if inside:
                right = sum(d.iso3 == lang for lang, d in inside)
                mean = sum(d.score for _, d in inside) / len(inside)
                errors += abs(right - mean * len(inside))
                note = f"mean score {mean:.3f}"
                yield Row(
                    "translit",
                    f"{kind}, score {low:.1f}-{low + 0.1:.1f}",
                    "right",
                    *_share(right, len(inside)),
                    note=note,
                )
        answered = sum(d.lang != "und" for d in found)
        yield Row("translit", kind, "calibration error", errors / max(answered, 1), answered)
        yield Row("translit", kind, "answered", *_share(answered, len(found)))


def _false_spans(path: Path) -> Iterator[Row]:
    """Lines with a span where no letter is outside Arabic script; the gold spans are in suite clean."""
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    foreign = re.compile(r"[A-Za-z\u00c0-\u05ff]")
    wrong = sum(
        not foreign.search(line[s.start : s.end])
        for line in lines
        for s, _ in translit.detect_spans(line)
    )
    yield Row("translit", "ntrex/arb", "false spans a line", *_share(wrong, len(lines)))


def _systems() -> Iterator[tuple[str, Answers | str]]:
    """Each system, or why it isn't run."""
    for detector in ("cascade", "ngrams"):
        name = "translit" if detector == "cascade" else f"translit {detector}"
        yield (
            name,
            lambda texts, d=detector: [a.lang for a in translit.detect_many(texts, detector=d)],
        )
    for name, make in (
        ("langdetect", _langdetect_rs),
        ("langdetect-py", _langdetect),
        ("py3langid", _py3langid),
        ("pycld2", _pycld2),
        ("eldc", _eldc),
        ("lingua", _lingua),
    ):
        try:
            yield name, make()
        except ImportError:
            yield name, "not installed"
    yield "fastText lid.176", "no package ships the model, and its licence is CC BY-SA"


def _iso3(codes: Sequence[str | None], texts: Sequence[str]) -> list[str]:
    """A system's codes as our data's labels; not part of what is timed."""
    scripts = scripts_of(letter_counts(texts))
    return [
        Detection(tag(code, script) or "und", script, 1.0, "").iso3
        for code, script in zip(codes, scripts, strict=True)
    ]


def _each(one: Callable[[str], str | None]) -> Answers:
    def answers(texts: Sequence[str]) -> list[str]:
        return [one(text) for text in texts]

    return answers


def _of_factory(package: Any) -> Answers:
    factory = package.DetectorFactory()
    factory.seed = 0
    factory.load_profile(package.PROFILES_DIRECTORY)

    def one(text: str) -> str | None:
        detector = factory.create()
        detector.append(text)
        try:
            return str(detector.detect())
        except package.LangDetectException:
            return None

    return _each(one)


def _langdetect() -> Answers:
    import langdetect

    langdetect.PROFILES_DIRECTORY = langdetect.detector_factory.PROFILES_DIRECTORY
    return _of_factory(langdetect)


def _langdetect_rs() -> Answers:
    import langdetect_rs

    return _of_factory(langdetect_rs)


def _py3langid() -> Answers:
    import py3langid

    return _each(lambda text: py3langid.classify(text)[0])


def _pycld2() -> Answers:
    import pycld2

    def one(text: str) -> str | None:
        try:
            return str(pycld2.detect(text, isPlainText=True, bestEffort=True)[2][0][1])
        except pycld2.error:
            return None

    return _each(one)


def _eldc() -> Answers:
    import eldc

    eldc.init()
    return _each(eldc.detect)


def _lingua() -> Answers:
    from lingua import LanguageDetectorBuilder

    detector = LanguageDetectorBuilder.from_all_languages().build()

    def one(text: str) -> str | None:
        found = detector.detect_language_of(text)
        return found.iso_code_639_1.name.lower() if found else None

    return _each(one)
