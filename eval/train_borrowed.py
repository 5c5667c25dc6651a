"""Learns `translit/miner/borrowed.json`: which groups of three letters Arabic names from abroad have.

python -m eval.train_borrowed --data ../shared/data

Weights are log odds (naive Bayes) of a group in transliterated names against the words of running text;
a fifth of both is kept apart to tell how many of each are above the cut.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from eval.build_common_words import MARKS, SUBJECT, WORD, _segments
from eval.name_pairs import part, rows
from translit.miner import cues
from translit.names import fold

OUT = Path(cues.__file__).parent / "borrowed.json"
LEAST = 0.3  # of a weight that is kept
FEWEST = 4  # times that a group is seen
SOURCES = {
    "google-ar-en.train.tsv": "github.com/google/transliteration, Apache-2.0",
    "tico19/all.en-ar.tmx.zip": "words of TICO-19, CC0",
}


def main() -> None:
    """Write the weights, print the share of names and words above the cut."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    lines = (r[0] for r in rows(data / "names" / "google-ar-en.train.tsv"))
    names = sorted({word for line in lines for word in fold(line).split() if len(word) > 2})
    texts = _segments(data / "tico19" / "all.en-ar.tmx.zip")["ar"]
    seen = Counter(word for text in texts for word in WORD.findall(MARKS.sub("", text)))
    kept = (w for w, n in seen.items() if n > 1 and len(w) > 2 and not SUBJECT.search(w))
    words = sorted({fold(w) for w in kept}.difference(names))
    trial = learned(*([w for w in side if part(w, 5)] for side in (names, words)))
    for label, side in (("names", names), ("words", words)):
        apart = [w for w in side if not part(w, 5)]
        above = sum(cues.borrowed(w, trial) >= cues.BORROWED for w in apart)
        print(f"{label} not learned from: {above} of {len(apart)} above {cues.BORROWED}")
    model = {"weights": learned(names, words), "provenance": SOURCES}
    OUT.write_text(json.dumps(model, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    print(f"{OUT.name}: {len(model['weights'])} groups, {OUT.stat().st_size:,} bytes")


def learned(names: Sequence[str], words: Sequence[str]) -> dict[str, float]:
    """{three letters: log odds of a name}."""
    one, other = (Counter(g for w in side for g in cues.groups(w)) for side in (names, words))
    shift = math.log(other.total() / one.total())
    weights = {
        g: round(math.log((one[g] + 0.7) / (other[g] + 0.7)) + shift, 1)
        for g in sorted(one.keys() | other.keys())
        if one[g] + other[g] >= FEWEST
    }
    return {g: w for g, w in weights.items() if abs(w) >= LEAST}


if __name__ == "__main__":
    main()
