"""Bring ``translit/checks/data/words-ar.txt`` up to date: Arabic words that are no names.

``python -m eval.build_ordinary_words --data DIR`` takes the Arabic of TICO-19 (CC0 1.0). What may be a
name is left out: forms of our glossaries, words beside a capitalised English word of the same
consonants, and rare words that stand in lists of names (google-ar-en, Apache-2.0; Wikidata, CC0 1.0).
"""

from __future__ import annotations

import argparse
import csv
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import translit.checks
from translit.glossary import Glossary
from translit.names.keys import key

OUT = Path(translit.checks.__file__).parent / "data" / "words-ar.txt"
WORD = re.compile("[ء-غف-ي]+")
CAPITALISED = re.compile(r"\b[A-Z][a-z]{2,}")
MARKS = re.compile(r"[\u0640\u064b-\u065f\u0670]")
CLITICS = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك")
FREQUENT = 6  # a word this frequent is ordinary though somebody is called so


def main() -> None:
    """Write the words, sorted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    seen: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    for english, arabic in _pairs(data / "tico19" / "all.en-ar.tmx.zip"):
        keys = {key(w) for w in CAPITALISED.findall(english)}
        for word in WORD.findall(MARKS.sub("", arabic)):
            seen[word] += 1
            beside[word] += len(key(word)) > 1 and key(word) in keys
    names = set(_names(data / "names"))
    ordinary = {
        word
        for word, n in seen.items()
        if 2 * beside[word] <= n and (n >= FREQUENT or word not in names)
    }
    ordinary |= {s for w in ordinary for s in _stripped(w) if s not in names}
    kept = sorted(w for w in ordinary - _known() if len(w) > 2)
    OUT.write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(f"{len(kept)} words")


def _stripped(word: str) -> Iterator[str]:
    for clitic in CLITICS:
        if word.startswith(clitic) and len(word) > len(clitic) + 2:
            yield word[len(clitic) :]


def _known() -> set[str]:
    terms = (t for c in Glossary.shipped().concepts if c.type != "TERM" for t in c.terms)
    return {
        word for t in terms if t.lang == "ar" and t.form != "demonym" for word in t.text.split()
    }


def _names(folder: Path) -> Iterator[str]:
    with (folder / "google-ar-en.train.tsv").open(encoding="utf-8") as f:
        yield from (line.split("\t")[0] for line in f)
    with (folder / "wikidata-pairs-arabic.tsv").open(encoding="utf-8", newline="") as f:
        for row in csv.reader(f, delimiter="\t", quoting=csv.QUOTE_NONE):
            if int(row[2]) > 2:
                yield row[1]


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(path) as z:
        for unit in ElementTree.fromstring(z.read(z.namelist()[0])).iter("tu"):
            texts = ["".join(seg.itertext()) for seg in unit.iter("seg")]
            if len(texts) == 2:
                yield texts[0], texts[1]


if __name__ == "__main__":
    main()
