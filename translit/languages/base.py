"""What we know of a language, as one frozen value: data that the other rooms read.

Every field but ``code``, ``name`` and ``scripts`` has an empty default, and a room that finds its
field empty leaves texts of that language alone. A language is one file and one line in ``BUILTIN``;
``tests/languages/test_conformance.py`` holds all of them to the same rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Clitics", "Language", "NumberWords", "Spacing"]


@dataclass(frozen=True, slots=True)
class Clitics:
    """What may be written together with a name, and how the two join.

    ``prefixes`` are the stacks of proclitics in order of slots: each slot is the letters that may
    fill it (Arabic: ``("وف", "بلك")``), ``article`` what makes a noun definite (``ال``). ``suffixes``
    are endings that a name may carry and that are kept (Persian ``ها``, Russian case endings);
    ``endings`` maps last letters, of which the longest count, to what takes their place when the name
    is inflected (Russian ``а``: ``ы``, ``у`` ...). ``joiner`` is what may stand between (tatweel,
    hyphen). ``contractions`` are (clitic + article, what is written) pairs, the longest first, both
    beginning with the clitic: ``("لال", "لل")``. ``false_articles`` are first words of names whose
    first letters only look like the article (``الكسندر``); ``words`` are stacks that are words where they
    stand by themselves (Hebrew ``של``); ``sure_article`` says that what looks like
    the article otherwise is it. ``cases`` are the oblique cases of names: for each, what takes the
    place of a word's end, and of that of a last word besides; ``""`` is what a consonant takes.
    """

    prefixes: tuple[str, ...] = ()
    article: str = ""
    suffixes: tuple[str, ...] = ()
    endings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cases: tuple[tuple[Mapping[str, str], Mapping[str, str]], ...] = ()
    joiner: str = ""
    contractions: tuple[tuple[str, str], ...] = ()
    false_articles: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    sure_article: bool = False


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Number words by value.

    ``units`` holds 0..19, the tens, hundreds and feminine or case forms as well; ``multipliers``
    hundred, thousand, million; ``vague`` those that count nothing by themselves (thousands);
    ``fractions`` half, quarter (as value); ``ordinals`` by value. ``conjunction`` joins parts,
    ``joined`` where it is written to the next word (Arabic و). ``months`` are 1..12, ``percent``
    words for one in a hundred, ``day_halves`` what tells 7 in the morning (0) from 7 in the evening
    (12), ``measures`` the unit of a surface (see ``translit.numbers.units``). A surface may be two
    words with a space between; ``other`` are such pairs that begin with a number word and are none.
    """

    units: Mapping[str, float] = field(default_factory=dict)
    multipliers: Mapping[str, float] = field(default_factory=dict)
    vague: Mapping[str, float] = field(default_factory=dict)
    fractions: Mapping[str, float] = field(default_factory=dict)
    ordinals: Mapping[str, float] = field(default_factory=dict)
    conjunction: str = ""
    joined: bool = False
    months: Mapping[str, float] = field(default_factory=dict)
    percent: tuple[str, ...] = ()
    day_halves: Mapping[str, float] = field(default_factory=dict)
    measures: Mapping[str, str] = field(default_factory=dict)
    other: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spacing:
    """Where spaces stand beside punctuation.

    ``no_space_before`` are the marks that follow a word directly, ``space_before`` those that want a
    (narrow no-break) space, as in French.
    """

    no_space_before: str = ""
    space_before: str = ""


@dataclass(frozen=True, slots=True)
class Language:
    """One language. ``code`` is its BCP 47 language subtag, ``scripts`` ISO 15924, the usual one first.

    ``letters`` are the letters of its alphabet where the script alone doesn't tell (Arabic against
    Persian), ``letter_fixes`` maps letters of a sister language to its own (ی -> ي), ``folds`` maps
    letters that writers interchange to one key letter (أ إ آ -> ا): a key, never an output.
    ``marks`` are combining marks that a reader may leave out, ``elongation`` is what stretches a word
    (tatweel); both are written as in a regular expression's class. ``digits`` are its native ten.
    ``titles`` and ``cue_words`` announce a name (الرئيس, وزير; Mr). ``particles`` are parts of names
    that may come and go (بن, ال, von). ``function_words`` are frequent words that tell the language.
    ``negations`` are words that surely negate. ``spelling_cues`` say that the name behind them is spelled as
    another language writes it or in short, ``alternatives`` that it is the other name of what was named.
    """

    code: str
    name: str
    scripts: tuple[str, ...]
    direction: str = "ltr"
    letters: str = ""
    letter_fixes: Mapping[str, str] = field(default_factory=dict)
    folds: Mapping[str, str] = field(default_factory=dict)
    marks: str = ""
    elongation: str = ""
    digits: str = "0123456789"
    decimal: str = "."
    grouping: str = ","
    spacing: Spacing = Spacing()
    quotes: tuple[tuple[str, str], ...] = ()
    clitics: Clitics = Clitics()
    numbers: NumberWords = NumberWords()
    titles: tuple[str, ...] = ()
    cue_words: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    function_words: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    spelling_cues: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
