"""Marot's MQM table: findings as if a rater named ``translit`` had marked them."""

from __future__ import annotations

from dataclasses import dataclass

from translit.finding import Finding
from translit.renderers.base import Renderer
from translit.report import Report
from translit.segment import Segment

__all__ = ["Marot"]

_HEAD = ("system", "doc", "docSegId", "globalSegId", "rater", "source", "target", "category",
         "severity", "metadata")  # fmt: skip

_UNSAFE = str.maketrans({"\t": " ", "\n": " ", "\r": " "})


@dataclass(frozen=True)
class Marot(Renderer):
    """Tab-separated, a finding a row, the span between ``<v>`` and ``</v>`` in its side's text.

    Findings on the batch as a whole have no place there and are left out. Source: Marot, the MQM
    viewer of Google Research.
    """

    id = "marot"
    suffixes = (".marot.tsv",)

    def render(self, report: Report) -> str:
        texts = {(d.id, s.system, s.id): s for d in report.documents for s in d.segments}
        rows = ["\t".join(_HEAD)]
        for f in report.findings:
            segment = texts.get((f.document or "", f.system, f.segment or ""))
            if segment is not None and not f.suppressed:
                rows.append("\t".join(_row(f, segment)))
        return "".join(f"{row}\n" for row in rows)


def _row(f: Finding, segment: Segment) -> list[str]:
    source, target = segment.source or "", segment.target or ""
    if f.side == "source":
        source = _marked(source, f)
    else:
        target = _marked(target, f)
    cells = [
        f.system or "system", f.document or "", segment.id, segment.id, "translit", source, target,
        str(f.category), str(f.severity), f"{f.check}: {f.message}",
    ]  # fmt: skip
    return [cell.translate(_UNSAFE) for cell in cells]


def _marked(text: str, f: Finding) -> str:
    if f.start is None or f.end is None:
        return f"<v>{text}</v>"
    return f"{text[: f.start]}<v>{text[f.start : f.end]}</v>{text[f.end :]}"
