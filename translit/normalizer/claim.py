"""What a known form means for a text of some language: whose name it is, and what would be written."""

from __future__ import annotations

import functools
import operator
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from translit.glossary.cases import declined
from translit.glossary.concept import REWRITTEN, STATUSES, Concept, Term
from translit.glossary.fold import key as key_of
from translit.glossary.joining import Stack, contracted, definite, inflected, stacks
from translit.glossary.store import CAPITALS, CASED, CASES, CONTRACTED, STEM, Entry
from translit.languages import get
from translit.normalizer.script import script_of

__all__ = ["Claim", "claims", "takes_article"]

# What the article may be put before; before a name of a person or a place it makes another word
# (مالي is Mali, المالي financial).
_ACRONYMS = frozenset({"acronym", "abbreviation"})
_TAKES_ARTICLE = frozenset({"demonym", "acronym", "abbreviation", "title", "unit"})
_COMMON_NOUNS = frozenset({"TERM", "TITLE", "RANK", "DEMONYM"})
# A word of another language that is spelled like one of these is most often just a word (mars, mai).
_OWN_LANGUAGE_ONLY = frozenset({"MONTH", "TERM", "TITLE", "RANK", "DEMONYM"})


@dataclass(frozen=True, order=True, slots=True)
class Claim:
    """A form's meaning in a text of one language.

    ``key`` is what must stand in the folded text, ``lead`` how many of its characters stand before its
    first word. ``target`` is what is written in its place, None where it stays; ``advice`` what a person
    may want instead. ``after`` are the clitics of which one must stand before a contracted key.
    ``swings``: what is written here may hang on conditions. ``alone``: it is the only claim, its key
    as it stands. ``cased``: capitals may stand elsewhere. ``never`` are the clitics that make another
    word of it.
    """

    concept: str
    form: str
    status: str
    key: str
    lead: int
    target: str | None
    advice: str | None
    why: str
    after: str
    stem: bool
    article: bool
    foreign: bool
    acronym: bool
    requires: tuple[str, ...]
    unless: tuple[str, ...]
    lang: str
    order: tuple[object, ...]
    swings: bool
    alone: bool
    cased: bool = False
    never: tuple[Stack, ...] = ()


def claims(entries: list[Entry], lang: str | None, profile: str) -> tuple[Claim, ...]:
    """The claims on a form in a text of a language, the winner first; conditions are not judged yet."""
    own = {e.id for e in entries if _base(e.term.lang) == lang}
    ranked = sorted(
        # What a text's own language says of a form, and on what conditions, another doesn't undo.
        ((_order(e, lang), e) for e in entries if e.id not in own or _base(e.term.lang) == lang),
        key=operator.itemgetter(0),
    )
    found = [claim for order, e in ranked if (claim := _claim(e, order, lang, profile)) is not None]
    if len(found) <= 1:
        return tuple(found)
    swings = any(claim.target is not None for claim in found)
    heard = list(_heard_at_all(found))
    return tuple(
        replace(claim, swings=swings, alone=claim.alone and len(heard) == 1) for claim in heard
    )


def _heard_at_all(found: list[Claim]) -> Iterator[Claim]:
    """The claims without those that another one wins against wherever they stand."""
    closed: set[tuple[object, ...]] = set()
    for claim in found:
        stands = (claim.key, claim.after, claim.stem, claim.stem and claim.lang)
        if (*stands, True) in closed or (*stands, claim.article) in closed:
            continue
        if not claim.requires and not claim.unless:
            closed.add((*stands, claim.article))
        yield claim


def _order(entry: Entry, lang: str | None) -> tuple[object, ...]:
    term = entry.term
    other = _base(term.lang) != lang
    ours = script_of(term.text) == _script(lang)
    return (
        entry.kind >= STEM,
        other and ours,
        entry.rank,
        not term.requires,
        not term.unless,
        other
        and not ours,  # Kiev is deprecated in English; what Ukrainian makes of it, its own term says
        STATUSES.index(term.status),
        other,
        entry.id,
        term.text,
        entry.kind,
        repr(term),
    )


def _claim(entry: Entry, order: tuple[object, ...], lang: str | None, profile: str) -> Claim | None:
    term = entry.term
    script = script_of(term.text)
    if not _heard(entry.type, term, script, lang):
        return None
    key = key_of(term.text)
    after = ""
    if entry.kind == CONTRACTED:
        pieces = contracted(key, term.lang)
        if pieces is None:
            return None
        after, key = pieces
    elif entry.kind == STEM:
        key, _ = inflected(key, _base(term.lang))
    elif entry.kind == CAPITALS:
        key = key.upper()
    elif entry.kind >= CASES:
        key = declined(key, _base(term.lang))[entry.kind - CASES]
    target, advice, why = _work(entry, lang, profile)
    lead = next((i for i, c in enumerate(key) if c.isalnum()), 0)
    stem = entry.kind == STEM
    return Claim(
        concept=entry.id,
        form=term.text,
        status=term.status,
        key=key,
        lead=lead,
        target=target,
        advice=advice,
        why=why,
        after=after,
        stem=stem,
        article=takes_article(entry.type, term, lang),
        foreign=script != _script(lang),
        acronym=term.form in _ACRONYMS,
        requires=() if _base(term.lang) == lang and _only_grammar(term) else term.requires,
        unless=term.unless,
        lang=_base(term.lang),
        order=order,
        swings=target is not None,
        alone=not (after or stem or lead),
        cased=entry.kind == CASED,
        never=_made_into_words(lang).get(key, ()) if lang else (),
    )


def _only_grammar(term: Term) -> bool:
    """Whether all that a form requires is a text in its own language, told by words of grammar."""
    language = get(term.lang)
    return language is not None and {*term.requires} <= {*language.function_words}


@functools.cache
def _made_into_words(lang: str) -> Mapping[str, tuple[Stack, ...]]:
    """By what follows them, the clitics that a frequent word only seems to begin with.

    Hebrew כיוון is "since", not "like Greece" (יוון).
    """
    language = get(lang)
    found: dict[str, tuple[Stack, ...]] = defaultdict(tuple)
    for word in map(key_of, language.function_words if language else ()):
        for written, stack in stacks(lang).items():
            if word.startswith(written) and word != written:
                found[word.removeprefix(written)] += (stack,)
    return dict(found)


def takes_article(type_: str, term: Term, lang: str | None) -> bool:
    """Whether the article may stand before a form, of a concept of that type, in a text of that language."""
    if lang is not None and definite(key_of(term.text), lang):
        return False
    common = term.form in _TAKES_ARTICLE or type_ in _COMMON_NOUNS
    return common or script_of(term.text) != _script(lang)


def _heard(type_: str, term: Term, script: str, lang: str | None) -> bool:
    """Whether a form of another language that shares the script is a name here and not just a word."""
    if lang is None or _base(term.lang) == lang or script != _script(lang):
        return True
    if type_ in _OWN_LANGUAGE_ONLY or term.form == "demonym":
        return False
    return script in ("Arab", "Hebr") or term.text[:1].isupper()


def _work(entry: Entry, lang: str | None, profile: str) -> tuple[str | None, str | None, str]:
    """(what is written in the form's place, what a person may want instead, why).

    The concept is only looked at where something is to be written: most forms stay as they are.
    """
    term = entry.term
    rewritten = term.status in REWRITTEN or (profile == "strict" and term.status == "admitted")
    if lang is None or not (term.flag or rewritten):
        return None, None, ""
    concept = entry.concept
    if term.flag:
        advice = _advice(concept, term, lang)
        return None, advice, term.note if advice else ""
    target = _target_in(concept, term, lang)
    if not target or target == term.text:
        return None, None, ""
    why = _agreement(concept, term, target)
    return _as_found(target, entry, lang), None, why


def _as_found(target: str, entry: Entry, lang: str) -> str | None:
    """The target in capitals, or in the case of its form; None where it has no such case."""
    if entry.kind == CAPITALS:
        return (target.replace("i", "İ") if lang == "tr" else target).upper()
    if entry.kind < CASES:
        return target
    cases = declined(target, _base(entry.term.lang))
    return cases[entry.kind - CASES] if entry.kind - CASES < len(cases) else None


def _target_in(concept: Concept, term: Term, lang: str) -> str | None:
    if term.target is None:
        own = _base(term.lang) == lang and term.form in _ACRONYMS
        return None if own else _preferred(concept, term, lang)
    langs = {_base(t.lang) for t in concept.terms if t.text == term.target}
    if not langs:
        same = script_of(term.target) == script_of(term.text)
        langs = {_base(term.lang)} if same else _languages(concept, script_of(term.target))
    if lang in langs or (not langs and script_of(term.target) == _script(lang)):
        return term.target
    return None


def _preferred(concept: Concept, term: Term, lang: str) -> str | None:
    """The preferred name of that language, of the same kind (short, full) where there is one."""
    if _base(term.lang) != lang and term.status not in ("machine-translation", "foreign"):
        return None
    names = [t for t in concept.terms if t.status == "preferred" and _base(t.lang) == lang]
    same = [t for t in names if t.form == term.form]
    return (same or names)[0].text if names else None


def _advice(concept: Concept, term: Term, lang: str) -> str | None:
    """What a flagged form probably stands for."""
    target = term.target if term.target is not None else _preferred(concept, term, lang)
    return target if target != term.text else None


def _agreement(concept: Concept, term: Term, target: str) -> str:
    """Why the words around the name may need another form now; empty: they need none."""
    to = next((t for t in concept.terms if t.text == target), None)
    if to is None:
        return ""
    changes = [
        f"{what} {_NAMES.get(a, a)} -> {_NAMES.get(b, b)}"
        for what, a, b in (("gender", term.gender, to.gender), ("number", term.number, to.number))
        if a and b and a != b
    ]
    return f"agreement: {', '.join(changes)}; look at the words around it" if changes else ""


_NAMES = {
    "m": "masculine", "f": "feminine", "n": "neuter", "s": "singular", "d": "dual", "p": "plural",
}  # fmt: skip


def _languages(concept: Concept, script: str) -> set[str]:
    return {_base(t.lang) for t in concept.terms if script_of(t.text) == script}


def _base(lang: str) -> str:
    return lang.split("-", 1)[0].lower()


def _script(lang: str | None) -> str:
    language = get(lang)
    return language.scripts[0] if language else "Latn"
