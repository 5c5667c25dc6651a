"""The key of a form: what two spellings share that differ only in what nobody sees.

Tatweel, harakat and niqqud, bidi and zero-width characters are skipped; letters that a keyboard of a
sister language puts in their place (``ی`` for ``ي``), presentation forms, the digits and the spaces of
other scripts become the usual ones. Letters that tell words apart (``أ`` and ``ا``, ``ى`` and ``ي``) stay
apart. A key is never an output: matches are carried back to the text as it was written.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_left, bisect_right
from codecs import utf_16_le_decode, utf_16_le_encode
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from translit.languages import BUILTIN

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Folded", "fold", "key", "keys"]

# Characters that stand in a text and are no part of any word: bidi controls, joiners, soft hyphen, BOM.
_INVISIBLE = (
    "\N{SOFT HYPHEN}\N{COMBINING GRAPHEME JOINER}\N{ARABIC LETTER MARK}\N{MONGOLIAN VOWEL SEPARATOR}"
    "\N{ZERO WIDTH SPACE}-\N{RIGHT-TO-LEFT MARK}"
    "\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{WORD JOINER}-\N{NOMINAL DIGIT SHAPES}\N{ZERO WIDTH NO-BREAK SPACE}"
    # Hamza and madda as marks (where they compose nothing), and what reciters of the Quran read.
    "\N{ARABIC MADDAH ABOVE}-\N{ARABIC WAVY HAMZA BELOW}\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\N{VARIATION SELECTOR-1}-\N{VARIATION SELECTOR-16}"
    "\N{COMBINING GRAVE ACCENT}-\N{COMBINING LATIN SMALL LETTER X}"
)
_SAME = {
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{MODIFIER LETTER APOSTROPHE}": "'",
    # Hebrew abbreviates with geresh and gershayim, for which most writers take what quotes.
    "\N{HEBREW PUNCTUATION GERESH}": "'",
    "\N{HEBREW PUNCTUATION GERSHAYIM}": '"',
    "\N{HYPHEN}": "-",
    "\N{NON-BREAKING HYPHEN}": "-",
}
# Marks that make a letter of their base where they follow it: hamza and madda, and all of Latin.
_COMPOSING = re.compile(r"[^\W\d_][\u0300-\u0345\u0653-\u0655]")
_SPACE = 32
_SHORT = 400  # characters of a text that is compared with its key before anything is made of it
_LETTER = ord("\N{CYRILLIC LETTER MULTIOCULAR O}")  # stands for the letters of other planes
_COMPOSES, _SKIPPED = 1, 2  # in the table: a mark that may compose is 1, what is skipped anyway 0


class Folded(NamedTuple):
    """A text's key, and where its characters stood.

    ``cuts`` are the places in the key, in order, before which a character of the text was left out, an
    entry for each; ``composed``: some were marks of a kind that make a letter with that before them.
    ``codes`` are the key's characters as an array. Characters outside the basic plane are one rare letter
    where they are letters, else U+FFFD.
    """

    text: str
    codes: NDArray[np.uint16]
    cuts: list[int]
    composed: bool

    def start(self, at: int) -> int:
        """Where the character of the key at ``at`` stands in the text."""
        return at + bisect_right(self.cuts, at)

    def starts(self, places: Sequence[int]) -> list[int]:
        """``start`` of many places."""
        return self._text(places, bisect_right)

    def end(self, at: int) -> int:
        """Where the text ends whose key ends at ``at``: right after its last character."""
        return at + bisect_left(self.cuts, at)

    def ends(self, places: Sequence[int]) -> list[int]:
        """``end`` of many places."""
        return self._text(places, bisect_left)

    def _text(self, places: Sequence[int], left_out: Callable[[list[int], int], int]) -> list[int]:
        if not self.cuts:
            return list(places)
        return list(map(add, places, map(left_out, repeat(self.cuts), places)))

    def bounds(self, starts: Sequence[int]) -> list[int]:
        """Where in the key texts begin that were joined with line feeds, and where one more would."""
        out = [cut + number for number, cut in enumerate(self.cuts)]
        return [*(at - bisect_left(out, at) for at in starts), len(self.text) + 1]

    def part(self, low: int, high: int) -> Folded:
        """The key of the text between two ``bounds``."""
        here = self.cuts[bisect_left(self.cuts, low) : bisect_left(self.cuts, high)]
        text, codes = self.text[low : high - 1], self.codes[low : high - 1]
        return Folded(text, codes, [cut - low for cut in here], self.composed)


def fold(text: str) -> Folded:
    """The key of a text, in linear time and a few passes over an array of its characters."""
    codes = _units(text)
    if len(text) <= _SHORT and _plain().fullmatch(text):
        return Folded(text, codes, [], composed=False)
    folded = _table().take(codes if len(codes) == len(text) else _astral(text))
    out = (folded < _SKIPPED).nonzero()[0]
    composed = False
    if out.size:
        composed = bool((folded.take(out) == _COMPOSES).any())
        if composed:
            folded = _composed(text, folded)
        folded = _without(folded, out)
    space = folded == _SPACE
    again = (space[1:] & space[:-1]).nonzero()[0]
    if again.size:  # of a run of spaces the first one stays
        again += 1
        folded = _without(folded, again)
        out = _merged(out, again)
    key, _ = utf_16_le_decode(folded.data)  # which spares the search for the codec by its name
    return Folded(key, folded, _cuts(out).tolist() if out.size else [], composed)


def key(form: str) -> str:
    """The key of a form, without spaces around it."""
    return form if _plain().fullmatch(form) else fold(form).text.strip()


def keys(forms: list[str]) -> list[str]:
    """The keys of many forms in one pass; forms may not hold a line feed (such a form has no key)."""
    joined = "\n".join(forms)
    if joined.count("\n") != len(forms) - 1:
        return [key(form.replace("\n", " ")) for form in forms]
    folded = fold(joined).text
    if folded == joined and " \n" not in joined and "\n " not in joined:
        return [form.strip() for form in forms]
    return [piece.strip() for piece in folded.split("\n")]


def _units(text: str) -> NDArray[np.uint16]:
    """The UTF-16 units of a text."""
    import numpy as np

    return np.frombuffer(utf_16_le_encode(text, "surrogatepass")[0], np.uint16)


def _without(codes: NDArray[np.uint16], places: NDArray[np.intp]) -> NDArray[np.uint16]:
    """The characters but for those at some places."""
    import numpy as np

    stay = np.ones(len(codes), bool)
    stay[places] = False
    return codes[stay]


def _cuts(out: NDArray[np.intp]) -> NDArray[np.intp]:
    """Where what was left out of a text is missing in what is left."""
    import numpy as np

    return out - np.arange(len(out))


def _merged(first: NDArray[np.intp], second: NDArray[np.intp]) -> NDArray[np.intp]:
    """What was left out of a text, and then of the rest, as places in the text."""
    import numpy as np

    second = second + np.searchsorted(_cuts(first), second, "right")
    return np.sort(np.concatenate((first, second)))


def _astral(text: str) -> NDArray[np.uint16]:
    """The characters of a text that leaves the basic plane, the others as one letter or one sign."""
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).copy()
    for code in np.unique(codes[codes >= 0x10000]).tolist():
        tag = 0xE0000 <= code < 0xE0200  # language tags and variation selectors: not seen
        codes[codes == code] = 0x200B if tag else _LETTER if chr(code).isalnum() else 0xFFFD
    return codes.astype(np.uint16)


def _composed(text: str, folded: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """Base letters replaced by what they make with the mark that follows (``ا`` + hamza = ``أ``)."""
    for match in _COMPOSING.finditer(text):
        letter = unicodedata.normalize("NFC", match[0])
        if len(letter) == 1:
            folded[match.start()] = _table()[ord(letter)]
    return folded


@functools.cache
def _table() -> NDArray[np.uint16]:
    """What each character of the basic plane becomes; 0 and 1 are skipped."""
    import numpy as np

    table = np.arange(0x10000, dtype=np.uint16)
    for code, becomes in _changes():
        table[code] = becomes
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00), *range(0xFF01, 0xFF5F)):
        single = unicodedata.normalize("NFKC", chr(code))
        if len(single) == 1:
            table[code] = table[ord(single)]
    table[0xD800:0xE000] = 0xFFFD  # a lone surrogate would stop the matcher
    table[:_SKIPPED] = 0xFFFD  # these two stand for what is skipped
    return table


@functools.cache
def _plain() -> re.Pattern[str]:
    """Words with a space between them whose characters all stay as they are."""
    import numpy as np

    table = _table()
    stays = (table == np.arange(len(table))) & (table > _SKIPPED)
    stays[[code for code in range(0x10000) if chr(code).isspace()]] = False
    stays[0xD800:0xE000] = False
    edges = np.flatnonzero(np.diff(stays, prepend=False, append=False)).tolist()
    ranges = (
        f"\\u{low:04x}-\\u{high - 1:04x}" for low, high in zip(edges[::2], edges[1::2], strict=True)
    )
    word = f"[{''.join(ranges)}]+"
    return re.compile(f"{word}(?: {word})*")


def _changes() -> Iterator[tuple[int, int]]:
    """(character, what it becomes): from what each language knows of itself, then the rest."""
    for first, second in _SAME.items():
        yield ord(first), ord(second)
    plane = "".join(map(chr, range(0x10000)))
    spaces = (match[0] for match in re.finditer(r"\s", plane))
    yield from ((ord(c), _SPACE) for c in spaces if unicodedata.category(c) == "Zs")
    for language in BUILTIN:
        yield from ((ord(digit), 48 + value) for value, digit in enumerate(language.digits))
    for first, second in _letters().items():
        yield ord(first), ord(second)
    skipped = (
        _INVISIBLE + "".join(x.marks for x in BUILTIN) + "".join(x.elongation for x in BUILTIN)
    )
    for match in re.finditer(f"[{skipped}]", plane):
        yield match.start(), int(_COMPOSING.match(f"x{match[0]}") is not None)


def _letters() -> dict[str, str]:
    """Letters of sister languages to those of the first language of their script.

    The others have their own fixes, which contradict each other (Pashto tells ی from ي).
    """
    out: dict[str, str] = {}
    seen: set[str] = set()
    for language in BUILTIN:
        if language.scripts[0] not in seen:
            seen.add(language.scripts[0])
            out |= language.letter_fixes
    return out
