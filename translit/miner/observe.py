"""The map: what one document says of spellings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from translit.glossary import Glossary
from translit.glossary.common_words import common_words
from translit.glossary.joining import stacks
from translit.miner import cues
from translit.miner.table import Anchor, Seen, Table
from translit.miner.variant import MARGIN, Context
from translit.names import fold, key, match_many, script
from translit.normalizer import Normalizer
from translit.normalizer.resemblance import SURNAME, resemblances
from translit.segment import Document, Segment

__all__ = ["Observer"]

_SOURCE_LEAST = 0.9  # score of a target word against a name of the source
_KNOWN_LEAST = 0.5
_SHORTEST = 3


class _Sight(NamedTuple):
    """One occurrence of a form."""

    form: str
    anchor: Anchor
    start: int
    end: int
    score: float
    close_to: str
    cues: tuple[str, ...]
    preferred: str = ""


class Observer:
    """Reads documents one by one; ``observe`` depends on its document alone, so tables can be merged.

    ``ner`` is a model of named entities (a folder or ``ID@REVISION``), whose word is one more cue.
    """

    def __init__(self, glossary: Glossary, lang: str, ner: str | None = None) -> None:
        self.glossary = glossary
        self.ner = ner
        self.entities: tuple[str, list[tuple[int, int]]] = ("", [])
        self.lang = lang
        self.common = common_words(lang)
        self.normalizer = Normalizer(glossary)

    def observe(self, document: Document) -> Table:
        """What a document says: every form that may be a name, under what it may be a spelling of."""
        forms: dict[tuple[str, str, Anchor], Seen] = {}
        words: Counter[str] = Counter()
        named: set[tuple[str, str]] = set()
        company: Counter[str] = Counter()
        for segment in document.segments:
            if not segment.target:
                continue
            words.update(w.text for w in cues.words(segment.target))
            mentions = self.normalizer(segment.target, lang=self.lang).mentions
            company.update({m.concept: 1 for m in mentions if m.concept not in company})
            slots = _slot(segment, document.id) if segment.system else ()
            named.update((slot, m.concept) for slot in slots for m in mentions)
            for sight in self._sights(segment, [(m.start, m.end) for m in mentions]):
                at = (self.lang, sight.form, sight.anchor)
                seen = self._seen(sight, segment, document.id)
                forms[at] = forms[at] + seen if at in forms else seen
        alone = {at: replace(seen, company=company) for at, seen in forms.items()}
        return Table(alone, words, frozenset(named), dict.fromkeys(company, company))

    def _sights(self, segment: Segment, taken: list[tuple[int, int]]) -> Iterator[_Sight]:
        text = segment.target or ""
        yield from self._like_known(segment, taken)
        yield from self._bracketed(text)
        if segment.source and not self._own_script(segment.source):
            yield from self._like_source(text, segment, taken)
        yield from self._name_like(text, taken, every=segment.system is not None)

    def _own_script(self, source: str) -> bool:
        return script(fold(source[:200])) == script(fold(next(iter(self.common), "")))

    def _like_known(self, segment: Segment, taken: list[tuple[int, int]]) -> Iterator[_Sight]:
        """Words that sound like a form of the glossary, in their own language or the source's.

        Where there is a source, it has to name the concept too.
        """
        text = segment.target or ""
        heard = {self.lang, (segment.source_lang or "en").split("-")[0]}
        named = self._named(segment)
        for found in resemblances(text, self.lang, taken, self.glossary, _KNOWN_LEAST, heard=heard):
            if found.target == found.surface and found.term.form != SURNAME:
                continue
            if named is not None and found.concept.id not in named:
                continue
            hints = self._hints(text, found.start - len(found.lead), found.surface)
            hints += ("common-consonants",) if found.collisions else ()
            hints += ("aligned-source",) if named is not None else ()
            yield _Sight(
                found.surface, Anchor("glossary", found.concept.id), found.start, found.end,
                found.match.score, found.term.text, hints, found.target or "",
            )  # fmt: skip

    def _named(self, segment: Segment) -> set[str] | None:
        """The concepts that the source names; None without a source."""
        if not segment.source:
            return None
        lang = (segment.source_lang or "en").split("-")[0]
        return {m.concept for m in self.normalizer(segment.source, lang=lang).mentions}

    def _bracketed(self, text: str) -> Iterator[_Sight]:
        """An unknown acronym in brackets right after a name that the glossary knows."""
        for full, acronym, start in cues.acronyms(text):
            known = self.glossary.lookup(full) or self.glossary.lookup(full.split(" ", 1)[-1])
            if known and not self.glossary.lookup(acronym):
                anchor = Anchor("glossary", known[0][0].id)
                yield _Sight(
                    acronym, anchor, start, start + len(acronym), 0.95, full, ("brackets",), full
                )

    def _like_source(
        self, text: str, segment: Segment, taken: list[tuple[int, int]]
    ) -> Iterator[_Sight]:
        """Words that sound like a name which the aligned source writes."""
        names = cues.source_names(segment.source or "", (segment.source_lang or "en").split("-")[0])
        pieces = list(self._stripped(text, taken))
        asked = [
            (name, piece)
            for name in names
            for piece in pieces
            if piece[0] and _close(name, piece[0])
        ]
        best: dict[tuple[str, int], tuple[float, int, str]] = {}
        for (name, (form, start, end)), match in zip(
            asked, match_many([(form, name) for name, (form, _, _) in asked]), strict=True
        ):
            if match.score >= _SOURCE_LEAST:
                at = (name, end)
                best[at] = max(best.get(at, (0.0, 0, "")), (match.score, -start, form))
        for (name, end), (score, minus, form) in best.items():
            hints = (*self._hints(text, -minus, form), "aligned-source")
            yield _Sight(form, Anchor("source", name), -minus, end, score, name, hints)

    def _name_like(
        self, text: str, taken: list[tuple[int, int]], *, every: bool
    ) -> Iterator[_Sight]:
        """Words that look like a name by their letters or by what stands before them.

        With ``every`` all uncommon words: what another system writes in their place may tell.
        """
        for form, start, end in self._stripped(text, taken):
            hints = self._hints(text, start, form)
            whole = not text[start - 1 : start].strip() or text[start - 1] in cues.OPENING
            if (hints or every) and whole and len(key(form)) > 2:
                yield _Sight(form, Anchor("corpus", ""), start, end, 0.5, "", hints)

    def _stripped(self, text: str, taken: list[tuple[int, int]]) -> Iterator[tuple[str, int, int]]:
        """(form, start, end) of each word that isn't common, whole and without each stack of clitics."""
        leads = [lead for lead, stack in stacks(self.lang).items() if not stack.article]
        for word in cues.words(text):
            if any(word.start < end and start < word.end for start, end in taken):
                continue
            if self._is_common(word.text):
                continue
            yield word
            for lead in leads:
                rest = word.text[len(lead) :]
                if (
                    word.text.startswith(lead)
                    and len(rest) > _SHORTEST
                    and not self._is_common(rest)
                ):
                    yield rest, word.start + len(lead), word.end

    def _is_common(self, word: str) -> bool:
        return word.lower() in self.common or word.removeprefix("ال") in self.common

    def _hints(self, text: str, start: int, form: str) -> tuple[str, ...]:
        hints = []
        if cues.titled(cues.before(text, start), self.lang):
            hints.append("title-before")
        if cues.foreign(form):
            hints.append("foreign-letters")
        if self.ner and any(low <= start < high for low, high in self._entities(text)):
            hints.append("entity")
        return tuple(hints)

    def _entities(self, text: str) -> list[tuple[int, int]]:
        """Where the model sees names; asked once for the text at hand."""
        if self.entities[0] != text and self.ner:
            from translit.neural import load
            from translit.neural.ner import entities

            (found,) = entities(load(self.ner, "token"), [text])
            self.entities = (text, [(e.start, e.end) for e in found])
        return self.entities[1]

    def _seen(self, sight: _Sight, segment: Segment, document: str) -> Seen:
        text = segment.target or ""
        low, high = max(sight.start - MARGIN, 0), sight.end + MARGIN
        context = Context(document, segment.id, sight.start, sight.end, text[low:high])
        return Seen(
            1, frozenset({document}), frozenset({segment.system} if segment.system else ()),
            _slot(segment, document), (context,),
            dict.fromkeys(sight.cues, 1), sight.score, sight.close_to, sight.preferred,
        )  # fmt: skip


def _slot(segment: Segment, document: str) -> frozenset[str]:
    """What several translations of one sentence share: its source, else its id."""
    if segment.source:
        return frozenset({segment.source})
    return frozenset({f"{segment.document or document}#{segment.id}"} if segment.system else ())


def _close(name: str, form: str) -> bool:
    """A quick look before the model: one of the keys begins like the other."""
    one, other = key(name), key(form)
    return bool(one and other) and abs(len(one) - len(other)) < 3 and bool(set(one) & set(other))
