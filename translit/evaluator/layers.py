"""The layers of an evaluation: what is taken out of the comparison, one kind of difference at a time.

Each layer is cumulative, and changes hypothesis and reference alike: a layer compares, it does not
repair a translation. ``names`` rewrites before letters are folded, since a glossary knows real words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from translit.evaluator import repairs
from translit.languages import get

if TYPE_CHECKING:
    from translit.evaluator.names import Reader

__all__ = ["LAYERS", "Layer", "layers_for"]

LAYERS = {
    "raw": "the text as it is",
    "entities": "HTML entities unescaped",
    "spacing": "spaces beside punctuation, invisible characters, marks of punctuation one way",
    "quotes": "quotation marks and digits one way",
    "diacritics": "vowel marks and tatweel left out",
    "orthography": "letters that writers interchange folded",
    "names": "names spelled as the glossary has them",
}

Step = Callable[[str], str]


@dataclass(frozen=True)
class Layer:
    """One layer: its id and the steps from the raw text to it."""

    id: str
    steps: tuple[tuple[str, Step], ...] = ()
    glossary: str | None = None

    def __call__(self, text: str) -> str:
        """The text in this layer."""
        for _, step in self.steps:
            text = step(text)
        return text

    def signature(self, lang: str | None) -> str:
        """What is added to a metric's signature; nothing for the raw text."""
        if not self.steps:
            return ""
        import unicodedata

        from translit._version import __version__

        names = "+".join(name for name, _ in self.steps)
        glossary = f"|glossary:{self.glossary}" if self.glossary else ""
        return (
            f"|layer:{self.id}|steps:{names}|lang:{lang or 'und'}{glossary}"
            f"|unicode:{unicodedata.unidata_version}|translit:{__version__}"
        )


def layers_for(lang: str | None, reader: Reader | None) -> tuple[Layer, ...]:
    """All layers for a target language; ``names`` only with a reader of names."""
    language = get(lang)
    steps: list[tuple[str, Step]] = [
        ("entities", repairs.entities),
        ("spacing", partial(repairs.spacing, language=language)),
        ("quotes", repairs.quotes_and_digits),
        ("diacritics", repairs.diacritics),
        ("orthography", partial(repairs.orthography, lang=lang)),
    ]
    out = [Layer("raw"), *(Layer(steps[i][0], tuple(steps[: i + 1])) for i in range(len(steps)))]
    if reader is not None:
        names: tuple[str, Step] = ("names", partial(_names, reader=reader))
        out.append(
            Layer("names", (*steps[:3], names, *steps[3:]), reader.normalizer.glossary.digest)
        )
    return tuple(out)


def _names(text: str, reader: Reader) -> str:
    return reader(text).text
