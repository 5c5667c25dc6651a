"""The words by which pages mark what is not the article, one TOML file a language."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, cast

from translit.regions.region import Kind

__all__ = ["Lexicon", "fold", "lexicon"]

_DROPPED = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_FOLDED = str.maketrans("أإآٱىيةكی", "ااااييهکي") | {0xA0: " ", 0x2019: "'"}
_BULLETS = " \t\r\n\N{NO-BREAK SPACE}-–—•·▪◦●■□►▸»«*#|><:."
_SPACES = re.compile(r"\s+")


def fold(line: str) -> str:
    """A line as markers are compared: no bullets, vowel signs, hamzas, case."""
    line = _DROPPED.sub("", line.casefold().replace("\u200c", " ")).translate(_FOLDED)
    return _SPACES.sub(" ", line.lstrip(_BULLETS).rstrip())


@dataclass(frozen=True)
class Lexicon:
    """Folded markers of some languages.

    Whole ``lines``, ``prefixes`` that stand before a colon, ``endings`` (agencies) of captions, words
    of ``share`` widgets, ``places`` that stand alone in a dateline.
    """

    lines: dict[str, Kind] = field(default_factory=dict)
    prefixes: dict[str, Kind] = field(default_factory=dict)
    endings: frozenset[str] = frozenset()
    share: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


@cache
def lexicon(lang: str | None) -> Lexicon:
    """The markers of a language with the English ones (widgets are in English everywhere); None: all."""
    known = {
        path.name.removesuffix(".toml"): path for path in _folder() if path.name.endswith(".toml")
    }
    code = lang.split("-")[0].lower() if lang else ""
    names = sorted({code, "en"} & known.keys()) if code in known else sorted(known)
    merged = Lexicon({}, {})
    for name in names:
        merged = _with(merged, tomllib.loads(known[name].read_text(encoding="utf-8")))
    return merged


def _folder() -> list[Any]:
    return sorted((files("translit.regions") / "markers").iterdir(), key=lambda path: path.name)


def _with(known: Lexicon, tables: dict[str, Any]) -> Lexicon:
    lines, prefixes = dict(known.lines), dict(known.prefixes)
    for kind, table in tables.items():
        for line in table.get("lines", ()):
            lines.setdefault(fold(line), cast(Kind, kind))
        for prefix in table.get("prefixes", ()):
            prefixes.setdefault(fold(prefix), cast(Kind, kind))
    return Lexicon(
        lines,
        prefixes,
        known.endings | {fold(word) for word in tables["caption"]["endings"]},
        known.share | {word for words in tables["share"]["words"] for word in fold(words).split()},
        known.places | {fold(place) for place in tables["dateline"]["places"]},
    )
