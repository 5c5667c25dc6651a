"""One check a file. ``BUILTIN`` is their order in lists and reports."""

from __future__ import annotations

from translit.checks.acronym_unexpanded import AcronymUnexpanded
from translit.checks.addition import Addition
from translit.checks.agreement_broken import AgreementBroken
from translit.checks.ascii_punctuation import AsciiPunctuation
from translit.checks.base import BatchCheck, Check, Context, Observation
from translit.checks.copied_source import CopiedSource
from translit.checks.do_not_translate import DoNotTranslate
from translit.checks.doubled_phrase import DoubledPhrase
from translit.checks.doubled_word import DoubledWord
from translit.checks.duplicate_segment import DuplicateSegment
from translit.checks.empty_column import EmptyColumn
from translit.checks.end_punctuation import EndPunctuation
from translit.checks.escape_mismatch import EscapeMismatch
from translit.checks.false_friend import FalseFriend
from translit.checks.foreign_letters import ForeignLetters
from translit.checks.inconsistent_translation import InconsistentTranslation
from translit.checks.invisible_characters import InvisibleCharacters
from translit.checks.literal_calque import LiteralCalque
from translit.checks.meaning_drift import MeaningDrift
from translit.checks.missing_list_item import MissingListItem
from translit.checks.missing_segment import MissingSegment
from translit.checks.mixed_digits import MixedDigits
from translit.checks.mixed_house_style import MixedHouseStyle
from translit.checks.mojibake import Mojibake
from translit.checks.name_missing import NameMissing
from translit.checks.name_variants import NameVariants
from translit.checks.negation_lost import NegationLost
from translit.checks.no_such_word import NoSuchWord
from translit.checks.number_mismatch import NumberMismatch
from translit.checks.omission import Omission
from translit.checks.other_script_left import OtherScriptLeft
from translit.checks.placeholder_leak import PlaceholderLeak
from translit.checks.placeholder_mismatch import PlaceholderMismatch
from translit.checks.quotes import Quotes
from translit.checks.repetition import Repetition
from translit.checks.source_words_left import SourceWordsLeft
from translit.checks.space_before_punctuation import SpaceBeforePunctuation
from translit.checks.spacing_style import SpacingStyle
from translit.checks.system_language import SystemLanguage
from translit.checks.tag_mismatch import TagMismatch
from translit.checks.term_missing import TermMissing
from translit.checks.term_not_preferred import TermNotPreferred
from translit.checks.unbalanced_brackets import UnbalancedBrackets
from translit.checks.untranslated_segment import UntranslatedSegment
from translit.checks.url_mismatch import UrlMismatch
from translit.checks.wrong_language import WrongLanguage
from translit.checks.wrong_script_in_word import WrongScriptInWord

__all__ = ["BUILTIN", "BatchCheck", "Check", "Context", "Observation"]

BUILTIN: tuple[type[Check], ...] = (
    UntranslatedSegment,
    CopiedSource,
    SourceWordsLeft,
    OtherScriptLeft,
    WrongLanguage,
    WrongScriptInWord,
    Omission,
    Addition,
    MissingListItem,
    MeaningDrift,
    Repetition,
    PlaceholderLeak,
    NumberMismatch,
    NegationLost,
    UrlMismatch,
    TagMismatch,
    PlaceholderMismatch,
    EscapeMismatch,
    TermNotPreferred,
    AcronymUnexpanded,
    TermMissing,
    DoNotTranslate,
    NameMissing,
    SystemLanguage,
    NameVariants,
    LiteralCalque,
    FalseFriend,
    AgreementBroken,
    NoSuchWord,
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
