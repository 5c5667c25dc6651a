"""Metrics as they are asked for: ``chrf``, ``similarity:light``, ``metricx:FOLDER,version=23``."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, NamedTuple

from translit.errors import ConfigError, UnknownPart, nearest
from translit.metrics._neural import LearnedMetric
from translit.metrics.base import Metric
from translit.registry import load

__all__ = ["chosen"]

_ASKED = re.compile(r"(?s)([^:,]*)(?::(.*?))?((?:,\w+=[^,]*)*)")
_OWN = ("model", "device", "allow_download")  # what --model, --device and --allow-download say


class _Asked(NamedTuple):
    """One metric by name, with its model and its options as they were written."""

    name: str
    model: str
    options: dict[str, str]


def chosen(
    names: Sequence[str] | None,
    *,
    model: str | None = None,
    device: str = "auto",
    allow_download: bool = False,
) -> tuple[Metric, ...]:
    """The metrics that were named, in that order; None: all that need no model.

    A name is ``NAME``, ``NAME:MODEL`` or ``NAME:MODEL,OPTION=VALUE,…``; ``model`` is that of learned
    metrics named without one, ``device`` and ``allow_download`` are for all learned ones. Raises
    ``UnknownPart`` for a name, ``ConfigError`` for an option or model that doesn't fit, for a metric
    asked in two ways, and for a ``model`` that nothing takes.
    """
    known = load("metrics")
    if names is None:
        _taken(model, ())
        return tuple(known[name]() for name in known if known[name].default)
    asked = [_read(name, known) for name in dict.fromkeys(names)]
    _taken(model, [a for a in asked if not known[a.name].default and not a.model])
    _once(asked)
    common = {"device": device, "allow_download": allow_download}
    return tuple(_built(a, known[a.name], model, common) for a in asked)


def _read(text: str, known: Mapping[str, Any]) -> _Asked:
    found = _ASKED.fullmatch(text)
    name = found[1] if found else text
    if not found or name not in known:
        raise UnknownPart("metric", name, known)
    given = [option.partition("=") for option in found[3].split(",")[1:]]
    return _Asked(name, found[2] or "", {key: value for key, _, value in given})


def _once(asked: Sequence[_Asked]) -> None:
    names = [a.name for a in asked]
    for a in asked:
        if names.count(a.name) > 1:
            raise ConfigError(
                f"{a.name} is asked in two ways; one at a time: scores are told apart by name"
            )


def _taken(model: str | None, without: Sequence[_Asked]) -> None:
    if model and not without:
        raise ConfigError(
            f"no metric takes the model {model!r}: name a learned one, --metric similarity"
        )


def _built(
    asked: _Asked, part: type[Metric], model: str | None, common: Mapping[str, Any]
) -> Metric:
    if part.default:
        if asked.model:
            raise ConfigError(f"{asked.name} takes no model, not {asked.model!r}")
        return part(**dict(_options(asked, part)))
    made: Any = part
    options = dict(_options(asked, part))
    built: Metric = made(model=asked.model or model or "", **common, **options)
    if isinstance(built, LearnedMetric):
        built.check()
    return built


def _options(asked: _Asked, part: type[Metric]) -> Iterator[tuple[str, Any]]:
    """The options, as the types of the part's fields say."""
    made: Any = part
    names = [f.name for f in fields(made) if f.name not in _OWN]
    types = typing.get_type_hints(part)
    for key, value in asked.options.items():
        if key not in names:
            hint = nearest(key, names) if names else "it has none"
            raise ConfigError(f"{asked.name} has no option {key!r}; {hint}")
        yield key, _typed(f"{asked.name}: {key}", value, types[key])


def _typed(what: str, value: str, kind: Any) -> Any:
    if int not in (kind, *typing.get_args(kind)):
        return value
    if not re.fullmatch("-?[0-9]+", value):
        raise ConfigError(f"{what} is a whole number, not {value!r}")
    return int(value)
