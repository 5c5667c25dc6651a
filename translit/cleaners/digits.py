"""Digits of another script, by policy."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from translit.cleaners.base import Cleaner, Example, Trigger
from translit.edit import Edit
from translit.errors import ConfigError
from translit.languages import get

__all__ = ["Digits"]


@dataclass(frozen=True)
class Digits(Cleaner):
    """Digits written as house style has it: ``policy`` keep, ascii or native (the language's own).

    Not a fault, so nothing is done unless asked. Decimal and grouping marks between digits go with
    them (``١٬٥٠٠٫٥`` is ``1,500.5``); with ``native`` only the decimal mark. Digits of names (T-72, 1.2.3)
    stay. Source: Unicode general category Nd.
    """

    id = "digits"
    default = False
    needs_lang = True
    bad = ()
    good = (Example("٧ مايو 2025", "٧ مايو 2025", "ar"),)

    policy: Literal["keep", "ascii", "native"] = "keep"

    def __post_init__(self) -> None:
        if self.policy not in ("keep", "ascii", "native"):
            raise ConfigError(f"digits: no policy {self.policy!r}; known: ascii, keep, native")

    def trigger(self, lang: str | None = None) -> Trigger | None:
        return Trigger("") if self.policy == "keep" else None

    def edits(self, text: str, lang: str | None = None) -> list[Edit]:
        if self.policy == "ascii":
            return self.replaced(_FOREIGN, text, lambda found: _ascii(found[0]))
        language = get(lang)
        if self.policy == "keep" or language is None or language.digits == "0123456789":
            return []
        table = str.maketrans("0123456789.", language.digits + language.decimal)
        return self.replaced(_NUMBER, text, lambda found: found[0].translate(table))


# A number's digits with the marks of its script between them.
_FOREIGN = re.compile(r"(?:(?![0-9])\d)+(?:[٫٬](?:(?![0-9])\d)+)*")
# Whole ASCII numbers; in 1.2.3 or T-72 or H2200 the digits belong to a name.
_NUMBER = re.compile(r"(?<![\w.,/:-])[0-9]+(?:\.[0-9]+)?(?![\w.,/:-]*\w)")


def _ascii(number: str) -> str:
    marks = {"٫": ".", "٬": ","}
    return "".join(marks.get(c) or str(unicodedata.digit(c)) for c in number)
