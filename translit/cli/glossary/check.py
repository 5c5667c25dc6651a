"""``translit glossary check``: what is wrong with glossary files."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from translit.errors import counted

if TYPE_CHECKING:
    from translit.glossary.validate import Problem

__all__ = ["command"]


@click.command("check")
@click.argument("glossary", nargs=-1, required=True)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 from this level on.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a problem.")
def command(glossary: tuple[str, ...], fail_on: str, as_json: bool) -> int:
    """Say what is wrong with GLOSSARY files, with file and line.

    Exit status: 0 without errors (warnings are allowed), 1 with errors, 2 where a file cannot be read.
    """
    from translit.glossary import loader
    from translit.glossary.validate import check

    problems = [problem for name in glossary for problem in check(loader.find(name))]
    for problem in problems:
        shown = json.dumps(asdict(problem), ensure_ascii=False) if as_json else str(problem)
        click.echo(shown)
    click.echo(_total(problems, len(glossary)), err=True)
    return _status(problems, fail_on)


def _total(problems: list[Problem], files: int) -> str:
    errors = sum(problem.level == "error" for problem in problems)
    told = (counted(errors, "error"), counted(len(problems) - errors, "warning"))
    return f"{counted(files, 'file')}: {', '.join(told)}"


def _status(problems: list[Problem], fail_on: str) -> int:
    if any(problem.rule == "unreadable" for problem in problems):
        return 2
    failing = {"error": {"error"}, "warning": {"error", "warning"}, "never": set()}[fail_on]
    return int(any(problem.level in failing for problem in problems))
