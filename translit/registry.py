"""Where the parts of a family are found: its ``BUILTIN`` tuple, then outside plug-ins' entry points.

The only dynamic import of the package. A plug-in is an entry point of the group
``translit.<family>`` that names a class; configuration found on disk can't add one.
"""

from __future__ import annotations

import importlib
from dataclasses import fields
from functools import cache
from importlib.metadata import entry_points
from typing import Any

from translit.errors import ConfigError, UnknownPart, nearest

__all__ = ["build", "find", "load"]


@cache
def load(family: str) -> dict[str, type[Any]]:
    """The parts of a family by id, built in ones first and in their declared order."""
    module = importlib.import_module(f"translit.{family}")
    parts = {part.id: part for part in module.BUILTIN}
    for point in sorted(entry_points(group=f"translit.{family}"), key=lambda p: p.name):
        part = point.load()
        parts.setdefault(part.id, part)
    return parts


def find(family: str, name: str) -> type[Any]:
    """The part of that name. Raises ``UnknownPart`` with the name that was probably meant."""
    parts = load(family)
    if name not in parts:
        raise UnknownPart(family.rstrip("s"), name, parts)
    return parts[name]


def build(family: str, name: str, **options: Any) -> Any:
    """An instance of a part. An option it does not have is an error that lists those it has."""
    part = find(family, name)
    known = [f.name for f in fields(part) if f.init]
    for option in options:
        if option not in known:
            raise ConfigError(f"{name} has no option {option!r}; {nearest(option, known)}")
    return part(**options)
