"""``translit audit``: find what is wrong in a translation batch."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from translit.cli._fix import fix
from translit.cli._progress import progress
from translit.cli._reports import tell, writable, write
from translit.cli._tag import TAG
from translit.draft import draft
from translit.errors import InputError, counted

if TYPE_CHECKING:
    from translit.auditor import Fixed
    from translit.cli._progress import Bar
    from translit.config import Config
    from translit.report import Report
    from translit.segment import Document

__all__ = ["command"]

_LEVELS = click.Choice(["never", "neutral", "minor", "major", "critical"])


class _Asked(NamedTuple):
    """What the command line says."""

    batch: tuple[str, ...]
    output: tuple[str, ...]
    source: str | None
    target: tuple[str, ...]
    reference: tuple[str, ...]
    glossary: tuple[str, ...]
    source_lang: str | None
    target_lang: str | None
    checks: tuple[str, ...]
    skip: tuple[str, ...]
    fail_on: str | None
    max_mqm: float | None
    baseline: str | None
    write_baseline: str | None
    fix: bool
    diff: bool
    sample: int | None
    config: str | None

    def complaint(self) -> str | None:
        """What is wrong with the combination of options; None where nothing is."""
        if not self.batch and not self.target:
            return "no batch: name a file or folder, or --target FILE"
        if self.target and self.batch:
            return "--target is for parallel files: no BATCH beside it"
        if (self.source or self.reference) and not self.target:
            return "--source and --reference stand beside --target"
        if self.max_mqm is not None and not self.max_mqm >= 0:  # NaN too: no gate would ever fail
            return f"--max-mqm must be 0 or more, not {self.max_mqm:g}"
        if (self.fix or self.diff) and "-" in self.batch:
            return "--fix and --diff are for files, not for standard input"
        return None

    def documents(self) -> Iterator[Document]:
        """The documents, read anew at each call."""
        from translit.formats import read_documents

        for path in self.batch:
            yield from read_documents(path)
        for target in self.target:
            yield from self._parallel(target)

    def _parallel(self, target: str) -> Iterator[Document]:
        from translit.formats import read_parallel

        path, document, system = self.stands_for(target)
        langs = {"source_lang": self.source_lang, "target_lang": self.target_lang}
        return read_parallel(
            path, self.source, self.reference, document=document, system=system, **langs
        )

    def stands_for(self, target: str) -> tuple[str, str, str | None]:
        """(path, document, system) of a --target."""
        system, sign, path = target.partition("=")
        if not sign or Path(target).exists():
            path, system = target, Path(target).name if len(self.target) > 1 else ""
        # what several systems translated has one name: by it they are compared
        shared = (self.source or next(iter(self.reference), None)) if len(self.target) > 1 else None
        return path, Path(shared or path).name, system or None


_EXAMPLES = (
    "\b"
    "\ntranslit audit batch.jsonl -o report.html"
    "\ntranslit audit batch.jsonl -o report.sarif --fail-on major"
    "\ntranslit audit --source a.en --target x=a.ar --target y=b.ar --reference r.ar"
)


@click.command("audit", epilog=_EXAMPLES)
@click.argument("batch", nargs=-1)
@click.option(
    "-o",
    "--output",
    multiple=True,
    metavar="REPORT",
    help="Write a report; format by suffix, or FORMAT:FILE. Repeatable. - is JSON on stdout.",
)
@click.option("--source", metavar="FILE", help="Source sentences, one a line, beside --target.")
@click.option(
    "--target",
    multiple=True,
    metavar="[NAME=]FILE",
    help="Translations, one a line. Repeatable, one a system.",
)
@click.option(
    "--reference",
    multiple=True,
    metavar="FILE",
    help="Reference translations, one a line. Repeatable.",
)
@click.option(
    "--glossary",
    multiple=True,
    metavar="NAME|FILE",
    help="Termbase; repeatable. Default: all shipped ones; none: no names.",
)
@click.option("--source-lang", type=TAG, metavar="TAG", help="BCP 47 tag; else told from the text.")
@click.option("--target-lang", type=TAG, metavar="TAG", help="BCP 47 tag; else told from the text.")
@click.option(
    "--check",
    "checks",
    multiple=True,
    metavar="ID",
    help="Run only these; 'default' and 'all' are sets. Repeatable.",
)
@click.option(
    "--no-check", "skip", multiple=True, metavar="ID", help="Leave this check out. Repeatable."
)
@click.option(
    "--fail-on",
    type=_LEVELS,
    help="Exit status 1 on a finding this grave or graver.  [default: never]",
)
@click.option(
    "--max-mqm",
    type=float,
    metavar="X",
    help="Exit status 1 above X penalty points per 1,000 words.",
)
@click.option("--baseline", metavar="FILE", help="Leave out what this file knows already.")
@click.option("--write-baseline", metavar="FILE", help="Accept all that is found now.")
@click.option("--fix", is_flag=True, help="Write the certain fixes into the files.")
@click.option("--diff", is_flag=True, help="Show the certain fixes as a diff; write nothing.")
@click.option(
    "--sample",
    type=click.IntRange(1),
    metavar="N",
    help="Print N segments for review as CSV, drawn by system and severity.",
)
@click.option(
    "--config", metavar="FILE", help="Settings; else the nearest translit.toml or pyproject.toml."
)
def command(**given: Any) -> int:
    """Find what is wrong in a translation batch: names, numbers, omissions, style, encoding.

    BATCH is a table (JSONL, CSV, TSV, Parquet, XLSX) with the columns id, document, system, source,
    target, reference, source_lang, target_lang (only target is required), a TMX, XLIFF, PO or subtitle
    file, an article as plain text, or a folder of them.
    """
    from translit.config import Config
    from translit.renderers import choose

    asked = _Asked(**given)
    if complaint := asked.complaint():
        raise click.UsageError(complaint)
    wanted = [choose(path) for path in asked.output]
    for _, path in wanted:
        writable(path)
    settings = Config.load(asked.config) if asked.config else Config.find()
    report = _report(asked, settings)
    _something_read(report, ", ".join((*asked.batch, *asked.target)))
    why = _gate(report, settings, asked.fail_on, asked.max_mqm)
    if why is not None:
        report = replace(report, summary={**report.summary, "gate": why})
    for renderer, path in wanted:
        write(renderer, report, path)
    _extras(asked, report)
    if not (asked.output or asked.sample or asked.diff):
        _summary(report)
    else:
        tell(report)
    for line in why or ():
        click.echo(f"translit: {line}", err=True)
    return 1 if why else 0


def _something_read(report: Report, where: str) -> None:
    """An audit of nothing must not pass."""
    segments, errors = (report.counts.get(name, 0) for name in ("segments", "errors"))
    if not segments:
        raise InputError("no segment to audit", where)
    if errors == segments:
        first = report.summary["errors"][0]
        rows = counted(errors, "row")
        raise InputError(f"no row can be read ({rows}); the first: {first}", where)


def _extras(asked: _Asked, report: Report) -> None:
    if asked.write_baseline:
        from translit.baseline import Baseline

        with draft(asked.write_baseline) as new:
            new.write_text(Baseline.dump(report.findings), encoding="utf-8")
        known = counted(len(report.findings), "finding")
        click.echo(f"{asked.write_baseline}: {known} known from now on", err=True)
    if asked.sample:
        _sample(report, asked)
    if asked.fix or asked.diff:
        fix(_fixed(asked, report), write=asked.fix)


def _fixed(asked: _Asked, report: Report) -> Iterator[Fixed]:
    """The files that the certain fixes change."""
    from translit.auditor import fixed, fixed_lines

    for path in asked.batch:
        yield from fixed(path, report)
    for target in asked.target:
        yield from fixed_lines(*asked.stands_for(target), report)


def _report(asked: _Asked, settings: Config) -> Report:
    from translit.auditor import audit
    from translit.baseline import Baseline

    known = asked.baseline or settings.baseline
    given: dict[str, Any] = {
        "glossary": list(asked.glossary or settings.glossary or ()) or None,
        "source_lang": asked.source_lang or settings.source_lang,
        "target_lang": asked.target_lang or settings.target_lang,
        "checks": asked.checks or settings.checks,
        "skip": (*settings.skip, *asked.skip),
        "options": settings.options,
        "severity": settings.severity,
        "suppress": settings.suppress,
        "baseline": Baseline.load(known) if known else None,
        "critical_weight": settings.critical_weight,
    }
    with progress("audit") as bar:
        return audit(_watched(asked.documents(), bar), **given)


def _watched(documents: Iterator[Document], bar: Bar) -> Iterator[Document]:
    """The documents, the bar told of the segments."""
    done = 0
    for document in documents:
        yield document
        done += len(document.segments)
        bar.update(done, None, "segments")


def _sample(report: Report, asked: _Asked) -> None:
    import csv

    from translit.auditor import sample
    from translit.auditor.sample import COLUMNS
    from translit.renderers.csv import safe

    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in sample(report, asked.documents(), asked.sample or 0):
        writer.writerow({k: safe(str(v)) for k, v in row.items()})


def _summary(report: Report) -> None:
    from translit.renderers.terminal import Terminal

    seen = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if seen else None
    color = seen and "NO_COLOR" not in os.environ
    Terminal(color=color, width=width).write(report, sys.stdout.buffer)


def _gate(
    report: Report, settings: Config, fail_on: str | None, max_mqm: float | None
) -> list[str] | None:
    """Why the audit fails, empty where it passes; None where no gate was asked for."""
    from translit.auditor import failures
    from translit.config import Gate

    gate = Gate(
        fail_on or settings.gate.fail_on,
        settings.gate.max_mqm if max_mqm is None else max_mqm,
    )
    asked = gate.fail_on not in (None, "never") or gate.max_mqm is not None or settings.systems
    why = failures(report, gate, settings.systems)
    return why if asked else None
