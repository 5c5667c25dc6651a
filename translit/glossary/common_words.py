"""Words so frequent that a name spelled the same would be found where nobody meant it.

``common/*.txt`` are counted from TICO-19 (CC0) by ``eval/build_common_words.py``; other languages have
the function words of their ``Language``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from translit.languages import get

__all__ = ["common_words"]

_FOLDER = Path(__file__).parent / "common"


@cache
def common_words(lang: str) -> frozenset[str]:
    """The common words of a language (a BCP 47 tag), in lower case and without marks; maybe none."""
    code = lang.split("-", maxsplit=1)[0].lower()
    language = get(code)
    words = set(language.function_words) if language else set()
    path = _FOLDER / f"{code}.txt"
    if code.isalpha() and path.is_file():
        words.update(path.read_text(encoding="utf-8").split())
    return frozenset(words)
