"""Whether a form is a word of the language that inflects: a name rarely takes the article or an ending.

Read from the corpus itself: what also stands there with an article, a pronoun or another ending is a
common word. For Arabic script; other languages have no answer here.
"""

from __future__ import annotations

import re
from collections.abc import Container

from translit.names import fold

__all__ = ["derived", "inflects", "one_stem", "same_words"]

_PREFIX = re.compile("(?:و|ف)?(?:ب|ل|ك)?(?:ال|لل)?")
_ENDINGS = ("يات", "يه", "ته", "ها", "هم", "ات", "ين", "ون", "ان", "تي", "ي", "ه", "ا", "ت")
_ADDED = ("ه", "ها", "هم", "ة", "ات", "ين", "ون", "ان", "ية")
_SHORTEST = 3


def inflects(form: str, words: Container[str], common: Container[str]) -> bool:
    """Whether the corpus (or the common words) has the form's stem with another ending or the article."""
    bare = form.removeprefix("ال")
    if any(word in words for word in (f"ال{bare}", f"لل{bare}", *(bare + e for e in _ADDED))):
        return bare == form or bare in words
    for ending in (*_ADDED, "ته", "ي"):
        stem = bare.removesuffix(ending)
        if stem != bare and len(stem) >= _SHORTEST:
            near = (stem, f"{stem}ة", f"ال{stem}", f"ال{stem}ة")
            if any(word in words or word in common for word in near):
                return True
    return False


def one_stem(one: str, other: str) -> bool:
    """Whether two forms differ in clitics, article and endings alone: that is grammar, not spelling."""
    return bool(_stems(one) & _stems(other))


def same_words(one: str, other: str) -> bool:
    """Whether two longer names have the same words, some with another ending (الروسي, الروسية)."""
    pairs = list(zip(one.split(), other.split(), strict=False))
    if len(one.split()) != len(other.split()) or len(pairs) < 2 or one == other:
        return False
    return all(a.startswith("ال") == b.startswith("ال") and _stems(a) & _stems(b) for a, b in pairs)


def derived(form: str, name: str) -> bool:
    """Whether a form is an adjective or a feminine of a name (تنزاني of تنزانيا), not a spelling of it."""
    a, b = fold(form), fold(name)
    return (
        a != b
        and bool(_stems(a) & {b, b.removesuffix("ا"), b.removesuffix("يا")})
        and a[-1] in "يه"
    )


def _stems(form: str) -> set[str]:
    """The folded form, without what may stand before it, and without each ending."""
    folded = fold(form)
    out = {folded}
    whole = _PREFIX.match(folded)
    cuts = {0, whole.end() if whole else 0, *(1 for _ in folded[:1] if folded[0] in "وفبلك")}
    for cut in cuts:
        rest = folded[cut:]
        if len(rest) < _SHORTEST:
            continue
        out.add(rest)
        out.update(
            rest[: -len(e)]
            for e in _ENDINGS
            if rest.endswith(e) and len(rest) - len(e) >= _SHORTEST
        )
    return out
