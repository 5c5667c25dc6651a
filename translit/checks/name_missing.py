"""A person whom the translation doesn't name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from translit.checks._names import folded
from translit.checks.base import Check, Context
from translit.checks.block import Block, Mask
from translit.finding import Category, Finding, Severity
from translit.names.keys import key
from translit.segment import Segment

__all__ = ["NameMissing"]

_TITLE = (
    r"(?:President|Prime Minister|Chancellor|Senator|Governor|Ambassador|Colonel|"
    r"Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sen\.|Rep\.|Gov\.|Gen\.|Col\.|Sheikh|Imam|Judge|King|Queen|Prince|Pope|"
    r"Sultan|Emir) "
)
_READ = ("ar", "fa", "ur", "he")
_TITLE_WORDS = frozenset(re.findall("[A-Z][a-z]+", _TITLE))
_ANY_TITLE = re.compile(_TITLE)  # begins with letters: a quick look, most segments have none
# A capitalised name of one to three words after a title; its last word is what must come back.
_TITLED = re.compile(
    rf"\b{_TITLE}((?:[A-Z][a-zé’'-]+ ){{0,2}}[A-Z][a-zé’'-]{{3,}})(?![-\w’']| [A-Z])"
)
_PLACE = re.compile(
    r"(?:Hospital|Street|Airport|University|Square|Prize|Cup|Island|Bay|City|President|Minister|Speaker)\Z"
)
_SILENT = re.compile(r"gh(?=[ts]?\Z)|\Aw(?=r)|\Ak(?=n)|w", re.IGNORECASE)


@dataclass(frozen=True)
class NameMissing(Check):
    """A person with a title in the source for whom no word of the target sounds alike.

    ``President Traoré`` must come back as a word with the consonants t and r, in whatever spelling, or
    in Latin letters; of a longer name three in five of its consonants are enough, for ears differ
    (Kavanaugh, قوانو). Only names after a title are looked for: without one a name may be a place, a
    firm, or translated by its sense. Names of the glossary are `term-missing`'s.
    """

    id = "name-missing"
    category = Category.NAME
    severity = Severity.MINOR
    bad: ClassVar = (
        Segment(
            "",
            "قال الرئيس إن بلاده ستفوز",
            "President Trevor said",
            source_lang="en",
            target_lang="ar",
        ),
    )
    good: ClassVar = (
        Segment(
            "", "قال تريفور إن بلاده", "President Trevor said", source_lang="en", target_lang="ar"
        ),
        Segment(
            "", "فتح المتحف", "The Red Square Museum opened", source_lang="en", target_lang="ar"
        ),
    )

    def concerned(self, block: Block) -> Mask:
        return block.source.holds(_TITLE_WORDS.__contains__) & block.target_is(*_READ)

    def check(self, segment: Segment, context: Context) -> Iterator[Finding]:
        source, target = segment.source, segment.target
        if not source or not target or not context.target_is(segment, *_READ):
            return
        if not _ANY_TITLE.search(source):
            return
        for m in _TITLED.finditer(source):
            name = m[1].split()[-1].removesuffix("’s").removesuffix("'s")
            at = m.end(1) - len(m[1].split()[-1])
            known = context.normalized(source, context.source_lang_of(segment)).mentions
            if any(k.start <= at < k.end for k in known) or _PLACE.match(name):
                continue
            sound = key(_SILENT.sub("", name))
            if len(sound) > 1 and name not in target and not _heard(sound, target):
                yield self.finding(
                    segment, (at, at + len(name)), f"{name!r} isn't named", side="source"
                )


def _heard(sound: str, target: str) -> bool:
    """Whether some word of the target has most of the consonants, in their order."""
    words = [key(word) for word in folded(target.translate(_RETROFLEX)).split()]
    enough = len(sound) if len(sound) < 3 else (3 * len(sound) + 4) // 5
    joined = "".join(words)
    return sound in joined or any(_shared(sound, word) >= enough for word in set(words))


# Letters of Urdu and Pashto that the keys don't know.
_RETROFLEX = str.maketrans("ٹڈڑټډړڼ", "تدرتدرن")


def _shared(a: str, b: str) -> int:
    """The length of the longest common subsequence of two short keys."""
    row = [0] * (len(b) + 1)
    for x in a:
        last = 0
        for i, y in enumerate(b, 1):
            last, row[i] = row[i], last + 1 if x == y else max(row[i], row[i - 1])
    return row[-1]
