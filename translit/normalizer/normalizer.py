"""The normalizer: one call behind which forms are found, judged, and written as they should be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from translit.edit import (
    Edit,
    Mention,
    Normalized,
    Suggestion,
    apply,
    canonical,
    compose,
    remap,
)
from translit.errors import ConfigError, nearest
from translit.glossary import Glossary
from translit.glossary.fold import fold
from translit.languages import get
from translit.normalizer.claim import Claim, claims
from translit.normalizer.page import Page
from translit.normalizer.reading import read

__all__ = ["PROFILES", "Normalizer"]

PROFILES = ("conservative", "strict")
_ROUNDS = (
    4  # names that become visible by an edit are written in the next round; then it is given up
)


class Normalizer:
    """Writes the names of a glossary one way: ``Normalizer(glossary)(text, "ar")``.

    ``profile`` conservative rewrites misspelled, machine-translated, deprecated and foreign forms,
    strict also admitted ones that have another target. ``keep_quotes`` leaves direct speech as it is.
    ``suggest`` adds spellings that no glossary knows as suggestions (``normalizer.suggest``).
    Picklable, thread-safe; the answer for a text depends on nothing but the text and the options.
    """

    def __init__(
        self,
        glossary: Glossary,
        *,
        profile: str = "conservative",
        keep_quotes: bool = False,
        suggest: bool = False,
    ) -> None:
        if profile not in PROFILES:
            raise ConfigError(f"no profile {profile!r}; {nearest(profile, PROFILES)}")
        self.glossary = glossary
        self.profile = profile
        self.keep_quotes = keep_quotes
        self.suggest = suggest
        self._claims: dict[tuple[int, int, str | None], tuple[Claim, ...]] = {}

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_claims": {}}

    def __call__(
        self,
        text: str,
        lang: str | None = None,
        script: str | None = None,
        protected: Sequence[tuple[int, int]] = (),
    ) -> Normalized:
        """The text with its names written one way, in a text of language ``lang`` (BCP 47).

        ``und`` or None: nothing is rewritten, unless the script leaves one language only. Nothing
        in ``protected`` spans (code points) is rewritten.
        """
        reading = _reading(lang)
        edits, mentions, suggestions, unsure = self._pass(text, reading, protected)
        out = apply(text, edits) if edits else text
        trail: Sequence[Edit] = edits
        for _ in range(_ROUNDS if edits else 0):
            moved = _moved(protected, trail)
            if not unsure and not self._stirs(out, trail, reading):
                break
            more, _, _, unsure = self._pass(out, reading, moved)
            if not more:
                break
            out, trail = apply(out, more), compose(trail, more)
        else:
            if edits:
                out, trail = text, ()
        if self.suggest and lang:
            suggestions += self._unseen(text, lang, mentions)
        return Normalized(
            out, tuple(trail), tuple(mentions), lang, script, None, tuple(suggestions)
        )

    def many(
        self,
        texts: Sequence[str],
        langs: Sequence[str | None] | str | None = None,
        scripts: Sequence[str | None] | None = None,
    ) -> list[Normalized]:
        """The same for many texts, in order."""
        if langs is None or isinstance(langs, str):
            langs = [langs] * len(texts)
        return [
            self(text, lang, script)
            for text, lang, script in zip(texts, langs, scripts or [None] * len(texts), strict=True)
        ]

    @property
    def signature(self) -> str:
        """What the answers depend on besides the glossary and the options."""
        return "matcher:word-trie/1"

    def _unseen(self, text: str, lang: str, mentions: Sequence[Mention]) -> list[Suggestion]:
        """Spellings that no glossary knows, by how alike they are to a name that it does."""
        from translit.normalizer import suggest

        return list(suggest.suggestions(text, lang, mentions, self.glossary))

    def claims(self, store: int, node: int, lang: str | None) -> tuple[Claim, ...]:
        """What the forms of a node mean in a text of a language; found once."""
        known = self._claims.get((store, node, lang))
        if known is None:
            entries = self.glossary.stores[store].entries(node)
            known = claims(entries, lang, self.profile)
            self._claims[store, node, lang] = known
        return known

    def _pass(
        self, text: str, lang: str | None, protected: Sequence[tuple[int, int]]
    ) -> tuple[list[Edit], list[Mention], list[Suggestion], bool]:
        """Edits, mentions and suggestions of one reading; whether an edit may change a condition."""
        page = Page(text, fold(text), lang, protected)
        names, unsure = read(page, self)
        mentions, suggestions, edits = [], [], []
        for name in names:
            mentions.append(name.mention())
            if name.advice is not None:
                suggestions.append(name.advice)
            if name.edit is not None and not (
                self.keep_quotes and name.edit.rule.endswith(".quoted")
            ):
                edits.append(name.edit)
        return canonical(edits) if edits else [], mentions, suggestions, unsure

    def _stirs(self, text: str, trail: Sequence[Edit], lang: str | None) -> bool:
        """Whether a form that is rewritten stands where something was edited."""
        shift = 0
        for edit in trail:
            start = edit.start + shift
            end = start + len(edit.after)
            shift += len(edit.after) - len(edit.before)
            low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
            folded = fold(text[low:high])
            for number, store in enumerate(self.glossary.stores):
                for node in store.index.find(folded).node:
                    if any(claim.target is not None for claim in self.claims(number, node, lang)):
                        return True
        return False


_AROUND = 80


def _moved(spans: Sequence[tuple[int, int]], trail: Sequence[Edit]) -> list[tuple[int, int]]:
    return [tuple(remap(span, trail)) for span in spans]  # type: ignore[misc]


def _reading(lang: str | None) -> str | None:
    """The language that rewriting goes by: a base subtag that is known to be one."""
    if lang is None or lang == "und":
        return None
    language = get(lang)
    return language.code if language else lang.split("-", 1)[0].lower()
