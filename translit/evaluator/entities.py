"""M-ETA: of how many entities the translation holds an accepted name.

Source: Conia et al. 2024, and SemEval-2025 task 2 (EA-MT), whose script looks for the mention anywhere
in the case-folded text. That finds مالي in مالية and misses للأرض for الأرض; the aware reading knows
word boundaries, clitics and spellings that writers interchange.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from translit.errors import InputError
from translit.evaluator import repairs
from translit.evaluator.names import ratio
from translit.languages import get
from translit.report import Score, Signature

__all__ = ["entity_scores", "holds"]


def entity_scores(
    hypotheses: Sequence[str | None],
    mentions: Sequence[Sequence[str]],
    *,
    target_lang: str | None = None,
    system: str | None = None,
    resamples: int = 1_000,
    seed: int = 12345,
) -> tuple[Score, Score]:
    """``m-eta`` as published and ``m-eta-aware``, 0 to 100, with 95 % intervals over the segments.

    ``mentions`` are the accepted names of each segment's entity. A hypothesis that is None is a miss.
    Raises ``InputError`` where lengths differ or a segment has no mention.
    """
    if len(hypotheses) != len(mentions):
        told = f"hypotheses {len(hypotheses):,}, mentions {len(mentions):,}"
        raise InputError(f"lengths differ: {told}")
    empty = next((i for i, names in enumerate(mentions, 1) if not any(names)), None)
    if empty is not None or not mentions:
        raise InputError("has no accepted mention", f"segment {empty or 1}")
    pairs = [
        (h or "", [n for n in names if n]) for h, names in zip(hypotheses, mentions, strict=True)
    ]
    published = [(int(any(n.casefold() in h.casefold() for n in names)), 1) for h, names in pairs]
    aware = [(int(any(holds(h, n, target_lang) for n in names)), 1) for h, names in pairs]
    plain = str(Signature.of(case="fold", match="substring", n=len(pairs)))
    known = str(
        Signature.of(case="fold", match="word+clitics", lang=target_lang or "und", n=len(pairs))
    )
    options: dict[str, Any] = {"system": system, "resamples": resamples, "seed": seed}
    return (
        ratio("m-eta", published, plain, **options),
        ratio("m-eta-aware", aware, known, **options),
    )


def holds(text: str, name: str, lang: str | None) -> bool:
    """Whether a text has a name as words of its own, clitics of the language before it allowed."""
    pattern = _pattern(_folded(name, lang), lang)
    return pattern is not None and pattern.search(_folded(text, lang)) is not None


def _folded(text: str, lang: str | None) -> str:
    text = repairs.diacritics(repairs.quotes_and_digits(repairs.invisible(repairs.entities(text))))
    return repairs.orthography(text, lang).casefold()


@lru_cache(4096)
def _pattern(name: str, lang: str | None) -> re.Pattern[str] | None:
    words = name.split()
    if not words:
        return None
    first = "|".join(_surfaces(words[0], lang))
    rest = "".join(rf"\s+{re.escape(word)}" for word in words[1:])
    return re.compile(rf"(?<!\w)(?:{first}){rest}(?!\w)")


def _surfaces(word: str, lang: str | None) -> Iterator[str]:
    """How a name's first word may be written, as patterns: bare, with clitics, with the article.

    The article may come to a name that is listed without one (الكويدتش); a listed one stays.
    """
    language = get(lang)
    if language is None or not language.clitics.prefixes:
        yield re.escape(word)
        return
    clitics = language.clitics
    slots = [f"[{re.escape(slot)}]?" for slot in clitics.prefixes]
    joiner = f"{re.escape(clitics.joiner)}?" if clitics.joiner else ""
    stack = "".join(slots) + joiner
    article = clitics.article
    has = bool(article) and word.startswith(article) and word not in clitics.false_articles
    yield stack + (f"(?:{re.escape(article)})?" if article and not has else "") + re.escape(word)
    bare = word.removeprefix(article) if has else word
    for clitic in sorted({long[0] for long, _ in clitics.contractions}):
        whole = clitic + article + bare
        for long, short in clitics.contractions:
            if whole.startswith(long):
                yield slots[0] + re.escape(short + whole[len(long) :])
                break
