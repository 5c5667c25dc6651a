"""A language tag on the command line: one that nothing knows would quietly do nothing."""

from __future__ import annotations

from typing import Any

import click

__all__ = ["TAG"]


class _Tag(click.ParamType):  # type: ignore[type-arg]
    """BCP 47, in capitals or not."""

    name = "tag"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from translit.glossary.tags import usual, wrong_tag

        fault = wrong_tag(str(value))
        if fault:
            self.fail(f"{value!r}: {fault}", param, ctx)
        return usual(str(value))


TAG = _Tag()
