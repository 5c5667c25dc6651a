"""TSV with a header (IANA text/tab-separated-values): no quoting, a cell holds no tab or line end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from translit.formats.base import lines
from translit.formats.csv import Csv

__all__ = ["Tsv"]

_UNSAFE = str.maketrans({"\t": " ", "\n": " ", "\r": " "})


class Tsv(Csv):
    """Tab-separated values with a header; quotes are text."""

    id = "tsv"
    suffixes = (".tsv", ".tab")

    def rows(self, stream: BinaryIO, name: str) -> Iterator[tuple[int, list[str]]]:
        for number, line in lines(stream, name):
            text = line.decode("utf-8", "surrogateescape").rstrip("\r\n")
            if number == 1:
                text = text.removeprefix("\ufeff")
            yield number, text.split("\t") if text else []

    def line(self, cells: Iterable[str]) -> str:
        return "\t".join(cell.translate(_UNSAFE) for cell in cells) + "\n"
