"""Names whose words stand in another order, are left out, or are shortened to a letter.

The letters of whole names are compared in order, so ``Haftar, Khalifa`` is far from خليفة حفتر. Here the
words of the two are paired first; what is paired is written in one order and compared again. Every
liberty that was taken costs log odds (``LIBERTIES``).
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from translit.names.fold import fold
from translit.names.keys import romanize, word_keys

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from translit.names.batch import Batch, Places

__all__ = [
    "LIBERTIES",
    "MOST",
    "Liberty",
    "Rewriting",
    "Words",
    "initial",
    "pairable",
    "plainly",
    "rewriting",
    "special",
    "split",
    "turnable",
]

Liberty = str
LIBERTIES: Mapping[Liberty, float] = {
    "turned": 0.0,
    "doubled": 0.5,
    "borrowed": 0.3,
    "article": 0.7,
    "particle": 0.7,
    "order": 1.0,
    "middle": 1.5,
    "end": 3.0,
    "initial": 1.5,
}
"""Log odds that each costs: a comma's sides turned, a letter doubled in Latin alone, a borrowed letter (ڤ)
in one alone, an article or a particle more, another order, a middle or an outer word more, a letter for
a word. Set by hand; ``eval/name_words.py`` measures them on persons."""

MOST = 6
"""Words of a name that are paired; longer ones are no names of persons."""
LEAST = -2.5
"""Log odds from which on two words may be one."""

_ENOUGH = 4  # consonants that names in another order have at least: محمد علي isn't علي محمد

_ARTICLES = frozenset(("al", "el", "ul", "il"))
# ... and before the sun letters, where the article takes their sound: as-Sisi, ed-Din
_ASSIMILATED = frozenset(
    vowel + sound for vowel in "aeu" for sound in ("d", "s", "sh", "r", "n", "z", "t", "th")
)
_PARTICLES = frozenset((
    "bin", "ben", "ibn", "bint", "bt", "von", "van", "der", "den", "de", "di", "da", "dos", "la", "le", "du",
    "bek", "bey", "beg", "pasha", "jr", "sr", "junior",
    "بن", "ابن", "بنت", "فون", "فان", "دير", "دي", "دو", "دا", "بك", "بيك", "بيه", "باشا", "جونيور",
    "фон", "ван", "дер", "де", "бен", "бин", "ибн", "бек", "бей", "паша", "בן", "פון", "ואן", "דר", "בק",
))  # fmt: skip
_JOINED_ON = frozenset((
    "abd", "abdel", "abdul", "abdal", "abdol", "abu", "abou", "عبد", "ابو", "ابي",
    "абд", "абдель", "абдул", "абу", "עבד", "אבו",
))  # fmt: skip
_JOINED_BACK = frozenset((
    "الدين", "din", "deen", "dine", "eddin", "eddine", "uddin", "aldin", "eldin", "الله", "allah", "ullah",
))  # fmt: skip
_SPECIAL = _ARTICLES | _ASSIMILATED | _PARTICLES | _JOINED_ON | _JOINED_BACK
_BORROWED = str.maketrans("ڤپچگ", "فبجغ")
_ARTICLE = re.compile(r"(?<!\S)ال(?=\S{3})")
_TWICE = re.compile(r"([a-z])\1")
_UNPLAIN = re.compile(r"([a-z])\1|[ڤپچگ]")
_VOWELS = frozenset("aeiouy")
# Sounds (in ``romanize``) that a lone letter may stand for; others stand for themselves.
_INITIALS = {"c": "ksc", "g": "gjk", "j": "jgi", "k": "kg", "q": "kg", "p": "pbf", "v": "vfo", "w": "ov",
             "x": "ksh", "z": "zt", "t": "t", "d": "dt"}  # fmt: skip


class Words(NamedTuple):
    """The words of a name in the order in which they are said, without articles and particles."""

    words: tuple[str, ...]
    turned: bool
    doubled: bool
    borrowed: bool
    articles: int
    particles: tuple[str, ...]


class Rewriting(NamedTuple):
    """The paired words of two names in one order, and the liberties that were taken."""

    a: str
    b: str
    liberties: tuple[Liberty, ...]
    told: str


def split(name: str, *, foreign: bool = False, folded: str | None = None) -> Words | None:
    """The words of a name; a comma's two sides are turned. None where there are too many.

    ``foreign``: the other name is in another script, where Latin's doubled letters are written once.
    ``folded`` is the name folded, where that is known.
    """
    turned = False
    if turnable(name):
        before, _, after = name[:200].replace("،", ",").partition(",")
        if "," not in after and fold(after):
            turned, folded = f"{after} {before}" != name, fold(f"{after} {before}")
    found = (fold(name) if folded is None else folded).split()
    words = bare = found
    if not _SPECIAL.isdisjoint(found):
        words = list(_glued(found))
        bare = [w for w in words if w not in _PARTICLES] or words
    if not 0 < len(bare) <= MOST or len(found) > 2 * MOST:
        return None
    particles = tuple(w for w in words if w in _PARTICLES) if len(bare) < len(words) else ()
    text = " ".join(bare)
    plain, once, own = plainly(text, foreign=foreign)
    articles = len(found) - len(words) + (len(text) - len(plain)) // len("ال")
    return Words(tuple(own.split()), turned, once != plain, own != once, articles, particles)


def plainly(text: str, *, foreign: bool) -> tuple[str, str, str]:
    """Words that aren't ``special``: without articles, letters written once, no borrowed letters either."""
    plain = _ARTICLE.sub("", text) if "ال" in text else text
    once = _TWICE.sub(r"\1", plain) if foreign and _TWICE.search(plain) else plain
    return plain, once, once if foreign or once.isascii() else once.translate(_BORROWED)


def special(word: str) -> bool:
    """Whether a word is an article, a particle or joined to another: what it is depends on its neighbours."""
    return word in _SPECIAL


def turnable(name: str) -> bool:
    """Whether the sides of a comma may be turned."""
    return "," in name or "،" in name


def _glued(found: Sequence[str]) -> Iterator[str]:
    """Words with what belongs to them: ``abd al rahman`` is one, an article alone is none."""
    held = ""
    for i, word in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else ""
        if following and _is_article(word, following):
            continue
        if following and (word in _JOINED_ON or following in _JOINED_BACK):
            held += word
        else:
            yield held + (word.removeprefix("ال") if held else word)
            held = ""


def _is_article(word: str, following: str) -> bool:
    return word in _ARTICLES or (word in _ASSIMILATED and word[1] == following[0])


def rewriting(one: Words, other: Words, odds: Mapping[tuple[str, str], float]) -> Rewriting | None:
    """The two names with their words paired, by the log odds of pairs of words; None where they don't."""
    swapped = len(one.words) > len(other.words)
    short, long = (other, one) if swapped else (one, other)
    chosen = _best(short.words, long.words, odds)
    if chosen is None:
        return None
    liberties = tuple(_liberties(short, long, chosen))
    if "order" in liberties and sum(len(k) for w in short.words for k in word_keys(w)) < _ENOUGH:
        return None
    whole = [(s, long.words[j]) for s, j in zip(short.words, chosen, strict=True)]
    full = [(s, w) for s, w in whole if not initial(s, w)]
    left, right = (" ".join(side) for side in zip(*full, strict=True))
    told = _told(short, long, chosen)
    return Rewriting(*((right, left) if swapped else (left, right)), liberties, told)


def _best(
    short: tuple[str, ...], long: tuple[str, ...], odds: Mapping[tuple[str, str], float]
) -> tuple[int, ...] | None:
    """The word of the longer name for each of the shorter one; order decides between equals."""
    best: tuple[float, tuple[int, ...]] | None = None
    ways: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    for word in short:
        ways = [
            (total + worth - (0.5 if taken and j != taken[-1] + 1 else 0.0), (*taken, j))
            for total, taken in ways
            for j, candidate in enumerate(long)
            if j not in taken and (worth := _worth(word, candidate, odds)) >= LEAST
        ]
    for way in ways:
        if best is None or way[0] > best[0]:
            best = way
    if best is None or all(initial(w, long[j]) for w, j in zip(short, best[1], strict=True)):
        return None
    return best[1]


def _worth(one: str, other: str, odds: Mapping[tuple[str, str], float]) -> float:
    if initial(one, other):
        return 0.0
    return min(odds.get((one, other), odds.get((other, one), LEAST - 1)), 6.0)


def _liberties(short: Words, long: Words, chosen: Sequence[int]) -> Iterator[Liberty]:
    taken = {
        "turned": short.turned or long.turned,
        "doubled": short.doubled != long.doubled,
        "borrowed": short.borrowed != long.borrowed,
        "article": short.articles != long.articles,
        "particle": sorted(short.particles) != sorted(long.particles),
        "order": list(chosen) != sorted(chosen),
    }
    yield from (liberty for liberty, was in taken.items() if was)
    for j in set(range(len(long.words))).difference(chosen):
        yield "middle" if min(chosen) < j < max(chosen) else "end"
    for word, j in zip(short.words, chosen, strict=True):
        if initial(word, long.words[j]):
            yield "initial"


def _told(short: Words, long: Words, chosen: Sequence[int]) -> str:
    """The liberties for people."""
    parts = []
    if list(chosen) != sorted(chosen):
        parts.append("words in another order")
    left = [w for j, w in enumerate(long.words) if j not in chosen]
    extra = Counter(long.particles) - Counter(short.particles)
    left += list(extra) if len(long.particles) != len(short.particles) else []
    if left:
        parts.append(f"without {' '.join(left)}")
    initials = [f"{w}={long.words[j]}" for w, j in zip(short.words, chosen, strict=True)
                if initial(w, long.words[j])]  # fmt: skip
    if initials:
        parts.append(f"initial {' '.join(initials)}")
    return ", ".join(parts)


@functools.lru_cache(maxsize=100_000)
def initial(one: str, other: str) -> bool:
    """Whether one of the two is a lone letter that the other may begin with."""
    if (len(one) == 1) == (len(other) == 1):
        return False
    letter, word = (romanize(x) or x for x in ((one, other) if len(one) == 1 else (other, one)))
    mark = one if len(one) == 1 else other
    if letter[0] in _VOWELS and mark not in "jw":
        return word[0] in _VOWELS
    return word[0] in (_INITIALS.get(mark) or _INITIALS.get(letter[0], letter[0]))


def pairable(batch: Batch, rows: Places, far: NDArray[np.bool_]) -> Places:
    """The pairs of ``rows`` that may have a ``rewriting``.

    The ``far`` ones have several words each, or one alone has an article.
    """
    import numpy as np

    several = np.array([" " in form for form in batch.folded], bool)
    left, right = batch.left[rows], batch.right[rows]
    wordy = several[left] & several[right]
    article = np.zeros(len(several), bool)
    asked = np.unique(np.concatenate([left[~wordy], right[~wordy]]))
    article[asked] = [_with_article(batch.folded[i]) for i in asked.tolist()]
    rows = rows[wordy | (article[left] != article[right]) | ~far]
    left, right = batch.left[rows], batch.right[rows]
    simple = ~several
    asked = np.unique(np.concatenate([left, right]))
    asked = asked[simple[asked]]
    simple[asked] = [_simple(batch.names[i], batch.folded[i]) for i in asked.tolist()]
    kept: Places = rows[~(simple[left] & simple[right])]
    return kept


def _with_article(folded: str) -> bool:
    """Whether a name is one word with an article of its own, as in Latin: al Kufra."""
    first, _, rest = folded.partition(" ")
    return bool(rest) and " " not in rest and _is_article(first, rest)


def _simple(name: str, folded: str) -> bool:
    """Whether a word has no article, doubled and borrowed letters: nothing can be rewritten."""
    return not (name.startswith("ال") or _UNPLAIN.search(folded))
