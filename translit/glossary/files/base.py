"""What every glossary file format is: it reads concepts and writes them, with the line in each error."""

from __future__ import annotations

import codecs
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from translit.errors import GlossaryError
from translit.formats.encoding import decode
from translit.glossary.concept import Concept

__all__ = ["GlossaryFile", "marked", "not_utf8", "reading", "text_of"]


class GlossaryFile(ABC):
    """One file format. A subclass is a frozen dataclass; its fields are its options.

    ``read`` streams: a concept whose terms do not stand together comes out in pieces with one id
    (``files.merged`` joins them). ``write`` replaces the file. ``lossless`` tells whether everything
    that a concept holds comes back; what gets lost stands in the docstring.
    """

    id: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]
    lossless: ClassVar[bool] = True

    @abstractmethod
    def read(self, path: Path) -> Iterator[Concept]:
        """The concepts in order. Raises ``GlossaryError`` with file and line."""

    def faults(self, path: Path) -> Iterator[GlossaryError]:
        """All that makes the file unreadable, as far as the format can go on behind a fault."""
        try:
            for _ in self.read(path):
                pass
        except GlossaryError as error:
            yield error

    def whole(self, path: Path) -> bool:
        """Whether every concept of the file comes in one piece; False where finding out is no use."""
        return False

    @abstractmethod
    def write(self, concepts: Iterable[Concept], path: Path) -> None:
        """The file that holds these concepts."""


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Gives an error of the system that doesn't say so the name of the file that was read."""
    try:
        yield
    except OSError as error:
        if error.filename is not None:
            raise
        raise GlossaryError(f"cannot be read: {error.strerror or error}", str(path)) from error


def text_of(path: Path) -> str:
    """The whole file as text, a byte order mark dropped. Raises ``GlossaryError`` on other bytes."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        if marked(path) == "utf-16":
            raise GlossaryError("UTF-16; save it as UTF-8", str(path)) from None
        raise not_utf8(path) from None


def marked(path: Path) -> str:
    """The encoding of a table by its byte order mark, UTF-8 without one: Excel's Unicode text is UTF-16."""
    with path.open("rb") as file:
        mark = file.read(2)
    return "utf-16" if mark in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE} else "utf-8-sig"


def not_utf8(path: Path) -> GlossaryError:
    """What to say of a file that isn't: the line, and what it probably is."""
    if marked(path) == "utf-16":
        return GlossaryError("not UTF-16, which its first two bytes tell that it is", str(path))
    with path.open("rb") as file:
        for line, raw in enumerate(file, 1):
            try:
                raw.decode("utf-8")
            except UnicodeDecodeError as error:
                file.seek(0)
                guess = decode(file.read(_SAMPLE)).encoding
                hint = "" if guess.startswith("utf-8") else f", it looks like {guess}"
                told = f"not UTF-8 ({error.reason}){hint}; save it as UTF-8"
                return GlossaryError(told, f"{path}:{line}")
    return GlossaryError("not UTF-8; save it as UTF-8", str(path))


_SAMPLE = 1 << 18  # bytes that a guess at the encoding reads
