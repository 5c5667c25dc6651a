"""``translit checks``: the list of checks."""

from __future__ import annotations

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
        click.echo(f"{mark} {row['id']:{width}}  {row['severity']:8}  {row['summary']}")
    click.echo("\n- is off by default; `translit explain ID` says why.")
