"""Cleaners: identical to ftfy and faster, quiet on human text, faults repaired, hostile input.

Human text is NTREX (CC BY-SA 4.0): it measures, nothing was learned from it. Faults are made from its
Arabic lines. The seeds, where they stand beside the data, are press articles; their regions were
marked by hand.
"""

from __future__ import annotations

import csv
import itertools
import json
import random
import re
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from eval.table import Row, wilson
from translit.cleaners import clean
from translit.cleaners.mojibake import Mojibake
from translit.edit import apply
from translit.regions import MAIN, regions

__all__ = ["measure"]

HUMAN = {
    "arb": "ar",
    "fas": "fa",
    "prs": "fa",
    "urd": "ur",
    "ckb": "ckb",
    "heb": "he",
    "rus": "ru",
    "eng": "en",
}
PAGES = {
    "arb": "windows-1256", "rus": "windows-1251", "ukr": "windows-1251", "heb": "windows-1255",
    "fra": "windows-1252", "deu": "windows-1252", "spa": "windows-1252", "pol": "windows-1250",
    "tur": "windows-1254", "ell": "windows-1253",
}  # fmt: skip


def measure(data: Path, *, quick: bool) -> Iterator[Row]:
    """Every row; ``quick`` reads a tenth of the data."""
    yield _identical(data, 20 if quick else 1)
    yield from _speed(data, 3 if quick else 7)
    yield from _quiet(data, quick=quick)
    yield from _faults(data, 100 if quick else 1_000)
    yield from _encodings(data, 20 if quick else 100)
    yield from _regions(data)
    yield from _hostile()


def _lines(path: Path) -> list[str]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return stream.read().split("\n")


def _sentences(data: Path, label: str) -> list[str]:
    """The lines of a language in the language-identification data."""
    rows = (line.partition("\t") for line in _lines(data / "lid" / "sentences.tsv"))
    return [text for lang, _, text in rows if lang == label]


def _identical(data: Path, step: int) -> Row:
    """Lines of all text files of the data, as they are and as one mojibake of each."""
    import ftfy

    n = different = 0
    for path in sorted(
        p
        for p in data.rglob("*")
        if p.suffix in (".txt", ".tsv", ".csv", ".jsonl", ".ar", ".tr", "")
    ):
        if not path.is_file():
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        for line in text.split("\n")[::step]:
            for version in (line, line[:300].encode().decode("latin-1")):
                n += 1
                fixed = apply(version, Mojibake().edits(version))
                different += fixed != ftfy.fix_text(version, uncurl_quotes=False)
    return Row(
        "translit", "all data, as it is and as mojibake", "differences from ftfy", different, n
    )


def _speed(data: Path, rounds: int) -> Iterator[Row]:
    import ftfy

    seeds = [p.read_bytes().decode() for p in sorted(data.parent.glob("seeds/*.txt"))]
    english, french = _lines(data / "ntrex" / "eng.txt"), _sentences(data, "fra")
    arabic = _lines(data / "ntrex" / "arb.txt")
    broken = [line.encode().decode("windows-1252", "replace") for line in arabic[:200]]
    cases = {
        "Arabic seeds": seeds,
        "Arabic, documents of 20 lines": _joined(arabic),
        "English, documents of 20 lines": _joined(english),
        "French, documents of 20 lines": _joined(french),
        "mojibake": broken + [line.encode().decode("latin-1") for line in french],
    }
    for case, texts in cases.items():
        if not texts:
            yield Row("translit", case, "speed ratio to ftfy (CPU)", None, 0, note="no data")
            continue
        cleaner = Mojibake()
        ratios = [
            _cpu(lambda text: ftfy.fix_text(text, uncurl_quotes=False), texts, 1)
            / _cpu(cleaner.edits, texts, 1 if case == "mojibake" else 10)
            for _ in range(rounds)
        ]
        middle = statistics.median(ratios)
        yield Row(
            "translit",
            case,
            "speed ratio to ftfy (CPU)",
            middle,
            len(texts),
            min(ratios),
            max(ratios),
        )
        size = sum(len(text.encode()) for text in texts) / 1e6
        whole = min(_cpu(lambda text: clean(text, lang="ar"), texts, 3) for _ in range(3))
        yield Row("translit", case, "whole chain, MB/s (CPU)", size / whole, len(texts))


def _joined(lines: Sequence[str], size: int = 20) -> list[str]:
    return ["\n".join(lines[i : i + size]) for i in range(0, len(lines), size)]


def _cpu(call: Callable[[str], object], texts: Sequence[str], times: int) -> float:
    start = time.process_time()
    for _ in range(times):
        for text in texts:
            call(text)
    return (time.process_time() - start) / times


def _quiet(data: Path, *, quick: bool) -> Iterator[Row]:
    """Lines of human text that a system changes: most hold a fault; all are counted."""
    import ftfy

    for name, lang in HUMAN.items():
        lines = _lines(data / "ntrex" / f"{name}.txt")[:: 10 if quick else 1]
        systems: dict[str, Callable[[str], str]] = {
            "translit": lambda line, lang=lang: clean(line, lang=lang).text,  # type: ignore[misc]
            "ftfy": ftfy.fix_text,
        }
        for system, call in systems.items():
            k = sum(call(line) != line for line in lines)
            yield Row(
                system,
                f"human text, {lang} ({name})",
                "share of lines changed",
                *_share(k, len(lines)),
            )


def _share(k: float, n: int) -> tuple[float, int, float, float]:
    share, low, high = wilson(k, n)
    return share, n, low, high


def _faults(data: Path, most: int) -> Iterator[Row]:
    """Lines with one kind of fault made in them: how many come back as they were."""
    import ftfy

    rng = random.Random(1)
    lines = [
        line for line in _lines(data / "ntrex" / "arb.txt") if clean(line, lang="ar").text == line
    ]
    for fault, make in FAULTS.items():
        pairs = [(line, broken) for line in lines[:most] if (broken := make(rng, line)) != line]
        if not pairs:
            yield Row("translit", fault, "share of lines restored", None, 0, note="no data")
            continue
        for system, call in (
            ("translit", lambda text: clean(text, lang="ar").text),
            ("ftfy", ftfy.fix_text),
        ):
            k = sum(call(broken) == line for line, broken in pairs)
            yield Row(system, fault, "share of lines restored", *_share(k, len(pairs)))


def _inside(rng: random.Random, line: str, signs: Sequence[str]) -> str:
    """A sign put between two letters of a few words."""
    words = line.split(" ")
    for i in rng.sample(range(len(words)), k=max(len(words) // 5, 1)):
        if len(words[i]) > 3 and words[i].isalpha():
            at = rng.randrange(1, len(words[i]))
            words[i] = words[i][:at] + rng.choice(signs) + words[i][at:]
    return " ".join(words)


def _forms(_: random.Random, line: str) -> str:
    """Lam-alef and some letters as presentation forms."""
    table = {"لا": "\ufefb", "س": "\ufeb3", "ح": "\ufea3", "م": "\ufee4"}
    for letters, form in table.items():
        line = line.replace(letters, form)
    return line


FAULTS: dict[str, Callable[[random.Random, str], str]] = {
    "space before Arabic punctuation": lambda _, line: line.replace("،", " ،").replace("؟", " ؟"),
    "space before the full stop": lambda _, line: line[:-1] + " ." if line.endswith(".") else line,
    "zero-width characters in words": lambda rng, line: _inside(
        rng, line, "\u200b\u200f\u2060\u00ad"
    ),
    "tatweel in words": lambda rng, line: _inside(rng, line, ["ـ", "ــــ"]),
    "presentation forms": _forms,
    "Persian yeh and kaf": lambda _, line: line.replace("ي", "ی").replace("ك", "ک"),
    "Persian yeh for ي and ى": lambda _, line: re.sub("[يى]", "ی", line),
    "torn entities": lambda _, line: line.replace('"', "& quot ;"),
    "doubled comma": lambda _, line: line.replace("،", "،،"),
    "mojibake, windows-1252": lambda _, line: _mojibake(line, "windows-1252"),
    "mojibake, latin-1": lambda _, line: _mojibake(line, "latin-1"),
}


def _mojibake(line: str, page: str) -> str:
    try:
        return line.encode().decode(page)
    except UnicodeDecodeError:
        return line


def _encodings(data: Path, most: int) -> Iterator[Row]:
    """Single sentences in a code page: how many are read as they were."""
    from translit.formats.encoding import decode

    systems: dict[str, Callable[[bytes], str]] = {"translit": lambda raw: decode(raw).text}
    try:
        from charset_normalizer import from_bytes

        systems["charset-normalizer"] = lambda raw: str(from_bytes(raw).best())
    except ImportError:
        yield Row("charset-normalizer", "", "share read right", None, 0, note="not installed")
    for label, page in PAGES.items():
        lines = _lines(data / "ntrex" / f"{label}.txt") or _sentences(data, label)
        raw = [r for line in lines[:most] if not (r := line.encode(page, "ignore")).isascii()]
        for system, call in systems.items():
            k = sum(call(r) == r.decode(page) for r in raw)
            yield Row(
                system,
                f"one sentence in {page} ({label})",
                "share read right",
                *_share(k, len(raw)),
            )


def _regions(data: Path) -> Iterator[Row]:
    gold_path = data.parent / "gold" / "main_text.json"
    gold = json.loads(gold_path.read_text("utf-8")) if gold_path.is_file() else {}
    right = 0
    for name, marked in gold.items():
        text = (data.parent / "seeds" / name).read_bytes().decode()
        lines = text.split("\n")
        wanted = {i for a, b in marked["keep"] for i in range(a, b + 1) if lines[i - 1].strip()}
        right += _kept(text) == wanted
    n = len(gold)
    yield Row(
        "translit",
        "articles with tails",
        "kept lines exact",
        right if n else None,
        n,
        note="" if n else "no data",
    )
    cut = total = 0
    for path in sorted((data / "ntrex").glob("???.txt")):
        for text in _documents(data, path):
            cut += sum(len(text[r.start : r.end]) for r in regions(text) if r.kind not in MAIN)
            total += 1
    yield Row(
        "translit", "human articles, 11 languages", "characters cut without a marker", cut, total
    )


def _kept(text: str) -> set[int]:
    """Numbers of the lines, not blank, that stay."""
    kept = set()
    for region in regions(text):
        if region.kind in MAIN:
            inside = text[region.start : region.end].split("\n")
            kept |= {region.line + i for i, line in enumerate(inside) if line.strip()}
    return kept


def _documents(data: Path, path: Path) -> Iterator[str]:
    ids = [
        row[0]
        for row in csv.reader(_lines(data / "ntrex" / "documents.tsv"), delimiter="\t")
        if row
    ]
    pairs = zip(ids, _lines(path), strict=False)
    for _, group in itertools.groupby(pairs, key=lambda pair: pair[0]):
        yield "\n".join(line for _, line in group)


def _hostile() -> Iterator[Row]:
    for name, unit in {
        "spaces": " ",
        "marks": "\u0301\u0327",
        "&": "&",
        "brackets": "(",
        "quotes": '"',
    }.items():
        text = unit * (1_000_000 // len(unit))
        start = time.process_time()
        clean(text, lang="ar")
        yield Row("translit", f"1 MB of {name}", "seconds (CPU)", time.process_time() - start, 1)
