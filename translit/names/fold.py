"""The letters that a name is compared by: no marks, no case, no punctuation, one space.

A key, never an output. What is left are small letters of five alphabets, digits and single spaces;
Greek is written in Latin letters (its modern sounds), other scripts are kept as they are.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["fold", "fold_many", "script"]

_LONGEST = 200  # code points of a name that are looked at: what is longer isn't a name

# Letters that don't decompose, writers' interchangeable letters, and letters of sister languages.
_LETTERS = {
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    **dict.fromkeys("یېێےۍىئ", "ي"),
    **dict.fromkeys("کڪ", "ك"),
    **dict.fromkeys("ھہەۃةۀ", "ه"),
    **dict.fromkeys("ۆۇۈۋۊؤ", "و"),
    **dict.fromkeys("ڤۏ", "ڤ"),
    **dict.fromkeys("گڭݣ", "گ"),
    **dict.fromkeys("ټٹ", "ت"),
    **dict.fromkeys("ډڈ", "د"),
    **dict.fromkeys("ړڑڕ", "ر"),
    **dict.fromkeys("ڼںٺ", "ن"),
    **dict.fromkeys("ڵ", "ل"),
    **dict.fromkeys("ژڗ", "ژ"),
    **dict.fromkeys("ښ", "ش"),
    **dict.fromkeys("څځ", "چ"),
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    "ə": "e", "ħ": "h", "ŋ": "ng", "ĸ": "k", "ŧ": "t",
    "ў": "у", "ѐ": "е", "ё": "е", "ђ": "дж", "ѓ": "г", "ќ": "к", "ѝ": "и", "љ": "ль", "њ": "нь", "џ": "дж",
    "ј": "й", "ћ": "ч", "ѕ": "дз",
    "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ", "װ": "וו", "ױ": "וי", "ײ": "יי",
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k",
    "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t",
    "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
_TABLE = str.maketrans(_LETTERS)
# Greek letter groups that are one sound.
_GREEK = {
    "ου": "u", "μπ": "b", "ντ": "d", "γκ": "g", "γγ": "ng", "γχ": "nch", "αυ": "av", "ευ": "ev", "αι": "e",
    "οι": "i", "ει": "i", "τσ": "ts", "τζ": "tz",
}  # fmt: skip
_GREEK_GROUP = re.compile("|".join(_GREEK))
_IS_GREEK = re.compile("[α-ω]")
# й and the hamza carriers decompose, and they are letters of their own.
_KEEP = {"й": "\ue000", "ئ": "\ue001", "ؤ": "\ue002", "ї": "\ue003", "ґ": "\ue004", "ˈ": "\ue005"}
_SAVE, _BACK = str.maketrans(_KEEP), {ord(v): k for k, v in _KEEP.items()}
_MARK = re.compile(
    r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640\u06d6-\u06ed"
    r"\u02b0-\u02ff\u2018\u2019\u201b'`´׳״\"\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+"
)
_PLAIN = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*\Z|[ءابت-غف-وي]+(?: [ءابت-غف-وي]+)*\Z")
_MANY = 16  # names that are folded at once
_LINE, _SPACE, _STRANGE = 10, 32, 127
_HAMZA_FIRST = re.compile(r"\bئ")
_GERESH = re.compile("(?<=[גזצתץ])['’׳]")  # ג׳ is j: the mark makes another letter
_ISLANDS = re.compile(r"\bо-(ва?)\b")  # Russian о-в, о-ва: an island, islands
_GAP = re.compile(r"[\W_]+")
# What the rest of ``fold`` does to ASCII, letter by letter: marks away, a space for other signs.
_ASCII = {i: None if chr(i) in "'`\"" else " " for i in range(128) if not chr(i).isalnum()}


@functools.lru_cache(maxsize=200_000)
def fold(name: str) -> str:
    """The name in letters that are compared: ``Müller-Lüdenscheidt`` is ``muller ludenscheidt``.

    Only the first 200 code points count. A text without letters or digits gives ``""``.
    """
    if _PLAIN.match(name) and len(name) <= _LONGEST:
        return name
    if name.isascii():
        return " ".join(name[:_LONGEST].lower().translate(_ASCII).split())
    text = unicodedata.normalize("NFKC", name[:_LONGEST]).lower()[: 2 * _LONGEST]
    if "о-в" in text:
        text = _ISLANDS.sub(r"остро\1", text)
    text = unicodedata.normalize("NFKD", _GERESH.sub("\ue005", text).translate(_SAVE))
    text = _MARK.sub("", text).translate(_BACK)
    if _IS_GREEK.search(text):
        text = _GREEK_GROUP.sub(lambda m: _GREEK[m[0]], text)
    return _GAP.sub(" ", _HAMZA_FIRST.sub("ا", text).translate(_TABLE)).strip()


def fold_many(names: Sequence[str]) -> list[str]:
    """``fold`` of each name, in order. What most names consist of is folded letter by letter, all at once."""
    import numpy as np

    lines = "\n".join(names)
    if len(names) < _MANY or lines.count("\n") != len(names) - 1:
        return [*map(fold, names)]
    points = np.frombuffer(lines.encode("utf-32-le", "surrogatepass"), np.uint32)
    table = _plain_letters()
    letters = table.take(points, mode="clip")
    ends = np.append((points == _LINE).nonzero()[0], len(points))
    odd = np.diff(ends, prepend=-1) - 1 > _LONGEST
    letters = letters[letters > 0]
    line, space = letters == _LINE, letters == _SPACE
    owner = line.cumsum()
    latin, arabic = (np.zeros(len(names), bool) for _ in range(2))
    latin[owner[(letters < _STRANGE) & (letters > _SPACE)]] = True
    arabic[owner[letters > _STRANGE]] = True
    odd |= latin & arabic
    gap = np.concatenate([[True], line | space, [True]])
    odd[owner[(letters == _STRANGE) | (space & (gap[:-2] | gap[2:]))]] = True
    folded = str(letters.tobytes(), "utf-32-le").split("\n")
    for i in odd.nonzero()[0].tolist():
        folded[i] = fold(names[i])
    return folded


@functools.cache
def _plain_letters() -> NDArray[np.uint32]:
    """(code points,) what ``fold`` makes of a letter wherever it stands: 0 nothing, 127 depends on more.

    The last one stands for all that follow.
    """
    import numpy as np

    table = np.full(0x654, _STRANGE, np.uint32)
    for i in range(128):
        table[i] = ord(_ASCII.get(i, chr(i).lower()) or "\0")
    table[_LINE] = _LINE
    for letter in "ءابتثجحخدذرزسشصضطظعغفقكلمنهويأإآىةؤ":
        table[ord(letter)] = ord(fold(letter))
    table[[ord("\N{ARABIC TATWEEL}"), *range(0x64B, 0x653)]] = 0  # and the vowel signs
    return table


_SCRIPTS = (
    ("Arab", "\u0621", "\u06ff"),
    ("Cyrl", "\u0430", "\u052f"),
    ("Hebr", "\u05d0", "\u05ea"),
)


@functools.lru_cache(maxsize=200_000)
def script(folded: str) -> str:
    """ISO 15924 of a folded name's first letter: Arab, Cyrl, Hebr, Latn (Greek too), else Zyyy."""
    for letter in folded:
        if "a" <= letter <= "z":
            return "Latn"
        for name, first, last in _SCRIPTS:
            if first <= letter <= last:
                return name
    return "Zyyy"
