"""A session of judging: where one stands, what was said, and the way back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from translit.miner.variant import Variant, read, write

__all__ = ["Session"]


@dataclass
class Session:
    """The candidates of a file and the judgements of this sitting. Every judgement is on disk at once.

    ``current`` is the first that nobody has judged or put off in this sitting; ``undo`` takes the last
    judgement or edit back.
    """

    path: Path
    variants: list[Variant]
    history: list[tuple[int, Variant]] = field(default_factory=list)
    skipped: set[int] = field(default_factory=set)

    @classmethod
    def open(cls, path: Path) -> Session:
        """The session of a candidates file, at the first that isn't judged."""
        return cls(path, read(path))

    @property
    def current(self) -> int | None:
        """The number of the candidate to judge, None at the end."""
        return next(
            (i for i, v in enumerate(self.variants) if not v.judgement and i not in self.skipped),
            None,
        )

    def judge(self, number: int, judgement: str) -> None:
        """Accept, reject or unsure."""
        self._change(number, replace(self.variants[number], judgement=judgement))

    def edit(self, number: int, **columns: str) -> None:
        """Another form, preferred form, concept, status, type or note; judged after that."""
        self._change(number, replace(self.variants[number], **columns))  # type: ignore[arg-type]

    def skip(self, number: int) -> None:
        """Not now: it comes back in the next sitting."""
        self.skipped.add(number)

    def undo(self) -> int | None:
        """Takes the last change back; the number of its candidate, None where there is none."""
        if not self.history:
            return None
        number, before = self.history.pop()
        self.variants[number] = before
        self._save()
        return number

    def left(self) -> int:
        """How many aren't judged."""
        return sum(not v.judgement for v in self.variants)

    def _change(self, number: int, variant: Variant) -> None:
        self.history.append((number, self.variants[number]))
        self.variants[number] = variant
        self._save()

    def _save(self) -> None:
        write(self.variants, self.path)
