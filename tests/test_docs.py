"""The reference pages are those that the code prints; real output fits the schemas."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from translit.cli import BUILTIN

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = {
    p.name: json.loads(p.read_text("utf-8")) for p in (ROOT / "docs" / "schemas").glob("*.json")
}


def validate(value, name):
    resources = [(n, Resource.from_contents(s)) for n, s in SCHEMAS.items()]
    registry = Registry().with_resources(resources)
    errors = list(Draft202012Validator(SCHEMAS[name], registry=registry).iter_errors(value))
    assert not errors, errors[0]


def translit(*args, text=""):
    done = subprocess.run(
        [sys.executable, "-m", "translit", *args],
        cwd=ROOT,
        input=text,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.fixture(scope="module")
def pages():
    """The pages of a fresh process: click keeps on a command what the first caller asked of it."""
    code = "import json; from docs.generate import pages; print(json.dumps(pages()))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    return json.loads(done.stdout)


def test_the_reference_is_printed_from_the_code(pages):
    there = {p.name: p.read_text("utf-8") for p in (ROOT / "docs" / "reference").glob("*.md")}
    stale = [name for name, text in pages.items() if there.get(name) != text]
    assert not stale, f"run: python -m docs.generate ({', '.join(stale)})"
    assert set(there) == set(pages)


def test_the_figures_of_the_readme_are_those_that_were_measured():
    code = "from docs.figures import *; t = README.read_text('utf-8'); assert with_figures(t) == t"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert done.returncode == 0, "run: python -m docs.generate"


@pytest.mark.parametrize("command", sorted(BUILTIN))
def test_every_command_is_documented(command, pages):
    assert f"## translit {command}\n" in pages["commands.md"]


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_schemas_are_schemas(name):
    Draft202012Validator.check_schema(SCHEMAS[name])


def test_rows_and_trail(tmp_path):
    lines = '{"text": "وصل هافتار إلى موسكو ، @LNA"}\n{"text": null}\n{"text": 1}\nnot json\n'
    got = translit(
        "normalize",
        "--format",
        "jsonl",
        "--lang",
        "ar",
        "--edits",
        str(tmp_path / "e"),
        "-",
        text=lines,
    )
    for row in got.splitlines():
        validate(json.loads(row), "row-1.json")
    for line in (tmp_path / "e").read_text("utf-8").splitlines():
        validate(json.loads(line), "trail-1.json")


def test_report():
    validate(json.loads(translit("audit", "eval/sample", "-o", "-")), "report-1.json")


def test_evaluation():
    text = translit(
        "evaluate", "eval/sample/batch.jsonl", "--target-lang", "ar", "--layers", "--json"
    )
    validate(json.loads(text), "evaluation-1.json")
