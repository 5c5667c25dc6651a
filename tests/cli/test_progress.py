"""Progress off a terminal: a plain line every few seconds, nothing for short work."""

import contextlib
import sys

import pytest
from click.testing import CliRunner

from translit.cli import _records
from translit.cli._progress import _Lines, counted, progress
from translit.cli.normalize import command


def test_a_line_every_few_seconds(capsys):
    clock = iter([0.0, 1.0, 6.0, 7.0, 20.0]).__next__
    bar = _Lines("normalize", clock)
    for done in (1, 2, 3, 10):
        bar.update(done, 10, "5 rows")
    said = capsys.readouterr().err.splitlines()
    assert said == [
        "normalize: 2 of 10, 5 rows, 0.3 a second, 24 s left",
        "normalize: 10 of 10, 5 rows, 0.5 a second, 0 s left",
    ]


def test_what_was_done_before_says_nothing_about_the_rate(capsys):
    clock = iter([0.0, 10.0]).__next__
    _Lines("normalize", clock).update(60, 100, "5 rows", "MB", 40)
    assert capsys.readouterr().err == (
        "normalize: 60 of 100 MB, 5 rows, 2.0 MB a second, 20 s left\n"
    )


def test_short_work_says_nothing(capsys):
    with progress("audit") as bar:
        assert list(counted("abc", bar, "segments", every=1)) == ["a", "b", "c"]
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("terminal", "told"),
    [pytest.param(True, [256, 512], id="terminal"), pytest.param(False, [], id="pipe")],
)
def test_a_run_in_one_process_tells_a_terminal_how_far_it_is(tmp_path, monkeypatch, terminal, told):
    seen = []

    class Seen:
        def update(self, done, total, said, unit):
            assert (total, said, unit) == (None, "", "rows")
            seen.append(done)

    monkeypatch.setattr(_records, "progress", lambda _: contextlib.nullcontext(Seen()))
    lines = tmp_path / "lines.txt"
    lines.write_text("نعم\n" * 600, encoding="utf-8")
    arguments = [str(lines), "--lines", "--glossary", "none", "-o", str(tmp_path / "out.txt")]
    runner = CliRunner()
    with runner.isolation():
        monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal, raising=False)
        command.main(arguments, standalone_mode=False)
    assert seen == told
