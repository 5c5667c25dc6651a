"""Trains a character encoder of names and measures it beside the weighted-edit matcher.

python -m eval.train_encoder --data ../shared/data [--epochs 20] [--million] [--out FOLDER]

A BertModel of two layers, 128 wide, over letters, learned on google-ar-en's training pairs
(Apache-2.0) with in-batch negatives; half of what it sees is two names joined, since people have more
than one; both scripts share it. It would ship if it found more first answers, or as many faster among
a million names, than `translit.names`; it doesn't.

``--million`` asks for Arabic names of persons (Wikidata, CC0) in a table of a million Latin names. The
table has the Latin spellings of half of the persons; the rest of it are training names joined at
random. What is told is recall@1 where the first answer's score is at least such that 95 of 100 answers
given are right: persons who aren't in the table get an answer too, and that answer is wrong.

It told, on one thread of the machine that the other results are from (20 epochs, 467 s CPU):

1,431 Latin forms, 300 asked, recall@1: encoder .970 (.944 - .984), its 50 then weighted edits .980
(.957 - .991), names index .967 (.940 - .982), weighted edits over all .980 (.957 - .991).
A million, 513 persons asked, 256 of them there, recall@1 and at precision .95: names index .930 and .867
(.820 - .903), 23 ms CPU a query; encoder .762 and .238 (.190 - .294), 53 ms; its 50 then weighted edits
.930 and .855 (.807 - .893), 72 ms. So it isn't shipped.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from eval.table import wilson
from translit.names import NamesIndex, fold, match_many

WIDTH, LAYERS, HEADS, LONGEST = 128, 2, 4, 40
BATCH, TEMPERATURE, RATE = 128, 0.07, 1e-3
MILLION, PRECISION, CANDIDATES = 1_000_000, 0.95, 50
Pair = tuple[str, str]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--million", action="store_true", help="ask both among a million names")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    train, test = (
        pairs(options.data / "names" / f"google-ar-en.{s}.tsv") for s in ("train", "eval")
    )
    started = time.process_time()
    encoder = Letters.trained(train, options.epochs)
    told = f"{len(train):,} pairs, {options.epochs} epochs"
    print(f"{told}, {time.process_time() - started:.0f} s CPU", flush=True)
    if options.out:
        encoder.save(options.out)
    for line in compared(encoder, test, options.queries):
        print(line, flush=True)
    if options.million:
        persons = json.loads((options.data / "names" / "persons-ar-lat.json").read_text("utf-8"))
        for line in Million.of(train, persons["pos"]).told(encoder):
            print(line, flush=True)


def pairs(path: Path) -> list[Pair]:
    """(Arabic, Latin) of each line, folded as the matcher folds them."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    return list(dict.fromkeys((fold(r[0]), fold(r[1])) for r in rows if len(r) >= 2))


class Letters:
    """The encoder: letters to numbers, BertModel, mean over the letters, length one."""

    def __init__(self, letters: Sequence[str]) -> None:
        import torch
        from transformers import BertConfig, BertModel

        torch.manual_seed(1)
        torch.set_num_threads(1)
        self.letters = {letter: i for i, letter in enumerate(letters, 2)}  # 0 pads, 1 is unknown
        self.model = BertModel(
            BertConfig(
                vocab_size=len(self.letters) + 2, hidden_size=WIDTH, num_hidden_layers=LAYERS,
                num_attention_heads=HEADS, intermediate_size=4 * WIDTH,
                max_position_embeddings=LONGEST, hidden_dropout_prob=0.0,
                attention_probs_dropout_prob=0.0,
            ),
            add_pooling_layer=False,
        )  # fmt: skip

    @classmethod
    def trained(cls, train: Sequence[Pair], epochs: int) -> Letters:
        """Learned so that each name is nearer to its own other spelling than to those of its batch."""
        import torch

        made = cls(sorted({" ", *(letter for pair in train for side in pair for letter in side)}))
        optimizer = torch.optim.AdamW(made.model.parameters(), lr=RATE, weight_decay=0.01)
        steps = epochs * (len(train) // BATCH)
        schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
        made.model.train()
        for batch in _batches(train, epochs):
            a, b = (made.vectors(side) for side in zip(*batch, strict=True))
            alike, own = a @ b.T / TEMPERATURE, torch.arange(len(a))
            loss = torch.nn.functional.cross_entropy(alike, own)
            loss = loss + torch.nn.functional.cross_entropy(alike.T, own)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
        made.model.eval()
        return made

    def vectors(self, names: Sequence[str]) -> Any:
        """One row a name, with gradients while training."""
        import torch

        width = max(1, min(max(map(len, names)), LONGEST))
        rows = np.zeros((len(names), width), np.int64)
        for i, name in enumerate(names):
            letters = [self.letters.get(letter, 1) for letter in name[:width]]
            rows[i, : len(letters)] = letters
        ids = torch.from_numpy(rows)
        mask = (ids > 0).long()
        hidden = self.model(input_ids=ids, attention_mask=mask).last_hidden_state
        weight = mask.unsqueeze(-1).float()
        pooled = (hidden * weight).sum(1) / weight.sum(1).clamp(min=1)
        return torch.nn.functional.normalize(pooled, dim=1)

    def embed(self, names: Sequence[str]) -> np.ndarray:
        """The vectors of many names, those of one length together."""
        import torch

        out = np.zeros((len(names), WIDTH), np.float32)
        order = sorted(range(len(names)), key=lambda i: len(names[i]))
        with torch.inference_mode():
            for at in range(0, len(order), 256):
                rows = order[at : at + 256]
                out[rows] = self.vectors([names[i] for i in rows]).numpy()
        return out

    def save(self, folder: Path) -> None:
        """As safetensors, with its letters."""
        self.model.save_pretrained(folder)
        letters = json.dumps(self.letters, ensure_ascii=False)
        (folder / "letters.json").write_text(letters, "utf-8")


def _batches(train: Sequence[Pair], epochs: int) -> Iterator[list[Pair]]:
    """Single names and joined ones, half and half."""
    rng, rows = random.Random(1), list(train)
    for _ in range(epochs):
        rng.shuffle(rows)
        for at in range(0, len(rows) - BATCH + 1, BATCH):
            batch = rows[at : at + BATCH]
            for i in range(0, BATCH, 2):
                other = rng.choice(train)
                batch[i] = (f"{batch[i][0]} {other[0]}", f"{batch[i][1]} {other[1]}")
            yield batch


def compared(encoder: Letters, test: Sequence[Pair], queries: int) -> Iterator[str]:
    """Recall@1 and @5 of the Latin spelling among all of the test's, by each way."""
    forms = list(dict.fromkeys(b for _, b in test))
    accepted: dict[str, set[str]] = {}
    for a, b in test:
        accepted.setdefault(a, set()).add(b)
    asked = list(accepted)
    yield f"{len(asked):,} Arabic names among {len(forms):,} Latin forms; CPU seconds"
    started = time.process_time()
    alike = encoder.embed(asked) @ encoder.embed(forms).T
    best = np.argsort(-alike, axis=1, kind="stable")
    found = {name: [forms[j] for j in row[:5]] for name, row in zip(asked, best, strict=True)}
    yield _told("character encoder", found, accepted, started)
    some = random.Random(1).sample(asked, min(queries, len(asked)))
    yield _told("character encoder, sample", {n: found[n] for n in some}, accepted, started)
    index, started = NamesIndex.build(forms), time.process_time()
    near = {name: [m.b for m in index.nearest(name, 5)] for name in some}
    yield _told("names index (key, then weighted edits), sample", near, accepted, started)
    started = time.process_time()
    near = {name: _weighed(name, forms) for name in some}
    yield _told("weighted edits over all, sample", near, accepted, started)
    started = time.process_time()
    rows = dict(zip(asked, best, strict=True))
    near = {n: _weighed(n, [forms[j] for j in rows[n][:CANDIDATES]]) for n in some}
    yield _told("encoder's 50, then weighted edits, sample", near, accepted, started)


def _weighed(name: str, forms: Sequence[str]) -> list[str]:
    return [form for _, form in _scored(name, forms)[:5]]


def _scored(name: str, forms: Sequence[str]) -> list[tuple[float, str]]:
    """(score, form) by the weighted-edit matcher, the best first."""
    scores = [m.score for m in match_many([(name, form) for form in forms])]
    return [(scores[i], forms[i]) for i in np.argsort(-np.array(scores), kind="stable")]


def _told(
    system: str, found: dict[str, list[str]], accepted: dict[str, set[str]], started: float
) -> str:
    seconds = time.process_time() - started
    first = sum(bool(near) and near[0] in accepted[n] for n, near in found.items())
    five = sum(bool(accepted[n] & set(near)) for n, near in found.items())
    share, low, high = wilson(first, len(found))
    return (
        f"{system}: recall@1 {share:.3f} ({low:.3f} - {high:.3f}), "
        f"@5 {five / len(found):.3f}, n {len(found):,}, {seconds:.1f} s"
    )


class Million(NamedTuple):
    """A table of a million Latin names and who is asked for; ``accepted`` is empty of who isn't in it."""

    forms: list[str]
    accepted: dict[str, set[str]]

    @classmethod
    def of(cls, train: Sequence[Pair], persons: Sequence[Sequence[str]]) -> Million:
        """Every second person is in the table, among names joined of training names."""
        rng = random.Random(1)
        spellings: dict[str, set[str]] = {}
        for arabic, latin in persons:
            spellings.setdefault(fold(arabic), set()).add(fold(latin))
        accepted = {a: s if i % 2 else set() for i, (a, s) in enumerate(sorted(spellings.items()))}
        strange = set().union(*(s for a, s in spellings.items() if not accepted[a]))
        words = sorted({b for _, b in train})
        forms = dict.fromkeys(sorted(set().union(*accepted.values())))
        while len(forms) < MILLION:
            joined = " ".join(rng.choices(words, k=rng.choice((2, 2, 3))))
            if joined not in strange:
                forms[joined] = None
        return cls(list(forms), accepted)

    def told(self, encoder: Letters) -> Iterator[str]:
        """Each way's recall@1 where it is right 95 times of 100, and what it costs."""
        there = sum(map(bool, self.accepted.values()))
        yield f"{len(self.accepted)} persons, {there} of them among {len(self.forms):,} names"
        yield from self._by_index()
        started = time.process_time()
        table = encoder.embed(self.forms)
        spent = time.process_time() - started
        yield f"character encoder: a million embedded in {spent:.0f} s CPU, {table.nbytes / 1e6:.0f} MB"
        yield self._asked(
            "character encoder, exact", lambda name: self._near(encoder, table, name)[:1]
        )
        yield self._asked(
            "encoder's 50, then weighted edits",
            lambda name: _scored(name, [f for _, f in self._near(encoder, table, name)]),
        )

    def _by_index(self) -> Iterator[str]:
        started = time.process_time()
        index = NamesIndex.build(self.forms)
        yield f"names index: built in {time.process_time() - started:.0f} s CPU"
        yield self._asked(
            "names index", lambda name: [(m.score, m.b) for m in index.nearest(name, 1)]
        )

    def _near(self, encoder: Letters, table: np.ndarray, name: str) -> list[tuple[float, str]]:
        alike = table @ encoder.embed([name])[0]
        rows = np.argpartition(-alike, CANDIDATES)[:CANDIDATES]
        return [(float(alike[i]), self.forms[i]) for i in rows[np.argsort(-alike[rows])]]

    def _asked(self, system: str, ask: Callable[[str], list[tuple[float, str]]]) -> str:
        started = time.process_time()
        answers = [(ask(name)[:1], names) for name, names in self.accepted.items()]
        each = 1000 * (time.process_time() - started) / len(answers)
        given = [(*found[0], names) for found, names in answers if found]
        right = sum(form in names for _, form, names in given)
        there = sum(map(bool, self.accepted.values()))
        sure, least = _at_precision([(score, form in names) for score, form, names in given])
        share, low, high = wilson(sure, there)
        return (
            f"{system}: recall@1 {right / there:.3f}; at precision {PRECISION} "
            f"{share:.3f} ({low:.3f} - {high:.3f}), score {least:.3f}; {each:.1f} ms CPU a query"
        )


def _at_precision(answers: Sequence[tuple[float, bool]]) -> tuple[int, float]:
    """(right answers, least score) of the longest list of surest answers that is precise enough."""
    best, least, right = 0, 1.0, 0
    for count, (score, true) in enumerate(sorted(answers, key=lambda a: -a[0]), 1):
        right += true
        if right >= PRECISION * count and right > best:
            best, least = right, score
    return best, least


if __name__ == "__main__":
    main()
