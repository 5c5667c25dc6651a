"""Findings that somebody read, right or wrong: the precision of each check, as a reader has it.

``judged_findings.tsv`` holds where each finding stood and the verdict, no word of any text. A finding is
counted as long as the audit still says it; what a mended check no longer says is counted apart. Right
means that a careful editor would want to know: a formatting slip of a good translation is right, a
paraphrase told as an omission is wrong.

The findings were drawn by hash, at most thirty a check and kind, from human translations and from
machine translations; ``fresh`` ones after the checks had been mended with the others in sight.
"""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

__all__ = ["Bed", "Judged", "beds", "judged"]

_FILE = Path(__file__).with_name("judged_findings.tsv")
_NTREX = {
    "eng": "en", "arb": "ar", "fas": "fa", "prs": "prs", "rus": "ru", "ukr": "uk", "heb": "he", "urd": "ur",
    "pus": "ps", "ckb": "ckb", "uig": "ug",
}  # fmt: skip
_INTO = ("ar", "fa", "prs", "ru", "uk", "he", "ur", "ps", "ckb", "ug")
_INTO_ENGLISH = ("ar", "fa", "ru", "uk", "he", "ur")
_SYSTEMS = {
    "ar": (
        "google",
        "microsoft",
        "nllb",
        "opusmt",
        "argos",
        "bergamot-base",
        "bergamot-base-memory",
    ),
    "tr": ("google", "microsoft", "nllb", "argos"),
}


class Bed(NamedTuple):
    """Rows of (source, target, document) of one pair of languages; ``kind`` is human or machine."""

    kind: str
    name: str
    source_lang: str
    target_lang: str
    rows: Sequence[tuple[str | None, str, str | None]]


class Judged(NamedTuple):
    """One finding that was read: where it stands, and whether it is right."""

    kind: str
    bed: str
    row: int
    check: str
    side: str
    start: int | None
    end: int | None
    fresh: bool
    right: bool

    @property
    def place(self) -> tuple[str, int, str, str, int | None, int | None]:
        """What tells a finding from others of its bed."""
        return self.bed, self.row, self.check, self.side, self.start, self.end


def judged() -> dict[str, list[Judged]]:
    """All verdicts by bed."""
    found: dict[str, list[Judged]] = defaultdict(list)
    with _FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            span = [int(row[k]) if row[k] else None for k in ("start", "end")]
            found[row["bed"]].append(
                Judged(
                    row["kind"],
                    row["bed"],
                    int(row["row"]),
                    row["check"],
                    row["side"],
                    span[0],
                    span[1],
                    row["fresh"] == "1",
                    row["right"] == "1",
                )
            )
    return found


def beds(data: Path) -> Iterator[Bed]:
    """The translations that the findings were drawn from."""
    yield from _news(data / "ntrex")
    yield from _covid(data / "tico19")
    for lang in ("ar", "tr"):
        yield from _flores(data / f"flores-en-{lang}", lang)
    yield from _questions(data / "ea-mt-ar")
    yield from _flagged(data / "human-flags-de-en" / "annotated_corpus.csv")
    yield from _egyptian(data / "afrimte")
    yield from _wiki(data / "mlqe-critical")
    yield from _unaligned(data / "wmt25-en-ar_EG")


def _lines(path: Path) -> list[str]:
    return [line.rstrip("\r") for line in path.read_text("utf-8").rstrip("\n").split("\n")]


def _records(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def _news(folder: Path) -> Iterator[Bed]:
    texts = {lang: _lines(folder / f"{name}.txt") for name, lang in _NTREX.items()}
    documents = [line.split("\t")[-1] for line in _lines(folder / "documents.tsv")]
    pairs = [("en", lang) for lang in _INTO] + [(lang, "en") for lang in _INTO_ENGLISH]
    for ours, theirs in pairs:
        rows = list(zip(texts[ours], texts[theirs], documents, strict=True))
        yield Bed("human", f"ntrex {ours}-{theirs}", ours, theirs, rows)


def _covid(folder: Path) -> Iterator[Bed]:
    with zipfile.ZipFile(next(folder.glob("all.en-ar*.zip"))) as archive:
        units = ElementTree.fromstring(archive.read(archive.namelist()[0])).iter("tu")
        pairs = [["".join(seg.itertext()) for seg in unit.iter("seg")] for unit in units]
    both = [(p[0], p[1]) for p in pairs if len(p) == 2]
    yield Bed("human", "tico19 en-ar", "en", "ar", [(a, b, None) for a, b in both])
    yield Bed("human", "tico19 ar-en", "ar", "en", [(b, a, None) for a, b in both])


def _flores(folder: Path, lang: str) -> Iterator[Bed]:
    english = _lines(folder / "en")
    for name in ("ref", *_SYSTEMS[lang]):
        target = _lines(folder / (lang if name == "ref" else f"{name}.{lang}"))
        kind = "human" if name == "ref" else "machine"
        rows = [(a, b, None) for a, b in zip(english, target, strict=False)]
        yield Bed(kind, f"flores en-{lang} {name}", "en", lang, rows)


def _questions(folder: Path) -> Iterator[Bed]:
    references = _records(folder / "references.jsonl")
    rows = [(r["source"], r["targets"][0]["translation"], None) for r in references]  # type: ignore[index]
    yield Bed("human", "ea-mt en-ar ref", "en", "ar", rows)
    sources = {r["id"]: r["source"] for r in references}
    for system in ("gpt-4o", "gpt-4o-mini"):
        answers = _records(folder / f"{system}.jsonl")
        rows = [(sources[r["id"]], r["prediction"], None) for r in answers]
        yield Bed("machine", f"ea-mt {system}", "en", "ar", rows)


def _flagged(path: Path) -> Iterator[Bed]:
    with path.open(encoding="utf-8", newline="") as file:
        sheet = [row for row in csv.DictReader(file) if None not in row]
    for kind, column in (("human", "ref"), ("machine", "mt")):
        rows = [(r["src"], r[column], None) for r in sheet]
        yield Bed(kind, f"flags de-en {column}", "de", "en", rows)


def _egyptian(folder: Path) -> Iterator[Bed]:
    english = _lines(folder / "eng-arz.src.txt")
    for kind, name, file in (("human", "ref", "ref"), ("machine", "mt", "hyp-1")):
        target = _lines(folder / f"eng-arz.{file}.txt")
        rows = [(a, b, None) for a, b in zip(english, target, strict=False)]
        yield Bed(kind, f"afrimte en-arz {name}", "en", "ar-EG", rows)


def _wiki(folder: Path) -> Iterator[Bed]:
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8") as file:
            cells = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        ours, theirs = path.name[:2], path.name[2:4]
        rows = [(row[1], row[2], None) for row in cells if len(row) >= 3]
        yield Bed("machine", f"mlqe {ours}-{theirs}", ours, theirs, rows)


def _unaligned(folder: Path) -> Iterator[Bed]:
    """Paragraphs without their sources, which aren't there."""
    for system in ("Algharb", "SRPOL", "TranssionMT"):
        rows = [
            (None, text, record["doc_id"])
            for record in _records(folder / f"{system}.jsonl")
            for text in re.split(r"\n+", record["hypothesis"])
            if text.strip()
        ]
        yield Bed("machine", f"wmt25 {system}", "en", "ar", rows)
