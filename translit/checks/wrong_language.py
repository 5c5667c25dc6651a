"""Targets in another language than they should be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from translit import languages
from translit.checks._sure_language import ARABIC_LETTERS, surely, unsure
from translit.checks.base import Check, Context
from translit.checks.block import Block, Mask
from translit.checks.copied_source import copied_run
from translit.checks.untranslated_segment import same_text
from translit.finding import Category, Finding, Severity
from translit.segment import Detection, Segment

__all__ = ["WrongLanguage"]

# Tags that one text may rightly carry, or that no detector tells apart on a sentence.
_ALIKE = (
    frozenset({"ar", "arz", "ary", "arb", "ars", "acm", "apc", "aeb", "ajp", "acq"}),
    frozenset({"fa", "prs", "pes", "haz"}),
    frozenset({"no", "nb", "nn", "da"}),
    frozenset({"hr", "sr", "bs", "sh", "cnr"}),
    frozenset({"id", "ms", "jv"}),
    frozenset({"zh", "yue", "cmn", "lzh"}),
    frozenset({"ps", "pbt"}),
    frozenset({"cs", "sk"}),
    frozenset({"bg", "mk"}),
    frozenset({"es", "gl", "ast", "ca"}),
    frozenset({"pt", "gl"}),
    frozenset({"fil", "tl"}),
    frozenset({"az", "tr"}),
)
# Letters of Persian, Urdu, Kurdish, Pashto, Uyghur ... that an Arabic keyboard of Iran doesn't slip in.
_SISTERS = frozenset("پچژگٹڈڑںےہھۆەێڵڕڤڭۇۈۋېىٔځڅډړږښڼټۍۀۃۂڼ") - frozenset("ىٔڤ")
_LETTERS = {
    "Arab": ARABIC_LETTERS,
    "Cyrl": frozenset(chr(c) for c in range(0x400, 0x530)),
    "Hebr": frozenset(chr(c) for c in range(0x5D0, 0x5EB)),
}


@dataclass(frozen=True, slots=True)
class WrongLanguage(Check):
    """A target that is in another language than the batch asks for.

    Only where it is certain: at least three words, a detector that names another language (not a
    sister that shares its sentences: Croatian and Serbian, Malay and Indonesian), or a script that
    the language isn't written in for most of the text. Headlines of names and codes have no
    language and are left alone; so are a title in quotes within a sentence, and without a source a
    post that is quoted (a handle, hashtags). A copy of the source is an ``untranslated-segment`` or
    ``copied-source``.
    """

    id: ClassVar[str] = "wrong-language"
    category: ClassVar[Category] = Category.MISTRANSLATION
    severity: ClassVar[Severity] = Severity.MAJOR
    bad: ClassVar[tuple[Segment, ...]] = (
        Segment("1", target="این گزارش را وزارت کشور روز دوشنبه منتشر کرد.", target_lang="ar"),
        Segment("2", target="The ministry published the report on Monday.", target_lang="ar"),
    )
    good: ClassVar[tuple[Segment, ...]] = (
        Segment("1", target="نشرت الوزارة التقرير يوم الاثنين.", target_lang="ar"),
        Segment("2", target="BBC, CNN", target_lang="ar"),
    )

    min_words: int = 3
    min_letters: int = 10

    def concerned(self, block: Block) -> Mask:
        doubt = block.by(block.target_langs, lambda lang: unsure(lang, block.target))
        doubt &= block.target.lengths >= self.min_letters
        doubt &= block.target.count(block.target.fact(_is_word)) >= self.min_words
        _detect(block, doubt)
        return doubt

    def check(self, segment: Segment, context: Context) -> Iterable[Finding]:
        target, lang = segment.target, context.target_lang_of(segment)
        if not target or lang is None or len(target) < self.min_letters:
            return ()
        code = lang.split("-")[0].lower()
        key = (
            "wrong language",
            target,
            lang,
            self.min_words,
            self.min_letters,
        )  # a batch check asks again
        if key not in context.memo:
            context.memo[key] = self._looked(segment, target, code, context)
        what: str | None = context.memo[key]
        if what is None:
            return ()
        return (self.finding(segment, (0, len(target)), f"in {what}, not in {code}", score=1.0),)

    def _looked(self, segment: Segment, target: str, code: str, context: Context) -> str | None:
        """What the target is in; None where it is right, too short or told elsewhere."""
        if surely(target, code, context):
            return None
        found = list(filter(_is_word, context.tokens(target)))
        if len(found) < self.min_words or sum(map(len, found)) < self.min_letters:
            return None
        if segment.source and (
            same_text(segment.source, target, context) or copied_run(segment, context)
        ):
            return None
        if segment.source is None and _POST.search(target):
            return None
        what = _verdict(_unquoted(target, code), found, code, context)
        if what is None or segment.source is None or not _of_source(what, segment, context):
            return what
        return what if _prose(target, what, code, context) else None


def _of_source(what: str, segment: Segment, context: Context) -> bool:
    lang = context.source_lang_of(segment)
    return lang is not None and alike(what, lang.split("-")[0].lower())


def _prose(target: str, lang: str, code: str, context: Context) -> bool:
    """Whether a text with words of the source has enough that only a sentence of it would have.

    Titles, templates and names come through a right translation by the dozen, ``is`` and ``that`` don't.
    """
    theirs, ours = languages.get(lang), languages.get(code)
    if theirs is None or not theirs.function_words:
        return True
    mine = frozenset(ours.function_words) if ours else frozenset()
    words = [w for w, _, _ in context.words(target) if w.islower() or not w.isascii()]
    told = sum(w in theirs.function_words and w not in mine for w in words)
    return told > 2 and told > sum(w in mine for w in words)


# What marks a post of a social network that an article quotes.
_POST = re.compile(r"\(@\w+\)|pic\.twitter\.com|\bt\.co/|#\w+[^#]{1,200}#\w")
_TITLE = re.compile('["“«”]([A-Za-z][^"“”«»]{2,80})["”»“]')


def _unquoted(target: str, code: str) -> str:
    """A text of another script than Latin without the Latin titles that it quotes, if enough is left."""
    if target.isascii() or not _foreign_to_latin(code):
        return target
    rest = _TITLE.sub(" ", target)
    return rest if sum(c.isalpha() and not c.isascii() for c in rest) >= 8 else target


def _foreign_to_latin(code: str) -> bool:
    language = languages.get(code)
    return language is not None and "Latn" not in language.scripts


def _verdict(target: str, words: list[str], code: str, context: Context) -> str | None:
    """What the text is in, where that is surely not the wanted language."""
    if code == "ar" and _letters_tell(target, context):
        return "another language of the Arabic script"
    found = _detected(target, context)
    known = found.lang != "und"
    if _mostly_latin(target, code):
        return (
            found.lang
            if known and not alike(found.lang, code)
            else "Latin letters for the most part"
        )
    if known and alike(found.lang, code):
        return None
    if _other_script(code, found, words):
        few = not known or len(words) <= _CREDIT or _mixed(code, context, target)
        named = few and _names(words)
        return None if named else (found.lang if known else f"the script {found.script}")
    unsure = found.score < 0.6 or _too_close(target, code, found, context)
    return None if unsure or not known else found.lang


def _letters_tell(target: str, context: Context) -> bool:
    """Whether letters that no Arabic is written with are too many for a name or a keyboard's slip."""
    if _SISTERS.isdisjoint(context.characters(target)):
        return False
    letters = sum(c.isalpha() for c in target)
    foreign = sum(c in _SISTERS for c in target)
    return foreign >= 3 and foreign * 16 > letters


def alike(lang: str, code: str) -> bool:
    """Whether a detected tag agrees with the wanted one."""
    lang = lang.split("-", maxsplit=1)[0]
    return lang == code or any(lang in group and code in group for group in _ALIKE)


def _is_word(word: str) -> bool:
    return len(word) > 1 and word.isalpha()


def _detect(block: Block, doubt: Mask) -> None:
    """Detect the languages of many texts at once, which takes a fifth of the time."""
    texts = []
    for at in np.flatnonzero(doubt).tolist():
        code = (block.target_langs[at] or "").split("-")[0].lower()
        texts.append((_unquoted(block.target.texts[at], code), block.rows[at][1]))
    if texts:
        from translit.detectors import detect_many

        for (text, context), found in zip(texts, detect_many([t for t, _ in texts]), strict=True):
            context.memo["detected", text] = found


def _detected(target: str, context: Context) -> Detection:
    found: Detection | None = context.memo.get(("detected", target))
    if found is None:
        from translit.detectors import detect

        found = context.memo["detected", target] = detect(target)
    return found


def _other_script(code: str, found: Detection, words: list[str]) -> bool:
    """Whether the text is in a script that the language isn't written in."""
    language = languages.get(code)
    if language is None or found.script == "Zyyy" or found.script in language.scripts:
        return False
    return any(len(word) > 3 for word in words)


def _mostly_latin(target: str, code: str) -> bool:
    """Whether over half of the letters are Latin where none should be, and not as names."""
    if not _foreign_to_latin(code):
        return False
    latin = sum(c.isascii() and c.isalpha() for c in target)
    plain = sum(w.isascii() and w.isalpha() and w.islower() and len(w) > 1 for w in target.split())
    return plain >= 3 and latin * 2 > sum(c.isalpha() for c in target)


def _mixed(code: str, context: Context, target: str) -> bool:
    """Whether letters of the wanted language's script stand beside those of another."""
    language = languages.get(code)
    letters = _LETTERS.get(language.scripts[0]) if language else None
    return letters is not None and not letters.isdisjoint(context.characters(target))


_CREDIT = 3  # words of a credit or a brand: AFP / Getty Images


def _names(words: list[str]) -> bool:
    """Whether the words of another script are names and acronyms: they have a capital."""
    return not any(w.isascii() and w.islower() for w in words)


def _too_close(target: str, code: str, found: Detection, context: Context) -> bool:
    """A short text, whose words tell the wanted language more than the found one."""
    language = languages.get(code)
    if language is not None and language.letters and found.script == language.scripts[0]:
        letters = _LETTERS.get(found.script, frozenset()) & context.characters(target.lower())
        foreign = letters - frozenset(language.letters)
        ours = sum(not w.isascii() for w in context.tokens(target))
        if not foreign and (found.score < 0.8 or ours < 10 or letters & _own(code, found.lang)):
            return True
    if found.script == "Latn" and _headline(target, context):
        return True
    if language is None or not language.function_words:
        return len(target) < 40
    telling = frozenset(w for w in language.function_words if len(w) > 1)
    said = context.lowered(target)
    other = languages.get(found.lang)
    rivals = frozenset(other.function_words) if other else frozenset()
    return sum(w in telling for w in said) > sum(w in rivals for w in said) + (found.score > 0.8)


# Letters that tell a language from others of its script, should those be languages we know nothing of.
_DISTINCT = {
    "ru": frozenset("ыэ"),
    "uk": frozenset("їєґ"),
    "ckb": frozenset("ەێڵڕۆ"),
    "ps": frozenset("ټډړږښڼېځڅۍ"),
    "ur": frozenset("ٹڈڑے"),
}
# ... and letters that such a language lacks.
_LACKED = {"mk": frozenset("йщъыьэюя"), "sr": frozenset("йщъыьэюя"), "bg": frozenset("ыэё")}


def _own(code: str, lang: str) -> frozenset[str]:
    """Letters of one language that another lacks."""
    language, other = languages.get(code), languages.get(lang)
    if language is None or other is None or not other.letters:
        return _LACKED.get(lang) or _DISTINCT.get(code, frozenset())
    return frozenset(language.letters) - frozenset(other.letters)


def _headline(target: str, context: Context) -> bool:
    """Whether a few Latin words are all capitalised: names and titles, of no one language."""
    words = [w for w in context.tokens(target) if w.isalpha()]
    return len(words) < 7 and all(w[0].isupper() or len(w) < 3 for w in words)
