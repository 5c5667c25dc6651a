"""Measure one suite, print its table, keep its numbers: ``python -m eval.run SUITE [--data DIR] [--quick]``.

A suite is a file in ``eval/suites/`` with ``measure(data, quick=...)``. Results land in
``eval/results/SUITE.json`` with our signature and the digest of the data; ``eval/README.md`` is printed
from them. ``--quick`` measures a part and is compared with ``eval/floors.json`` only; nothing is kept.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import os
import platform
import sys
import time
import unicodedata
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from eval.table import Row, table

__all__ = ["digest", "main", "measured", "write_readme"]

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results"
_PEERS = ("ftfy", "langdetect", "sacrebleu", "rapidfuzz", "daachorse", "eldc", "pycld2", "numpy")


def suites() -> list[str]:
    """The suites' names."""
    return sorted(p.stem for p in (HERE / "suites").glob("*.py") if p.stem != "__init__")


def digest(data: Path) -> str:
    """SHA-256 over names and contents of the data, first 16 digits; ``none`` without data."""
    total = hashlib.sha256()
    files = sorted(p for p in data.rglob("*") if p.is_file()) if data.is_dir() else []
    for path in files:
        total.update(str(path.relative_to(data)).encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16] if files else "none"


def signature() -> dict[str, str]:
    """What the numbers depend on besides the data."""
    import translit

    found = {"translit": translit.__version__, "python": platform.python_version()}
    found |= {"unicode": unicodedata.unidata_version, "machine": platform.machine()}
    for name in _PEERS:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "absent"
    return found


def measured(suite: str, data: Path, *, quick: bool) -> list[Row]:
    """The rows of a suite; without its data one row that says so."""
    module = importlib.import_module(f"eval.suites.{suite}")
    if not data.is_dir():
        return [Row("translit", suite, "not run", None, 0, note=f"no data at {data.name or data}")]
    return list(module.measure(data, quick=quick))


def _keep(suite: str, data: Path, rows: Iterable[Row], seconds: float) -> None:
    RESULTS.mkdir(exist_ok=True)
    body = {
        "suite": suite,
        "signature": signature(),
        "data": digest(data),
        "seconds": round(seconds),
        "rows": [row._asdict() for row in rows],
    }
    text = json.dumps(body, ensure_ascii=False, indent=1) + "\n"
    (RESULTS / f"{suite}.json").write_text(text, encoding="utf-8")


def write_readme() -> None:
    """``eval/README.md`` anew from the results."""
    parts = [(HERE / "README.head.md").read_text(encoding="utf-8")]
    for path in sorted(RESULTS.glob("*.json")):
        kept = json.loads(path.read_text(encoding="utf-8"))
        doc = (importlib.import_module(f"eval.suites.{kept['suite']}").__doc__ or "").strip()
        made = ", ".join(f"{k} {v}" for k, v in kept["signature"].items())
        rows = [Row(**row) for row in kept["rows"]]
        parts.append(
            f"## {kept['suite']}\n\n{doc}\n\n{table(rows)}\n\nData {kept['data']}; {made}.\n"
        )
    (HERE / "README.md").write_text("\n".join(parts), encoding="utf-8")


def main(args: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m eval.run", description=__doc__)
    parser.add_argument("suite", choices=[*suites(), "all", "readme"])
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("TRANSLIT_DATA", "data")))
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args(args)
    for suite in suites() if given.suite == "all" else [given.suite]:
        if suite == "readme":
            continue
        start = time.perf_counter()
        rows = measured(suite, given.data, quick=given.quick)
        print(f"## {suite}\n\n{table(rows)}\n", flush=True)
        if not given.quick and any(row.value is not None for row in rows):
            _keep(suite, given.data, rows, time.perf_counter() - start)
    if not given.quick:
        write_readme()
    return 0


if __name__ == "__main__":
    sys.exit(main())
