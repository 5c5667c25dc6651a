"""``translit clean``."""

import json

import pytest
from click.testing import CliRunner

from translit.cli.clean import command
from translit.cli.normalize import command as normalize

BODY = "The council said that work on the harbour would begin and the road would stay open. " * 3
PAGE = (
    f"{BODY}\n\nSource: The Harbour\n\nTags: port\n\nRead more:\n\nAnother story\n\n{BODY}{BODY}\n"
)


def run(*args, command=command, given=b""):
    return CliRunner().invoke(command, list(map(str, args)), input=given, catch_exceptions=False)


@pytest.mark.parametrize(
    ("args", "given", "expected"),
    [
        pytest.param(["--lang", "ar"], "عـاجل ، نعم\r\n", "عاجل، نعم\r\n", id="text"),
        pytest.param(
            ["--lang", "ar", "--no-cleaner", "tatweel"], "عـاجل ،", "عـاجل،", id="without"
        ),
        pytest.param(["--lang", "ar", "--cleaner", "tatweel"], "عـاجل ،", "عاجل ،", id="only"),
        pytest.param(["--no-cleaner", "all"], "عـاجل\x00", "عـاجل\x00", id="none"),
        pytest.param(["--digits", "ascii"], "٧ «ـ»", "7 «ـ»", id="digits"),
        pytest.param(
            ["--no-cleaner", "all", "--quotes", "straight"], "ـع «ـ»", 'ـع "ـ"', id="quotes"
        ),
        pytest.param(["--lines"], "a\u2028b\nc &#10; d", "a b\nc   d", id="lines-keep-their-count"),
        pytest.param([], "a\u2028b\nc", "a\nb\nc", id="line-end"),
        pytest.param(["--main-text", "--lang", "en"], PAGE, BODY + "\n", id="main-text"),
    ],
)
def test_text(args, given, expected):
    result = run(*args, "-", given=given.encode())
    assert result.stdout_bytes.decode() == expected
    assert result.exit_code == 0


def test_code_page_is_guessed_and_said():
    result = run("--decode", "-", given="قال رئيس المجلس إن العمل سيبدأ".encode("windows-1256"))
    assert result.stdout == "قال رئيس المجلس إن العمل سيبدأ"
    assert "windows-1256 (a guess)" in result.stderr


def test_nothing_is_lost(tmp_path):
    page, main, edits = tmp_path / "page.txt", tmp_path / "main.txt", tmp_path / "edits.jsonl"
    regions, articles = tmp_path / "regions.jsonl", tmp_path / "articles.jsonl"
    page.write_text("عـاجل ،\n\n" + PAGE, encoding="utf-8", newline="")
    run(
        page,
        "-o",
        main,
        "--main-text",
        "--edits",
        edits,
        "--regions",
        regions,
        "--articles",
        articles,
    )
    assert main.read_text("utf-8").endswith(BODY + "\n")
    assert run("--undo", edits, main, command=normalize).stdout_bytes == page.read_bytes()
    kinds = [r["kind"] for r in json.loads(regions.read_text("utf-8"))["regions"]]
    assert kinds == ["body", "credit", "keywords", "related", "article"]
    other = json.loads(articles.read_text("utf-8"))
    assert other == {"id": f"{page}#2", "text": f"Another story\n\n{BODY}{BODY}\n"}


def test_json_lines():
    given = '{"text": "a\\u0000", "n": 1}\n{"text": null}\n[]\n'
    result = run("--format", "jsonl", "--lang", "en", "-", given=given.encode())
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [r.get("translit_status") for r in rows if isinstance(r, dict)][:2] == ["ok", "skipped"]
    assert rows[0]["translit_text"] == "a"
    assert rows[0]["translit_edits"][0]["rule"] == "mojibake:controls"


@pytest.mark.parametrize(
    "args",
    [["--lines", "--format", "jsonl", "-"], ["--cleaner", "tatwel", "-"]],
    ids=["lines", "unknown"],
)
def test_wrong_use_is_told(args):
    with pytest.raises(Exception, match=r"lines is for|did you mean 'tatweel'"):
        command.main(args, standalone_mode=False)


def test_a_table_keeps_its_rows(tmp_path):
    table = tmp_path / "table.tsv"
    table.write_text("id\ttext\n1\ta\u2028b\n2\tc\n", encoding="utf-8", newline="")
    rows = run(table, "--lang", "en").stdout_bytes.decode().split("\n")
    assert len(rows) == 4
    assert rows[1].split("\t")[2] == "a b"
    assert json.loads(rows[1].split("\t")[6])[0]["after"] == " "
