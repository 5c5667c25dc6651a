"""ftfy's steps, each behind a test that tells when it can't change anything.

Reads ftfy's own tables, so its version range is bounded (pyproject.toml) and
``tests/cleaners/test_mojibake.py`` compares the two on 100,000 risky texts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

__all__ = ["Fixer", "Options", "class_body"]


class Options(NamedTuple):
    """The options of ``ftfy.fix_text`` that it heeds, by its own names."""

    unescape_html: bool | str
    remove_terminal_escapes: bool
    fix_encoding: bool
    fix_latin_ligatures: bool
    fix_character_width: bool
    uncurl_quotes: bool
    fix_line_breaks: bool
    fix_surrogates: bool
    remove_control_chars: bool
    normalization: Any


class Fixer:
    """``ftfy.fix_text`` with some options, segment by segment, where it can change anything.

    ``trigger``: (class body, sequences of them) without which a normalized text stays as it is.
    """

    def __init__(self, options: Options) -> None:
        steps = [step for step in _steps() if getattr(options, step.option, True)]
        touched = "".join(step.touches for step in steps)
        keys, then = _unlikely_pairs() if options.fix_encoding else ("", "(?!)")
        self._options = options
        self._steps = steps
        self._touched = re.compile(f"[{touched}]")
        self._bad = re.compile(f"[{keys}{_ALONE}](?:(?<=[{_ALONE}])|{then})")
        alone = touched + (_ALONE if options.fix_encoding else "")
        then = f"(?<=[{alone}])|(?<=&)(?=[#0-9A-Za-z])|{then}"
        marks = keys + alone + (r"\&" if options.unescape_html else "")
        self._suspect = re.compile(f"[{marks}](?:{then})")
        together = _unlikely_sequences() if options.fix_encoding else ()
        entity = (("&", "#0-9A-Za-z"),) if options.unescape_html else ()
        self.trigger = (alone, (*together, *entity))

    def segments(self, text: str) -> Iterator[tuple[int, int, str, list[str]]]:
        """(start, end, repaired, names of the steps) of the segments that ftfy would change."""
        markup = text.find("<") if self._options.unescape_html == "auto" else -1
        for start, end in self._suspects(text):
            # ftfy leaves entities alone from the first segment on that holds a ``<``.
            entities = bool(self._options.unescape_html) and not 0 <= markup < end
            segment = text[start:end]
            fixed, names = self._fix(segment, entities=entities)
            if fixed != segment:
                yield start, end, fixed, names

    def _suspects(self, text: str) -> Iterator[tuple[int, int]]:
        """The segments that may change."""
        form = self._options.normalization
        normal = form is None or unicodedata.is_normalized(form, text)
        at = 0
        while at < len(text):
            if normal:
                hit = self._suspect.search(text, at)
                if hit is None:
                    return
                at = hit.start()
            start, at = _segment_at(text, at)
            if normal or self._changes(text[start:at]):
                yield start, at

    def _changes(self, segment: str) -> bool:
        """Whether a segment of a text that isn't normalized may change."""
        normal = unicodedata.is_normalized(self._options.normalization, segment)
        return not normal or self._suspect.search(segment) is not None

    def _fix(self, text: str, *, entities: bool) -> tuple[str, list[str]]:
        """One segment through all steps until nothing changes, as ``ftfy.fix_and_explain``."""
        done: list[str] = []
        while True:
            before = text
            if entities and "&" in text:
                text = _noted(done, "entities", _unescape, text)
            if self._options.fix_encoding and self._bad.search(text):
                text = _noted(done, "encoding", _decode, text)
            if self._touched.search(text):
                for step in self._steps:
                    text = _noted(done, step.name, step.call, text)
            if self._options.normalization:
                text = _noted(done, "nfc", self._normal, text)
            if text == before:
                return text, done

    def _normal(self, text: str) -> str:
        return _normalize(self._options.normalization, text)


def _noted(done: list[str], name: str, step: Callable[[str], str], text: str) -> str:
    """The text after a step, whose name is noted where it changed something."""
    fixed = step(text)
    if fixed != text and name not in done:
        done.append(name)
    return fixed


def _unescape(text: str) -> str:
    from ftfy import fixes

    return fixes.unescape_html(text)


def _decode(text: str) -> str:
    import ftfy

    return ftfy.fix_encoding(text)


_SEGMENT = 1_000_000  # ftfy's ``max_decode_length``


def _segment_at(text: str, at: int) -> tuple[int, int]:
    """The segment of ftfy that holds an offset: a line with its break, cut at a million."""
    start = text.rfind("\n", 0, at) + 1
    start += (at - start) // _SEGMENT * _SEGMENT
    end = text.find("\n", at, start + _SEGMENT) + 1
    return start, end or min(start + _SEGMENT, len(text))


class _Step(NamedTuple):
    """A step of ftfy that works character by character: its name and option, what it touches."""

    name: str
    option: str
    touches: str
    call: Callable[[str], str]


@cache
def _steps() -> list[_Step]:
    """In ftfy's order. The first has an option that ``fix_text`` does not heed."""
    from ftfy import chardata, fixes

    ligatures, widths = class_body(chardata.LIGATURES), class_body(chardata.WIDTH_MAP)
    controls = class_body(chardata.CONTROL_CHARS)
    return [
        _Step("c1", "fix_c1_controls", "\x80-\x9f", fixes.fix_c1_controls),
        _Step("ligatures", "fix_latin_ligatures", ligatures, fixes.fix_latin_ligatures),
        _Step("widths", "fix_character_width", widths, fixes.fix_character_width),
        _Step("quotes", "uncurl_quotes", "\u02bc\u2018-\u201f", fixes.uncurl_quotes),
        _Step("breaks", "fix_line_breaks", "\r\u2028\u2029\x85", fixes.fix_line_breaks),
        _Step("surrogates", "fix_surrogates", "\ud800-\udfff", fixes.fix_surrogates),
        _Step("escapes", "remove_terminal_escapes", "\x1b", fixes.remove_terminal_escapes),
        _Step("controls", "remove_control_chars", controls, fixes.remove_control_chars),
    ]


_ALONE = "\x80-\x9fЂ"  # bad in ftfy's eyes whatever stands beside it, or (вЂ) beside a plain letter
_KEYS = [
    *("bad", "law", "currency", "numeric", "box"),
    *("start_punctuation", "end_punctuation", "upper_accented", "lower_accented"),
]
_PARTNERS = [*_KEYS, "kaomoji"]


@cache
def _unlikely_pairs() -> tuple[str, str]:
    """(class body of one character, what beside it makes a pair that ftfy may call bad)."""
    from ftfy.badness import MOJIBAKE_CATEGORIES as CATEGORIES

    keys, partners, lower, upper = _categories()
    then = (
        f"(?<=[{keys}])(?:(?=[{partners}])"
        f"|(?<=[{partners}].)"
        f"|(?<=[{lower}{upper}][{CATEGORIES['bad']}])"
        f"|(?<=[{lower}][{CATEGORIES['upper_accented']}])"
        "|(?<=[ВГРСΒΓΞΟ].)(?=[ВГРСΒΓΞΟ])|(?<=β€)"
        f"|(?<=[ÂÃÎÐØÙ√])(?=[ {CATEGORIES['common']}])"
        "|(?<=[Œœ])(?=[^A-Za-z]))"
    )
    return keys, then


@cache
def _unlikely_sequences() -> tuple[tuple[str, ...], ...]:
    """The same as sequences of classes.

    Every alternative of ftfy's ``BADNESS_RE`` holds one of ``_ALONE`` or two neighbours of its
    categories of which one is a key. Cyrillic and Greek letters count only before a "bad" sign or an
    accented capital, or as the pairs of wrong encodings (``ВГРСΒΓΞΟ`` on both sides, ``β€``);
    "common" neighbours (dashes, no-break space) only after a few letters, œ only before what isn't
    a plain letter.
    """
    from ftfy.badness import MOJIBAKE_CATEGORIES as CATEGORIES

    keys, partners, lower, upper = _categories()
    return (
        (keys, partners),
        (partners, keys),
        (lower + upper, CATEGORIES["bad"]),
        (lower, CATEGORIES["upper_accented"]),
        ("ВГРСΒΓΞΟ", keys, "ВГРСΒΓΞΟ"),
        ("β", "€"),
        ("ÂÃÎÐØÙ√", " " + CATEGORIES["common"]),
        ("Œœ", "^A-Za-z"),
    )


def _categories() -> tuple[str, str, str, str]:
    """Class bodies: keys, what makes a pair with one, small letters, capitals."""
    from ftfy.badness import MOJIBAKE_CATEGORIES as CATEGORIES

    keys = "".join(CATEGORIES[name] for name in _KEYS) + "ØÙ°"
    partners = "".join(CATEGORIES[name] for name in _PARTNERS)
    return keys, partners, CATEGORIES["lower_common"], CATEGORIES["upper_common"]


_LONGEST_RUN = 60  # of combining marks that unicodedata may sort: its sort is quadratic


def _normalize(form: Any, text: str) -> str:
    """``unicodedata.normalize`` in linear time: long runs of marks are brought in order first.

    Reordering marks of different classes keeps the text canonically equivalent, so the result is
    the same (UAX 15).
    """
    if unicodedata.is_normalized(form, text):
        return text
    return unicodedata.normalize(form, _marks().sub(_in_order, text))


@cache
def _marks() -> re.Pattern[str]:
    """Long runs of characters of a combining class other than 0."""
    codes = [c for c in range(0x300, 0x1F000) if unicodedata.combining(chr(c))]
    return re.compile(f"[{class_body(codes)}]{{{_LONGEST_RUN},}}")


def _in_order(run: re.Match[str]) -> str:
    """The marks of a run, decomposed, in the order of their classes; of one class as they stood."""
    import numpy as np

    # A long run repeats a few marks: what unicodedata says of each is asked once.
    forms = {ord(mark): unicodedata.normalize("NFD", mark) for mark in set(run[0])}
    changed = {code: form for code, form in forms.items() if form != chr(code)}
    marks = run[0].translate(changed) if changed else run[0]
    codes = np.frombuffer(marks.encode("utf-32-le"), np.uint32)
    classes = np.zeros(int(codes.max()) + 1, np.uint8)
    for mark in set(marks):
        classes[ord(mark)] = unicodedata.combining(mark)
    order = np.argsort(classes[codes], kind="stable")
    return codes[order].tobytes().decode("utf-32-le")


def class_body(codes: Iterable[int]) -> str:
    """Code points as the ranges of a regex class."""
    out = []
    for _, group in groupby(enumerate(sorted(codes)), key=lambda pair: pair[1] - pair[0]):
        block = [code for _, code in group]
        out.append(f"{re.escape(chr(block[0]))}-{re.escape(chr(block[-1]))}")
    return "".join(out)
