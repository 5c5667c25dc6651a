"""A group of commands, one a module, none of which is imported before it is called."""

from __future__ import annotations

import importlib
import keyword
from collections.abc import Mapping
from typing import Any, cast

import click

from translit.errors import UnknownPart

__all__ = ["Verbs"]


class Verbs(click.Group):
    """A group that knows its commands' names and first lines, and the package where they are.

    ``kind`` is what an error calls a command.
    """

    def __init__(
        self,
        *args: Any,
        verbs: Mapping[str, str],
        package: str,
        kind: str = "command",
        **attrs: Any,
    ) -> None:
        super().__init__(*args, **attrs)
        self.verbs = verbs
        self.package = package
        self.kind = kind

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(self.verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.verbs:
            return None
        # ``import`` and ``try`` are words of Python: the underscore is the language's own way out.
        name = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name.replace("-", "_")
        module = importlib.import_module(f"{self.package}.{name}")
        return cast(click.Command, module.command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.verbs and not args[0].startswith("-"):
            raise click.UsageError(str(UnknownPart(self.kind, args[0], self.verbs)), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(self.verbs.items()))
