"""``translit glossary``: termbase work. Sub-commands are verbs, one a file."""

from __future__ import annotations

import importlib
from typing import cast

import click

from translit.errors import UnknownPart

__all__ = ["BUILTIN", "command"]

BUILTIN = {
    "check": "Say what is wrong with glossary files, with file and line",
    "compile": "Write one file that loads at once and is shared by workers",
    "expand": "List every surface of a concept that a search must look for",
    "export": "Write a glossary in another format",
    "import": "Read termbases of any format into one glossary",
    "list": "List the concepts of a glossary",
    "promote": "Put judged candidates into a glossary",
    "review": "Judge mined candidates, one by one",
    "show": "Show a concept, or a form's concepts, with all forms",
    "try": "Show what a new term would change in a corpus, before it is accepted",
}


class _Verbs(click.Group):
    """A group that knows its verbs without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(BUILTIN)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in BUILTIN:
            return None
        # ``import`` and ``try`` are words of Python: the underscore is the language's own way out.
        name = f"{cmd_name}_" if cmd_name in {"import", "try"} else cmd_name
        module = importlib.import_module(f"translit.cli.glossary.{name}")
        return cast(click.Command, module.command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in BUILTIN and not args[0].startswith("-"):
            raise click.UsageError(str(UnknownPart("glossary command", args[0], BUILTIN)), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(BUILTIN.items()))


@click.group("glossary", cls=_Verbs)
def command() -> None:
    """Check, compile, convert and grow termbases.

    A GLOSSARY is a shipped name (libya, organizations, countries, months) or a file; its suffix tells the
    format.
    """
