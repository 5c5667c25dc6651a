"""How fast names are found and written, stage by stage, and how that changes with the number of terms.

CPU time of one core, on the articles beside the data folder, repeated; the best of some rounds, those
with different numbers of terms in turn. Forms are two random words and a random target each, which is
hard on any matcher: short targets stand in many texts by chance. Trust the ratios: machines differ.
"""

from __future__ import annotations

import pickle
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from eval.table import Row
from eval.throughput import detection, pipeline, streamed, workers

__all__ = ["measure"]

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
PLAIN = [("هافتار", "حفتر"), ("هفتار", "حفتر"), ("LNA", "الجيش الوطني الليبي")]


def measure(data: Path, *, quick: bool) -> Iterator[Row]:
    """Rows of the suite; what lacks its data says so."""
    documents = _documents(data)
    if not documents:
        yield Row("translit", "normalize", "MB/s", None, 0, note="no seeds beside the data")
        return
    # First: a process inherits the peak of the one that starts it, which is large later on.
    for lang in ("ar", "ru"):
        yield _built(lang, 100_000 if quick else 500_000)
    yield from _normalizing(documents, data, quick=quick)
    yield from pipeline(documents, lambda terms: [*PLAIN, *pairs(terms)], quick=quick)
    yield from detection(data, quick=quick)
    yield streamed(20 if quick else 300)
    if not quick:
        yield workers()
    yield from _hostile(quick=quick)


def _normalizing(documents: list[str], data: Path, *, quick: bool) -> Iterator[Row]:
    """Texts one by one, with the shares of the stages; and cut short, as a batch."""
    from translit.glossary import Glossary
    from translit.normalizer import Normalizer

    short = [text[i : i + 110] for text in documents for i in range(0, len(text), 110)]
    rounds = 3 if quick else 7
    sizes = (1_000, 100_000) if quick else (1_000, 100_000, 1_000_000)
    made = [Normalizer(Glossary.from_pairs([*PLAIN, *pairs(n)], "ar")) for n in sizes]
    yield from _in_turn("normalize, {:,} forms", sizes, made, documents, 3 * rounds)
    for terms, normalizer in zip(sizes, made, strict=True):
        case = f"normalize, {terms:,} forms"
        yield from _shares(case, normalizer, documents, rounds)
        batch = _size(documents) / best(lambda n=normalizer: n.many(short, "ar"), rounds)
        yield Row("translit", f"{case}, 200 bytes each", "MB/s", batch, len(short))
    # Many of the shorter random forms above stand in any text by chance, and to judge these is most of
    # what a million cost; of 6 letters and more, hardly any do: what is left is what more terms cost.
    made = [Normalizer(Glossary.from_pairs([*PLAIN, *pairs(n, 6)], "ar")) for n in sizes]
    yield from _in_turn("normalize, {:,} forms, as many names", sizes, made, documents, 3 * rounds)
    case = "normalize, {:,} forms, as many names, each text read once"
    yield from _in_turn(case, sizes, made, _articles(data), 3, once=True)
    normalizer = Normalizer(Glossary.shipped())
    speed = _size(documents) / best(lambda: [normalizer(text, "ar") for text in documents], rounds)
    note = _what(normalizer, documents)
    yield Row("translit", "normalize, shipped glossaries", "MB/s", speed, len(documents), note=note)


def _in_turn(
    case: str,
    sizes: Sequence[int],
    made: Sequence[Any],
    texts: list[str],
    rounds: int,
    *,
    once: bool = False,
) -> Iterator[Row]:
    """MB/s with each number of terms, and its ratio to the first's; ``once``: nothing was read before."""
    if not texts:
        yield Row("translit", case.format(sizes[-1]), "MB/s", None, 0, note="no data")
        return
    times = [[_seconds(n, texts, once=once) for n in made] for _ in range(rounds)]
    took = [min(column) for column in zip(*times, strict=True)]
    for terms, normalizer, seconds in zip(sizes, made, took, strict=True):
        name, note = case.format(terms), _what(normalizer, texts)
        yield Row("translit", name, "MB/s", _size(texts) / seconds, len(texts), note=note)
        metric = "of the speed with 1,000"
        yield Row("translit", name, metric, took[0] / seconds, len(texts))


def _seconds(normalizer: Any, texts: list[str], *, once: bool) -> float:
    """CPU seconds of reading texts; ``once``: by a copy that has read nothing yet."""
    if once:
        normalizer = pickle.loads(pickle.dumps(normalizer))
        normalizer("LNA", "ar")
    start = time.process_time()
    for text in texts:
        normalizer(text, "ar")
    return max(time.process_time() - start, 1e-9)


def _what(normalizer: Any, documents: list[str]) -> str:
    """What the speed hangs on besides: the matcher, and how many names there are to judge."""
    names = sum(len(normalizer(text, "ar").mentions) for text in documents)
    size = f"{1000 * _size(documents):.0f} KB"
    return f"{normalizer.signature}; {len(normalizer.glossary):,} terms; {names} names in {size}"


def _size(texts: list[str]) -> float:
    """Megabytes of UTF-8."""
    return sum(len(text.encode()) for text in texts) / 1e6


def _shares(case: str, normalizer: Any, documents: list[str], rounds: int) -> Iterator[Row]:
    """Which part of the time goes into folding, searching, and judging and writing."""
    from translit.glossary.fold import fold

    whole = best(lambda: [normalizer(text, "ar") for text in documents], rounds)
    folding = best(lambda: [fold(text) for text in documents], rounds)
    folded = [fold(text) for text in documents]
    stores = normalizer.glossary.stores
    searching = best(lambda: [store.find(key) for key in folded for store in stores], rounds)
    shares = {"fold": folding, "search": searching, "judge and write": whole - folding - searching}
    for stage, part in shares.items():
        yield Row("translit", case, f"share: {stage}", part / whole, len(documents))


def _hostile(*, quick: bool) -> Iterator[Row]:
    """The time for four times the text over the time for the text; 4 is linear."""
    from translit.glossary import Glossary
    from translit.normalizer import Normalizer

    normalizer = Normalizer(Glossary.shipped())
    count = 2_000 if quick else 10_000
    for name, piece in {
        "names": "هافتار ", "foreign names": "LNA ", "one token": "LNA/", "spaces": " ", "quotes": "“هافتار ",
        "back ticks": "`هافتار", "tags": "<a هافتار", "clitics": "ول", "marks": "ا\N{ARABIC HAMZA ABOVE}",
    }.items():  # fmt: skip
        times = [best(lambda n=n, p=piece: normalizer(p * n, "ar"), 3) for n in (count, 4 * count)]
        yield Row(
            "translit", f"hostile: {name}", "time of 4n over n", times[1] / times[0], 4 * count
        )


def _built(lang: str, count: int) -> Row:
    """Seconds to build and compile, in a process of its own whose peak of memory is told."""
    make = {"ar": "pairs", "ru": "inflected"}[lang]
    code = (
        "import resource, time, tempfile, pathlib\n"
        f"from eval.suites.speed import {make}\n"
        "from translit.glossary import Glossary\n"
        f"made = list({make}({count}))\n"
        "start = time.process_time()\n"
        f"glossary = Glossary.from_pairs(iter(made), {lang!r})\n"
        "path = pathlib.Path(tempfile.mkdtemp()) / 'x.glossary'\n"
        "glossary.compile(path)\n"
        "took = time.process_time() - start\n"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\n"
        "start = time.process_time()\n"
        "Glossary.load(path)\n"
        "load = time.process_time() - start\n"
        "keys = len(glossary.stores[0].e_term)\n"
        "print(len(glossary), took, load, peak, path.stat().st_size / 1e6, keys)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    terms, took, load, peak, size, keys = map(float, run.stdout.split())
    note = (
        f"{keys:,.0f} keys; loads in {load:.2f} s, {size:.0f} MB on disk, {peak:.0f} MB at most "
        "with the pairs in memory"
    )
    case = {"ar": "compile", "ru": "compile, Russian names with their cases"}[lang]
    return Row("translit", case, "seconds", took, int(terms), note=note)


def pairs(count: int, shortest: int = 4) -> Iterator[tuple[str, str]]:
    """Random (form, target) pairs, always the same; words of ``shortest`` letters and up to four more."""
    rng = random.Random(1)

    def word() -> str:
        return "".join(rng.choices(LETTERS, k=rng.randrange(shortest, shortest + 5)))

    return ((f"{word()} {word()}", word()) for _ in range(count))


def inflected(count: int) -> Iterator[tuple[str, str]]:
    """Random (form, target) pairs, always the same: Russian names of two words, all found in six cases."""
    rng = random.Random(1)

    def word() -> str:
        return "".join(rng.choices("абвгдежзиклмнопрстуфхцчшэюя", k=rng.randrange(4, 9))).title()

    return ((f"{word()} {word()}", f"{word()} {word()}") for _ in range(count))


def best(call: Callable[[], Any], rounds: int) -> float:
    """The least CPU time of a call in seconds, after one to warm up."""
    call()
    times = []
    for _ in range(rounds):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return max(min(times), 1e-9)


def _documents(data: Path) -> list[str]:
    return [_read(path) for path in sorted((data.parent / "seeds").glob("*.txt"))]


def _articles(data: Path, lines: int = 40) -> list[str]:
    """The lines of NTREX in Arabic, so many at a time."""
    path = data / "ntrex" / "arb.txt"
    every = path.read_text("utf-8").splitlines() if path.exists() else []
    return ["\n".join(every[at : at + lines]) for at in range(0, len(every), lines)]


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()
