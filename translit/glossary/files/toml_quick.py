"""The home format read the short way, where a file holds nothing but what ``Toml.write`` writes.

tomllib takes a second for a megabyte. A file of the usual lines is told by one pattern; its terms then
are JSON but for the marks after the keys. Anything unusual (a comment, another kind of string, a key
twice) is None: the file is read by tomllib, whose errors say what and where.
"""

from __future__ import annotations

import json
import re
from typing import Any

__all__ = ["quick"]

# A string that TOML and JSON read alike: no control characters, no escapes that one of them lacks.
_STRING = r'"(?:[^"\\\x00-\x1f\x7f]|\\["\\bfnrt]|\\u(?![dD][89a-fA-F])[0-9A-Fa-f]{4})*+"'
_LIST = rf"\[(?:{_STRING}(?:, {_STRING})*+)?\]"
_PAIR = rf"[a-z_]+ = (?:{_STRING}|{_LIST}|true|false)"
_TERM = rf"  \{{ {_PAIR}(?:, {_PAIR})*+ \}}"
_HEADER = rf"\[(?:[A-Za-z0-9_-]+|{_STRING})\]"
_OWN = rf"(?:(?!terms ){_PAIR}\n)*+"
_CONCEPT = rf"{_HEADER}\n{_OWN}terms = \[\n(?:{_TERM},\n)*+\]\n"
_FILE = re.compile(rf"(?:{_CONCEPT}\n*+)*+")
_PIECES = re.compile(rf"\[({_STRING}|[A-Za-z0-9_-]+)\]\n({_OWN})terms = \[\n((?:  .*\n)*+)\]\n")
_KEYS = re.compile(rf"({_STRING})|([a-z_]+) = ")


class _TwiceError(Exception):
    """A key that stands twice."""


def quick(text: str) -> dict[str, Any] | None:
    """What ``tomllib.loads`` gives for a text of the usual lines; None for any other text."""
    if not _FILE.fullmatch(text):
        return None
    out: dict[str, Any] = {}
    for id_, pairs, terms in _PIECES.findall(text):
        name = json.loads(id_) if id_.startswith('"') else id_
        own = pairs.replace("\n", ", ")
        try:
            table = _DECODE(_KEYS.sub(_key, f'{{{own}"terms": [{terms[:-2]}]}}'))
        except _TwiceError:
            return None
        if out.setdefault(name, table) is not table:
            return None
    return out


def _key(match: re.Match[str]) -> str:
    return match[1] or f'"{match[2]}": '


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    out = dict(pairs)
    if len(out) != len(pairs):
        raise _TwiceError
    return out


_DECODE = json.JSONDecoder(object_pairs_hook=_once).decode
