"""Links, e-mail addresses and handles that changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from translit import languages
from translit.checks.base import Check, Context
from translit.checks.block import Block, Mask, Side
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

__all__ = ["UrlMismatch"]

_URL = r"(?:https?://|www\.)[A-Za-z0-9][\w\-./?=&%#+~:;,@!$'*()\[\]]*"
_EMAIL = r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}"
_HANDLE = r"(?<![\w@.])@[A-Za-z0-9_]{2,30}(?![\w@])"
_ADDRESS = re.compile(f"{_URL}|{_EMAIL}|{_HANDLE}", re.ASCII)
_CODES = frozenset(language.code for language in languages.BUILTIN)
_TRAIL = ".,;:!?'\")]}*/"


@dataclass(frozen=True, slots=True)
class UrlMismatch(Check):
    """Links, e-mail addresses and @handles of the source that the target lost or changed.

    Compared without the punctuation that follows, the case of the host and ``http``/``https``. A
    link to a page in the language of the target (``/en/`` to ``/ar/``, ``en.`` to ``ar.``) is right; so
    is one apart from spaces, as a tokenizer leaves it.
    """

    id: ClassVar[str] = "url-mismatch"
    category: ClassVar[Category] = Category.MISTRANSLATION
    severity: ClassVar[Severity] = Severity.MAJOR
    bad: ClassVar[tuple[Segment, ...]] = (
        Segment(
            "1",
            source="Write to desk@example.org.",
            target="راسل desk@exampel.org.",
            target_lang="ar",
        ),
    )
    good: ClassVar[tuple[Segment, ...]] = (
        Segment(
            "1",
            source="See https://example.org/en/news.",
            target="انظر https://example.org/ar/news",
            target_lang="ar",
        ),
    )

    def concerned(self, block: Block) -> Mask:
        return _may_hold(block.source) | _may_hold(block.target)

    def check(self, segment: Segment, context: Context) -> Iterable[Finding]:
        source, target = segment.source, segment.target
        if not source or not target:
            return ()
        if not _may_have(source) and not _may_have(target):
            return ()
        ours, theirs = _addresses(source), _addresses(target)
        return self._findings(segment, ours, theirs, context) if ours or theirs else ()

    def _findings(
        self,
        segment: Segment,
        ours: list[tuple[str, int, int]],
        theirs: list[tuple[str, int, int]],
        context: Context,
    ) -> Iterator[Finding]:
        langs = [
            x.split("-")[0]
            for x in (context.source_lang_of(segment), context.target_lang_of(segment))
            if x
        ]
        lost = [item for item in _rest(ours, theirs, langs) if not _apart(item[0], segment.target)]
        made = _rest(theirs, ours, langs)
        for (address, start, end), other in zip(lost, [*made, *[None] * len(lost)], strict=False):
            if other is not None:
                yield self.finding(
                    segment,
                    (other[1], other[2]),
                    f"{address} in the source, {other[0]} here",
                    score=1.0,
                )
            else:
                yield self.finding(
                    segment, (start, end), f"{address} is missing", side="source",
                    severity=Severity.MINOR, score=0.7,
                )  # fmt: skip
        for address, start, end in made[len(lost) :]:
            yield self.finding(
                segment,
                (start, end),
                f"{address} isn't in the source",
                severity=Severity.MINOR,
                score=0.7,
            )


def _may_hold(texts: Side) -> Mask:
    """Which texts ``_may_have`` an address."""
    return texts.has(frozenset("/@")) | texts.holds(_is_web)


def _is_web(word: str) -> bool:
    return word.endswith("www")


def _may_have(text: str) -> bool:
    return "/" in text or "@" in text or "www." in text


def _addresses(text: str) -> list[tuple[str, int, int]]:
    """(address, start, end), without the punctuation of the sentence."""
    out = []
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_TRAIL)
        out.append((address, match.start(), match.start() + len(address)))
    return out


def _apart(address: str, target: str | None) -> bool:
    """Whether the target has an address but for spaces inside."""
    return address.lower() in "".join((target or "").lower().split())


def _rest(
    ours: list[tuple[str, int, int]], theirs: list[tuple[str, int, int]], langs: list[str]
) -> list[tuple[str, int, int]]:
    """Those of ours that theirs lack."""
    there = Counter(_key(address, langs) for address, _, _ in theirs)
    return [item for item in ours if _key(item[0], langs) not in there]


def _key(address: str, langs: list[str]) -> str:
    """What must agree: no scheme, lower case, no part that names one of the two languages."""
    plain = re.sub(r"^https?://", "", address.lower()).removeprefix("www.")
    pieces = re.split(r"([/.?=&-])", plain)
    return "".join(p for p in pieces if p not in langs and p not in _CODES)
