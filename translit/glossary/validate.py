"""What is wrong with a termbase: everything that would make it find, or write, something nobody meant."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from translit.errors import GlossaryError, nearest
from translit.glossary.common_words import common_words
from translit.glossary.concept import FORMS, REWRITTEN, STATUSES, Concept, Term
from translit.glossary.fold import keys
from translit.glossary.joining import stacks
from translit.glossary.tags import wrong_tag

__all__ = ["RULES", "Problem", "check", "validate"]

RULES = {
    "unreadable": "the file, or a row of it, is not what its format asks for",
    "unknown-value": "a language, status, form, gender or number that doesn't exist",
    "control-character": "a term or target that is empty or holds characters that can't be seen",
    "duplicate-form": "one form of a language stands twice in a concept",
    "claimed-twice": "two concepts claim a form, and nothing tells them apart",
    "nothing-to-write": "a form is to be rewritten, and there is no target",
    "cyclic-target": "a target that is itself rewritten, at worst in a circle",
    "common-word": "a form that is a common word of its language",
    "unknown-target": "a target that is no name of the concept",
    "unknown-link": "a link to a concept that isn't there",
}
"""What is looked for, by the id that stands behind each problem."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and where. ``level`` is ``error`` or ``warning``."""

    rule: str
    level: str
    message: str
    path: str
    line: int | None = None
    concept: str | None = None

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.level}: {self.message} [{self.rule}]"


class _Claim(NamedTuple):
    concept: Concept
    term: Term
    key: str

    def target(self) -> str | None:
        """What the form becomes; None: it stays, or nobody knows."""
        term, concept = self.term, self.concept
        if term.status == "preferred" or term.flag:
            return None
        preferred = concept.preferred(term.lang) or _any_preferred(concept, term)
        return term.target or (preferred.text if preferred else None)

    def rewrites(self) -> bool:
        """Whether the profile ``conservative`` changes it."""
        target = self.target()
        return self.term.status in REWRITTEN and target is not None and target != self.term.text

    def conditional(self) -> bool:
        """Whether only some of its places count."""
        return bool(self.term.requires or self.term.unless or self.term.flag)


def check(path: str | Path) -> list[Problem]:
    """Everything that is wrong with a glossary file, in the order of its lines. Raises ``OSError``."""
    from translit.glossary import compiled, files

    if Path(path).suffix == compiled.SUFFIX:
        return validate(compiled.read(Path(path)).concepts, str(path))
    try:
        concepts = list(files.read(path))
    except GlossaryError as error:
        faults = list(files.of(path).faults(Path(path))) or [error]
        return [_unreadable(fault, path) for fault in faults]
    return validate(concepts, str(path))


def _unreadable(error: GlossaryError, path: str | Path) -> Problem:
    where, _, line = (error.where or str(path)).rpartition(":")
    place = (where, int(line)) if line.isdigit() else (error.where or str(path), None)
    return Problem("unreadable", "error", str(error).removeprefix(f"{error.where}: "), *place)


def validate(concepts: Iterable[Concept], path: str = "glossary") -> list[Problem]:
    """Everything that is wrong with these concepts, in the order of their lines."""
    concepts = list(concepts)
    pairs = [(concept, term) for concept in concepts for term in concept.terms]
    claims = [
        _Claim(c, t, k) for (c, t), k in zip(pairs, keys([t.text for _, t in pairs]), strict=True)
    ]
    by_key: dict[str, list[_Claim]] = defaultdict(list)
    for claim in claims:
        by_key[claim.key].append(claim)
    found = [
        *(Problem(rule, level, text, path, c.term.line or c.concept.line, c.concept.id)
          for c in claims for rule, level, text in _alone(c)),
        *(Problem(rule, level, text, path, c.term.line or c.concept.line, c.concept.id)
          for same in by_key.values() for c, rule, level, text in _together(same)),
        *(Problem(rule, level, text, path, c.term.line or c.concept.line, c.concept.id)
          for c, rule, level, text in _chains(by_key)),
        *(Problem(rule, level, text, path, c.line, c.id)
          for c, rule, level, text in _links(concepts)),
    ]  # fmt: skip
    return sorted(dict.fromkeys(found), key=lambda p: (p.line or 0, p.rule, p.message))


_Told = tuple[str, str, str]


def _alone(claim: _Claim) -> Iterator[_Told]:
    """What one term shows by itself."""
    term = claim.term
    yield from _values(term)
    for name, text in (("term", term.text), ("target", term.target)):
        if text is not None and (wrong := _unseen(text)):
            yield "control-character", wrong[0], f"{name} {text!r} {wrong[1]}"
    if not claim.key:
        yield "control-character", "error", f"{term.text!r} holds nothing that can be found"
    target = claim.target()
    if term.status in REWRITTEN and not term.flag and target is None:
        yield "nothing-to-write", "error", f"{term.text!r} is {term.status}, but has no target"
    if term.target and term.target not in {t.text for t in claim.concept.terms}:
        told = f"the target {term.target!r} of {term.text!r} is no name of {claim.concept.id}"
        yield "unknown-target", "warning", told
    yield from _common(claim)


def _values(term: Term) -> Iterator[_Told]:
    if wrong := wrong_tag(term.lang):
        yield "unknown-value", "error", f"lang {term.lang!r} of {term.text!r}: {wrong}"
    if term.status not in STATUSES:
        yield "unknown-value", "error", f"status {term.status!r}; {nearest(term.status, STATUSES)}"
    for name, value, known in (
        ("gender", term.gender, "mfnc"),
        ("number", term.number, "sdp"),
    ):
        if value is not None and value not in known:
            yield "unknown-value", "warning", f"{name} {value!r}; known: {', '.join(known)}"
    if term.form not in FORMS and (hint := nearest(term.form, FORMS)).startswith("did you"):
        yield "unknown-value", "warning", f"form {term.form!r}; {hint}"


# Joiners are letters' neighbours in Persian, Urdu and Indian scripts; the soft hyphen is not seen at all.
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"


def _unseen(text: str) -> tuple[str, str] | None:
    """(level, what is wrong) with the characters of a text."""
    if not text.strip():
        return "error", "is empty"
    for char in text:
        kind = unicodedata.category(char)
        if kind in {"Cc", "Cs", "Co"} or char in "\N{REPLACEMENT CHARACTER}\u2028\u2029":
            return "error", f"holds the character U+{ord(char):04X}"
        if kind == "Cf" and char not in _JOINERS:
            return (
                "warning",
                f"holds {unicodedata.name(char, f'U+{ord(char):04X}')}, which is not seen",
            )
    if text != text.strip() or "  " in text:
        return "warning", "has spaces at its ends or two in a row"
    return None


def _common(claim: _Claim) -> Iterator[_Told]:
    """A form that is a common word, or one behind a clitic, where nothing else is asked for."""
    term = claim.term
    if claim.conditional() or " " in claim.key or term.form in {"demonym", "title"}:
        return
    if not claim.key:  # which is told already
        return
    words = common_words(term.lang)
    # A sentence begins with a capital too; in capitals throughout it is an acronym.
    loose = not term.case or claim.key.istitle()
    form = claim.key.lower() if loose else claim.key
    level = "error" if claim.rewrites() else "warning"
    if form in words:
        yield (
            "common-word",
            level,
            f"{term.text!r} is a common word ({term.lang}); say requires or unless",
        )
    elif claim.rewrites():
        for stack in stacks(term.lang.split("-")[0]):
            if stack + form in words:
                told = f"{term.text!r} after {stack!r} is the common word {stack + form!r}"
                yield "common-word", level, f"{told}; say requires or unless"
                return


def _together(same: list[_Claim]) -> Iterator[tuple[_Claim, str, str, str]]:
    """What terms show that can't be told apart in a text."""
    for index, claim in enumerate(same):
        for earlier in same[:index][:20]:
            if earlier.term.lang.split("-")[0] == claim.term.lang.split("-")[0]:
                yield from _pair(earlier, claim)


def _pair(earlier: _Claim, claim: _Claim) -> Iterator[tuple[_Claim, str, str, str]]:
    first, second = earlier.term, claim.term
    line = f" (line {first.line})" if first.line else ""
    agree = (earlier.target() or first.text) == (claim.target() or second.text)
    told = f"{second.text!r}"
    if first.text != second.text:
        told += f" and {first.text!r} are one once marks and letter variants are set aside:"
    if earlier.concept.id == claim.concept.id:
        if first.text == second.text:
            level = "warning" if agree and first.status == second.status else "error"
            yield claim, "duplicate-form", level, f"{told} stands twice{line}"
        elif _one_is_lost(earlier, claim, agree=agree):
            told += f" only one of them tells what is written{line}"
            yield claim, "duplicate-form", "warning", told
        return
    if earlier.conditional() and claim.conditional():
        return
    clash = (earlier.rewrites() or claim.rewrites()) and not agree
    level = "error" if clash and not (earlier.conditional() or claim.conditional()) else "warning"
    yield claim, "claimed-twice", level, f"{told} is also a form of {earlier.concept.id}{line}"


def _one_is_lost(earlier: _Claim, claim: _Claim, *, agree: bool) -> bool:
    """Whether two spellings of a concept with one key would be treated differently."""
    if earlier.conditional() or claim.conditional():
        return False
    return earlier.rewrites() != claim.rewrites() or (claim.rewrites() and not agree)


def _chains(by_key: Mapping[str, list[_Claim]]) -> Iterator[tuple[_Claim, str, str, str]]:
    """Targets that are rewritten in their turn."""
    moves: dict[str, _Claim] = {}
    for claim in (claim for same in by_key.values() for claim in same):
        if claim.target() not in {None, claim.term.text} and not claim.conditional():
            moves.setdefault(claim.key, claim)
    targets = keys([claim.target() or "" for claim in moves.values()])
    onward = dict(zip(moves, targets, strict=True))
    for start, claim in moves.items():
        path = [start]
        while path[-1] in onward and onward[path[-1]] not in path:
            path.append(onward[path[-1]])
        round_ = path[-1] in onward
        if round_ and onward[path[-1]] == start and len(path) > 1:
            told = " \N{RIGHTWARDS ARROW} ".join([*path, start])
            yield claim, "cyclic-target", "error", f"targets go in a circle: {told}"
        elif len(path) > 2 and not round_:
            told = f"{claim.term.text!r} becomes {claim.target()!r}, which is itself rewritten"
            level = "error" if claim.rewrites() else "warning"
            yield claim, "cyclic-target", level, told


def _links(concepts: list[Concept]) -> Iterator[tuple[Concept, str, str, str]]:
    known = {concept.id for concept in concepts}
    for concept in concepts:
        for link in concept.links:
            if link not in known:
                yield (
                    concept,
                    "unknown-link",
                    "warning",
                    f"{concept.id} links {link!r}, which isn't there",
                )


def _any_preferred(concept: Concept, term: Term) -> Term | None:
    """What a form of another language becomes: it depends on the text, any preferred name will do."""
    if term.status not in {"foreign", "machine-translation"}:
        return None
    return next((t for t in concept.terms if t.status == "preferred"), None)
