"""The words of a block that may be names, in columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from translit.checks._names import Form, Heard, forms_of, head, heard_in, sounds

if TYPE_CHECKING:
    from translit.checks.block import Block
    from translit.edit import Edit, Mention

__all__ = ["Found", "found_in", "numbered"]

Array = npt.NDArray[Any]
_NEVER = np.iinfo(np.int64).max  # an offset behind every text


class Found(NamedTuple):
    """The names of a block in columns."""

    text: Array
    start: Array
    length: Array
    forms: Array
    heard: Array
    known: Array


_START, _END, _HEAD = (itemgetter(Form._fields.index(name)) for name in ("start", "end", "head"))


def found_in(block: Block) -> Found:
    """The words of the targets that may be names: ``candidates`` for many segments at once."""
    words = block.target.words
    forms = _forms(block)
    here = np.flatnonzero(forms)
    some = forms[here].tolist()
    token = np.repeat(here, numbered(map(len, some), len(some)))
    flat: list[Form] = list(chain.from_iterable(some))
    count = len(flat)
    begin = numbered(map(_START, flat), count)
    start, length = words.start[token] + begin, numbered(map(_END, flat), count) - begin
    text = words.of[token]
    known, left = _named(block, text, start, length)
    for at in np.flatnonzero(start == 0).tolist():  # there a capital says nothing
        left[at] &= not flat[at].form[0].isupper()
    heard = _heard(block, text, flat)
    found = Found(text, start, length, np.fromiter(flat, object, count), heard, known)
    return found if left.all() else Found(*(column[left] for column in found))


def numbered(numbers: Iterable[int], count: int) -> Array:
    """A column of numbers."""
    return np.fromiter(numbers, np.int64, count)


def _forms(block: Block) -> Array:
    """What names each word of the targets may be; none where the language is unknown."""
    out = np.zeros(len(block.target.words.numbers), object)
    for lang, here in block.apart(block.target_langs):
        of = forms_of(lang)
        if of is not None:
            mine = here[block.target.words.of]
            out[mine] = block.target.fact(of, object)[mine]
    return out


def _named(block: Block, text: Array, start: Array, length: Array) -> tuple[Array, Array]:
    """What of these the glossary knows, and what it doesn't rewrite."""
    known, left = np.zeros(len(text), np.bool_), np.ones(len(text), np.bool_)
    bounds = np.searchsorted(text, np.arange(len(block.rows) + 1)).tolist()
    for at, names in enumerate(block.target_names):
        if bounds[at] == bounds[at + 1]:
            continue
        if not names.mentions and not names.edits:
            continue
        here = slice(bounds[at], bounds[at + 1])
        low, high = start[here], start[here] + length[here]
        known[here] = _within(names.mentions, low, high)
        left[here] = _beside(names.edits, low, high)
    return known, left


def _within(spans: Sequence[Mention], low: Array, high: Array) -> Array:
    """Which places are in one of some spans, which are in order and apart."""
    starts = numbered((span.start for span in spans), len(spans))
    ends = np.append(numbered((span.end for span in spans), len(spans)), 0)
    inside: Array = high <= ends[np.searchsorted(starts, low, side="right") - 1]
    return inside


def _beside(spans: Sequence[Edit], low: Array, high: Array) -> Array:
    """Which places touch none of some spans, which are in order and apart."""
    ends = numbered((span.end for span in spans), len(spans))
    starts = np.append(numbered((span.start for span in spans), len(spans)), _NEVER)
    beside: Array = high <= starts[np.searchsorted(ends, low, side="right")]
    return beside


def _heard(block: Block, text: Array, forms: Sequence[Form]) -> Array:
    """The capitalised word of the source that sounds like each name; empty where none does.

    None where there is no source.
    """
    told: dict[int, Heard] = {}
    words = block.source.words
    pairs = block.source.fact(heard_in, object)
    here = np.flatnonzero(pairs)
    for at, some in zip(words.of[here].tolist(), pairs[here].tolist(), strict=True):
        told.setdefault(at, {}).update(some)
    there = [at << 32 | head(sound) for at, heard in told.items() for sound in heard]
    heads = numbered(map(_HEAD, forms), len(forms))
    out = np.full(len(forms), "", object)
    for row in np.flatnonzero(np.isin(text << 32 | heads, there)).tolist():
        out[row] = sounds(forms[row].key, told[int(text[row])])
    out[block.source.lengths[text] == 0] = None
    return out
