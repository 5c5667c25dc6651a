"""The certain fixes of a report, made in the files that were audited."""

from __future__ import annotations

import csv
import io
import json
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from translit.edit import Edit, apply, canonical
from translit.errors import InputError
from translit.finding import Finding
from translit.formats import batch_files, choose
from translit.formats.base import Format, Record, Table
from translit.formats.parquet import Arrow, Parquet
from translit.formats.po import Po
from translit.formats.raw_units import RawUnits
from translit.formats.subtitles import Subtitles
from translit.formats.tmx import Tmx
from translit.formats.units import XmlUnits
from translit.formats.xliff import Xliff
from translit.formats.xlsx import Xlsx
from translit.report import Report
from translit.segment import Segment

__all__ = ["Fixed", "fixed", "fixed_lines", "fixes"]

Key = tuple[str, str | None, str]
"""(document, system, segment)"""


def fixes(findings: Iterable[Finding]) -> dict[Key, list[Edit]]:
    """The suggestions that can be made together, by segment: of two that overlap the graver one stays."""
    out: dict[Key, tuple[list[int], list[Edit]]] = {}
    graver = sorted(findings, key=lambda f: (-f.severity, f.start or 0, -(f.end or 0), f.check))
    for f in graver:
        if f.suggestion is None or f.suppressed or f.segment is None or f.side != "target":
            continue
        starts, edits = out.setdefault((f.document or "", f.system, f.segment), ([], []))
        new = f.suggestion
        at = bisect_left(starts, new.start)
        if _fits(new, edits, at):
            starts.insert(at, new.start)
            edits.insert(at, new)
    return {key: canonical(edits) for key, (_, edits) in out.items()}


def _fits(new: Edit, edits: Sequence[Edit], at: int) -> bool:
    """Whether an edit overlaps none of others that are in order, in which it would be the ``at``-th."""
    if at and edits[at - 1].end > new.start:
        return False
    return at == len(edits) or new.start < edits[at].start >= new.end


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file that the fixes change. ``before`` and ``after`` are what a diff of it shows.

    Of a text file they are its bytes decoded with ``surrogateescape``, so that any encoding survives; of
    a spreadsheet or Parquet file a line for each row that changes. ``write`` puts the new file on a stream.
    """

    name: str
    before: str
    after: str
    write: Callable[[BinaryIO], object]


def fixed(path: str | Path, report: Report) -> Iterator[Fixed]:
    """The files of a batch that the fixes change; nothing is written.

    Text files, JSONL, CSV and TSV, TMX, XLIFF, PO, subtitles, XLSX, Parquet and Arrow; all but the fixed
    targets stays as it is, byte for byte where the file is text. Raises ``InputError`` for a file of
    another format (web pages, compressed files).
    """
    table = fixes(report.findings)
    for name in batch_files(path):
        fixer = _FIXERS.get(Path(name).suffix.lower())
        form = None if fixer else _form(name)
        if isinstance(form, Table):
            yield from _fixed_table(form, name, table)
            continue
        before = Path(name).read_bytes().decode("utf-8", "surrogateescape")
        after = fixer(before, name, table) if fixer else _units(form, before, name, table)
        if after != before:
            data = after.encode("utf-8", "surrogateescape")
            yield Fixed(name, before, after, partial(_written, data))


def _written(data: bytes, out: BinaryIO) -> None:
    out.write(data)


Fixes = Mapping[Key, list[Edit]]


def _form(name: str) -> Any:
    """The format of a file that isn't fixed by its suffix alone."""
    form = choose(name)
    if not isinstance(form, RawUnits | XmlUnits | Table) or not name.lower().endswith(
        form.suffixes
    ):
        whole = (Tmx, Xliff, Po, Subtitles, Xlsx, Parquet, Arrow)
        known = (*_FIXERS, *(suffix for part in whole for suffix in part.suffixes))
        raise InputError(f"can't be fixed in place; can: {', '.join(known)}", name)
    return form


def _fixed_table(form: Table, name: str, table: Fixes) -> Iterator[Fixed]:
    """A spreadsheet or Parquet file, read once to see what changes and once more to be written."""

    def edits(segment: Segment) -> list[Edit]:
        key = (segment.document or name, segment.system, segment.id)
        new = _repaired(segment.target or "", key, table)
        return table[key] if new != (segment.target or "") else []

    def write(out: BinaryIO) -> None:
        with Path(name).open("rb") as stream:
            form.rewrite(stream, name, out, edits)

    before, after = [], []
    with Path(name).open("rb") as stream:
        for document in form.documents(stream, name):
            for segment in document.segments:
                if found := edits(segment):
                    before.append(f"{segment.id}\t{segment.target}\n")
                    after.append(f"{segment.id}\t{apply(segment.target or '', found)}\n")
    if before:
        yield Fixed(name, "".join(before), "".join(after), write)


def _units(form: Any, text: str, name: str, table: Fixes) -> str:
    """A file whose format splices edits into the file's own bytes."""
    data = text.encode("utf-8", "surrogateescape")
    out = io.BytesIO()
    form.write(_unit_rows(form, data, name, table), out, "text")
    return out.getvalue().decode("utf-8", "surrogateescape")


def _unit_rows(
    form: Format, data: bytes, name: str, table: Fixes
) -> Iterator[tuple[Record, Mapping[str, Any]]]:
    """The records with their fixes. Records and segments are the same units in the same order."""
    segments = (s for d in form.documents(io.BytesIO(data), name) for s in d.segments)
    filled = (s for s in segments if s.target is not None)
    for record in form.records(io.BytesIO(data), name, "text"):
        if record.text is None:
            yield record, {"translit_text": None}
            continue
        segment = next(filled)
        key = (segment.document or name, segment.system, segment.id)
        new = _repaired(record.text, key, table)
        edits = [e._asdict() for e in table[key]] if new != record.text else []
        yield record, {"translit_text": new, "translit_edits": edits}


def _repaired(text: str, key: Key, table: Fixes) -> str:
    """The text with its fixes; as it is where they don't fit, as with a doubled id."""
    try:
        return apply(text, table[key]) if key in table else text
    except InputError:
        return text


def fixed_lines(
    path: str | Path, document: str, system: str | None, report: Report
) -> Iterator[Fixed]:
    """The same of a file with a segment a line, which stood for a document of a system."""
    before = Path(path).read_bytes().decode("utf-8", "surrogateescape")
    after = _txt(before, document, fixes(report.findings), system)
    if after != before:
        data = after.encode("utf-8", "surrogateescape")
        yield Fixed(str(path), before, after, partial(_written, data))


def _txt(text: str, name: str, table: Fixes, system: str | None = None) -> str:
    lines = text.split("\n")
    for i, line in enumerate(lines):
        body = line.removeprefix("\ufeff") if i == 0 else line
        new = _repaired(body, (name, system, str(i + 1)), table)
        lines[i] = line[: len(line) - len(body)] + new
    return "\n".join(lines)


def _key(row: Mapping[str, object], number: int, name: str) -> Key:
    system = row.get("system")
    document = row.get("document") or name
    return str(document), None if system is None else str(system), str(row.get("id") or number)


def _jsonl(text: str, name: str, table: Fixes) -> str:
    lines = text.split("\n")
    for i, line in enumerate(lines):
        try:
            row = json.loads(line.removeprefix("\ufeff"))
            target = row["target"]
            new = _repaired(target, _key(row, i + 1, name), table)
        except (ValueError, KeyError, TypeError, AttributeError):
            continue
        if new != target:
            end = "\r" if line.endswith("\r") else ""
            lines[i] = json.dumps({**row, "target": new}, ensure_ascii=False) + end
    return "\n".join(lines)


def _csv(text: str, name: str, table: Fixes) -> str:
    """Only the records with a fix are written anew; the reader tells which lines each took."""
    lines = text.splitlines(keepends=True)
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    out, at, header = [], 0, None
    for cells in reader:
        raw = "".join(lines[at : reader.line_num])
        at = reader.line_num
        if header is None:
            header = cells
        elif cells:
            new = _record(header, cells, (reader.line_num, name), table)
            raw = raw if new is None else _csv_line(new)
        out.append(raw)
    return "".join(out)


def _tsv(text: str, name: str, table: Fixes) -> str:
    lines = text.split("\n")
    header = lines[0].removeprefix("\ufeff").rstrip("\r").split("\t")
    for i, line in enumerate(lines[1:], 1):
        body = line.rstrip("\r")
        end = line[len(body) :]
        if body:
            new = _record(header, body.split("\t"), (i + 1, name), table)
            lines[i] = line if new is None else "\t".join(new) + end
    return "\n".join(lines)


def _record(
    header: list[str], cells: list[str], where: tuple[int, str], table: Fixes
) -> list[str] | None:
    """The cells with their target fixed; None where nothing changes."""
    row = {k: v for k, v in zip(header, cells, strict=False) if v or k == "target"}
    target = row.get("target", "")
    new = _repaired(target, _key(row, *where), table)
    if new == target or len(cells) != len(header):
        return None
    return [new if k == "target" else v for k, v in zip(header, cells, strict=True)]


def _csv_line(cells: list[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


_FIXERS: dict[str, Callable[[str, str, Fixes], str]] = {
    ".txt": _txt,
    ".text": _txt,
    ".jsonl": _jsonl,
    ".ndjson": _jsonl,
    ".csv": _csv,
    ".tsv": _tsv,
    ".tab": _tsv,
}
