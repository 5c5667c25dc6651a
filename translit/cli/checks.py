"""``translit checks``: the list of checks."""

from __future__ import annotations

import shutil
import sys
import textwrap

import click

__all__ = ["command"]


@click.command("checks")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def command(as_json: bool) -> None:
    """List the checks: id, severity, whether it runs by default, what it finds."""
    from translit.registry import load

    rows = [
        {
            "id": part.id,
            "category": str(part.category),
            "severity": str(part.severity),
            "default": part.default,
            "house_style": part.house_style,
            "summary": (part.__doc__ or "").strip().split("\n")[0],
        }
        for part in load("checks").values()
    ]
    if as_json:
        import json

        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    width = max((len(row["id"]) for row in rows), default=0)
    for row in rows:
        mark = " " if row["default"] else "-"
        said = row["summary"].replace("``", "")
        _tell(f"{mark} {row['id']:{width}}  {row['severity']:8}  ", said)
    click.echo("\n- is off by default; `translit explain ID` says why.")


def _tell(head: str, said: str) -> None:
    """A row; on a terminal what it says goes on below itself."""
    if sys.stdout.isatty():
        room = max(shutil.get_terminal_size().columns - len(head) - 1, 20)
        said = f"\n{' ' * len(head)}".join(textwrap.wrap(said, room))
    click.echo(head + said)
