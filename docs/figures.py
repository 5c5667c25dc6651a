"""The README's table of figures, printed from ``eval/results``: ``python -m docs.generate`` writes it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

__all__ = ["README", "with_figures"]

README = Path(__file__).resolve().parent.parent / "README.md"
_RESULTS = README.parent / "eval" / "results"
_BEGIN, _END = "<!-- figures -->\n", "<!-- end of figures -->\n"


@dataclass(frozen=True)
class Figure:
    """One row: a case of a suite, ours and the peers' value of a metric.

    ``theirs`` are (name to print, system, case, metric); case and metric are ours where None.
    """

    title: str
    suite: str
    case: str
    metric: str
    theirs: tuple[tuple[str, str, str | None, str | None], ...]
    form: str = "{:.2f}"


FIGURES = (
    Figure(
        "Arabic names under clitics written the glossary's way",
        "normalize", "clitics", "right",
        (("flashtext", "flashtext", None, None), ("a regular expression", "regex \\b", None, None)),
    ),
    Figure(
        "Lookalikes, other languages, quotations left alone",
        "normalize", "to be left alone", "right",
        (("flashtext", "flashtext", None, None), ("`str.replace`", "str.replace", None, None)),
    ),
    Figure(
        "Two spellings of a place name: the same or not, F1",
        "names", "geonames-ar, five folds", "f1",
        (
            ("arabnamer", "arabnamer", "geonames-ar", None),
            ("OpenSanctions' logic-v2", "logic-v2", "geonames-ar", None),
        ),
    ),
    Figure(
        "Language of one word, seven languages in Arabic script, macro-F1",
        "lid", "words1", "macro-F1 Ar7",
        (("pycld2", "pycld2", None, None), ("langdetect", "langdetect", None, None)),
    ),
    Figure(
        "False alarms about numbers in 1,000 human translations",
        "audit", "ntrex en-ar as it is", "alarms per 1,000",
        (("comparing digits", "digit strings", None, None),),
        "{:.0f}",
    ),
    Figure(
        "Two equal systems called different at p < .05 (.05 is right), BLEU",
        "evaluate", "null, BLEU", "randomization",
        (("sacrebleu's paired bootstrap", "sacrebleu", None, "paired bootstrap"),),
    ),
)  # fmt: skip


def with_figures(text: str) -> str:
    """The README with its table written anew."""
    head, _, rest = text.partition(_BEGIN)
    _, _, tail = rest.partition(_END)
    return head + _BEGIN + _table() + _END + tail


def _table() -> str:
    lines = ["| | translit | others | n |", "| --- | --: | --- | --: |"]
    for figure in FIGURES:
        rows = {
            (row["system"], row["case"], row["metric"]): row
            for row in json.loads((_RESULTS / f"{figure.suite}.json").read_text("utf-8"))["rows"]
        }
        ours = rows["translit", figure.case, figure.metric]
        theirs = (
            f"{name} {_value(rows.get((system, case or figure.case, metric or figure.metric)), figure)}"
            for name, system, case, metric in figure.theirs
        )
        link = f"[{figure.title}](eval/README.md#{figure.suite})"
        lines.append(
            f"| {link} | **{_value(ours, figure)}** | {', '.join(theirs)} | {ours['n']:,} |"
        )
    return "".join(f"{line}\n" for line in lines)


def _value(row: dict[str, float | None] | None, figure: Figure) -> str:
    value = row and row["value"]
    return "not run" if value is None else figure.form.format(value)
