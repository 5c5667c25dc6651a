"""What every renderer is: a Report becomes a file; it decides nothing."""

from __future__ import annotations

import importlib.util
from abc import ABC, abstractmethod
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, ClassVar

from translit.edit import Edit
from translit.errors import MissingExtra
from translit.finding import Finding, runs
from translit.report import Report

__all__ = ["Renderer", "becomes", "ordered", "place", "runs", "suggested"]


class Renderer(ABC):
    """One output format. A subclass is a frozen dataclass; its fields are its options.

    ``suffixes`` choose it by the name of the file, the longest that fits.
    """

    id: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]
    needs: ClassVar[tuple[str, str] | None] = None
    """A package that isn't always there, and the extra that brings it."""

    def ready(self) -> None:
        """Raises ``MissingExtra`` where a package is missing: before the work, not after it."""
        if self.needs is not None and importlib.util.find_spec(self.needs[0]) is None:
            raise MissingExtra(*self.needs)

    @abstractmethod
    def render(self, report: Report) -> str | bytes:
        """The whole file; text is written as UTF-8 with newlines as they are."""

    def write(self, report: Report, stream: BinaryIO) -> None:
        """The report on a binary stream. A lone surrogate in a text comes out as U+FFFD."""
        body = self.render(report)
        if isinstance(body, str):
            body = body.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode()
        stream.write(body)


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """The findings for people: the gravest first, suppressed ones left out; else as they come."""
    return sorted((f for f in findings if not f.suppressed), key=lambda f: -f.severity)


def place(finding: Finding) -> str:
    """Where a finding is, in words: ``document system #segment:start-end``."""
    parts = [Path(finding.document or "").name, finding.system or ""]
    parts.append(f"#{finding.segment}" if finding.segment is not None else "")
    where = " ".join(filter(None, parts)) or "batch"
    return f"{where}:{finding.start}-{finding.end}" if finding.start is not None else where


def becomes(finding: Finding, edit: Edit) -> str:
    """What the fix writes; where it only takes away, what is left of the place: of a doubled word, one."""
    start, text = finding.start, finding.text
    if edit.after or start is None or text is None:
        return edit.after
    low, high = edit.start - start, edit.end - start
    return text[:low] + text[high:] if 0 <= low <= high <= len(text) else ""


def suggested(edit: Edit | None) -> str:
    """A suggestion in words."""
    return "" if edit is None else f"{edit.before} → {edit.after or '(nothing)'}"
