"""Consonant keys: one short string for the spellings of a name in any script.

For blocking and grouping, never proof: كييف (Kyiv) and كيف (how) share theirs, so do بوتين and بدون.
Vowels, and ح ه ع و ي and h w y that are heard little or stand for vowels, are dropped; letters that
transliterators interchange share a class (ط ت t د d; غ ج ك ق g k c q; ب ف f p b v); doubled ones count once.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from translit.names.fold import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["consonants", "fresh_key", "key", "romanize", "sounds", "sounds_many", "word_keys"]

# One capital a class: K velars and palatals, T dentals, S hissing, F lips, H breath, L M N R themselves.
_CLASSES = {
    "K": "كقغجگخгкхgkqjxcגכקˈ" + "ґ",
    "T": "تطثدذضظتdtдтדטת",
    "S": "سصزشژچszсзцшщжчסזשצ",
    "F": "بپفڤbpfvбпфвבפ",
    "L": "لlлל", "M": "مmмמ", "N": "نnнנ", "R": "رrрר",
}  # fmt: skip
_CLASS = {ord(letter): name for name, group in _CLASSES.items() for letter in group}
# Latin groups that are one sound, in the order in which they are read.
_GROUPS = (("tsch", "S"), ("sch", "S"), ("tch", "S"), ("ch", "S"), ("sh", "S"), ("zh", "S"), ("kh", "K"),
           ("gh", "K"), ("th", "T"), ("dh", "T"), ("ph", "F"), ("ts", "S"), ("tz", "S"), ("dj", "K"),
           ("ce", "S"), ("ci", "S"), ("cy", "S"), ("x", "KS"))  # fmt: skip
_GROUP = re.compile("|".join(g for g, _ in _GROUPS))
_SOUND = dict(_GROUPS)
_ARABIC_ARTICLE = re.compile(r"(?<!\S)(?:ال|[ae]l )(?=\S{3})")
_TWICE = re.compile(r"(.)\1+")
_REST = re.compile(r"[^A-Z0-9]+")


@functools.lru_cache(maxsize=200_000)
def key(name: str) -> str:
    """The consonant key of a whole name, words joined: ``FTR`` for حفتر and Haftar.

    ``""`` for a name without consonants.
    """
    return _joined(word_keys(name))


def fresh_key(name: str) -> str:
    """The same for who remembers it himself: here it isn't."""
    return _joined(_word_keys(fold.__wrapped__(name)))


@functools.lru_cache(maxsize=200_000)
def word_keys(name: str) -> tuple[str, ...]:
    """The key of each word of a name, in order, without those that have none."""
    return _word_keys(fold(name))


def _word_keys(folded: str) -> tuple[str, ...]:
    text = _ARABIC_ARTICLE.sub("", folded)
    return tuple(k for k in map(_word, text.split()) if k)


def _joined(keys: tuple[str, ...]) -> str:
    return _TWICE.sub(r"\1", "".join(keys))


def _sound(group: re.Match[str]) -> str:
    return _SOUND[group[0]]


def _word(word: str) -> str:
    sounds = _GROUP.sub(_sound, word) if word.isascii() else word
    return _TWICE.sub(r"\1", _REST.sub("", sounds.translate(_CLASS)))


def consonants(words: Sequence[str]) -> list[str]:
    """The key of each folded word, in order."""
    import numpy as np

    out = np.empty(len(words), object)
    latin = np.array([word.isascii() for word in words], bool)
    for at, rewrite in ((latin, _grouped), (~latin, _without_article)):
        lines = rewrite("\n".join(itertools.compress(words, at.tolist())))
        points = np.frombuffer(lines.encode("utf-32-le", "surrogatepass"), np.uint32)
        keys = _class_table().take(points, mode="clip")
        keys = keys[keys > 0]
        new = np.append(True, (keys[1:] != keys[:-1]) | (keys[1:] == _LINE))[: len(keys)]
        out[at] = str(keys[new].tobytes(), "ascii").split("\n") if at.any() else []
    return out.tolist()


def _grouped(lines: str) -> str:
    return _GROUP.sub(_sound, lines)


def _without_article(lines: str) -> str:
    return _ARABIC_ARTICLE.sub("", lines)


_LINE = 10


@functools.cache
def _class_table() -> NDArray[np.uint8]:
    """(code points,) the capital or the digit that a letter counts as in a key, 0 where it doesn't.

    The last one stands for all that follow.
    """
    import numpy as np

    table = np.zeros(0x700, np.uint8)
    for kept in "\n0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        table[ord(kept)] = ord(kept)
    for letter, name in _CLASS.items():
        table[letter] = ord(name)
    return table


_LETTERS = (
    ("ءابتثجحخدذرزسشصضطظعغفقكلمنهويپچڤگژ",
     "- a b t th j h kh d d r z s sh s d t z a gh f k k l m n h o i p ch v g zh"),
    ("абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ",
     "a b v g d e zh z i i k l m n o p r s t u f h ts ch sh sh - i - e iu ia i i e g"),
    ("אבגדהוזחטיכלמנסעפצקרשתˈ", "a b g d h o z h t i k l m n s a p ts k r sh t -"),
    ("cqwyxue", "k k v i ks o i"),
)  # fmt: skip
_SOUNDS = {
    letter: sound.strip("-")
    for letters, sounds in _LETTERS
    for letter, sound in zip(letters, sounds.split(), strict=True)
}
_ROMAN = str.maketrans(_SOUNDS)
_PLAIN = frozenset(_LETTERS[-1][0])  # the Latin letters that are written otherwise


def romanize(name: str) -> str:
    """The folded name in few Latin letters, one sound a letter: for a quick look, not for reading."""
    return sounds(fold(name))


def sounds(folded: str) -> str:
    """``romanize`` of a name that is folded already."""
    return folded if folded.isascii() and _PLAIN.isdisjoint(folded) else folded.translate(_ROMAN)


def sounds_many(folded: Sequence[str]) -> list[str]:
    """``sounds`` of each name, in order."""
    import numpy as np

    lines = "\n".join(folded)
    points = np.frombuffer(lines.encode("utf-32-le", "surrogatepass"), np.uint32)
    table = _sound_table()
    if not folded or lines.count("\n") != len(folded) - 1 or points.max(initial=0) >= len(table):
        return [sounds(name) for name in folded]
    written = table.take(points).view(np.uint8)
    if (written == _UNKNOWN).any():
        return [sounds(name) for name in folded]
    return str(written[written > 0].tobytes(), "ascii").split("\n")


_UNKNOWN = 255


@functools.cache
def _sound_table() -> NDArray[np.uint16]:
    """(code points,) two ASCII letters in a number; 0 is none, 255 that a letter isn't in ASCII."""
    import numpy as np

    table = np.zeros((0x700, 2), np.uint8)
    table[:, 0] = [i if i < 128 else _UNKNOWN for i in range(len(table))]
    for letter, sound in _SOUNDS.items():
        table[ord(letter)] = tuple(sound.encode("ascii").ljust(2, b"\0"))
    return table.view(np.uint16).ravel()
