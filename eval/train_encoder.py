"""Trains a character encoder of names and measures it beside the weighted-edit matcher.

python -m eval.train_encoder --data ../shared/data [--epochs 30] [--million] [--out FOLDER]

A BertModel of two layers, 128 wide, over letters, learned on google-ar-en's training pairs
(Apache-2.0) with in-batch negatives; both scripts share it. It ships only if it finds more first
answers, or as many faster among a million names, than `translit.names`: docs/neural.md tells.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from eval.table import wilson
from translit.names import NamesIndex, fold, match_many

WIDTH, LAYERS, HEADS, LONGEST = 128, 2, 4, 32
BATCH, TEMPERATURE, RATE = 128, 0.07, 1e-3
Pair = tuple[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=30)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--million", action="store_true", help="time both among a million names")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    train, test = (
        pairs(options.data / "names" / f"google-ar-en.{s}.tsv") for s in ("train", "eval")
    )
    started = time.process_time()
    encoder = Letters.trained(train, options.epochs)
    print(
        f"{len(train):,} pairs, {options.epochs} epochs, {time.process_time() - started:.0f} s CPU"
    )
    for line in compared(encoder, test, options.queries):
        print(line, flush=True)
    if options.million:
        for line in speeds(encoder, train, test):
            print(line, flush=True)
    if options.out:
        encoder.save(options.out)


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

        made = cls(sorted({letter for pair in train for side in pair for letter in side}))
        optimizer = torch.optim.AdamW(made.model.parameters(), lr=RATE, weight_decay=0.01)
        steps = epochs * (len(train) // BATCH)
        schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
        rng, rows = random.Random(1), list(train)
        made.model.train()
        for _ in range(epochs):
            rng.shuffle(rows)
            for at in range(0, len(rows) - BATCH + 1, BATCH):
                a, b = (made.vectors(side) for side in zip(*rows[at : at + BATCH], strict=True))
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

        width = min(max(map(len, names)), LONGEST)
        ids = torch.zeros((len(names), width), dtype=torch.long)
        for i, name in enumerate(names):
            for j, letter in enumerate(name[:width]):
                ids[i, j] = self.letters.get(letter, 1)
        mask = (ids > 0).long()
        hidden = self.model(input_ids=ids, attention_mask=mask).last_hidden_state
        weight = mask.unsqueeze(-1).float()
        pooled = (hidden * weight).sum(1) / weight.sum(1).clamp(min=1)
        return torch.nn.functional.normalize(pooled, dim=1)

    def embed(self, names: Sequence[str]) -> np.ndarray:
        """The vectors of many names."""
        import torch

        with torch.inference_mode():
            parts = [self.vectors(names[i : i + 256]).numpy() for i in range(0, len(names), 256)]
        return np.concatenate(parts)

    def save(self, folder: Path) -> None:
        """As safetensors, with its letters."""
        self.model.save_pretrained(folder)
        (folder / "letters.json").write_text(json.dumps(self.letters, ensure_ascii=False), "utf-8")


def compared(encoder: Letters, test: Sequence[Pair], queries: int) -> list[str]:
    """Recall@1 and @5 of the Latin spelling among all of the test's, by three ways."""
    forms = list(dict.fromkeys(b for _, b in test))
    accepted: dict[str, set[str]] = {}
    for a, b in test:
        accepted.setdefault(a, set()).add(b)
    asked = list(accepted)
    lines = [f"{len(asked):,} Arabic names among {len(forms):,} Latin forms; CPU seconds"]
    started = time.process_time()
    alike = encoder.embed(asked) @ encoder.embed(forms).T
    best = np.argsort(-alike, axis=1, kind="stable")[:, :5]
    found = {name: [forms[j] for j in row] for name, row in zip(asked, best, strict=True)}
    lines.append(_told("character encoder", found, accepted, started))
    some = random.Random(1).sample(asked, min(queries, len(asked)))
    lines.append(_told("character encoder, sample", {n: found[n] for n in some}, accepted, started))
    index, started = NamesIndex.build(forms), time.process_time()
    near = {name: [m.b for m in index.nearest(name, 5)] for name in some}
    lines.append(_told("names index (key, then weighted edits), sample", near, accepted, started))
    started = time.process_time()
    near = {name: _weighed(name, forms) for name in some}
    lines.append(_told("weighted edits over all, sample", near, accepted, started))
    started = time.process_time()
    near = {n: _weighed(n, [forms[j] for j in np.argsort(-row, kind="stable")[:50]])
            for n, row in zip(asked, alike, strict=True) if n in set(some)}  # fmt: skip
    lines.append(_told("encoder's 50, then weighted edits, sample", near, accepted, started))
    return lines


def _weighed(name: str, forms: Sequence[str]) -> list[str]:
    scores = [m.score for m in match_many([(name, form) for form in forms])]
    return [forms[i] for i in np.argsort(-np.array(scores), kind="stable")[:5]]


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


def speeds(encoder: Letters, train: Sequence[Pair], test: Sequence[Pair]) -> list[str]:
    """Seconds a query among a million forms: two given names and family names joined."""
    rng = random.Random(1)
    words = sorted({b for _, b in train})
    forms = list(
        dict.fromkeys(f"{rng.choice(words)} {rng.choice(words)}" for _ in range(1_050_000))
    )
    forms = forms[:1_000_000]
    asked = [f"{a} {b}" for (a, _), (b, _) in zip(test[:50], test[50:100], strict=True)]
    started = time.process_time()
    index = NamesIndex.build(forms)
    lines = [f"names index of {len(forms):,}: built in {time.process_time() - started:.0f} s CPU"]
    started = time.process_time()
    for name in asked:
        index.nearest(name, 5)
    lines.append(f"names index: {(time.process_time() - started) / len(asked):.4f} s CPU a query")
    started = time.process_time()
    some = encoder.embed(forms[:10_000])
    cost = (time.process_time() - started) / len(some)
    lines.append(f"encoder: {cost * len(forms):.0f} s CPU to embed a million (from {len(some):,})")
    table = np.tile(some, (len(forms) // len(some), 1))
    started = time.process_time()
    for name in asked:
        alike = table @ encoder.embed([name])[0]
        np.argpartition(-alike, 5)[:5]
    each = (time.process_time() - started) / len(asked)
    lines.append(f"encoder: {each:.4f} s CPU a query, exact, {table.nbytes / 1e6:.0f} MB")
    return lines


if __name__ == "__main__":
    main()
