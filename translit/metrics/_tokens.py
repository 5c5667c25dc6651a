"""Texts to item codes: characters, and words by sacrebleu's tokenizers, a word at a time.

The tokenizers 13a and intl never look past a white space, so that each word's tokens can be
remembered: the same tokens as sacrebleu's, without its regular expressions on every line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from itertools import chain, count

import numpy as np

from translit.metrics._ngrams import Ints

__all__ = ["characters", "codes", "tokenize_13a", "tokenize_intl", "words_chrf"]

_REMEMBERED = 1 << 16
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def characters(texts: Sequence[str]) -> tuple[str, Ints]:
    """All texts without their white space, end to end, and the size of each."""
    bare = ["".join(text.split()) for text in texts]
    return "".join(bare), np.fromiter(map(len, bare), dtype=np.int64, count=len(bare))


def codes(streams: Sequence[Sequence[list[str]]]) -> tuple[list[Ints], Ints]:
    """Token lists as item codes that are unique within a segment, and sizes (streams, segments)."""
    flat: list[list[int]] = [[] for _ in streams]
    for segment in zip(*streams, strict=True):
        numbers: defaultdict[str, int] = defaultdict(
            count(1).__next__
        )  # a new token gets the next number
        for tokens, out in zip(segment, flat, strict=True):
            out.extend(map(numbers.__getitem__, tokens))
    sizes = np.array([[len(tokens) for tokens in stream] for stream in streams], dtype=np.int64)
    return [np.array(f, dtype=np.int64) for f in flat], sizes


def words_chrf(text: str) -> list[str]:
    """The words of chrF++: one mark of punctuation is cut from a word's end, or else its start."""
    out: list[str] = []
    for word in text.split():
        if len(word) == 1:
            out.append(word)
        elif word[-1] in _PUNCTUATION:
            out += (word[:-1], word[-1])
        elif word[0] in _PUNCTUATION:
            out += (word[0], word[1:])
        else:
            out.append(word)
    return out


def tokenize_13a(text: str) -> list[str]:
    """The tokens of sacrebleu's ``13a``."""
    text = text.rstrip()
    if "\n" in text:  # a line end may join two words: leave it to the original
        return _tokenizer("13a")(text).split()
    return list(chain.from_iterable(map(_memory("13a", " ", " ").__getitem__, text.split())))


def tokenize_intl(text: str) -> list[str]:
    """The tokens of sacrebleu's ``intl``: the first and the last word have no space beside them."""
    words = text.split()
    if not words:
        return []
    before = " " if text[0].isspace() else ""
    if len(words) == 1:
        return list(_memory("intl", before, "")[words[0]])
    tokens = [*_memory("intl", before, " ")[words[0]]]
    tokens.extend(chain.from_iterable(map(_memory("intl", " ", " ").__getitem__, words[1:-1])))
    tokens.extend(_memory("intl", " ", "")[words[-1]])
    return tokens


class _Memory(dict[str, tuple[str, ...]]):
    """The tokens of words that stand between ``before`` and ``after``; forgotten when it is full."""

    def __init__(self, tokenize: Callable[[str], str], before: str, after: str) -> None:
        super().__init__()
        self.tokenize, self.before, self.after = tokenize, before, after

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[word] = tuple(self.tokenize(self.before + word + self.after).split())
        return found


@cache
def _memory(name: str, before: str, after: str) -> _Memory:
    return _Memory(_tokenizer(name), before, after)


@cache
def _tokenizer(name: str) -> Callable[[str], str]:
    """Sacrebleu's own, without its cache of lines, which keeps every text alive."""
    from sacrebleu.metrics.bleu import BLEU

    tokenizer = BLEU(tokenize=name).tokenizer
    plain: Callable[..., str] = getattr(type(tokenizer).__call__, "__wrapped__")  # noqa: B009 - of lru_cache

    def call(text: str) -> str:
        return plain(tokenizer, text)

    return call
