"""Rules on what a phrase of the source must not become: small patterns, found by their rarest word."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, NamedTuple

from translit.checks._phrase_marks import WORDS, Marks
from translit.finding import Severity

__all__ = ["Hit", "Rule", "Rules", "begins", "load"]

_MARKS = "\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}\N{ARABIC LETTER SUPERSCRIPT ALEF}\N{ARABIC TATWEEL}"
_CLITICS = f"(?:[وف][{_MARKS}]?)?(?:[بكل][{_MARKS}]?)?(?:ال|لل)?"
_LONGEST = 60  # code points of a place that a reader can look at


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, compiled. ``source`` is None where the target alone is proof.

    ``begins`` are beginnings of words of which the source must hold one, ``stems`` letters of which the
    target must hold some: the cheap test before the patterns. ``more_begins`` and ``more_stems`` are
    those of a further word that each side needs; empty where one is enough.
    """

    source: re.Pattern[str] | None
    target: re.Pattern[str]
    begins: frozenset[str]
    stems: tuple[str, ...]
    more_begins: frozenset[str]
    more_stems: tuple[str, ...]
    unless: re.Pattern[str] | None
    write: str
    alone: bool
    severity: Severity | None


class Hit(NamedTuple):
    """A place in the target, what is there, and what would be right."""

    start: int
    end: int
    english: str | None
    write: str
    severity: Severity | None


@dataclass(frozen=True)
class Rules:
    """Rules by the beginnings of the English words that they need; those that need none apart."""

    by_word: Mapping[str, tuple[Rule, ...]]
    keys: frozenset[str]
    alone: tuple[Rule, ...]

    @cached_property
    def marks(self) -> Marks:
        """The same as bits, for many texts at once."""
        return Marks.of(self)

    def hits(self, source: str | None, begins: frozenset[str], target: str) -> Iterable[Hit]:
        """The places where a rule holds; one place a rule. ``begins`` are those of the source."""
        rules = self.alone if source is None else self._for(begins, target)
        return _hits(rules, source, target) if rules else ()

    def _for(self, begins: frozenset[str], target: str) -> Sequence[Rule]:
        """The rules of these words, each once, where one of them may hold: seldom enough."""
        keys = self.keys & begins
        if not [key for key in keys for rule in self.by_word[key] if _holds(target, rule.stems)]:
            return ()
        return list({id(rule): rule for key in sorted(keys) for rule in self.by_word[key]}.values())


def _holds(target: str, stems: Sequence[str]) -> bool:
    for stem in stems:  # noqa: SIM110 - a generator costs more than what it runs over
        if stem in target:
            return True
    return False


def begins(words: Sequence[str], text: str) -> frozenset[str]:
    """The first four letters of the words, which are in lower case, of an English text."""
    if not text.isascii():
        words = WORDS.findall(" ".join(words))
    return frozenset([word[:4] for word in words])


def _hits(rules: Iterable[Rule], source: str | None, target: str) -> Iterator[Hit]:
    for rule in rules:
        hit = _hit(rule, source, target) if _holds(target, rule.stems) else None
        if hit is not None:
            yield hit


def _hit(rule: Rule, source: str | None, target: str) -> Hit | None:
    said = rule.source.search(source) if rule.source is not None and source is not None else None
    if said is None and source is not None and rule.source is not None:
        return None
    if rule.unless is not None and source is not None and rule.unless.search(source):
        return None
    found = rule.target.search(target)
    if found is None:
        return None
    end = min(found.end(), found.start() + _LONGEST)
    return Hit(found.start(), end, said[0] if said else None, rule.write, rule.severity)


@cache
def load(name: str) -> Rules:
    """The rules of a check, from its file in ``translit/checks/data``."""
    text = files("translit.checks").joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    by_word: dict[str, list[Rule]] = {}
    alone = []
    for row in tomllib.loads(text)["rules"]:
        rule = _rule(row)
        if rule.alone:
            alone.append(rule)
        for key in rule.begins:
            by_word.setdefault(key, []).append(rule)
    return Rules({k: tuple(v) for k, v in by_word.items()}, frozenset(by_word), tuple(alone))


def _rule(row: Mapping[str, Any]) -> Rule:
    english = row.get("en")
    flags = re.NOFLAG if row.get("case") else _case(english or "")
    unless = row.get("unless")
    severity = row.get("severity")
    return Rule(
        source=None if english is None else re.compile(_english(english), flags),
        target=re.compile(_arabic(row["ar"])),
        begins=_anchors(row.get("en", "")),
        stems=_stems(row["ar"]),
        more_begins=_anchors(row.get("en", ""), 1),
        more_stems=_stems(row["ar"], 1),
        unless=None if unless is None else re.compile(rf"\b(?:{unless})", _case(unless)),
        write=row["write"],
        alone=row.get("alone", False),
        severity=None if severity is None else Severity[severity.upper()],
    )


def _case(pattern: str) -> re.RegexFlag:
    """A pattern with a capital is case-sensitive."""
    return re.IGNORECASE if pattern == pattern.lower() else re.NOFLAG


def _english(pattern: str) -> str:
    out = (
        pattern.replace(" …… ", r"(?:\W+[\w’'.-]+){0,8}?\W+")
        .replace(")+", r")[\w-]*")
        .replace(" … ", r"(?:\W+[\w’'.-]+){0,4}?\W+")
    )
    out = re.sub(r"(?<=[a-z])\+", r"[\\w-]*", out)
    return rf"\b(?:{out})\b" if out[-1] != "]" else rf"\b(?:{out})"


def _arabic(pattern: str) -> str:
    out = re.sub(r"~\??", lambda _: _CLITICS, pattern)
    out = out.replace(" … ", r"(?:\s+\S+){0,5}?\s+")
    out = re.sub(r"(?<=[\u0621-\u064a)])\+", lambda _: rf"(?:[^\W\d_]|[{_MARKS}]){{0,4}}", out)
    out = out.replace(" ", rf"[{_MARKS}]*\s+")
    return rf"(?<![^\W\d_])[وفبكل]?(?:{out})[{_MARKS}]*(?![^\W\d_])"


def _anchors(english: str, nth: int = 0) -> frozenset[str]:
    """For each alternative the beginnings of words of which its text must hold one.

    By the most telling word, or the next (``nth``); none where an alternative has no such word.
    """
    out: set[str] = set()
    for choice in _split(english, "|") if english else ():
        keys = [key for token in _split(choice, " ") if (key := _keys(token))]
        if not keys:
            raise ValueError(f"no word to find {english!r} by")
        if len(keys) <= nth:
            return frozenset()
        keys.sort(key=lambda k: (min(map(len, k)) < 4, len(k), -sum(map(len, k))))
        out |= keys[nth]
    return frozenset(out)


def _split(pattern: str, mark: str) -> list[str]:
    """The pieces of a pattern between marks that stand outside of brackets."""
    out, depth = [""], 0
    for c in pattern:
        depth += (c in "([") - (c in ")]")
        if c == mark and depth == 0:
            out.append("")
        else:
            out[-1] += c
    return out


def _keys(token: str) -> frozenset[str] | None:
    """The beginnings of four letters of the word that a token matches; None where that isn't sure."""
    token = re.sub(r"^(?:\([^()]*\)\?)+", "", token)
    group = re.match(r"\(([^()]+)\)(.?)", token)
    if group and group[2] != "?":
        found = [_keys(choice + group[2]) for choice in group[1].split("|")]
        keys = [key for key in found if key is not None]
        return frozenset().union(*keys) if len(keys) == len(found) else None
    word = re.match(r"[A-Za-z0-9]*", token)
    letters, rest = (word[0], token[len(word[0]) :]) if word else ("", token)
    if rest.startswith("?"):
        letters = letters[:-1]
    sure = len(letters) >= 4 or (
        bool(letters) and (not rest or rest.startswith(("(-| )", ",", " ")))
    )
    return frozenset({letters.lower()[:4]}) if sure else None


_OPTIONAL = re.compile(r"~?\([^()]*\)\?\Z")
_PLAIN = re.compile("[ء-ي]{2,}")


def _stems(arabic: str, nth: int = 0) -> tuple[str, ...]:
    """For each alternative the letters of its most telling word: what a text must hold to match.

    Or of the next word (``nth``); none where an alternative has no such word.
    """
    out: dict[str, None] = {}
    for choice in _split(arabic, "|"):
        tokens = [t for t in _split(choice, " ") if not _OPTIONAL.match(t)]
        found = [_PLAIN.findall(re.sub(r"\(\?!.*?\)|\[[^\]]*\]|[ء-ي]\?", " ", t)) for t in tokens]
        needed = [f for f in found if f]
        if len(needed) <= nth:
            return ()
        needed.sort(key=lambda f: (min(map(len, f)) < 3, len(f), -len(f[0])))
        out |= dict.fromkeys(needed[nth])
    return tuple(out)
