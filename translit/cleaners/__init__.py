"""One repair a file. ``BUILTIN`` is their order; ``clean`` runs those that are on by default."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from translit.cleaners.base import Cleaner, Example, Trigger
from translit.cleaners.bidi_controls import BidiControls
from translit.cleaners.chain import Chain
from translit.cleaners.combining_floods import CombiningFloods
from translit.cleaners.control_characters import ControlCharacters
from translit.cleaners.digits import Digits
from translit.cleaners.doubled_punctuation import DoubledPunctuation
from translit.cleaners.fullwidth_letters import FullwidthLetters
from translit.cleaners.html_remnants import HtmlRemnants
from translit.cleaners.line_ends import LineEnds
from translit.cleaners.lone_surrogates import LoneSurrogates
from translit.cleaners.mojibake import Mojibake
from translit.cleaners.presentation_forms import PresentationForms
from translit.cleaners.quotes import Quotes
from translit.cleaners.sister_letters import SisterLetters
from translit.cleaners.spaced_punctuation import SpacedPunctuation
from translit.cleaners.stray_joiners import StrayJoiners
from translit.cleaners.tatweel import Tatweel
from translit.cleaners.zero_width import ZeroWidth
from translit.edit import Normalized
from translit.registry import build, find, load

__all__ = [
    "BUILTIN",
    "DEFAULT",
    "Chain",
    "Cleaner",
    "Example",
    "Trigger",
    "chain",
    "choose",
    "clean",
    "clean_many",
]

BUILTIN: tuple[type[Cleaner], ...] = (
    # What would make the others slow or wrong, then the encoding, then what can't be seen, then
    # letters, then punctuation: each finds the text as it was meant.
    LoneSurrogates,
    CombiningFloods,
    LineEnds,
    Mojibake,
    HtmlRemnants,
    ControlCharacters,
    BidiControls,
    ZeroWidth,
    PresentationForms,
    FullwidthLetters,
    Tatweel,
    SisterLetters,
    StrayJoiners,
    DoubledPunctuation,
    SpacedPunctuation,
    Digits,
    Quotes,
)

# In a chain line breaks and widths have their own cleaners, which change only faults.
_OPTIONS: dict[type[Cleaner], dict[str, bool]] = {
    Mojibake: {"fix_line_breaks": False, "fix_character_width": False}
}

DEFAULT = Chain(tuple(part(**_OPTIONS.get(part, {})) for part in BUILTIN if part.default))


def chain(cleaners: Chain | Iterable[str | Cleaner] | None = None) -> Chain:
    """A chain of these cleaners in the given order; None: the default chain.

    A name stands for the cleaner as it is in the default chain. Raises ``UnknownPart``.
    """
    if cleaners is None:
        return DEFAULT
    if isinstance(cleaners, Chain):
        return cleaners
    ready = {part.id: part for part in DEFAULT.cleaners}
    return Chain(tuple(_named(c, ready) if isinstance(c, str) else c for c in cleaners))


def choose(
    only: Iterable[str] = (),
    without: Iterable[str] = (),
    *,
    digits: Literal["keep", "ascii", "native"] = "keep",
    quotes: Literal["keep", "straight", "native"] = "keep",
) -> tuple[str | Cleaner, ...] | None:
    """Cleaners for ``chain``: ``only`` these, or the default ones ``without`` some, and the policies.

    In the declared order; without ``all`` is none; None: the default chain. Raises ``UnknownPart``.
    """
    only, without = set(only), set(without)
    for name in sorted((only | without) - {"all"}):
        find("cleaners", name)
    policies: list[Cleaner] = [Digits(digits)] if digits != "keep" else []
    policies += [Quotes(quotes)] if quotes != "keep" else []
    if not only and not without and not policies:
        return None
    wanted = (only or {part.id for part in DEFAULT.cleaners}) - without
    names = () if "all" in without else (name for name in load("cleaners") if name in wanted)
    return (*names, *policies)


def _named(name: str, ready: dict[str, Cleaner]) -> Cleaner:
    return ready[name] if name in ready else build("cleaners", name)


def clean(
    text: str, *, lang: str | None = None, cleaners: Chain | Iterable[str | Cleaner] | None = None
) -> Normalized:
    """The text repaired, with the trail that says what was changed and takes it back.

    ``lang`` (BCP 47) lets the repairs of one language work; without it only what is wrong in every
    language is repaired. ``cleaners`` are names or instances; None: those that change only faults.
    """
    cleaned, edits = chain(cleaners)(text, lang)
    return Normalized(cleaned, tuple(edits), lang=lang)


def clean_many(
    texts: Sequence[str],
    *,
    langs: Sequence[str | None] | None = None,
    cleaners: Chain | Iterable[str | Cleaner] | None = None,
) -> list[Normalized]:
    """``clean`` of each text, in order; ``langs`` beside the texts. A text never stops the batch."""
    steps = chain(cleaners)
    tags = langs if langs is not None else [None] * len(texts)
    return [clean(text, lang=tag, cleaners=steps) for text, tag in zip(texts, tags, strict=True)]
