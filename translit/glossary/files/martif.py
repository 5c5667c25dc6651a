"""TBX, version 2: ISO 30042:2008, the ``martif`` element, for tools that have not moved on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from translit.glossary.concept import Concept
from translit.glossary.files import tbx_reader, tbx_writer
from translit.glossary.files.base import GlossaryFile

__all__ = ["Martif"]

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en">
  <martifHeader>
    <fileDesc>
      <sourceDesc><p>Written by translit, for which the notes translit: are.</p></sourceDesc>
    </fileDesc>
  </martifHeader>
  <text>
    <body>
"""
_FOOT = """    </body>
  </text>
</martif>
"""
_NAMES = tbx_writer.Names("termEntry", "langSet", "tig", _HEAD, _FOOT)


@dataclass(frozen=True)
class Martif(GlossaryFile):
    """TBX of 2008: ``termEntry``, ``langSet``, ``tig``. Carries what ``tbx`` carries, in the same way."""

    id = "martif"
    suffixes = (".martif", ".mtf")

    def read(self, path: Path) -> Iterator[Concept]:
        return tbx_reader.concepts(path)

    def write(self, concepts: Iterable[Concept], path: Path) -> None:
        tbx_writer.write(concepts, path, _NAMES)
