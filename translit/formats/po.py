"""Gettext PO: a unit is a message; a message with plural forms is one unit a form.

Read by its own lines, so that a file written back is the same byte for byte where nothing was changed
(libraries wrap lines anew); the tests hold the reader to polib's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translit.formats.raw_units import RawUnits, Unit

__all__ = ["Po"]

_ENTRY = re.compile(r"\n[ \t]*\r?\n")
_STRING = re.compile(
    r'^[ \t]*(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)[ \t]*)?"(.*)"[ \t]*\r?$',
    re.MULTILINE,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_QUOTED = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\r": r"\r"})


class Po(RawUnits):
    """``msgid`` is the source, ``msgstr`` the target; obsolete, fuzzy and header entries are left alone."""

    id = "po"
    suffixes = (".po", ".pot")

    def units(self, text: str, name: str) -> Iterator[Unit]:
        at = 0
        for number, end in enumerate([m.end() for m in _ENTRY.finditer(text)] + [len(text)], 1):
            yield from _messages(text[at:end], number)
            at = end

    def written(self, target: str, unit: Unit) -> str:
        return f'"{target.translate(_QUOTED)}"'

    def langs(self, text: str) -> tuple[str | None, str | None]:
        found = re.search(r'^"Language: *([\w-]+)', text[:10_000], re.MULTILINE)
        return None, found[1].replace("_", "-") if found else None


def _messages(raw: str, number: int) -> Iterator[Unit]:
    """One entry as units: the last takes what is left, an entry without a translation is one piece."""
    fields: dict[str, tuple[str, int, int]] = {}
    key = ""
    for match in _STRING.finditer(raw):
        key = match[1] or key
        value = _ESCAPE.sub(lambda m: _PLAIN.get(m[1], m[1]), match[2])
        before, start, _ = fields.get(key, ("", match.start(2) - 1, 0))
        fields[key] = (before + value, start, match.end(2) + 1)
    source = fields.get("msgid", ("", 0, 0))[0]
    targets = {k: v for k, v in fields.items() if k.startswith("msgstr")}
    if not source or re.search(r"^#,.*\bfuzzy\b", raw, re.MULTILINE):
        targets = {}
    at = 0
    context = fields.get("msgctxt", ("", 0, 0))[0]
    name = f"{context}\x04{source}" if context else source or str(number)
    for i, (label, (value, start, end)) in enumerate(targets.items(), 1):
        stop = len(raw) if i == len(targets) else end
        said = (
            fields.get("msgid_plural", (source,))[0]
            if label not in ("msgstr", "msgstr[0]")
            else source
        )
        target = value or None
        yield Unit(raw[at:stop], _short(name, label), said, target, start - at, end - at)
        at = stop
    if not targets:
        yield Unit(raw)


def _short(name: str, label: str) -> str:
    return name[:80] + label.removeprefix("msgstr")
