"""The third tier: a word that no glossary knows and that sounds like a name that it does.

A suggestion with score and evidence, never an edit. A common word is never one; a name whose consonant
key is shared by common words (كييف and كيف) has to be more alike, and one of two consonants isn't looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translit.edit import Mention, Suggestion
from translit.glossary import Glossary
from translit.glossary.common_words import counted
from translit.glossary.joining import joined
from translit.languages import get
from translit.names import fold, match_many, script
from translit.normalizer.resemblance import LEAST, Resemblance, articles, known_forms, resemblances

__all__ = ["suggestions"]

COLLIDING = 0.99
"""The score that a suggestion needs (else ``LEAST``) where the name is short or sounds like a common word."""

INFLECTED = 0.995
_NEVER = 1.01
_ENDINGS = ("ي", "ه")
_PLACES = frozenset({"GPE", "LOC", "PLACE"})
# What makes "of that country" of its name; a word so made is no misspelling of it (German, Italian).
_ADJECTIVES = ("an", "ese", "ish", "يا", "ان")
_NO_WITNESS = (
    0.7  # a Latin form that isn't alike raises the doubt, one that is alike lowers it to a seventh
)
_SHORT = 4  # letters of a known form that sounds like too much


def suggestions(
    text: str, lang: str | None, mentions: Sequence[Mention], glossary: Glossary
) -> Iterator[Suggestion]:
    """What may be a name in a spelling that nobody has written down, in order.

    Nothing in a language that we don't know: most of what sounds like a name is one of its words.
    """
    if get(lang) is None:
        return
    taken = [(m.start, m.end) for m in mentions]
    end = 0
    for found in resemblances(text, lang, taken, glossary, own_script=True):
        score = _with_latin(found, glossary)
        if (
            score < _least(found, lang)
            or found.target in (None, found.surface)
            or found.start < end
        ):
            continue
        end = found.end
        yield _suggestion(text, lang, found, score)


def _least(found: Resemblance, lang: str | None) -> float:
    """The score that it takes; out of reach for a definite word or one made of a place's name."""
    inflected = _inflected(found)
    if articles(found.surface.split())[0] or (
        found.concept.type in _PLACES and (inflected or _adjective(found))
    ):
        return _NEVER
    if inflected:
        return INFLECTED
    # Where nobody has counted a language's words, any of them may sound so.
    doubtful = found.collisions or len(found.term.text) <= _SHORT or not counted(lang or "und")
    return COLLIDING if doubtful else LEAST


def _with_latin(found: Resemblance, glossary: Glossary) -> float:
    """The score with the concept's Latin forms as a second witness: a machine spells what it read there."""
    words = len(found.surface.split())
    forms = known_forms(glossary).own.get((found.concept.id, "Latn"), ())
    heard = match_many([(found.surface, form) for form in forms if len(form.split()) == words])
    if script(fold(found.surface)) == "Latn" or not heard:
        return found.match.score
    witness = max(m.score for m in heard)
    doubt: float = (1 - found.match.score) * (1 - min(witness, 0.99)) ** 0.5 / _NO_WITNESS
    return max(1 - doubt, 0.0)


def _suggestion(text: str, lang: str | None, found: Resemblance, score: float) -> Suggestion:
    after = found.target or ""
    start = found.start - len(found.lead)
    whole = joined(found.lead, after, lang or "und") if found.lead else after
    why = f"sounds like {found.term.text} ({found.term.status}): {found.match.why}"
    if found.collisions:
        why += f"; {found.collisions} common words have its consonants"
    before = text[start : found.end]
    return Suggestion(start, found.end, before, whole, found.concept.id, round(score, 4), why)


def _inflected(found: Resemblance) -> bool:
    """Whether the word ends like an adjective or a feminine, and the name doesn't."""
    own, other = fold(found.surface)[-1:], fold(found.term.text)[-1:]
    return own != other and own in _ENDINGS


def _adjective(found: Resemblance) -> bool:
    """Whether the word ends like what is of a place, and the place's name doesn't."""
    own, other = found.surface.lower(), found.term.text.lower()
    return own.endswith(_ADJECTIVES) and not other.endswith(_ADJECTIVES)
