"""What a terminal shows, in its width."""

import io

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from translit.renderers.columns import hanging, tables
from translit.renderers.terminal import Terminal

HEADS = ("system", "bleu", "chrf", "ter")
ROWS = [["\u2068أطلس\u2069", "55.85 (50.3-61.6)", "76.9", "33.7"], ["b", "1", "2", "3"]]


def shown(width, left=1):
    out = io.StringIO()
    console = Console(file=out, width=width, color_system=None)
    for table in tables(HEADS, ROWS, width=width, left=left):
        console.print(table, soft_wrap=True)
    return out.getvalue()


@pytest.mark.parametrize(
    ("width", "count"),
    [
        pytest.param(80, 1, id="wide"),
        pytest.param(33, 2, id="narrow"),
        pytest.param(17, 3, id="narrower"),
        pytest.param(5, 3, id="too-narrow"),
    ],
)
def test_what_is_too_wide_goes_on_below_and_nothing_is_cut(width, count):
    text = shown(width)
    assert text.count("system") == count
    assert "…" not in text
    assert all(cell in text for cell in (*HEADS, *ROWS[0]))
    assert width < 30 or max(map(cell_len, text.splitlines())) <= width


def test_a_table_without_rows_has_its_heads():
    (table,) = tables(HEADS, [], width=80)
    assert [column.header for column in table.columns] == list(HEADS)


def test_a_long_line_is_wrapped_between_words():
    console = Console(file=io.StringIO(), width=30, color_system=None)
    assert hanging(console, Text("short\nlines"), 4).plain == "short\nlines"
    text = hanging(console, Text("one two three four five six seven eight nine"), 4).plain
    assert text == "one two three four five \n    six seven eight nine"


def test_the_summary_keeps_to_the_terminal(report):
    text = Terminal(color=False, width=60).render(report)
    assert max(map(cell_len, text.splitlines())) <= 60
    one_a_line = Terminal(color=False).render(report)
    assert one_a_line.count("\n") < text.count("\n")
