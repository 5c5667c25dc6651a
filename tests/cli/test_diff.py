"""What changed, for people: words whole, so that letters join; spaces and invisible characters named."""

import pytest

from translit.cli._diff import show_diff
from translit.edit import Edit


@pytest.mark.parametrize(
    ("text", "edits", "shown"),
    [
        pytest.param("لیبیا اليوم", [Edit(1, 2, "ی", "ي", "x"), Edit(3, 4, "ی", "ي", "x")], "[-لیبیا-]{+ليبيا+} اليوم", id="one-word"),
        pytest.param("قال ، ثم", [Edit(3, 4, " ", "", "x")], "قال[-␣-]، ثم", id="space"),
        pytest.param("ل\u200bبيا", [Edit(1, 2, "\u200b", "", "x")], "[-ل<U+200B>بيا-]{+لبيا+}", id="invisible"),
        pytest.param("في LNA أمس", [Edit(3, 6, "LNA", "الجيش", "x")], "في [-LNA-]{+الجيش+} أمس", id="word"),
        pytest.param("LNA \x1b]0;x\x07\u202e.", [Edit(0, 3, "LNA", "x", "x")], "[-LNA-]{+x+} <U+001B>]0;x<U+0007><U+202E>.", id="steering"),
        pytest.param("LNA a\r\nb", [Edit(0, 3, "LNA", "x", "x")], "[-LNA-]{+x+} a", id="line-ends"),
        pytest.param("LNA\r\nb", [Edit(2, 6, "A\r\nb", "x", "x")], "[-LNA<U+000D>⏎b-]{+LNx+}", id="over-a-line-end"),
        pytest.param("ab cd", [Edit(0, 2, "ab", "x", "x"), Edit(3, 5, "cd", "y", "x")], "[-ab-]{+x+} [-cd-]{+y+}", id="two-words"),
    ],
)  # fmt: skip
def test_lines(capsys, text, edits, shown):
    show_diff("a", text, edits)
    line = capsys.readouterr().out.split("\n")[1]
    assert line.replace("\u2068", "").replace("\u2069", "") == f"  {shown}"
