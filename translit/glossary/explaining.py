"""What a form means and becomes, in words for people."""

from __future__ import annotations

from translit.glossary.concept import REWRITTEN, Concept, Term

__all__ = ["claim"]

_ACRONYMS = frozenset({"acronym", "abbreviation"})  # which their own language leaves as they are
_SHOWN = 3  # names that are listed


def claim(concept: Concept, term: Term) -> str:
    """One line: whose name it is, its status, what is written for it, where, and where it was seen."""
    parts = [f"{term.text} ({term.lang}, {term.form}): {term.status} name of {concept.id}"]
    parts += [f" [{concept.type}]"] if concept.type else []
    parts += [f", {_does(concept, term)}"]
    parts += [f"; needs near it: {' | '.join(term.requires)}"] if term.requires else []
    parts += [f"; not near: {' | '.join(term.unless)}"] if term.unless else []
    parts += [f"; related: {', '.join(concept.links)}"] if concept.links else []
    parts += [f" ({term.evidence})"] if term.evidence else []
    return "".join(parts)


def _does(concept: Concept, term: Term) -> str:
    if term.flag:
        return "mentioned and reported"
    to = _becomes(concept, term)
    if not to:
        return "stays as it is"
    return (
        f"written {to}" if term.status in REWRITTEN else f"stays, with profile strict written {to}"
    )


def _becomes(concept: Concept, term: Term) -> str:
    """What is written instead of a form; empty: nothing. Where the text's language decides, it is named."""
    if term.status == "preferred" or term.target == term.text:
        return ""
    if term.target:
        return term.target
    names = _names(concept, term)
    if len(names) == 1:
        return names[0][1]
    more = " ..." if len(names) > _SHOWN else ""
    return ", ".join(f"{name} ({lang})" for lang, name in names[:_SHOWN]) + more


def _names(concept: Concept, term: Term) -> list[tuple[str, str]]:
    """(language, preferred name) of the languages in whose texts it is rewritten, its own first."""
    own, foreign = _base(term.lang), term.status in {"machine-translation", "foreign"}
    preferred = [t for t in concept.terms if t.status == "preferred"]
    langs = [own, *(_base(t.lang) for t in preferred)] if foreign else [own]
    out = []
    for lang in dict.fromkeys(langs):
        there = [t for t in preferred if _base(t.lang) == lang]
        same = [t for t in there if t.form == term.form]
        if there and not (lang == own and term.form in _ACRONYMS):
            out.append((lang, (same or there)[0].text))
    return [] if [name for _, name in out] == [term.text] else out


def _base(lang: str) -> str:
    return lang.split("-", maxsplit=1)[0]
