"""Words of a target in a script that its readers can't read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from translit.checks.base import Check, Context
from translit.checks.block import Block, Mask
from translit.checks.source_words_left import enclosed
from translit.finding import Category, Finding, Severity
from translit.languages import Language, get
from translit.segment import Segment

__all__ = ["OtherScriptLeft"]

# Scripts that news is written in, as classes' bodies; Latin is read everywhere. Source: Unicode blocks.
_SCRIPTS = {
    "Arab": "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f",
    "Cyrl": "\u0400-\u052f",
    "Deva": "\u0904-\u0939\u0958-\u0961",
    "Grek": "\u0370-\u03ff",
    "Hang": "\uac00-\ud7a3",
    "Hani": "\u3041-\u30ff\u4e00-\u9fff",
    "Hebr": "\u05d0-\u05ea",
}
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class OtherScriptLeft(Check):
    """A word that was left in a third script, neither the target's nor Latin: ``وقال Песков للصحفيين``.

    What stands in brackets or quotation marks is a gloss or a title, single letters (``α``, ``π``) are signs,
    and what a source of yet another script quotes is quoted again: they are left alone. A target that
    is for the most part in another script is told by ``wrong-language``.
    """

    id: ClassVar[str] = "other-script-left"
    category: ClassVar[Category] = Category.UNTRANSLATED
    severity: ClassVar[Severity] = Severity.MAJOR
    bad: ClassVar[tuple[Segment, ...]] = (
        Segment("1", target="وقال Песков للصحفيين إن الموعد لم يحدد", target_lang="ar"),
    )
    good: ClassVar[tuple[Segment, ...]] = (
        Segment("1", target="وقال بيسكوف (Песков) للصحفيين إن الموعد لم يحدد", target_lang="ar"),
        Segment("2", target="أشعة α وβ وموقع BBC", target_lang="ar"),
    )

    def concerned(self, block: Block) -> Mask:
        return block.by(block.target_langs, lambda lang: block.target.has(_foreign(lang)))

    def check(self, segment: Segment, context: Context) -> Iterable[Finding]:
        target = segment.target
        pattern = _left_of(context.target_lang_of(segment))
        if not target or target.isascii() or pattern is None or not pattern.search(target):
            return ()
        return self._findings(
            segment, target, pattern, _letters_of(context.source_lang_of(segment))
        )

    def _findings(
        self, segment: Segment, target: str, pattern: re.Pattern[str], own: re.Pattern[str]
    ) -> Iterator[Finding]:
        words = list(pattern.finditer(target))
        if 2 * sum(len(word[0]) for word in words) > len(_LETTER.findall(target)):
            return
        for word in words:
            quoted = word[0] in (segment.source or "") and not own.search(word[0])
            if not quoted and not enclosed(target, *word.span()):
                yield self.finding(segment, word.span(), f"{word[0]!r} was left in another script")


@cache
def _foreign(lang: str | None) -> frozenset[str]:
    """The letters of the scripts that a language isn't written in; none where it is unknown."""
    language = get(lang)
    if language is None:
        return frozenset()
    bodies = "".join(body for script, body in _SCRIPTS.items() if script not in language.scripts)
    return frozenset(re.findall(f"[{bodies}]", "".join(map(chr, range(0x370, 0xD800)))))


@cache
def _left_of(lang: str | None) -> re.Pattern[str] | None:
    """Words of the scripts that a language isn't written in; None where it is unknown."""
    language = get(lang)
    if language is None:
        return None
    foreign = [body for script, body in _SCRIPTS.items() if script not in language.scripts]
    # Words alone: no letters that stand for lookalikes within one, no parts of addresses.
    return re.compile("|".join(rf"(?<![\w@#/._-])[{body}]{{3,}}(?![\w@/])" for body in foreign))


@cache
def _letters_of(lang: str | None) -> re.Pattern[str]:
    """The letters of the scripts of a language."""
    language: Language | None = get(lang)
    bodies = [_SCRIPTS[s] for s in (language.scripts if language else ()) if s in _SCRIPTS]
    return re.compile(f"[{''.join(bodies)}]" if bodies else r"(?!)")
