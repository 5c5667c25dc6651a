"""Exit statuses of the command line, and its help."""

import subprocess
import sys

import pytest

from translit.cli import BUILTIN


def run(*args):
    return subprocess.run(
        [sys.executable, "-m", "translit", *args], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("command", sorted(BUILTIN))
def test_every_command_has_help(command):
    done = run(command, "--help")
    assert done.returncode == 0, done.stderr
    assert "Usage: translit" in done.stdout


def test_an_unknown_command_names_the_nearest():
    done = run("normalise")
    assert done.returncode == 2
    assert "did you mean 'normalize'" in done.stderr


def test_help_lists_every_command():
    assert all(name in run("--help").stdout for name in BUILTIN)
