"""Exit statuses of the command line, and its help."""

import os
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


@pytest.mark.parametrize(("said", "seen"), [("", True), ("1", False)])
def test_colours_on_a_terminal_unless_somebody_forbids_them(said, seen, tmp_path):
    """Source: https://no-color.org."""
    pty = pytest.importorskip("pty")
    path = tmp_path / "a.txt"
    path.write_text("قال هافتار", encoding="utf-8")
    reader, terminal = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "translit", "normalize", path, "--lang", "ar", "--diff"],
        stdout=terminal,
        env={**os.environ, "NO_COLOR": said},
        check=True,
    )
    os.close(terminal)
    assert (b"\x1b[" in os.read(reader, 1 << 16)) is seen
    os.close(reader)
