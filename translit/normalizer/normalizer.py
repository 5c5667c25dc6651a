"""The normalizer: one call behind which forms are found, judged, and written as they should be."""

from __future__ import annotations

from bisect import bisect_left
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
from translit.normalizer.claim import Claim, claims
from translit.normalizer.page import Page
from translit.normalizer.reading import Reading, read
from translit.normalizer.scan import Found, scan
from translit.normalizer.writing import QUOTED

__all__ = ["PROFILES", "Normalizer"]

PROFILES = ("conservative", "strict")
_ROUNDS = (
    4  # names that become visible by an edit are written in the next round; then it is given up
)
_MOST = 1 << 15  # names of a store whose claims are kept at once: some 80 MB


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
        reading = _reading(lang)
        folded, found = next(scan([text], self.glossary.stores, reading))
        return self._normalized(Page(text, folded, reading, protected), found, lang, script)

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
        for reading, rows in groups.items():
            scanned = scan([texts[at] for at in rows], self.glossary.stores, reading)
            for at, (folded, found) in zip(rows, scanned, strict=True):
                if not found and not self.suggest:
                    out[at] = Normalized(texts[at], (), (), langs[at], scripts[at], scores[at])
                    continue
                page = Page(texts[at], folded, reading, ())
                out[at] = self._normalized(page, found, langs[at], scripts[at], scores[at])
        return out

    def _normalized(
        self,
        page: Page,
        found: Found,
        lang: str | None,
        script: str | None,
        score: float | None = None,
    ) -> Normalized:
        text = page.text
        out = text
        trail: Sequence[Edit] = ()
        mentions: Sequence[Mention] = ()
        suggestions: Sequence[Suggestion] = ()
        if found:
            trail, mentions, suggestions, unsure = self._read(page, found)
            if trail:
                out, trail = self._settled(page, trail, unsure=unsure)
        if self.suggest and lang:
            suggestions = [*suggestions, *self._unseen(text, lang, mentions)]
        return Normalized(
            out, tuple(trail), tuple(mentions), lang, script, score, tuple(suggestions)
        )

    def _settled(
        self, page: Page, trail: Sequence[Edit], *, unsure: bool
    ) -> tuple[str, Sequence[Edit]]:
        """The text and its trail once another reading finds nothing more to write.

        What never settles is left as it was: it would be written otherwise every time.
        """
        out = apply(page.text, trail)
        for _ in range(_ROUNDS):
            if not unsure and not self._stirs(out, trail, page.lang):
                return out, trail
            folded, found = next(scan([out], self.glossary.stores, page.lang))
            again = Page(out, folded, page.lang, [remap(span, trail) for span in page.protected])
            more, _, _, unsure = self._read(again, found)
            if not more:
                return out, trail
            out, trail = apply(out, more), compose(trail, more)
        return page.text, ()

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

    def _stirs(self, text: str, trail: Sequence[Edit], lang: str | None) -> bool:
        """Whether a form that is rewritten stands where something was edited."""
        pieces: list[str] = []
        lows: list[int] = []
        highs: list[int] = []
        shift = size = reach = 0
        for edit in trail:
            start = edit.start + shift
            end = start + len(edit.after)
            shift += len(edit.after) - len(edit.before)
            first = max(reach, start - _AROUND)
            if pieces and first > reach:
                pieces.append("\n")
                size += 1
            reach = min(end + _AROUND, len(text))
            pieces.append(text[first:reach])
            lows.append(start - first + size)
            highs.append(end - first + size)
            size += reach - first
        folded, found = next(scan(["".join(pieces)], self.glossary.stores, lang))
        for store, hits in found:
            for node, _, end, word in hits:
                at = bisect_left(highs, folded.start(word))
                beside = at < len(lows) and lows[at] <= folded.end(end)
                if beside and any(c.target is not None for c in self.claims(store, node, lang)):
                    return True
        return False


_AROUND = 80  # characters beside an edit in which a name may have come about


def _reading(lang: str | None) -> str | None:
    """The language that rewriting goes by: a base subtag."""
    if lang is None or lang == "und":
        return None
    return lang.split("-", 1)[0].lower()
