"""What part of an article a line is: title, body, dateline, related, navigation ..."""

from __future__ import annotations

from translit.regions.outline import cuts, main_text, regions, split_articles
from translit.regions.region import MAIN, Kind, Region
from translit.regions.repeated import Repeated
from translit.regions.rows import cut_row

__all__ = [
    "MAIN",
    "Kind",
    "Region",
    "Repeated",
    "cut_row",
    "cuts",
    "main_text",
    "regions",
    "split_articles",
]
