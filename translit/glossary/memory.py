"""What a function gave for short strings, kept for those that were asked for lately."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

__all__ = ["Memory"]

V = TypeVar("V")

_LONGEST = 40  # characters of a string that is kept


class Memory(dict[str, V]):
    """``memory[string]`` is what the function gives for it, looked up where it is known already.

    ``most`` strings are young; when there are more, the young become old, and the old are forgotten
    that nobody asked for in between. Threads may share it.
    """

    def __init__(self, function: Callable[[str], V], most: int = 1 << 16) -> None:
        super().__init__()
        self._function = function
        self._most = most
        self._old: dict[str, V] = {}

    def __missing__(self, string: str) -> V:
        value = self._old.get(string, _NEW)
        if value is _NEW:
            value = self._function(string)
        if len(string) <= _LONGEST:
            if len(self) >= self._most:
                self._old = dict(self)
                self.clear()
            self[string] = cast("V", value)
        return cast("V", value)


_NEW = object()
