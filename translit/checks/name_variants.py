"""One name in several spellings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from translit.checks._name_table import NameTable
from translit.checks._names import skeleton
from translit.checks.base import BatchCheck, Context, Observation
from translit.checks.table import Table
from translit.errors import counted
from translit.finding import Category, Finding, Severity
from translit.glossary.concept import REWRITTEN
from translit.segment import Segment

__all__ = ["NameVariants"]


@dataclass(frozen=True)
class NameVariants(BatchCheck):
    """A name that a document spells one way, and once another way: ``كافانو``, ``كافنو``.

    Whoever searches for the one doesn't find the other. Words of one document and system that agree
    in their consonants are compared; two spellings are one name's if they differ by a long vowel
    inside or by letters that transliterators interchange (ح ه, ط ت, ق ك ج, س ص, د ض). Told is a
    spelling that stands there once, where the other is at least ``ratio`` times as frequent. With a
    source, a capitalised word there must sound like it; without one, ordinary words and words that
    take the article are left out.

    Told once for the batch: systems that spell a name in different ways throughout (``often`` times
    at least), and, as a neutral finding, documents of one system that write a name of the glossary
    in different accepted spellings of this kind, each ``often`` times.

    Spellings that are both frequent in one document, and ``غ`` against ``ج`` for a g, are left alone:
    two schools of writing, no slip. Common words of that kind are told by `mixed-house-style`,
    spellings that the glossary rejects by `term-not-preferred`.
    """

    id = "name-variants"
    category = Category.NAME
    severity = Severity.MINOR
    several = True
    bad: ClassVar = (
        Segment("1", "قال كافانو إنه بريء، ثم عاد كافانو إلى بيته", target_lang="ar"),
        Segment("2", "وأضاف كافنو أن القضية انتهت", target_lang="ar"),
    )
    good: ClassVar = (
        Segment("1", "قال كافانو إنه بريء، ثم عاد كافانو إلى بيته", target_lang="ar"),
        Segment("2", "وأضاف كافانو أن القضية انتهت", target_lang="ar"),
    )

    ratio: float = 2.0
    often: int = 2

    def table(self) -> Table:
        """Names packed: there are some in every segment."""
        return NameTable()

    def observe(self, segment: Segment, context: Context) -> Iterable[Observation]:
        """The accepted spellings of the glossary's names; the other words are the table's."""
        if not segment.target or context.glossary is None:
            return ()
        names = context.normalized(segment.target, context.target_lang_of(segment))
        where = segment.document, segment.id, segment.system
        return [
            Observation((m.concept, segment.system), m.form, *where, m.start, m.end)
            for m in names.mentions
            if m.status not in REWRITTEN
        ]

    def conclude(self, key: Hashable, observations: Sequence[Observation]) -> Iterator[Finding]:
        if isinstance(key, tuple):
            yield from self._documents(key[0], observations)
        elif _akin(observations):
            yield from self._words(observations)

    def _words(self, observations: Sequence[Observation]) -> Iterator[Finding]:
        """The findings on words that sound alike."""
        groups: dict[tuple[str | None, str | None], list[Observation]] = {}
        for seen in observations:
            groups.setdefault((seen.document, seen.system), []).append(seen)
        for group in groups.values():
            if _akin(group):
                yield from self._outliers(Forms.of(group))
        systems: dict[str, list[Observation]] = {}
        for seen in observations:
            if seen.system is not None:
                systems.setdefault(seen.system, []).append(seen)
        if len(systems) > 1:
            yield from self._systems(
                {s: Forms.of(seen) for s, seen in systems.items()}, observations
            )

    def _outliers(self, forms: Forms) -> Iterator[Finding]:
        """The spellings that stand alone in a document that has another one."""
        likes: dict[str, list[str]] = {}
        for form in forms.usual:
            likes.setdefault(skeleton(form), []).append(form)
        for form in [form for form, times in forms.count.items() if times == 1]:
            near = likes.get(skeleton(form), ())
            usual = max(
                (f for f in near if forms.alike(f, form) and not interchanged(f, form)),
                key=lambda f: (forms.count[f], f),
                default=None,
            )
            if usual and forms.count[usual] >= max(2, self.ratio):
                told = f"{form!r} here, {usual!r} {forms.count[usual]} times in the document"
                yield self.at(forms.first[form], told, text=form)

    def _documents(self, concept: str, observations: Sequence[Observation]) -> Iterator[Finding]:
        """Accepted spellings of a glossary's name, one in this document, another in that."""
        count: Counter[str] = Counter()
        for seen in observations:
            count[str(seen.value)] += seen.times
        often = [form for form, n in count.most_common() if n >= self.often]
        for at, form in enumerate(often):
            usual = next((f for f in often[:at] if _spelled_alike(f, form)), None)
            theirs = {o.document for o in observations if o.value == form}
            if usual and theirs.isdisjoint(o.document for o in observations if o.value == usual):
                place = next(o for o in observations if o.value == form)
                told = f"{form!r} in {counted(len(theirs), 'document')}, {usual!r} in others"
                where = place._replace(segment=None, document=None, start=None, end=None)
                yield self.at(
                    where, told, text=form, concept=concept, severity=Severity.NEUTRAL,
                    count=count[form],
                )  # fmt: skip

    def _systems(
        self, systems: dict[str, Forms], observations: Sequence[Observation]
    ) -> Iterator[Finding]:
        """One name that systems spell in different ways throughout: told once, for the batch."""
        both = Forms.of(observations)
        main = {
            system: max(own, key=lambda f: (forms.count[f], f))
            for system, forms in systems.items()
            if (own := [f for f in forms.usual if forms.count[f] >= self.often])
        }
        first = next(iter(main.values()), None)
        if first is None or not any(both.alike(first, f) for f in main.values()):
            return
        apart = {s: f for s, f in main.items() if f == first or both.alike(first, f)}
        told = ", ".join(f"{s} {f!r}" for s, f in apart.items())
        place = observations[0]._replace(
            segment=None, document=None, system=None, start=None, end=None
        )
        yield self.at(place, f"systems spell one name in different ways: {told}", text=first)


def _spelled_alike(usual: str, form: str) -> bool:
    return usual != form and one_step(usual, form) and not interchanged(usual, form)


def _akin(observations: Sequence[Observation]) -> bool:
    """Whether two spellings may be one step apart: the cheap test, since most words have no like."""
    if len(observations) < 2:
        return False
    forms: set[str] = {value[0] for _, value, *_ in observations}  # type: ignore[index]
    return len(forms) > 1 and len(set(map(skeleton, forms))) < len(forms)


@dataclass(frozen=True, slots=True)
class Forms:
    """The spellings of one group: how often each, where first, and what speaks for a name.

    ``usual`` are those that may be the right one: written without clitics, no ordinary word. ``heard``
    are the words of the source beside each; empty without a source.
    """

    count: Counter[str]
    first: dict[str, Observation]
    usual: frozenset[str]
    heard: dict[str, set[str]]

    @classmethod
    def of(cls, observations: Sequence[Observation]) -> Forms:
        """The spellings in the observations of one key."""
        count: Counter[str] = Counter()
        first: dict[str, Observation] = {}
        heard: dict[str, set[str]] = {}
        whole: set[str] = set()
        known: set[str] = set()
        for seen in observations:
            assert isinstance(seen.value, tuple)
            form, word, is_known, stripped = seen.value
            count[form] += seen.times
            first.setdefault(form, seen)
            whole |= set() if stripped else {form}
            known |= {form} if is_known else set()
            if word is not None:
                heard.setdefault(form, set()).add(word)
        articled = {f for f in count if f.startswith("ال")}
        ordinary = (articled | {f[2:] for f in articled}) - known
        return cls(count, first, frozenset(whole - ordinary), heard)

    def alike(self, usual: str, form: str) -> bool:
        """Whether two spellings are one name's: one step apart, and heard as the same word."""
        if usual == form or not one_step(usual, form):
            return False
        if form not in self.heard:
            return not _inflected(*sorted((form, usual), key=len))
        return bool((self.heard.get(usual, set()) & self.heard[form]) - {""})


# Nouns with a pronoun, what a dialect denies; a name is seldom any of these.
_NOUNLIKE = re.compile(r".{2,}(?:ها|هم|هما|ته)\Z|م.+ش\Z")


def _inflected(short: str, long: str) -> bool:
    """Whether two words may well be forms of one noun or verb: ``كتفه``, ``كتفيه``; ``همهمت``, ``همهمات``."""
    if _NOUNLIKE.match(short) and _NOUNLIKE.match(long):
        return True
    dual = short[-1] == "ه" == long[-1] and short == long[:-2] + "ه"
    return dual or (long.endswith("ات") and short == long[:-2] + "ت")


_INTERCHANGED = tuple(
    map(frozenset, ("حه", "طت", "غج", "كغ", "جك", "قك", "غق", "جق", "سص", "دض", "ذد", "ثت", "زذ"))
)
_LONG = frozenset("اوي")


def one_step(a: str, b: str) -> bool:
    """Whether two words differ by one long vowel inside, or by one pair of letters of like sound."""
    if len(a) == len(b):
        pairs = [frozenset(p) for p in zip(a, b, strict=True) if p[0] != p[1]]
        return len(pairs) == 1 and pairs[0] in _INTERCHANGED
    short, long = sorted((a, b), key=len)
    if len(long) - len(short) != 1:
        return False
    at = next((i for i, c in enumerate(short) if c != long[i]), len(short))
    return 0 < at < len(long) - 1 and long[at] in _LONG and short[at:] == long[at + 1 :]


def interchanged(a: str, b: str) -> bool:
    """Whether two words differ by ``غ`` against ``ج`` alone: two schools of writing g."""
    return a != b and a.replace("غ", "ج") == b.replace("غ", "ج")
