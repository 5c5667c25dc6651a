"""``translit detect``: the language of each text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import Any, BinaryIO

import click

from translit.cli._records import Input, input_options, output_to, run
from translit.detectors import detect_many, detect_spans
from translit.formats import Record, choose
from translit.formats.base import json_bytes
from translit.segment import Detection

__all__ = ["command"]

_TABLES = (
    "jsonl",
    "csv",
    "tsv",
    "xlsx",
    "parquet",
    "arrow",
)  # what takes columns; else a line a text


@click.command("detect")
@input_options
@click.option("--spans", is_flag=True, help="Add the runs that are in another script.")
@click.option(
    "--detector",
    default="cascade",
    show_default=True,
    metavar="ID",
    help="fasttext:FILE names a model.",
)
def command(given: Input, spans: bool, detector: str) -> None:
    """Tell the language of each text; und where it is too short, no language, or can't be told.

    Plain text: a line a text with language, script, score and name (with --lines: its line number).
    Subtitles, PO, TMX and XLIFF likewise, with a text's id as its name.
    JSONL, CSV, TSV, XLSX and Parquet get columns added.
    """
    files, format_id = given.files or ("-",), given.format_id
    plain = {choose(name, format_id).id not in _TABLES for name in files}
    if len(plain) > 1:
        raise click.UsageError("plain text and tables in one call: their answers look different")
    job = given.job(_step(detector, spans=spans), _failed(spans=spans))
    with ExitStack() as stack:
        if plain == {True}:
            job.output, job.silent = None, True
            job.beside = [given.output] if given.output not in (None, "-") else []
            job.observe.append(_line(stack.enter_context(output_to(given.output)), spans=spans))
        counts = run(job)
    if counts.errored or counts.skipped:
        click.echo(f"translit: {counts}", err=True)


def _step(detector: str, *, spans: bool) -> Callable[[Sequence[Any]], list[dict[str, Any]]]:
    failed = _failed(spans=spans)

    def step(values: Sequence[Any]) -> list[dict[str, Any]]:
        found = iter(detect_many([v for v in values if isinstance(v, str)], detector=detector))
        return [
            _columns(value, next(found), spans=spans)
            if isinstance(value, str)
            else _unread(value, failed)
            for value in values
        ]

    return step


def _columns(text: str, detection: Detection, *, spans: bool) -> dict[str, Any]:
    found = {"translit_spans": _spans(text)} if spans else {}
    return {
        "translit_lang": detection.lang,
        "translit_script": detection.script,
        "translit_lang_score": round(detection.score, 4),
        "translit_detector": detection.detector,
        **found,
        "translit_status": "ok",
        "translit_error": None,
    }


def _spans(text: str) -> list[dict[str, Any]]:
    return [
        {"start": span.start, "end": span.end, "lang": d.lang, "script": d.script}
        for span, d in detect_spans(text)
    ]


def _failed(*, spans: bool) -> Callable[[str | None, str | None], dict[str, Any]]:
    def failed(_text: str | None, error: str | None) -> dict[str, Any]:
        nothing = dict.fromkeys(
            ("translit_lang", "translit_script", "translit_lang_score", "translit_detector")
        )
        found: dict[str, Any] = {"translit_spans": []} if spans else {}
        return {**nothing, **found, "translit_status": "error", "translit_error": error}

    return failed


def _unread(
    value: Any, failed: Callable[[str | None, str | None], dict[str, Any]]
) -> dict[str, Any]:
    if value is None:
        return {**failed(None, None), "translit_status": "skipped"}
    return failed(None, f"input: expected text, found {type(value).__name__}")


def _line(out: BinaryIO, *, spans: bool) -> Callable[[Record, Any], None]:
    def write(record: Record, result: Any) -> None:
        if record.is_end:
            return
        score = (
            "" if result["translit_lang_score"] is None else f"{result['translit_lang_score']:.3f}"
        )
        cells = [
            result["translit_lang"] or result["translit_error"] or "",
            result["translit_script"] or "",
        ]
        cells += [score, record.id]
        line = "\t".join(cells).encode("utf-8", "surrogatepass")
        out.write(line + (b"\t" + json_bytes(result["translit_spans"]) if spans else b"") + b"\n")

    return write
