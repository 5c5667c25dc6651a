"""``translit detect`` as a shell calls it."""

import json

import pytest
from click.testing import CliRunner

from translit.cli.detect import command

ARABIC = "قال المتحدث إن الاجتماع سيعقد يوم الأحد"


def run(*args, data="", status=0):
    done = CliRunner().invoke(command, [str(a) for a in args], input=data)
    assert done.exit_code == status, done.output
    return done.stdout


def test_a_text_file_is_one_text(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"{ARABIC}\n{ARABIC}\n", encoding="utf-8")
    assert run(path) == f"ar\tArab\t0.990\t{path}\n"


def test_lines_are_told_one_by_one():
    out = run(
        "--lines", "-", data=f"{ARABIC}\nLNA\n\nThe minister said that the talks would go on.\n"
    )
    assert [line.split("\t")[0] for line in out.splitlines()] == ["ar", "und", "und", "en"]
    assert [line.split("\t")[3] for line in out.splitlines()] == ["1", "2", "3", "4"]


def test_rows_get_columns_and_keep_theirs():
    rows = [{"id": 7, "text": ARABIC, "x": "y"}, {"id": 8, "text": None}, {"id": 9, "text": 5}]
    data = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows) + "{bad\n"
    out = [json.loads(line) for line in run("--format", "jsonl", "-", data=data).splitlines()]
    assert list(out[0])[:4] == ["id", "text", "x", "translit_lang"]
    assert out[0]["translit_lang"] == "ar"
    assert out[0]["translit_script"] == "Arab"
    assert out[0]["translit_detector"] == "cascade"
    assert [row["translit_status"] for row in out] == ["ok", "skipped", "error", "error"]


def test_spans_are_added(tmp_path):
    path, out = tmp_path / "a.jsonl", tmp_path / "out.jsonl"
    text = f"{ARABIC} Haftar و Belousov"
    path.write_text(json.dumps({"body": text}) + "\n", encoding="utf-8")
    run(path, "--field", "body", "--spans", "-o", out)
    row = json.loads(out.read_text(encoding="utf-8"))
    assert [text[s["start"] : s["end"]] for s in row["translit_spans"]] == ["Haftar", "Belousov"]


def test_output_file_of_plain_text(tmp_path):
    path, out = tmp_path / "a.txt", tmp_path / "out.tsv"
    path.write_text("أهلا وسهلا بكم في المدينة Haftar", encoding="utf-8")
    run(path, "--spans", "-o", out)
    cells = out.read_text(encoding="utf-8").rstrip("\n").split("\t")
    assert cells[0] == "ar"
    assert json.loads(cells[4]) == [{"start": 26, "end": 32, "lang": "und", "script": "Latn"}]


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["--lines", "--format", "jsonl", "-"], id="lines-of-jsonl"),
        pytest.param(["a.txt", "b.jsonl"], id="text-and-tables"),
    ],
)
def test_what_cannot_be_is_a_usage_error(args):
    run(*args, status=2)
