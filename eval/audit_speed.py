"""How fast the audit is: as a whole, by check, and beside pofilter where that is installed.

CPU time of one process, the least of some rounds. Machines differ: what a floor is set on is the time
as a multiple of that of splitting the same texts into words, once, in the same run; it is split so often
that both take about as long, so that what else the machine does slows down both.
"""

from __future__ import annotations

import re
import resource
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from eval.table import Row

__all__ = ["speed"]

_US = "translit"
_LINES = 20  # of a document
_SPLITS = 20
_COSTED = 4  # rounds of which the checks are timed one by one
_LEAST = 1.0  # microseconds a segment; checks that cost less are told together
Pairs = Sequence[tuple[str, str]]


def speed(pairs: Pairs, langs: tuple[str, str], rounds: int = 3) -> Iterator[Row]:
    """Rows for pairs of source and target: the default profile, its checks one by one, the peer."""
    n = len(pairs)
    for name, glossary in (("all shipped glossaries", None), ("no glossary", "none")):
        spent, once, costs = _measured(pairs, langs, glossary, rounds)
        case = f"speed, {name}"
        yield Row(_US, case, "segments per CPU second", n / spent, n)
        yield Row(_US, case, "times the cost of splitting words", spent / once, n)
        yield from _by_check(case, costs, n)
    yield from _pofilter(pairs, langs)


def _measured(
    pairs: Pairs, langs: tuple[str, str], glossary: str | None, rounds: int
) -> tuple[float, float, Counter[str]]:
    """(seconds of the audit, seconds of splitting the words, seconds by check); each the least."""
    from translit.auditor import Auditor
    from translit.segment import Document, Segment

    segments = [Segment(str(i), t, s) for i, (s, t) in enumerate(pairs)]
    batch = [
        Document(str(i), tuple(segments[i : i + _LINES])) for i in range(0, len(segments), _LINES)
    ]
    auditor = Auditor.of(glossary=glossary, source_lang=langs[0], target_lang=langs[1])
    auditor.examine(batch)
    texts = [text for pair in pairs for text in pair]
    whole, split, costs = [], [], []
    for _ in range(rounds):
        split.append(_cpu(lambda: _split(texts)) / _SPLITS)
        whole.append(_cpu(lambda: auditor.conclude(auditor.examine(batch))))
        if len(costs) < _COSTED:
            costs.append(_costs(auditor, batch))
    return min(whole), min(split), min(costs, key=lambda c: c.total())


def _split(texts: Sequence[str]) -> None:
    for _ in range(_SPLITS):
        for text in texts:
            re.findall(r"\w+", text)


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _costs(auditor: Any, batch: Any) -> Counter[str]:
    """CPU seconds of each check over a batch, of looking names up, and of the sums at the end."""
    from translit.auditor import auditing, examining

    costs: Counter[str] = Counter()

    class Timed(examining.Examiner):
        def prepare(self, rows: Any) -> None:
            costs["looking names up"] += _cpu(lambda: super(Timed, self).prepare(rows))

        def choose(self, check: Any, *given: Any) -> Any:
            out: list[Any] = []
            costs[check.id] += _cpu(lambda: out.append(super(Timed, self).choose(check, *given)))
            return out[0]

        def ask(self, check: Any, rows: Any) -> None:
            costs[check.id] += _cpu(lambda: super(Timed, self).ask(check, rows))

        def count(self, check: Any, *given: Any) -> Any:
            out: list[Any] = []
            costs[check.id] += _cpu(lambda: out.append(super(Timed, self).count(check, *given)))
            return out[0]

    plain, auditing.Examiner = auditing.Examiner, Timed
    try:
        found = auditor.examine(batch)
    finally:
        auditing.Examiner = plain
    costs["sums and conclusions"] += _cpu(lambda: auditor.conclude(found))
    return costs


def _by_check(case: str, costs: Counter[str], n: int) -> Iterator[Row]:
    """Microseconds a segment, the costliest first."""
    rest = []
    for name, seconds in costs.most_common():
        value = 1e6 * seconds / n
        if value < _LEAST:
            rest.append(value)
            continue
        yield Row(_US, f"{case}: {name}", "microseconds a segment", value, n)
    if rest:
        name = f"{len(rest)} checks below {_LEAST:g} each"
        yield Row(_US, f"{case}: {name}", "microseconds a segment", sum(rest), n)


def _pofilter(pairs: Pairs, langs: tuple[str, str]) -> Iterator[Row]:
    """The checks of translate-toolkit, run as its own command; starting it isn't counted."""
    command = shutil.which("pofilter")
    if command is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        seconds = []
        for name, some in (("one", pairs[:1]), ("all", pairs)):
            path = Path(folder, f"{name}.po")
            path.write_text("\n\n".join(_units(some)), encoding="utf-8")
            out = str(path.with_suffix(".out.po"))
            seconds.append(
                _child([command, "--progress=none", f"--language={langs[1]}", path, out])
            )
    n = len(pairs)
    yield Row("pofilter", "speed", "segments per CPU second", n / (seconds[1] - seconds[0]), n)


def _units(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"'
    for at, pair in enumerate(pairs):
        source, target = (t.replace("\\", "\\\\").replace('"', '\\"') for t in pair)
        yield f'msgctxt "{at}"\nmsgid "{source}"\nmsgstr "{target}"'


def _child(command: Sequence[str | Path]) -> float:
    """CPU seconds of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
