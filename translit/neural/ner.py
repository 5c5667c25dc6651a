"""Named entities by token classification: a cue, never proof, of what is a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from translit.neural.batching import readable
from translit.neural.loader import Loaded

__all__ = ["Entity", "entities", "without_counterpart"]

_OVERLAP = 32  # tokens that neighbouring windows of a long text share
_ALIKE = 0.5  # names.match scores below are no counterpart


@dataclass(frozen=True, slots=True)
class Entity:
    """A name: ``text[start:end]`` in code points, its label (PER, LOC, ORG ...), its mean score."""

    start: int
    end: int
    text: str
    label: str
    score: float


def entities(loaded: Loaded, texts: Sequence[str]) -> list[list[Entity]]:
    """The entities of each text, in order; long texts are read in windows.

    A word has the label of its first token; neighbouring words of one entity are joined, and marks
    at its ends left out. Labels are IOB (``B-PER``, ``I-PER``, ``O``) or bare.
    """
    rows, owners, spans = _windows(loaded, texts)
    labels = loaded.run(rows, lambda inputs, _: _labels(loaded, inputs))
    out: list[list[Entity]] = [[] for _ in texts]
    for owner, places, found in zip(owners, spans, labels, strict=True):
        words = _words(places, found)
        out[owner] += (e for e in _joined(texts[owner], words))
    return [_settled(found) for found in out]


_Word = tuple[int, int, str, float]


def _windows(
    loaded: Loaded, texts: Sequence[str]
) -> tuple[list[dict[str, list[int]]], list[int], list[list[tuple[int, int, int | None]]]]:
    """(inputs, the text that each is of, (start, end, word) of each token)."""
    if not texts:
        return [], [], []
    read = loaded.tokenizer(
        [readable(t) for t in texts], truncation=True, max_length=loaded.limit,
        stride=min(_OVERLAP, loaded.limit // 4), return_overflowing_tokens=True,
        return_offsets_mapping=True,
    )  # fmt: skip
    names = [n for n in loaded.tokenizer.model_input_names if n in read]
    count = len(read["input_ids"])
    rows = [{n: read[n][i] for n in names} for i in range(count)]
    spans = [
        [
            (*place, word)
            for place, word in zip(read["offset_mapping"][i], read.word_ids(i), strict=True)
        ]
        for i in range(count)
    ]
    return rows, list(read["overflow_to_sample_mapping"]), spans


def _labels(loaded: Loaded, inputs: Any) -> list[list[tuple[str, float]]]:
    scores, best = loaded.model(**inputs).logits.float().softmax(-1).max(-1)
    names = loaded.model.config.id2label
    return [
        [(names[b], s) for b, s in zip(bs, ss, strict=True)]
        for bs, ss in zip(best.tolist(), scores.tolist(), strict=True)
    ]


def _words(
    places: Sequence[tuple[int, int, int | None]], labels: Sequence[tuple[str, float]]
) -> list[_Word]:
    """(start, end, label, score) of each word."""
    out: list[_Word] = []
    last: int | None = None
    for (start, end, word), (label, score) in zip(places, labels, strict=False):
        if word is None:
            last = None
        elif word == last:
            out[-1] = (out[-1][0], end, *out[-1][2:])
        else:
            out.append((start, end, label, score))
            last = word
    return out


def _joined(text: str, words: Sequence[_Word]) -> Iterator[Entity]:
    group: list[_Word] = []
    for word in words:
        goes_on = group and word[2] != "O" and _kind(word) == _kind(group[-1])
        if goes_on and not word[2].startswith("B-"):
            group.append(word)
            continue
        yield from _entity(text, group)
        group = [word] if word[2] != "O" else []
    yield from _entity(text, group)


def _kind(word: _Word) -> str:
    return word[2].removeprefix("B-").removeprefix("I-")


def _entity(text: str, group: Sequence[_Word]) -> Iterator[Entity]:
    if not group:
        return
    start, end = group[0][0], group[-1][1]
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    if start < end:
        score = sum(w[3] for w in group) / len(group)
        yield Entity(start, end, text[start:end], _kind(group[0]), round(score, 6))


def _settled(found: Sequence[Entity]) -> list[Entity]:
    """Without the second sight of what two windows saw: the longer one stays."""
    ordered = sorted(set(found), key=lambda e: (e.start, -e.end))
    drop = {b for a, b in pairwise(ordered) if b.start < a.end}
    return [e for e in ordered if e not in drop]


def without_counterpart(found: Sequence[Entity], target: str) -> list[Entity]:
    """The source's entities that nothing in the target sounds like: dropped, or translated by sense.

    Countries and months have names of their own in each language: ask the glossary about those.
    """
    from translit.names import match_many

    words = _runs(target)
    out = []
    for entity in found:
        best = max((m.score for m in match_many([(entity.text, w) for w in words])), default=0.0)
        if best < _ALIKE:
            out.append(entity)
    return out


def _runs(text: str, longest: int = 4) -> list[str]:
    """The runs of up to four words of a text."""
    words = ["".join(c for c in w if c.isalnum() or c in "-'") for w in text.split()]
    words = [w for w in words if w]
    return [
        " ".join(words[i : i + n])
        for n in range(1, longest + 1)
        for i in range(len(words) - n + 1)
    ]  # fmt: skip
