"""A Report as a file: one format a file. ``BUILTIN`` is what ``-o`` can write."""

from __future__ import annotations

from translit.errors import UnknownPart
from translit.registry import load
from translit.renderers.base import Renderer
from translit.renderers.csv import Csv
from translit.renderers.github import Github
from translit.renderers.html import Html
from translit.renderers.json import Json
from translit.renderers.jsonl import Jsonl
from translit.renderers.junit import Junit
from translit.renderers.markdown import Markdown
from translit.renderers.marot import Marot
from translit.renderers.sarif import Sarif
from translit.renderers.terminal import Terminal
from translit.renderers.xlsx import Xlsx

__all__ = ["BUILTIN", "Renderer", "choose"]

BUILTIN: tuple[type[Renderer], ...] = (
    Terminal,
    Html,
    Json,
    Jsonl,
    Sarif,
    Junit,
    Github,
    Markdown,
    Csv,
    Xlsx,
    Marot,
)


def choose(path: str) -> tuple[Renderer, str]:
    """(renderer, file) for ``-o``: by the longest suffix that fits, or named before a colon.

    ``report.sarif``, ``github:-`` (to standard output). ``-`` alone is JSON. Raises ``UnknownPart`` for a
    suffix that none has, ``MissingExtra`` where the renderer's package is missing.
    """
    renderer, file = _chosen(path)
    renderer.ready()
    return renderer, file


def _chosen(path: str) -> tuple[Renderer, str]:
    parts = load("renderers")
    name, colon, rest = path.partition(":")
    if colon and name in parts:
        return parts[name](), rest
    if path == "-":
        return Json(), path
    fitting = [
        (s, part) for part in parts.values() for s in part.suffixes if path.lower().endswith(s)
    ]
    if not fitting:
        suffixes = sorted(s for part in parts.values() for s in part.suffixes)
        raise UnknownPart("report format for", path, suffixes)
    return max(fitting, key=lambda x: len(x[0]))[1](), path
