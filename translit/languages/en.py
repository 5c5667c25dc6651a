"""English."""

from __future__ import annotations

from translit.languages.base import Language, Spacing
from translit.languages.numerals.en import NUMBERS

EN = Language(
    code="en",
    name="English",
    scripts=("Latn",),
    numbers=NUMBERS,
    spacing=Spacing(no_space_before=",.;:!?%)]}"),
    quotes=(("“", "”"), ("‘", "’"), ('"', '"')),
    function_words=(
        "the",
        "of",
        "and",
        "that",
        "with",
        "was",
        "were",
        "is",
        "are",
        "this",
        "have",
        "has",
        "from",
        "which",
        "would",
        "their",
        "been",
        "they",
        "said",
        "will",
        "for",
        "not",
        "but",
    ),
    negations=(
        "not",
        "no",
        "never",
        "none",
        "nobody",
        "nothing",
        "neither",
        "nor",
        "cannot",
        "without",
        "n't",
    ),
)
