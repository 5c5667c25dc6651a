"""Text on a terminal: characters that would steer it, or turn what stands around, are named instead."""

from __future__ import annotations

import re

__all__ = ["visible"]

# Controls but tab and line feed, and the marks that embed, override and isolate a direction.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """The text with such characters as ``<U+001B>``."""
    return _STEERING.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)
