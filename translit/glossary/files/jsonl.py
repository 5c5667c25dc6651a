"""JSON lines, one term a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translit.errors import GlossaryError
from translit.glossary.concept import Concept
from translit.glossary.files import rows

__all__ = ["Jsonl"]


@dataclass(frozen=True)
class Jsonl(rows.RowFile):
    """One JSON object a line, its fields named as the columns of ``rows.COLUMNS``.

    ``requires``, ``unless`` and ``links`` are lists, ``flag`` and ``case`` true or
    false. Empty fields are left out.
    """

    id = "jsonl"
    suffixes = (".jsonl", ".ndjson")

    def rows(self, path: Path) -> Iterator[rows.Row]:
        with path.open("rb") as file:
            for number, raw in enumerate(file, 1):
                line = raw.removeprefix(b"\xef\xbb\xbf").strip()
                if line:
                    yield number, _row(line, f"{path}:{number}")

    def write(self, concepts: Iterable[Concept], path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for concept in concepts:
                for row in rows.cells(concept):
                    kept = {name: value for name, value in row.items() if rows.said(name, value)}
                    file.write(json.dumps(kept, ensure_ascii=False) + "\n")


def _row(line: bytes, where: str) -> dict[str, Any] | GlossaryError:
    try:
        return _typed(json.loads(line), where)
    except GlossaryError as error:
        return error
    except (ValueError, RecursionError) as error:
        return GlossaryError(f"not JSON: {error}", where)


def _typed(row: Any, where: str) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise GlossaryError("not a JSON object", where)
    names = rows.header(list(row), where, needed=("concept",))
    values = zip(names, row.values(), strict=True)
    return {name: rows.typed(name, value, where) for name, value in values}
