"""TBX, version 3: ISO 30042:2019, what termbases and translation tools exchange."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from translit.glossary.concept import Concept
from translit.glossary.files import tbx_reader, tbx_writer
from translit.glossary.files.base import GlossaryFile

__all__ = ["Tbx"]

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <sourceDesc><p>Written by translit, for which the notes translit: are.</p></sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
"""
_FOOT = """    </body>
  </text>
</tbx>
"""
_NAMES = tbx_writer.Names("conceptEntry", "langSec", "termSec", _HEAD, _FOOT)


@dataclass(frozen=True)
class Tbx(GlossaryFile):
    """TBX-Basic, style DCA (DCT is read as well, definitions as notes). Terms of one language stand together.

    Statuses are ``administrativeStatus`` (``misspelling``, ``machine-translation`` and ``foreign`` are
    deprecated there); what TBX has no category for stands in notes that begin with ``translit:``.
    The schema of TBX-Basic is kept, but for a concept without terms, which it doesn't know.
    """

    id = "tbx"
    suffixes = (".tbx",)

    def read(self, path: Path) -> Iterator[Concept]:
        return tbx_reader.concepts(path)

    def write(self, concepts: Iterable[Concept], path: Path) -> None:
        tbx_writer.write(concepts, path, _NAMES)
