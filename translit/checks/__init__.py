"""One check a file. ``BUILTIN`` is their order in lists and reports."""

from __future__ import annotations

from translit.checks.ascii_punctuation import AsciiPunctuation
from translit.checks.base import BatchCheck, Check, Context, Observation
from translit.checks.doubled_phrase import DoubledPhrase
from translit.checks.doubled_word import DoubledWord
from translit.checks.duplicate_segment import DuplicateSegment
from translit.checks.empty_column import EmptyColumn
from translit.checks.end_punctuation import EndPunctuation
from translit.checks.foreign_letters import ForeignLetters
from translit.checks.inconsistent_translation import InconsistentTranslation
from translit.checks.invisible_characters import InvisibleCharacters
from translit.checks.missing_segment import MissingSegment
from translit.checks.mixed_digits import MixedDigits
from translit.checks.mixed_house_style import MixedHouseStyle
from translit.checks.mojibake import Mojibake
from translit.checks.number_mismatch import NumberMismatch
from translit.checks.quotes import Quotes
from translit.checks.space_before_punctuation import SpaceBeforePunctuation
from translit.checks.spacing_style import SpacingStyle
from translit.checks.unbalanced_brackets import UnbalancedBrackets

__all__ = ["BUILTIN", "BatchCheck", "Check", "Context", "Observation"]

BUILTIN: tuple[type[Check], ...] = (
    NumberMismatch,
    DoubledPhrase,
    DoubledWord,
    UnbalancedBrackets,
    Quotes,
    EndPunctuation,
    SpaceBeforePunctuation,
    AsciiPunctuation,
    ForeignLetters,
    Mojibake,
    InvisibleCharacters,
    InconsistentTranslation,
    DuplicateSegment,
    MissingSegment,
    EmptyColumn,
    SpacingStyle,
    MixedDigits,
    MixedHouseStyle,
)
