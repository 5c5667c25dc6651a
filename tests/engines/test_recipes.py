"""The recipes of docs/engines.md: each runs as it stands and gives the rows of the plain pipeline."""

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from translit import Pipeline

PAGE = Path(__file__).resolve().parents[2] / "docs" / "engines.md"
RECIPES = dict(
    re.findall(r"```python\n# recipe: (\w+)\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
)
TEXTS = ["وصل هافتار إلى موسكو", "القيادة العامة لـ LNA ،", "Haftar met LNA officers.", ""] * 20


def test_every_engine_has_its_recipe():
    assert set(RECIPES) == {"spark", "ray", "polars", "duckdb", "datasets", "datatrove"}


@pytest.mark.engine
@pytest.mark.parametrize("name", [n for n in RECIPES if n != "datatrove"])
def test_recipe(name, tmp_path):
    if find_spec("pyspark" if name == "spark" else name) is None:
        pytest.skip(f"{name} is not installed")
    pq.write_table(pa.table({"n": range(len(TEXTS)), "text": TEXTS}), tmp_path / "in.parquet")
    subprocess.run(
        [sys.executable, "-W", "ignore", "-c", RECIPES[name]], cwd=tmp_path, check=True, timeout=300
    )
    place = tmp_path / "out.parquet" if (tmp_path / "out.parquet").exists() else tmp_path / "out"
    got = sorted(pq.read_table(place).to_pylist(), key=lambda r: r["n"])
    expected = Pipeline(glossary="libya").rows(TEXTS)
    assert [{k: row[k] for k in expected[0]} for row in got] == expected


@pytest.mark.engine
def test_datatrove(tmp_path):
    if find_spec("datatrove") is None:
        pytest.skip("datatrove is not installed")
    pq.write_table(pa.table({"text": TEXTS}), tmp_path / "in.parquet")
    code = RECIPES["datatrove"] + "\nimport json; print(json.dumps([d.text for d in results]))"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    import json

    assert json.loads(done.stdout) == [
        r["translit_text"] for r in Pipeline(glossary="libya").rows(TEXTS)
    ]
