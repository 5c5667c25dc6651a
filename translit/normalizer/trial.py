"""What a new term would do to a corpus, before it is accepted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from translit.glossary import Concept, Glossary, Term
from translit.names.fold import fold
from translit.normalizer.normalizer import Normalizer

__all__ = ["Effect", "Trial"]

_WORD = re.compile(r"\w+")
_AROUND = 40  # characters of context on each side


class Effect(NamedTuple):
    """One place that the term concerns: code points ``start:end`` of the text of ``where``.

    ``kind`` is ``changed`` (``before`` becomes ``after``), ``mentioned`` (found, left as it is),
    ``inside`` (a longer word holds the form: never touched, a false friend for plain search), ``left`` (the
    form itself, which stays: its conditions aren't met, or it is a part of another name),
    ``alike`` (another spelling with the same letters once marks and hamza are set aside: not touched,
    maybe a form to list, maybe another word) or ``freed`` (what the glossary did here is undone).
    """

    kind: str
    where: str
    start: int
    end: int
    before: str
    after: str
    left: str
    right: str


class Trial:
    """A term beside a glossary: ``Trial(glossary, term, "haftar_khalifa").effects("doc", text)``.

    The term joins the concept of that id, else it is a concept of its own with its target.
    """

    def __init__(self, glossary: Glossary, term: Term, concept_id: str | None, lang: str) -> None:
        self.term, self.lang = term, lang
        self.id = concept_id or f"new:{term.text}"
        self.before = Normalizer(glossary)
        self.after = Normalizer(Glossary.merge(self._alone(glossary, concept_id), glossary))
        self.inside = re.compile(re.escape(term.text))
        self.alike = fold(term.text)

    def effects(self, where: str, text: str) -> list[Effect]:
        """What the term would do to a text, in the order of its places."""
        return sorted(self._effects(where, text), key=lambda effect: (effect.start, effect.kind))

    def _effects(self, where: str, text: str) -> Iterator[Effect]:
        old, new = self.before(text, self.lang), self.after(text, self.lang)
        known, wanted = set(old.edits), set(new.edits)
        spans = [(edit.start, edit.end) for edit in new.edits]
        for edit in new.edits:
            if edit not in known:
                yield self._effect("changed", where, text, (edit.start, edit.end), edit.after)
        for edit in old.edits:
            if edit not in wanted and not any(s < edit.end and edit.start < e for s, e in spans):
                yield self._effect("freed", where, text, (edit.start, edit.end), edit.before)
        mentioned = [(m.start, m.end) for m in new.mentions if m.concept == self.id]
        for span in mentioned:
            if span not in {(m.start, m.end) for m in old.mentions} and not _over(span, spans):
                yield self._effect("mentioned", where, text, span, text[slice(*span)])
        yield from self._friends(where, text, [*spans, *mentioned])

    def _friends(self, where: str, text: str, taken: list[tuple[int, int]]) -> Iterator[Effect]:
        """Places that a plain search would take for the term, and spellings close to it."""
        for match in self.inside.finditer(text):
            if not _over(match.span(), taken):
                start, end = _whole_word(text, *match.span())
                kind = "left" if (start, end) == match.span() else "inside"
                yield self._effect(kind, where, text, (start, end), text[start:end])
        for match in _WORD.finditer(text):
            same = " " not in self.term.text and match[0] != self.term.text
            if same and fold(match[0]) == self.alike and not _over(match.span(), taken):
                yield self._effect("alike", where, text, match.span(), match[0])

    def _effect(
        self, kind: str, where: str, text: str, span: tuple[int, int], after: str
    ) -> Effect:
        start, end = span
        left, right = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
        return Effect(kind, where, start, end, text[start:end], after, left, right)

    def _alone(self, glossary: Glossary, concept_id: str | None) -> Glossary:
        terms = [self.term]
        if concept_id is not None:
            terms += (t for t in glossary.concept(concept_id).terms if t.text != self.term.text)
        elif self.term.target:
            terms.append(Term(self.term.target, self.term.lang, "preferred"))
        return Glossary.from_concepts([Concept(self.id, "", tuple(terms))], name="trial")


def _over(span: tuple[int, int], spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in spans)


def _whole_word(text: str, start: int, end: int) -> tuple[int, int]:
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end
