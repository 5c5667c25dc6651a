"""On which lines of a TOML glossary its concepts and terms stand: ``tomllib`` doesn't tell."""

from __future__ import annotations

import re
import tomllib

__all__ = ["Lines"]

_TOKEN = re.compile(
    r'#[^\n]*|"""(?:[^\\"]|\\.|"(?!""))*+"{3,5}|\'\'\'(?:[^\']|\'(?!\'\'))*+\'{3,5}'
    r'|"(?:[^"\\\n]|\\.)*+"|\'[^\'\n]*+\'|\n|[\[\]{}]',
    re.DOTALL,
)


class Lines:
    """``concepts`` gives the line of each table by id, ``terms`` the lines of its terms in order.

    Reads a text that ``tomllib`` took; what it can't place is absent.
    """

    def __init__(self, text: str) -> None:
        self.concepts: dict[str, int] = {}
        self.terms: dict[str, list[int]] = {}
        self._text, self._id, self._depth = text, "", 0
        line, at_start, at = 1, True, 0
        for token in _TOKEN.finditer(text):
            what = token.group()
            at_start = at_start and not text[at : token.start()].strip()
            if at_start and what == "[" and not self._depth:
                self._header(token.start(), line)
            self._bracket(what, line)
            line, at = line + what.count("\n"), token.end()
            at_start = what == "\n"

    def _header(self, at: int, line: int) -> None:
        end = self._text.find("\n", at)
        head = self._text[at : end if end >= 0 else None]
        try:
            found = tomllib.loads(head)
        except tomllib.TOMLDecodeError:
            return
        self._id = next(iter(found), "")
        self.concepts.setdefault(self._id, line)
        if head.startswith("[["):
            self.terms.setdefault(self._id, []).append(line)

    def _bracket(self, what: str, line: int) -> None:
        if what in {"[", "{"}:
            if what == "{" and self._depth == 1:
                self.terms.setdefault(self._id, []).append(line)
            self._depth += 1
        elif what in {"]", "}"}:
            self._depth -= 1
