"""The reference pages, printed from the code: ``python -m docs.generate`` writes them, CI compares.

Commands from their help, parts from their docstrings, options and examples.
"""

from __future__ import annotations

import importlib
import inspect
import sys
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any

import click

from docs.figures import README, with_figures
from translit.cli import BUILTIN as COMMANDS
from translit.glossary.concept import FORMS, STATUSES
from translit.glossary.files import BUILTIN as GLOSSARY_FILES
from translit.glossary.files.rows import COLUMNS
from translit.glossary.validate import RULES
from translit.registry import load

__all__ = ["main", "pages"]

HERE = Path(__file__).resolve().parent / "reference"
_FAMILIES = {
    "checks": "What `translit audit` looks for. `translit explain ID` shows one on the terminal.",
    "cleaners": "What `translit clean` repairs, in this order. Each leaves a clean text alone.",
    "detectors": "Backends of `--detector`.",
    "formats": "What can be read, and what is written back in the same format.",
    "metrics": "What `translit evaluate --metric` knows.",
    "renderers": "What `translit audit -o` can write; the suffix chooses.",
}


def pages() -> dict[str, str]:
    """Each page by file name."""
    out = {"commands.md": _commands()}
    out |= {f"{family}.md": _family(family, lead) for family, lead in _FAMILIES.items()}
    out["glossaries.md"] = _glossaries()
    return out


def _commands() -> str:
    parts = ["# Commands\n"]
    for name in sorted(COMMANDS):
        module = importlib.import_module(f"translit.cli.{name.replace('-', '_')}")
        parts += _command(module.command, f"translit {name}")
    return "\n".join(parts)


def _command(command: click.Command, path: str) -> Iterator[str]:
    names = ["-h", "--help"]
    with click.Context(
        command, info_name=path, terminal_width=100, help_option_names=names
    ) as context:
        yield f"## {path}\n\n```\n{_trimmed(command.get_help(context))}\n```\n"
    if isinstance(command, click.Group):
        for name in sorted(command.list_commands(context)):
            inner = command.get_command(context, name)
            if inner is not None:
                yield from _command(inner, f"{path} {name}")


def _glossaries() -> str:
    lead = "What `translit glossary import`, `export` and `--glossary` read and write; the suffix chooses."
    wrong = [f"* `{rule}`: {told}" for rule, told in RULES.items()]
    words = (("Columns", COLUMNS), ("Statuses", STATUSES), ("Usual forms", FORMS))
    parts = [f"# Glossaries\n\n{lead}\n", *map(_part, GLOSSARY_FILES)]
    parts += [f"## {name}\n\n{', '.join(f'`{word}`' for word in known)}\n" for name, known in words]
    return "\n".join([*parts, "## What `glossary check` finds\n", *wrong, ""])


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _family(family: str, lead: str) -> str:
    head = f"# {family.capitalize()}\n\n{lead}\n"
    return "\n".join([head, *map(_part, load(family).values())])


def _part(part: Any) -> str:
    lines = [f"## {part.id}\n", inspect.cleandoc(part.__doc__ or ""), ""]
    facts = list(_facts(part))
    if facts:
        lines += [" · ".join(facts), ""]
    lines += [*_options(part), *_examples(part)]
    return "\n".join(lines)


def _facts(part: Any) -> Iterator[str]:
    for name in ("category", "severity"):
        if hasattr(part, name):
            yield f"{name} {getattr(part, name)}"
    if getattr(part, "default", True) is False:
        yield "off by default"
    if getattr(part, "house_style", False):
        yield "house style"
    if getattr(part, "suffixes", None):
        yield "suffixes " + " ".join(f"`{s}`" for s in part.suffixes)
    if getattr(part, "extra", None):
        yield f"needs the extra `{part.extra}`"


def _options(part: Any) -> Iterator[str]:
    own = [f for f in fields(part) if f.init] if is_dataclass(part) else []
    for f in own:
        given = "" if f.default is MISSING else f" = {f.default!r}"
        yield f"* option `{f.name}: {f.type}{given}`"
    if own:
        yield ""


def _examples(part: Any) -> Iterator[str]:
    for label, wrong in (("bad", True), ("good", False)):
        examples: Iterable[Any] = getattr(part, label, ())
        for example in examples:
            yield f"* {label}: {_example(example, fixed=wrong)}"
    if hasattr(part, "bad"):
        yield ""


def _example(example: Any, *, fixed: bool) -> str:
    if hasattr(example, "original"):
        shown = _code(example.original)
        return f"{shown} → {_code(example.fixed)}" if fixed else shown
    if not hasattr(example, "target"):
        return " / ".join(_example(inner, fixed=fixed) for inner in example)
    sides = [_code(side) for side in (example.source, example.target) if side is not None]
    return " | ".join(sides)


def _code(text: str) -> str:
    """Text as code; what can't be seen is named."""
    shown = "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text).replace("`", "'")
    return f"`{shown if len(shown) <= 300 else shown[:300] + '…'}`"


def main() -> int:
    """Write the pages, and the README's figures."""
    HERE.mkdir(exist_ok=True)
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")
    README.write_text(with_figures(README.read_text("utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
