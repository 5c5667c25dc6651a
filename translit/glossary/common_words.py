"""Words so frequent that a name spelled the same would be found where nobody meant it.

``common/*.txt`` are counted from TICO-19 (CC0) by ``eval/build_common_words.py``; other languages have
the function words of their ``Language``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from translit.languages import get

__all__ = ["common_words", "counted"]

_FOLDER = Path(__file__).parent / "common"


@cache
def common_words(lang: str) -> frozenset[str]:
    """The common words of a language (a BCP 47 tag), in lower case and without marks; maybe none."""
    language = get(lang)
    words = set(language.function_words) if language else set()
    if counted(lang):
        words.update((_FOLDER / f"{_code(lang)}.txt").read_text(encoding="utf-8").split())
    return frozenset(words)


@cache
def counted(lang: str) -> bool:
    """Whether the common words of a language were counted in texts: else we know its words of grammar."""
    code = _code(lang)
    return code.isalpha() and (_FOLDER / f"{code}.txt").is_file()


def _code(lang: str) -> str:
    return lang.split("-", maxsplit=1)[0].lower()
