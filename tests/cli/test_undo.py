"""``translit normalize --undo``: trails that fit, trails that don't, and files that must not be replaced."""

import gzip
import json

import pytest
from click.testing import CliRunner

from translit.cli._undo import Undoing
from translit.cli.clean import command as clean
from translit.cli.detect import command as detect
from translit.cli.normalize import command
from translit.errors import InputError

TEXT = "قال القيادة العامة لـ LNA إن هافتار هنا\r\n\nسطر ثان\u2028بلا نهاية"
NAMES = ("--lang", "ar", "--glossary", "libya")


def call(*args, data=b"", verb=command):
    done = CliRunner().invoke(verb, [str(a) for a in args], input=data)
    assert done.exit_code == 0, done.output
    return done.stdout_bytes.decode()


def refused(*args, data=b"", verb=command):
    done = CliRunner().invoke(verb, [str(a) for a in args], input=data)
    assert done.exit_code != 0
    return str(done.exception) if isinstance(done.exception, InputError) else done.output


@pytest.fixture
def text(tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    return tmp_path / "a.txt"


def test_a_trail_may_come_from_standard_input_or_compressed(text, tmp_path):
    trail, out = tmp_path / "e.jsonl", tmp_path / "b.txt"
    call(text, *NAMES, "--edits", trail, "-o", out)
    assert call(out, "--undo", "-", data=trail.read_bytes()) == TEXT
    packed = tmp_path / "e.jsonl.gz"
    packed.write_bytes(gzip.compress(b"\xef\xbb\xbf" + trail.read_bytes() + b"\n"))
    assert call(out, "--undo", packed) == TEXT
    assert "can't both be standard input" in refused("--undo", "-")


def test_what_an_undoing_did_is_a_trail_too(text, tmp_path):
    there, back = tmp_path / "e.jsonl", tmp_path / "u.jsonl"
    changed = call(text, *NAMES, "--edits", there)
    assert call("-", "--undo", there, "--edits", back, data=changed.encode()) == TEXT
    assert call(text, "--undo", back) == changed


def test_rows_without_a_text_come_back_without_one(tmp_path):
    rows, trail, out = tmp_path / "a.jsonl", tmp_path / "e.jsonl", tmp_path / "b.jsonl"
    rows.write_text('{"text": "قال هافتار"}\n{"text": null}\n{}\n', "utf-8")
    call(rows, *NAMES, "--edits", trail, "-o", out)
    back = call(out, "--field", "translit_text", "--undo", trail)
    found = [json.loads(line) for line in back.splitlines()]
    assert [row["translit_text"] for row in found] == ["قال هافتار", None, None]
    assert [row["translit_status"] for row in found] == ["ok", "skipped", "skipped"]


def test_the_trail_of_a_sheet_has_a_line_a_row(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book, trail = openpyxl.Workbook(), tmp_path / "e.jsonl"
    for row in (["id", "text"], ["a", "قال هافتار"], ["b", "لا شيء"]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    call(tmp_path / "a.xlsx", *NAMES, "--edits", trail, "-o", tmp_path / "b.xlsx")
    lines = trail.read_text("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a", "b"]
    undone = ("--field", "translit_text", "--undo", trail, "-o", tmp_path / "c.xlsx")
    call(tmp_path / "b.xlsx", *undone)
    texts = openpyxl.load_workbook(tmp_path / "c.xlsx").active.iter_rows(values_only=True)
    head, *rows = texts
    assert [row[head.index("translit_text")] for row in rows] == ["قال هافتار", "لا شيء"]


EDIT = {"start": 0, "end": 1, "before": "أ", "after": "ب", "rule": "r", "concept": None}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        pytest.param([], "no object with a list of edits", id="no-object"),
        pytest.param({"edits": {}}, "no object with a list of edits", id="no-list"),
        pytest.param({"edits": [[0, 1]]}, "an edit is an object", id="no-edit"),
        pytest.param({"edits": [{**EDIT, "start": "0"}]}, "whole numbers", id="text"),
        pytest.param({"edits": [{**EDIT, "start": float("nan")}]}, "whole numbers", id="nan"),
        pytest.param({"edits": [{**EDIT, "end": 4}]}, "doesn't fit 'أ'", id="length"),
        pytest.param(
            {"edits": [{**EDIT, "start": -1, "end": 0}]}, "doesn't fit 'أ'", id="negative"
        ),
        pytest.param({"edits": [{**EDIT, "before": None}]}, "are texts", id="null"),
        pytest.param({"edits": [{**EDIT, "more": 1}]}, "'more'", id="more"),
        pytest.param({"edits": [EDIT, EDIT]}, "the trail is of another text", id="overlap"),
        pytest.param(
            {"edits": [{**EDIT, "after": "ت"}]}, "expected 'ت', found 'ب'", id="other-text"
        ),
        pytest.param(b"\xff\xfe", "not a line of a trail", id="no-utf-8"),
        pytest.param(b"[" * 100_000, "not a line of a trail", id="deep"),
    ],
)
def test_a_damaged_trail_is_told(line, says, tmp_path):
    trail = tmp_path / "e.jsonl"
    trail.write_bytes((line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n")
    with pytest.raises(InputError, match=says) as raised:
        Undoing.of(str(trail), ["a.txt"]).step(["ب"])
    assert raised.value.where == f"{trail}:1"


@pytest.mark.parametrize(
    ("verb", "options"),
    [
        pytest.param(command, ["a.txt", "--edits", "a.txt"], id="trail-onto-text"),
        pytest.param(
            command, ["a.txt", "-o", "b.txt", "--edits", "./b.txt"], id="trail-onto-result"
        ),
        pytest.param(
            command, ["a.txt", "--undo", "e.jsonl", "-o", "e.jsonl"], id="text-onto-trail"
        ),
        pytest.param(
            command, ["a.txt", "--undo", "e.jsonl", "--edits", "e.jsonl"], id="trail-twice"
        ),
        pytest.param(command, [".", "-o", "out", "--edits", "c.txt"], id="trail-into-the-folder"),
        pytest.param(clean, ["a.txt", "--edits", "x", "--regions", "x"], id="two-of-clean"),
        pytest.param(detect, ["a.txt", "-o", "a.txt"], id="answer-onto-text"),
    ],
)
def test_nothing_that_is_read_or_written_is_replaced(verb, options, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    held = {"a.txt": TEXT.encode(), "c.txt": TEXT.encode(), "e.jsonl": b'{"edits": []}\n'}
    for name, data in held.items():
        (tmp_path / name).write_bytes(data)
    assert "is read or written already; name another file" in refused(*options, verb=verb)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()} == held


def test_one_thing_at_a_time_on_standard_output(text, tmp_path):
    trail = call(text, *NAMES, "--edits", "-", "-o", tmp_path / "b.txt")
    assert json.loads(trail)["edits"]
    assert "two results on standard output" in refused(text, "--edits", "-")
    assert "two results on standard output" in refused(text, "--edits", "-", "--diff")
    assert "leave out -o" in refused(text, "--diff", "-o", tmp_path / "c.txt")
    assert "{+" in call(text, *NAMES, "--diff", "-o", "-")


@pytest.mark.parametrize("option", [["--suggest"], ["--diff"], ["--edits", "e"], ["--undo", "e"]])
def test_what_a_pool_does_not_do_is_told(option, text, tmp_path):
    args = (text, "-o", tmp_path / "b.txt", "--workers", "2", *option)
    assert "--workers takes files or a folder and -o, without" in refused(*args)
