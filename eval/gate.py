"""Compare a quick run of every suite with ``eval/floors.json``: ``python -m eval.gate [--data DIR]``.

A floor is ``"suite/system/case/metric": {"min": x}`` (or ``max``), with a ``reason`` whenever it was
lowered. A suite without its data is counted as not run; a floor whose row is missing from a suite that
did run is a failure. Exit status 1 when a floor is broken.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from eval.run import measured
from eval.table import Row, table

__all__ = ["broken", "main"]

FLOORS = Path(__file__).resolve().parent / "floors.json"


def broken(floors: dict[str, dict[str, float]], suite: str, rows: list[Row]) -> list[str]:
    """The floors of a suite that its rows don't hold, in words."""
    values = {f"{suite}/{r.system}/{r.case}/{r.metric}": r.value for r in rows}
    out = []
    for key, floor in floors.items():
        if not key.startswith(f"{suite}/"):
            continue
        value = values.get(key)
        if value is None:
            out.append(f"{key}: not measured")
        elif value < floor.get("min", value) or value > floor.get("max", value):
            out.append(f"{key}: {value:.4f}, the floor is {floor}")
    return out


def main(args: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m eval.gate", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("TRANSLIT_DATA", "data")))
    parser.add_argument("suites", nargs="*")
    given = parser.parse_args(args)
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    names = given.suites or sorted({key.split("/")[0] for key in floors})
    failures: list[str] = []
    ran = 0
    for suite in names:
        rows = measured(suite, given.data, quick=True)
        print(f"## {suite}\n\n{table(rows)}\n", flush=True)
        if any(row.value is not None for row in rows):
            ran += 1
            failures += broken(floors, suite, rows)
    print(f"suites run {ran}, not run {len(names) - ran}; floors broken {len(failures)}")
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
