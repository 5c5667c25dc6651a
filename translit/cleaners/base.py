"""What every cleaner is: text in, edits out; a clean text gives none."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar, NamedTuple

from translit.edit import Edit

__all__ = ["Cleaner", "Example"]


class Example(NamedTuple):
    """A text, what it becomes, and the language it is in (None: unknown)."""

    original: str
    fixed: str
    lang: str | None = None


class Cleaner(ABC):
    """One repair. A subclass is a frozen dataclass; its fields are its options.

    ``id`` is the file's name with hyphens, named after the fault. ``bad`` are examples with their
    repair, ``good`` are texts that it must leave alone; both run as tests and stand in the docs.
    ``default`` says whether it is part of the default chain, in the order of ``BUILTIN``.
    """

    id: ClassVar[str]
    default: ClassVar[bool] = True
    bad: ClassVar[tuple[Example, ...]]
    good: ClassVar[tuple[Example, ...]]

    @abstractmethod
    def edits(self, text: str, lang: str | None) -> list[Edit]:
        """The canonical edits, offsets in ``text``; ``[]`` fast where there is nothing to do. Linear time.

        ``lang`` is the BCP 47 tag of the text or None; a repair of one language is only made there.
        """
