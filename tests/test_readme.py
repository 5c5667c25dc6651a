"""The README is a test: its Python runs as doctest, its console blocks run as they stand."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def blocks(page, language):
    return re.findall(
        rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )


def consoles():
    for page in PAGES:
        for n, block in enumerate(blocks(page, "console")):
            marks = [] if page.stem == "README" else [pytest.mark.slow]
            yield pytest.param(block, id=f"{page.stem}-{n}", marks=marks)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_python(page):
    source = "\n".join(b for b in blocks(page, "python") if ">>>" in b)
    test = doctest.DocTestParser().get_doctest(source, {}, page.name, str(page), 0)
    said = []
    result = doctest.DocTestRunner(optionflags=FLAGS, verbose=False).run(test, out=said.append)
    assert result.failed == 0, "".join(said)


@pytest.mark.parametrize("block", list(consoles()))
def test_console(block, tmp_path):
    shutil.copytree(ROOT / "eval" / "sample", tmp_path / "eval" / "sample")
    (tmp_path / "translit").write_text(f'#!/bin/sh\nexec {sys.executable} -m translit "$@"\n')
    (tmp_path / "translit").chmod(0o755)
    env = {
        **os.environ,
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "PYTHONIOENCODING": "utf-8",
        "NO_COLOR": "1",
    }
    for command, expected in re.findall(
        r"^\$ (.*(?:\n> .*)*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE
    ):
        done = subprocess.run(
            ["bash", "-c", command.replace("\n> ", "\n")],
            cwd=tmp_path,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert doctest.OutputChecker().check_output(expected, done.stdout, FLAGS), done.stdout


def test_the_two_commands_are_there():
    text = (ROOT / "README.md").read_text("utf-8")
    assert (
        "python3 -m venv .venv && .venv/bin/pip install -q -e . && "
        ".venv/bin/translit audit eval/sample -o report.html\n"
    ) in text
    assert (
        "python3 -m venv .venv && .venv/bin/pip install -q -e '.[test]' && .venv/bin/python -m pytest -q\n"
    ) in text
