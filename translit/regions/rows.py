"""Regions on the rows of use 1."""

from __future__ import annotations

from typing import Any

from translit.edit import Edit, apply, compose
from translit.regions.outline import cuts

__all__ = ["cut_row"]


def cut_row(row: dict[str, Any]) -> dict[str, Any]:
    """A row's columns with the article itself as its text; the trail tells what was cut, and undoes it."""
    text, lang = row["translit_text"], row["translit_lang"]
    if row["translit_status"] != "ok":
        return row
    gone = cuts(text, None if lang == "und" else lang)
    done = compose([Edit(**edit) for edit in row["translit_edits"]], gone)
    return {
        **row,
        "translit_text": apply(text, gone),
        "translit_edits": [edit._asdict() for edit in done],
    }
