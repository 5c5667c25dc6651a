"""The report that people look at: one self-contained HTML file that works from disk."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from translit.renderers.base import Renderer, runs
from translit.renderers.html.view import island, overview
from translit.report import Report

__all__ = ["Html"]


@dataclass(frozen=True)
class Html(Renderer):
    """One file without any request: a strict content security policy, findings as a JSON island.

    At most ``most`` findings are put in, the gravest first, with a plain notice of how many were left
    out. Text from the batch only ever reaches the page as escaped JSON or through Jinja's autoescape.
    """

    id = "html"
    suffixes = (".html", ".htm")
    most: int = 20_000
    title: str = "Translation audit"

    def render(self, report: Report) -> str:
        from jinja2 import Environment, StrictUndefined

        style, script = _asset("style.css"), _asset("script.js")
        environment = Environment(
            autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        environment.filters |= {"urlencode": _quoted, "bidi": _bidi, "seen": _seen}
        page = environment.from_string(_asset("report.html.j2"))
        return page.render(
            title=self.title,
            # Safe: both come from the package, and the policy admits nothing but these two texts.
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
            data=Markup(_json(island(report, self.most))),
            **overview(report, self.most),
        )


def _quoted(text: str) -> str:
    """For an address; Jinja's own filter raises on a lone surrogate."""
    return quote(text, safe="", errors="replace")


def _bidi(text: str) -> Markup:
    """English with names in it, so that the order of the words holds."""
    return Markup().join(
        Markup("{}").format(part) if not i % 2 else _isolate(part)
        for i, part in enumerate(runs(text))
    )


def _isolate(part: str) -> Markup:
    quoted = "'" if part.startswith("'") else ""
    inner = Markup('<bdi dir="auto">{}</bdi>').format(part[1:-1] if quoted else part)
    return Markup("{}{}{}").format(quoted, inner, quoted)


def _seen(text: str) -> str:
    """What can't be seen, told by a sign."""
    return text.replace(" ", "␣").replace("\n", "⏎") if not text.strip() and text else text or "∅"


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """Nothing but our own style and script, by their hashes."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _json(value: Any) -> str:
    """JSON that can stand inside a script element, whatever is in it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text
