"""The normalizer: one call behind which forms are found, judged, and written as they should be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from translit.glossary.fold import Folded
from translit.normalizer.claim import Claim, claims
from translit.normalizer.near import Near
from translit.normalizer.page import Page
from translit.normalizer.reading import Reading, read
from translit.normalizer.scan import Found, scan
from translit.normalizer.writing import QUOTED

__all__ = ["PROFILES", "Normalizer"]

PROFILES = ("conservative", "strict")
_ROUNDS = (
    4  # names that become visible by an edit are written in the next round; then it is given up
)
_GROUP = 1 << 10  # texts under work at once: their pages are kept until all are read
_MOST = 1 << 15  # names of a store whose claims are kept at once: some 80 MB


_Written = tuple[str, Sequence[Edit], Reading]
"""A text as it is written in the end, its trail, and what was read in it first."""


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
        self._claims: dict[tuple[str | None, int], dict[int, tuple[Claim, ...]]] = {}

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
        (written,) = self._group([text], _reading(lang), protected)
        return self._normalized(text, written, lang, script, None)

    def many(
        self,
        texts: Sequence[str],
        langs: Sequence[str | None] | str | None = None,
        scripts: Sequence[str | None] | None = None,
        scores: Sequence[float | None] | None = None,
    ) -> list[Normalized]:
        """The same for many texts, in order; faster than one by one where they are short."""
        langs = [langs] * len(texts) if langs is None or isinstance(langs, str) else langs
        scripts, scores = scripts or [None] * len(texts), scores or [None] * len(texts)
        groups: dict[str | None, list[int]] = {}
        readings = {lang: _reading(lang) for lang in set(langs)}
        for at, lang in enumerate(langs):
            groups.setdefault(readings[lang], []).append(at)
        out: list[Any] = [None] * len(texts)
        for reading, every in groups.items():
            for low in range(0, len(every), _GROUP):
                rows = every[low : low + _GROUP]
                made = self._group([texts[at] for at in rows], reading)
                for at, written in zip(rows, made, strict=True):
                    if written is None and not self.suggest:
                        out[at] = Normalized(texts[at], (), (), langs[at], scripts[at], scores[at])
                    else:
                        given = langs[at], scripts[at], scores[at]
                        out[at] = self._normalized(texts[at], written, *given)
        return out

    def _normalized(
        self,
        text: str,
        written: _Written | None,
        lang: str | None,
        script: str | None,
        score: float | None,
    ) -> Normalized:
        out = text
        trail: Sequence[Edit] = ()
        mentions: Sequence[Mention] = ()
        suggestions: Sequence[Suggestion] = ()
        if written is not None:
            out, trail, read = written
            mentions, suggestions = read.mentions, read.suggestions
        if self.suggest and lang:
            suggestions = [*suggestions, *self._unseen(text, lang, mentions)]
        return Normalized(
            out, tuple(trail), tuple(mentions), lang, script, score, tuple(suggestions)
        )

    def _group(
        self, texts: Sequence[str], lang: str | None, protected: Sequence[tuple[int, int]] = ()
    ) -> list[_Written | None]:
        """Texts of one language; None of one in which no form stands."""
        out: list[_Written | None] = []
        edited: list[tuple[int, Page, Reading]] = []
        for text, (folded, found) in zip(texts, self._scan(texts, lang), strict=True):
            if not found:
                out.append(None)
                continue
            page = Page(text, folded, lang, protected)
            read = self._read(page, found)
            if read.edits:
                edited.append((len(out), page, read))
            out.append((text, (), read))
        if not edited:
            return out
        settled = self._settled(
            [page for _, page, _ in edited], [read for *_, read in edited], lang
        )
        for (at, _, read), (text, trail) in zip(edited, settled, strict=True):
            out[at] = text, trail, read
        return out

    def _settled(
        self, pages: Sequence[Page], read: Sequence[Reading], lang: str | None
    ) -> Iterator[tuple[str, Sequence[Edit]]]:
        """Each text and its trail once another reading finds nothing more to write."""
        outs = [apply(page.text, one.edits) for page, one in zip(pages, read, strict=True)]
        stirs = self._stirs(outs, [one.edits for one in read], lang)
        for page, one, out, moved in zip(pages, read, outs, stirs, strict=True):
            if moved or one.unsure:
                yield self._again(page, out, one.edits)
            else:
                yield out, one.edits

    def _again(self, page: Page, out: str, trail: Sequence[Edit]) -> tuple[str, Sequence[Edit]]:
        """The text read again and again. What never settles is left as it was.

        It would be written otherwise every time.
        """
        for _ in range(_ROUNDS):
            ((folded, found),) = self._scan([out], page.lang)
            again = Page(out, folded, page.lang, [remap(span, trail) for span in page.protected])
            more, _, _, unsure = self._read(again, found)
            if not more:
                return out, trail
            out, trail = apply(out, more), compose(trail, more)
            if not unsure and not any(self._stirs([out], [trail], page.lang)):
                return out, trail
        return page.text, ()

    def _scan(self, texts: Sequence[str], lang: str | None) -> Iterator[tuple[Folded, Found]]:
        return scan(texts, self.glossary.stores, lang)

    @property
    def signature(self) -> str:
        """What the answers depend on besides the glossary and the options."""
        return "+".join(sorted({store.matcher for store in self.glossary.stores}))

    def _unseen(self, text: str, lang: str, mentions: Sequence[Mention]) -> list[Suggestion]:
        """Spellings that no glossary knows, by how alike they are to a name that it does."""
        from translit.normalizer.suggest import suggestions

        return list(suggestions(text, lang, mentions, self.glossary))

    def known(self, store: int, lang: str | None) -> dict[int, tuple[Claim, ...]]:
        """What is known already of the nodes of a store in texts of a language."""
        return self._claims.setdefault((lang, store), {})

    def claims(self, store: int, node: int, lang: str | None) -> tuple[Claim, ...]:
        """What the forms of a node mean in a text of a language."""
        known = self.known(store, lang)
        found = known.get(node)
        if found is None:
            if len(known) >= _MOST:
                known.clear()
            found = claims(self.glossary.stores[store].entries(node), lang, self.profile)
            known[node] = found
        return found

    def _read(self, page: Page, found: Found) -> Reading:
        """One reading of a page, its edits in order."""
        reading = read(page, found, self)
        edits = reading.edits
        if not edits:
            return reading
        if self.keep_quotes:
            edits = [edit for edit in edits if not edit.rule.endswith(QUOTED)]
        return reading._replace(edits=canonical(edits))

    def _stirs(
        self, texts: Sequence[str], trails: Sequence[Sequence[Edit]], lang: str | None
    ) -> Iterator[bool]:
        """Whether a form that is rewritten stands where something was edited, of each text."""
        near = [Near.of(text, trail) for text, trail in zip(texts, trails, strict=True)]
        scanned = self._scan([one.text for one in near], lang)
        for one, (folded, found) in zip(near, scanned, strict=True):
            yield any(
                any(claim.target is not None for claim in self.claims(store, node, lang))
                for store, hits in found
                for node, _, end, word in hits
                if one.touched(folded.start(word), folded.end(end))
            )


def _reading(lang: str | None) -> str | None:
    """The language that rewriting goes by: a base subtag."""
    if lang is None or lang == "und":
        return None
    return lang.split("-", 1)[0].lower()
