"""Variables of messages that differ between the sides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from translit.checks.base import Check, Context
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["PlaceholderMismatch"]

_PRINTF = (
    r"%(?:\d+\$|\(\w{1,40}\))?[-+0#]{0,4}\d{0,4}(?:\.\d{1,4})?"
    r"(?:hh|h|ll|l|z)?[sdiufxXeEgGcop@](?![A-Za-z])"
)
_SIMPLE = re.compile(rf"{_PRINTF}|\$\{{\w{{1,40}}\}}|\{{\{{\s?[\w.]{{1,40}}\s?\}}\}}|%%")
_ICU = re.compile(
    r"\{\s{0,4}(\w{1,40})\s{0,4}(?:,\s{0,4}(plural|select|selectordinal|number|date|time)\b|\})"
)
_PERCENT_OF = re.compile(r"\d\s?%\s?[a-z]", re.IGNORECASE)  # 5% discount isn't % d
# Source: Unicode CLDR 46, plural rules of cardinals; "other" is always needed.
_PLURALS = {
    "ar": {"zero", "one", "two", "few", "many", "other"},
    "de": {"one", "other"},
    "en": {"one", "other"},
    "es": {"one", "many", "other"},
    "fa": {"one", "other"},
    "fr": {"one", "many", "other"},
    "he": {"one", "two", "other"},
    "ja": {"other"},
    "ru": {"one", "few", "many", "other"},
    "tr": {"one", "other"},
    "uk": {"one", "few", "many", "other"},
    "zh": {"other"},
}
_BRANCH = re.compile(r"(=\d+|zero|one|two|few|many|other)\s{0,4}\{")


@dataclass(frozen=True, slots=True)
class PlaceholderMismatch(Check):
    """Variables of a message (printf, Python, ICU, templates) that the target lost, changed or added.

    Positional and named ones may change their order, plain ``%s`` and ``%d`` may not where their
    kinds differ. An ICU plural keeps its variable and its ``other`` branch, and has no branch that
    the target's language doesn't know.
    """

    id: ClassVar[str] = "placeholder-mismatch"
    category: ClassVar[Category] = Category.MARKUP
    severity: ClassVar[Severity] = Severity.MAJOR
    target_has: ClassVar[frozenset[str]] = frozenset("{%$")
    source_has: ClassVar[frozenset[str]] = target_has
    bad: ClassVar[tuple[Segment, ...]] = (
        Segment("1", source="Hello, {name}!", target="مرحبا!", target_lang="ar"),
        Segment("2", source="%d of %s", target="%s من %d", target_lang="ar"),
        Segment(
            "3",
            source="{n, plural, one {a} other {b}}",
            target="{n, plural, one {ا}}",
            target_lang="ar",
        ),
    )
    good: ClassVar[tuple[Segment, ...]] = (
        Segment("1", source="%1$s of %2$s", target="%2$s من %1$s", target_lang="ar"),
        Segment("2", source="a 5% discount", target="خصم 5%", target_lang="ar"),
        Segment(
            "3",
            source="{n, plural, one {a file} other {# files}}",
            target="{n, plural, one {ملف} two {ملفان} few {# ملفات} many {# ملفا} other {# ملف}}",
            target_lang="ar",
        ),
    )

    def check(self, segment: Segment, context: Context) -> Iterable[Finding]:
        source, target = segment.source, segment.target
        if source is None or not target:
            return ()
        if self.target_has.isdisjoint(source) and self.target_has.isdisjoint(target):
            return ()
        return self._findings(segment, source, target, context)

    def _findings(
        self, segment: Segment, source: str, target: str, context: Context
    ) -> Iterator[Finding]:
        ours, theirs = _variables(source), _variables(target)
        yield from self._differences(segment, ours, theirs)
        kinds = [
            [v for v, _ in side if v[:1] == "%" and "$" not in v and "(" not in v]
            for side in (ours, theirs)
        ]
        if kinds[0] != kinds[1] and sorted(kinds[0]) == sorted(kinds[1]):
            yield self.finding(
                segment,
                (theirs[0][1][0], theirs[-1][1][1]),
                f"{' '.join(kinds[0])} became {' '.join(kinds[1])}: arguments are taken in order",
                score=1.0,
            )
        if ", plural" in target or ",plural" in target:
            yield from self._plural(segment, target, context.target_lang_of(segment))

    def _differences(
        self,
        segment: Segment,
        ours: list[tuple[str, tuple[int, int]]],
        theirs: list[tuple[str, tuple[int, int]]],
    ) -> Iterator[Finding]:
        here, there = Counter(v for v, _ in ours), Counter(v for v, _ in theirs)
        for variable, span in ours:
            if variable not in there:
                yield self.finding(
                    segment, span, f"{variable} is missing in the target", side="source", score=1.0
                )
        for variable, span in theirs:
            if variable not in here:
                yield self.finding(segment, span, f"{variable} isn't in the source", score=1.0)

    def _plural(self, segment: Segment, target: str, lang: str | None) -> Iterator[Finding]:
        """The branches of a plural."""
        branches = {m[1]: m.span(1) for m in _BRANCH.finditer(target)}
        if "other" not in branches:
            yield self.finding(
                segment, (0, len(target)), "the plural has no branch 'other'", score=1.0
            )
        known = _PLURALS.get(lang.split("-")[0] if lang else "")
        for branch, span in branches.items():
            if known and branch[0] != "=" and branch not in known:
                yield self.finding(
                    segment, span, f"{lang} has no plural form {branch!r}",
                    severity=Severity.MINOR, score=0.8,
                )  # fmt: skip


def _variables(text: str) -> list[tuple[str, tuple[int, int]]]:
    """(variable, span): each as it must stand on the other side."""
    simple = (
        (m[0].replace(" ", ""), m.span()) for m in _SIMPLE.finditer(text) if not _prose(text, m)
    )
    braced = (
        (f"{{{m[1]}{',' + m[2] if m[2] else ''}}}", m.span())
        for m in _ICU.finditer(text)
        if text[m.start() - 1 : m.start()] not in ("$", "{", "'") and not _branch(text, m)
    )
    return sorted([*simple, *braced], key=lambda item: item[1])


def _prose(text: str, match: re.Match[str]) -> bool:
    """Whether the sign is a percent sign behind a number."""
    if match[0][0] != "%" or match[0] == "%%":
        return False
    before = text[match.start() - 1 : match.start()]
    return before.isdigit() or _PERCENT_OF.match(text, max(match.start() - 2, 0)) is not None


def _branch(text: str, match: re.Match[str]) -> bool:
    """Whether the braces are a plural's or select's branch with one word (``one {file}``)."""
    before = text[max(match.start() - 24, 0) : match.start()]
    return (
        match[2] is None
        and re.search(r"(?:=\d+|\w+)\s$", before) is not None
        and "," in text[: match.start()]
    )
