"""What can go wrong, as a tree.

``TranslitError``
    what every deliberate error of the package is; catch this one.

    ``InputError``        a file, row or text that cannot be used: says what, where, what would be right
    ``ConfigError``       a configuration file, an option or its value
    ``UnknownPart``       a check, cleaner, detector, metric, format ... that does not exist
    ``GlossaryError``     a termbase that is not valid: carries file and line
    ``MissingExtra``      a package that an optional part needs: prints its ``pip install`` line

The command line turns each into one line on stderr and exit status 2. ``code`` is what stands before
the colon in a row's ``translit_error``.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

__all__ = [
    "ConfigError",
    "GlossaryError",
    "InputError",
    "MissingExtra",
    "TranslitError",
    "UnknownPart",
    "counted",
    "nearest",
]


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, as a hint for a message; else all of them."""
    known = sorted(set(known))
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    if close:
        return f"did you mean {close[0]!r}?"
    more = f" and {len(known) - _SHOWN} more" if len(known) > _SHOWN else ""
    return f"known: {', '.join(known[:_SHOWN])}{more}"


_SHOWN = 60  # names that a message lists


def counted(number: int, noun: str) -> str:
    """A number with its noun, for a message: ``1 segment``, ``1,200 segments``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


class TranslitError(Exception):
    """A deliberate error. ``code`` is stable, the message is for people."""

    code = "error"


class InputError(TranslitError):
    """A file, row or text that cannot be used. ``where`` is ``file:line`` or a segment id."""

    code = "input"

    def __init__(self, message: str, where: str | None = None) -> None:
        self.where = where
        super().__init__(f"{where}: {message}" if where else message)


class GlossaryError(InputError):
    """A termbase that is not valid."""

    code = "glossary"


class ConfigError(TranslitError):
    """A configuration file, an option or a value that is not valid."""

    code = "config"


class UnknownPart(ConfigError):
    """A part that does not exist, with the name that was probably meant."""

    code = "unknown"

    def __init__(self, family: str, name: str, known: Iterable[str]) -> None:
        self.name = name
        super().__init__(f"no {family} {name!r}; {nearest(name, known)}")


class MissingExtra(TranslitError):
    """A package that an optional part needs and that is not installed."""

    code = "missing-extra"

    def __init__(self, what: str, extra: str) -> None:
        self.extra = extra
        super().__init__(f"{what} is not installed: pip install 'translit-toolkit[{extra}]'")
