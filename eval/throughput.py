"""Use 1 against what a user writes by hand, its stages, detection, workers and memory: rows of ``speed``.

CPU time of one process, the two sides in turn, the median ratio. By hand is ftfy, langdetect and flashtext
over the whole text, a call each.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from eval.table import Row

__all__ = ["detection", "pipeline", "streamed", "workers"]

HAND = "ftfy + langdetect + flashtext"


def pipeline(
    documents: list[str], pairs: Callable[[int], list[tuple[str, str]]], *, quick: bool
) -> Iterator[Row]:
    """Each stage, the whole, and short texts, with 1,000, 100,000 and a million terms."""
    short = [text[i : i + 110] for text in documents for i in range(0, len(text), 110)]
    size = sum(len(text.encode()) for text in documents) / 1e6
    sizes = (1_000, 100_000) if quick else (1_000, 100_000, 1_000_000)
    steps = [_step(pairs(terms)) for terms in sizes]
    times = [
        [least(lambda s=s: [s(text) for text in documents], 1) for s in steps] for _ in range(15)
    ]
    took = [min(column) for column in zip(*times, strict=True)]
    for terms, step, seconds in zip(sizes, steps, took, strict=True):
        case, note = f"use 1, {terms:,} terms", "with trail; text by text"
        yield Row("translit", case, "MB/s", size / seconds, len(documents), note=note)
        yield Row("translit", case, "of the speed with 1,000", took[0] / seconds, len(documents))
        if terms == 1_000:
            yield from _stages(step, documents, size)
            yield from _parts(documents, size)
        if terms <= 100_000:
            yield from _beside(step, pairs(terms), case, documents, short, rounds=2 if quick else 5)


def _step(given: list[tuple[str, str]]) -> Any:
    from translit import Glossary, Pipeline

    step = Pipeline(glossary=Glossary.from_pairs(given, "ar"))
    step("LNA")
    return step


def _stages(step: Any, documents: list[str], size: float) -> Iterator[Row]:
    """Each stage alone, on what the stage before it gives."""
    from translit.detectors import detect_many

    loaded = step._stages  # noqa: SLF001 - a stage alone is nobody else's business
    before = [loaded.chain.before(text)[0] for text in documents]
    after = [loaded.chain.after(text, "ar")[0] for text in before]
    for name, call, texts in (
        ("clean, before the language is known", loaded.chain.before, documents),
        ("detect", lambda text: detect_many([text]), before),
        ("clean, after", lambda text: loaded.chain.after(text, "ar"), before),
        ("normalize", lambda text: loaded.normalizer(text, "ar"), after),
    ):
        took = least(lambda c=call, t=texts: [c(text) for text in t], 15)
        yield Row("translit", f"stage: {name}", "MB/s", size / took, len(documents))


def _parts(documents: list[str], size: float) -> Iterator[Row]:
    """The packages that a user joins by hand, alone."""
    try:
        import ftfy
        import langdetect
    except ImportError:
        yield Row(HAND, "its parts", "MB/s", None, 0, note="not installed")
        return
    langdetect.DetectorFactory.seed = 0
    for name, call in (("ftfy", ftfy.fix_text), ("langdetect", langdetect.detect)):
        took = least(lambda c=call: [c(text) for text in documents], 2)
        yield Row(name, "its part by hand", "MB/s", size / took, len(documents))


def _beside(
    step: Any,
    given: list[tuple[str, str]],
    case: str,
    documents: list[str],
    short: list[str],
    *,
    rounds: int,
) -> Iterator[Row]:
    """How many times as fast as by hand: articles one by one, and texts of 200 bytes as a batch."""
    naive = _by_hand(given)
    if naive is None:
        yield Row(HAND, case, "MB/s", None, 0, note="not installed")
        return
    size = sum(len(text.encode()) for text in documents) / 1e6
    for name, texts, call in (
        ("", documents, lambda: [step(text) for text in documents]),
        (", 200 bytes each, batched", short, lambda: step.map(short)),
    ):
        ratios, slow = [], []
        for _ in range(rounds):
            slow.append(least(lambda t=texts: [naive(text) for text in t], 1))
            ratios.append(slow[-1] / least(call, 10))
        low, high = min(ratios), max(ratios)
        yield Row(HAND, case + name, "MB/s", size / statistics.median(slow), len(texts))
        ratio = statistics.median(ratios)
        yield Row("translit", case + name, "times by hand", ratio, len(texts), low, high)


def _by_hand(given: list[tuple[str, str]]) -> Callable[[str], Any] | None:
    try:
        import ftfy
        import langdetect
        from flashtext import KeywordProcessor
    except ImportError:
        return None
    langdetect.DetectorFactory.seed = 0
    keywords = KeywordProcessor(case_sensitive=True)
    for form, target in given:
        keywords.add_keyword(form, target)

    def naive(text: str) -> tuple[str | None, str]:
        text = ftfy.fix_text(text)
        try:
            lang = langdetect.detect(text)
        except langdetect.LangDetectException:
            lang = None
        return lang, keywords.replace_keywords(text)

    return naive


def detection(data: Path, *, quick: bool) -> Iterator[Row]:
    """Sentences of 120 languages a second, beside pycld2 alone in the same run."""
    from translit.detectors import detect_many

    path = data / "lid" / "sentences.tsv"
    if not path.exists():
        yield Row("translit", "detect, sentences", "a second", None, 0, note="no data")
        return
    texts = [line.split("\t", 1)[1] for line in path.read_text("utf-8").splitlines()]
    random.Random(0).shuffle(texts)
    texts = texts[: 3_000 if quick else None]
    took = least(lambda: detect_many(texts), 5)
    yield Row("translit", "detect, sentences", "a second", len(texts) / took, len(texts))
    try:
        import pycld2
    except ImportError:
        yield Row("pycld2", "detect, sentences", "a second", None, 0, note="not installed")
        return
    took = least(
        lambda: [pycld2.detect(t.encode(), isPlainText=True, bestEffort=True) for t in texts], 5
    )
    yield Row("pycld2", "detect, sentences", "a second", len(texts) / took, len(texts))


def workers(count: int = 60_000, rounds: int = 2) -> Row:
    """The time on the wall of the command with one worker over that with two; it needs two idle cores."""
    import json

    from eval.documents import records

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.jsonl"
        with source.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in records(count))
        walls = [[_wall(source, number) for number in (1, 2)] for _ in range(rounds)]
        size = source.stat().st_size / 1e6
    one, two = (min(column) for column in zip(*walls, strict=True))
    note = f"{size:.0f} MB of JSONL: {one:.1f} s and {two:.1f} s on the wall"
    return Row("translit", "two workers", "times one", one / two, count, note=note)


def _wall(source: Path, workers: int) -> float:
    """Seconds from the command to its end, starting and joining included."""
    target = source.with_name(f"{workers}.jsonl")
    command = [sys.executable, "-m", "translit", "normalize", str(source), "-o", str(target)]
    start = time.perf_counter()
    subprocess.run([*command, "--workers", str(workers)], check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def streamed(megabytes: int) -> Row:
    """The most memory that ``translit normalize`` takes for JSONL that comes and goes through a pipe."""
    code = (
        "import resource, subprocess, sys\n"
        f"made = subprocess.Popen([sys.executable, '-m', 'eval.documents', '--mb', '{megabytes}'],"
        " stdout=subprocess.PIPE)\n"
        "subprocess.run([sys.executable, '-m', 'translit', 'normalize', '--format', 'jsonl', '-'],"
        " stdin=made.stdout, stdout=subprocess.DEVNULL, check=True)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_maxrss / 1024, used.ru_utime)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    peak, took = map(float, done.stdout.split())
    note = f"{took:.0f} s of CPU, JSON and making the documents included"
    return Row(
        "translit", f"{megabytes} MB of JSONL through stdin", "MB at most", peak, 1, note=note
    )


def least(call: Callable[[], Any], rounds: int) -> float:
    """The least CPU time of a call in seconds."""
    times: Sequence[float] = []
    for _ in range(rounds):
        start = time.process_time()
        call()
        times = [*times, time.process_time() - start]
    return max(min(times), 1e-9)
