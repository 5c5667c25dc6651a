"""Pieces of a text that sound like a known name: what suggestions and the miner are made of."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from translit.glossary import Concept, Glossary, Term
from translit.glossary.common_words import common_words
from translit.languages import get
from translit.names import Match, fold, key, match_many, romanize, script
from translit.normalizer.pieces import SHORTEST, SHORTEST_KEY, inside, pieces

__all__ = [
    "LEAST", "SURNAME", "Known", "Resemblance", "articles", "collisions", "known_forms", "resemblances",
]  # fmt: skip

SURNAME = "surname"
"""Form of a term that nobody listed: the last word of a person's preferred name."""

LEAST = 0.96
"""The score from which on a piece is likely a spelling of a form."""

_LOOSE_KEY = 5  # consonants of a key from which on one more or less is let through
_ALIKE = 50  # per cent of Latin sounds that a piece shares with a form at least
_WORDWISE = 0.5  # score that each word of a longer name needs by itself
_PLAUSIBLE = 0.2  # score in its own script of what sounds like a form in another
_SKIPPED_FORMS = frozenset(
    {"acronym", "descriptor", "title", "unit", "hashtag", "handle", "demonym"}
)


class Resemblance(NamedTuple):
    """A piece of the text (offsets without its clitics) and the known form that it sounds like."""

    start: int
    end: int
    lead: str  # what is written before it in the same word, as it is written
    surface: str
    concept: Concept
    term: Term
    match: Match
    target: str | None  # what the house writes for that form in the language of the text
    collisions: int  # common words with the same key


@dataclass(frozen=True, eq=False)
class Known:
    """The forms of a glossary by consonant key, and by key with one consonant left out."""

    exact: dict[str, list[tuple[Concept, Term]]]
    loose: dict[str, list[tuple[Concept, Term]]]
    own: dict[tuple[str, str], list[str]]  # the forms of a concept in a script
    listed: frozenset[
        str
    ]  # all forms: what stands in the text and isn't a name there was judged already

    def near(self, one: str) -> Iterator[tuple[Concept, Term]]:
        """What a key may be a spelling of."""
        seen = set()
        found = [*self.exact.get(one, ())]
        if len(one) >= _LOOSE_KEY - 1:
            found += self.loose.get(one, ())
        if len(one) >= _LOOSE_KEY:
            for less in _without_one(one):
                found += self.exact.get(less, ()) if len(less) >= _LOOSE_KEY - 1 else ()
                found += self.loose.get(less, ())
        for concept, term in found:
            if (concept.id, term) not in seen:
                seen.add((concept.id, term))
                yield concept, term


def resemblances(
    text: str,
    lang: str | None,
    taken: Sequence[tuple[int, int]],
    glossary: Glossary,
    least: float = 0.5,
    *,
    own_script: bool = False,
    heard: Container[str] | None = None,
) -> list[Resemblance]:
    """Pieces outside ``taken`` that sound like a known form, the best reading of each, in order.

    With ``own_script`` a word in the script of the language is compared with the names of that language
    only, people's with all in that script, and nothing listed or without its capital is taken for one;
    ``heard`` keeps the forms of some languages (subtags).
    """
    language = get(lang)
    written = language.scripts[0] if language and own_script else ""
    known = known_forms(glossary)
    asked = [
        (piece, concept, term)
        for piece in pieces(text, lang, taken)
        for concept, term in known.near(key(piece[3]))
        if term.text != piece[3]
        and (heard is None or term.lang.split("-")[0] in heard)
        and _may_spell(piece[3], term.text)
        and _alike(piece[3], term.text)
        and (script(fold(piece[3])) != written or _own(concept, term, lang, written))
        and not (own_script and (piece[3] in known.listed or _no_capital(piece[3], term.text)))
        # What holds a known name is only another spelling of a name of as many words.
        and (len(piece[3].split()) == len(term.text.split()) or not inside(piece[:2], taken))
    ]
    matches = match_many([(piece[3], term.text) for piece, _, term in asked])
    likely = [(*a, m) for a, m in zip(asked, matches, strict=True) if m.score >= least]
    best: dict[tuple[int, int], Resemblance] = {}
    for (start, end, lead, surface), concept, term, match in likely:
        target = _target(concept, term, lang)
        one = Resemblance(start, end, lead, surface, concept, term, match, target, 0)
        if _better(one, best.get((start, end))) and _whole(surface, term.text, known, concept):
            best[start, end] = one
    return _apart([r._replace(collisions=collisions(r.surface, lang)) for r in best.values()])


def _own(concept: Concept, term: Term, lang: str | None, written: str) -> bool:
    """Whether a form is one that a text of the language would misspell: each language has its own places."""
    if script(fold(term.text)) != written:
        return False
    return concept.type == "PERSON" or term.lang.split("-")[0] == (lang or "").split("-")[0]


def _no_capital(surface: str, form: str) -> bool:
    """Whether a word lacks the capital of a name: it is a common word (island, Island)."""
    return surface[:1].islower() and form[:1].isupper()


def _alike(surface: str, form: str) -> bool:
    """A quick look before the model: of city spellings that it is sure of, all share half of their sounds."""
    from rapidfuzz import fuzz

    return bool(fuzz.ratio(romanize(surface), romanize(form), score_cutoff=_ALIKE))


def _may_spell(surface: str, form: str) -> bool:
    """Whether the articles allow it: a common noun usually has one, a foreign name doesn't.

    A longer name may lose or get it on all its words (فيلق أفريقيا, الفيلق الأفريقي).
    """
    one, other = (articles(name.split()) for name in (surface, form))
    return one[:1] == other[:1] or (
        len(one) == len(other) > 1 and len({*one}) == len({*other}) == 1
    )


def articles(words: Sequence[str]) -> list[bool]:
    """Which words begin like one with the Arabic article."""
    return [word.startswith("ال") for word in words]


def _whole(surface: str, form: str, known: Known, concept: Concept) -> bool:
    """Whether the words of the two match one by one, and in another script also the concept's own."""
    one, other = ([w.removeprefix("ال") for w in name.split()] for name in (surface, form))
    if len(one) > 1 and len(one) == len(other):
        return all(m.score >= _WORDWISE for m in match_many(zip(one, other, strict=True)))
    if script(fold(surface)) == script(fold(form)):
        return True
    own = known.own.get((concept.id, script(fold(surface))), ())
    alike = match_many([(surface, text) for text in own if len(text.split()) == len(one)])
    return not alike or max(m.score for m in alike) >= _PLAUSIBLE


def collisions(name: str, lang: str | None) -> int:
    """How many common words of a language have the consonant key of a name."""
    return _common_keys(lang or "und").get(key(name), 0)


def _better(one: Resemblance, other: Resemblance | None) -> bool:
    return other is None or (one.match.score, one.term.text) > (other.match.score, other.term.text)


def _apart(found: list[Resemblance]) -> list[Resemblance]:
    """Those that don't overlap: the longer one first, then the likelier one; in order of the text."""
    out: list[Resemblance] = []
    for one in sorted(
        found, key=lambda r: (r.match.score < LEAST, r.start - r.end, -r.match.score, r.start)
    ):
        if all(one.end <= other.start or other.end <= one.start for other in out):
            out.append(one)
    return sorted(out, key=lambda r: r.start)


@functools.lru_cache(maxsize=8)
def known_forms(glossary: Glossary) -> Known:
    """The forms of a glossary that can be told by their sound."""
    exact: dict[str, list[tuple[Concept, Term]]] = defaultdict(list)
    loose: dict[str, list[tuple[Concept, Term]]] = defaultdict(list)
    own: dict[tuple[str, str], list[str]] = defaultdict(list)
    for concept in glossary.concepts:
        for term in (*concept.terms, *_surnames(concept)):
            one = key(term.text)
            if concept.type == "MONTH" or not _sought(term, one):
                continue
            exact[one].append((concept, term))
            own[concept.id, script(fold(term.text))].append(term.text)
            if len(one) >= _LOOSE_KEY:
                for less in _without_one(one):
                    loose[less].append((concept, term))
    listed = frozenset(term.text for concept in glossary.concepts for term in concept.terms)
    return Known(dict(exact), dict(loose), dict(own), listed)


def _surnames(concept: Concept) -> Iterator[Term]:
    """The last words of a person's preferred names, where the glossary doesn't list them."""
    listed = {term.text for term in concept.terms}
    for term in concept.terms if concept.type == "PERSON" else ():
        last = term.text.split()[-1]
        if (
            term.status == "preferred"
            and term.form == "full"
            and last != term.text
            and last not in listed
        ):
            yield Term(last, term.lang, "admitted", SURNAME, target=last)


def _sought(term: Term, one: str) -> bool:
    """Whether a form is a name that can be told by its sound."""
    if term.form in _SKIPPED_FORMS or term.requires or term.flag:
        return False
    if len(term.text) < SHORTEST or len(one) < SHORTEST_KEY:
        return False
    common, words = common_words(term.lang), term.text.lower().split()
    plain = sum(w in common or w.removeprefix("ال") in common for w in words)
    return plain == 0 or (len(words) > 2 and plain * 3 <= len(words))


@functools.cache
def _common_keys(lang: str) -> dict[str, int]:
    count: dict[str, int] = defaultdict(int)
    for word in common_words(lang):
        count[key(word)] += 1
    return dict(count)


def _without_one(one: str) -> set[str]:
    return {one[:i] + one[i + 1 :] for i in range(len(one))}


def _target(concept: Concept, term: Term, lang: str | None) -> str | None:
    """What the house writes for a form, in the language of the text: short for short, full for full."""
    base = (lang or term.lang).split("-")[0]
    if term.lang.split("-")[0] == base:
        return term.text if term.status == "preferred" else term.target or _preferred(concept, base)
    own = [t for t in (*concept.terms, *_surnames(concept)) if t.lang.split("-")[0] == base]
    if term.form == SURNAME:  # not the given name, if that is the short form that is listed
        own.sort(key=lambda t: t.form != SURNAME)
    if term.target and any(term.target in (t.text, t.target) for t in own):
        return term.target
    short = len(term.text.split()) == 1
    for one in own:
        if (len(one.text.split()) == 1) == short and (
            one.status == "preferred" or one.target == one.text
        ):
            return one.text
    return _preferred(concept, base)


def _preferred(concept: Concept, lang: str) -> str | None:
    preferred = concept.preferred(lang)
    return preferred.text if preferred else None
