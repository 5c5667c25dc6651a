"""A mined candidate, and how candidates are written to a file and read again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from translit.draft import draft
from translit.errors import InputError

__all__ = ["JUDGEMENTS", "MARGIN", "Context", "Variant", "read", "write"]

JUDGEMENTS = ("", "accept", "reject", "unsure")
"""What a person says of a candidate; empty: nobody has looked yet."""


MARGIN = 30
"""Characters of text that a context shows on each side of its form."""


@dataclass(frozen=True, slots=True, order=True)
class Context:
    """Where a form was seen: the words around it and its offsets in the segment's target."""

    document: str
    segment: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Variant:
    """One spelling that somebody may want in a glossary. Never used for rewriting until it is accepted.

    ``concept`` is an id of the glossary, or a new one (``new``). ``preferred`` is the form to write
    instead, ``reason`` says why that one. ``score`` is 0..1, ``evidence`` says what it rests on.
    ``status`` is the glossary status proposed for the form.
    """

    form: str
    lang: str
    concept: str
    score: float
    evidence: str
    judgement: str = ""
    preferred: str = ""
    reason: str = ""
    new: bool = False
    status: str = "misspelling"
    type: str = ""
    count: int = 0
    documents: int = 0
    contexts: tuple[Context, ...] = ()
    note: str = ""

    @property
    def id(self) -> str:
        """What tells candidates apart: concept, language and form."""
        return f"{self.concept}|{self.lang}|{self.form}"


def write(variants: Iterable[Variant], path: Path) -> None:
    """One candidate a line, JSON; edit ``judgement`` (accept, reject, unsure) and promote the file."""
    lines = [json.dumps(asdict(v), ensure_ascii=False) + "\n" for v in variants]
    with draft(path) as new:
        new.write_text("".join(lines), encoding="utf-8", newline="\n")


def read(path: Path) -> list[Variant]:
    """The candidates of a file. Raises ``InputError`` with file and line."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(_read(file, path.name))


def _read(lines: Iterable[str], name: str) -> Iterator[Variant]:
    known = {f.name for f in fields(Variant)}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        try:
            data = json.loads(line)
        except ValueError as error:
            raise InputError(f"not JSON: {error}", where) from None
        if not isinstance(data, dict) or not {"form", "lang", "concept"} <= data.keys():
            raise InputError("a candidate is an object with form, lang and concept", where)
        if data.get("judgement") not in (None, *JUDGEMENTS):
            raise InputError(
                f"judgement {data['judgement']!r}: write accept, reject or unsure, or leave it empty",
                where,
            )
        yield _variant({k: v for k, v in data.items() if k in known and v is not None}, where)


def _variant(data: dict[str, object], where: str) -> Variant:
    try:
        contexts = tuple(Context(**c) for c in data.pop("contexts", ()))  # type: ignore[attr-defined]
        score = float(data.pop("score", 0.0))  # type: ignore[arg-type]
        evidence = str(data.pop("evidence", ""))
        return Variant(score=score, evidence=evidence, contexts=contexts, **data)  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise InputError(f"not a candidate: {error}", where) from None
