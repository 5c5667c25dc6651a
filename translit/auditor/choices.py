"""The checks, the glossary and the severities that somebody asked for by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from translit.checks import Check
from translit.errors import ConfigError, nearest
from translit.finding import Severity
from translit.registry import build, find, load

if TYPE_CHECKING:
    from translit.glossary import Glossary

__all__ = ["chosen", "glossary_of", "severities_of"]


def chosen(
    checks: Iterable[str | Check] | None,
    skip: Iterable[str],
    options: Mapping[str, Mapping[str, Any]],
) -> tuple[Check, ...]:
    """The checks to run, in the order of ``BUILTIN``.

    None, or the word ``default``, is the quiet set; ``all`` is every one. Raises ``UnknownPart`` on a
    name that isn't known, ``ConfigError`` on an option that its check doesn't have.
    """
    parts = load("checks")
    wanted: dict[str, Check | None] = {}
    for item in ("default",) if checks is None else checks:
        wanted.update(_named(item, parts))
    for name in (*skip, *options):
        find("checks", name)
    for name in skip:
        wanted.pop(name, None)
    order = {name: i for i, name in enumerate(parts)}
    ids = sorted(wanted, key=lambda name: order.get(name, len(order)))
    return tuple(wanted[i] or build("checks", i, **options.get(i, {})) for i in ids)


def _named(item: str | Check, parts: Mapping[str, type[Check]]) -> dict[str, Check | None]:
    if isinstance(item, Check):
        return {item.id: item}
    if item in ("default", "all"):
        every = item == "all"
        return {i: None for i, p in parts.items() if p.default or (every and p.available())}
    return {find("checks", item).id: None}


def glossary_of(value: Any) -> Glossary | None:
    """A Glossary from a name, a path, a Glossary or a list; None is all that ship, ``none`` none."""
    if value == "none" or (isinstance(value, list | tuple) and list(value) == ["none"]):
        return None
    from translit.glossary import Glossary

    if value is None:
        return Glossary.shipped()
    items = value if isinstance(value, list | tuple) else [value]
    return Glossary.merge(*(i if isinstance(i, Glossary) else Glossary.load(i) for i in items))


def severities_of(table: Mapping[str, str | Severity]) -> dict[str, Severity]:
    """Severities by the id of a check; both must exist."""
    names = {str(s): s for s in Severity}
    out = {}
    for check, severity in table.items():
        find("checks", check)
        if not isinstance(severity, Severity) and severity not in names:
            raise ConfigError(f"{check}: no severity {severity!r}; {nearest(severity, names)}")
        out[check] = severity if isinstance(severity, Severity) else names[severity]
    return out
