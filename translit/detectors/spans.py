"""Runs of another language inside a text, told by their script: names, glosses, quoted posts.

A word that was transliterated is in the script of the text and left alone, as are links, handles,
hashtags and single digits. A text in one script, the usual case, costs one count of its letters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from translit.detectors.gate import undetermined
from translit.detectors.scripts import SCRIPTS, classes, letter_counts, script_of
from translit.segment import Detection, Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["detect_spans"]

# What may stand between two words of one run; a lone digit (a counter beside a button) may not.
_BETWEEN = re.compile(
    r"(?:[-.,:;!?'’‘\"“”«»&+/%()\[\]#@_…–— \u00a0\u200e\u200f]|\d{2,}|(?<=[-/.,#_\w])\d+)*"
)
# What belongs to the first and to the last word of a run: 3D, Mali+, BTR-80A/82, MILEX 2025.
_BEFORE = re.compile(r"\d+-?$")
_AFTER = re.compile(r"(?:[-/.]?\d+|\+)*(?: \d{2,}(?![\d\w]))?")
_MOST_BETWEEN = 40

_NO_LANGUAGE = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]+\.\S+|[@#]\w+|\b\w+\.(?:com|org|net)\b\S*"
)
_NAME = re.compile(r"\W*(?:[A-ZÀ-ÞА-Я0-9][\w.'’+/-]*\W*){1,3}")
# Scripts with capitals, and their words.
_CASED = {
    "Latn": re.compile(r"[A-Za-zÀ-ɏ][\wÀ-ɏ]*"),
    "Cyrl": re.compile(r"[Ѐ-ӿ]\w*"),
    "Grek": re.compile(r"[Ͱ-Ͽ]\w*"),
}
# Scripts that are written mixed.
_JOINED = {"Hira": "Hani", "Kana": "Hani", "Hang": "Hani", "Bopo": "Hani"}


def detect_spans(text: str) -> list[tuple[Span, Detection]]:
    """The runs that are in another script than the text, in order, each with its language.

    A run of names alone is ``und``: a name has no language. Offsets are code points. Linear time.
    """
    from translit.detectors import detect_many

    if text.isascii():
        return []
    counts = letter_counts([text])[0].copy()
    counts[0] = 0
    if (counts > 0).sum() < 2:
        return []
    spans = list(_spans(text, _main(text, counts)))
    runs = [text[s.start : s.end] for s in spans]
    told = iter(detect_many([run for run in runs if not _NAME.fullmatch(run)]))
    return [
        (span, undetermined("script", script_of(run)) if _NAME.fullmatch(run) else next(told))
        for span, run in zip(spans, runs, strict=True)
    ]


def _main(text: str, counts: NDArray[Any]) -> int:
    """The script of the text: that of most letters, unless these write names, or a quotation, only."""
    letters = classes(text)
    letters = letters[letters != 0]
    frame = {int(letters[0]), int(letters[-1])}
    order = [int(n) for n in counts.argsort()[::-1] if counts[n]]
    for script in order:
        quoted = len(frame) == 1 and script not in frame and frame <= set(order)
        if SCRIPTS[script] not in _CASED or not (quoted or _names_only(text, script)):
            return script
    return order[0]


def _names_only(text: str, script: int) -> bool:
    """Whether every word of a cased script begins with a capital."""
    words = re.findall(_CASED[SCRIPTS[script]], text[:10_000])
    return all(word[0].isupper() for word in words)


def _groups() -> NDArray[Any]:
    import numpy as np

    return np.array([SCRIPTS.index(_JOINED.get(s, s)) for s in SCRIPTS], np.uint8)


def _spans(text: str, main: int) -> Iterator[Span]:
    """Runs of letters of one foreign script, joined over what may stand between their words."""
    import numpy as np

    groups = _groups()
    letters = groups[classes(text)]
    foreign = np.flatnonzero((letters != 0) & (letters != groups[main]))
    if not len(foreign):
        return
    skipped = [m.span() for m in _NO_LANGUAGE.finditer(text)]
    scripts = letters[foreign].astype(int)
    breaks = np.flatnonzero((np.diff(foreign) > 1) | (np.diff(scripts) != 0))
    start = int(foreign[0])
    for place in breaks.tolist():
        left, right = int(foreign[place]), int(foreign[place + 1])
        if not _joined(text, left, right, letters):
            yield from _run(text, start, left + 1, skipped)
            start = right
    yield from _run(text, start, int(foreign[-1]) + 1, skipped)


def _joined(text: str, left: int, right: int, letters: NDArray[Any]) -> bool:
    """Whether two neighbouring foreign letters are in one run."""
    if letters[left] != letters[right] or right - left > _MOST_BETWEEN:
        return False
    return _BETWEEN.fullmatch(text, left + 1, right) is not None


def _run(text: str, start: int, end: int, skipped: list[tuple[int, int]]) -> Iterator[Span]:
    near = bisect_right(skipped, (start, len(text) + 1)) - 1
    if near >= 0 and end <= skipped[near][1]:
        return
    before = _BEFORE.search(text, max(start - 8, 0), start)
    after = _AFTER.match(text, end)
    yield Span(before.start() if before else start, after.end() if after else end)
