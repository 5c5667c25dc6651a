"""What comes in wrong is told in words, with exit status 2, or comes out as a row with status error."""

import gzip
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from translit.cli import main

GOOD = json.dumps(
    {"id": "1", "text": "وصل هافتار ، ثم", "source": "Haftar", "target": "وصل هافتار ، ثم"}
)
BOMB = (
    '<!DOCTYPE t [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tmx version="1.4"><body><tu>'
    '<tuv xml:lang="ar"><seg>&b;</seg></tuv></tu></body></tmx>'
)
DEEP = '<xliff version="1.2"><file><body>' + "<group>" * 5000


def zipped(name, data):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def run(capsys, *args):
    with pytest.raises(SystemExit) as stop:
        main([str(a) for a in args])
    done = capsys.readouterr()
    assert "internal error" not in done.err
    assert "Traceback" not in done.err
    return stop.value.code, done.out, done.err


REFUSED = [
    pytest.param("a.txt", "café".encode("latin-1"), "a.txt:1: not UTF-8", id="not-utf8"),
    pytest.param("a.txt", "قال حفتر أمس".encode("utf-16"), "UTF-16", id="utf-16"),
    pytest.param("a.txt", "قال حفتر أمس".encode("utf-16-le"), "UTF-16", id="utf-16-no-mark"),
    pytest.param(
        "a.csv", "id,text\n1,a\n".encode("utf-16"), "a.csv:1: the header", id="utf-16-csv"
    ),
    pytest.param("a.csv", b"id;text\n1;a\n", "separated by ';'", id="semicolons"),
    pytest.param("a.csv", b"foo,bar\n1,2\n", "no 'text' column; found: 'foo'", id="missing-column"),
    pytest.param("a.xml", b"<html/>", "a.xml", id="other-xml"),
    pytest.param("a.tmx", BOMB.encode(), "entity declarations are refused", id="entities"),
    pytest.param("a.xliff", DEEP.encode(), "nested", id="deep-xml"),
    pytest.param("a.tmx", b"", "a.tmx:1", id="empty-xml"),
    pytest.param("a.xlsx", b"PK nonsense", "not an XLSX file", id="no-zip"),
    pytest.param("a.xlsx", zipped("xl/workbook.xml", b" " * 40_000_000), "unpacks", id="zip-bomb"),
    pytest.param("a.txt.gz", gzip.compress(b"abc" * 99)[:20], "not readable", id="cut-gzip"),
    pytest.param("a.parquet", b"", "not readable Parquet", id="empty-parquet"),
    pytest.param("a.nonsense", b"x", "unknown suffix", id="suffix"),
]


@pytest.mark.parametrize(("name", "data", "told"), REFUSED)
def test_refused_in_words(tmp_path, capsys, name, data, told):
    (tmp_path / name).write_bytes(data)
    status, out, err = run(capsys, "normalize", "--glossary", "none", tmp_path / name)
    assert (status, out) == (2, "")
    assert told in err
    assert name in err


ROWS = [
    pytest.param(b'{"text": "a"\n', 0, 1, id="no-json"),
    pytest.param(b'[1]\n7\nnull\n"a"\n', 0, 4, id="no-object"),
    pytest.param(b'{"text": 7}\n{"text": ["a"]}\n', 0, 2, id="no-text"),
    pytest.param(b'{"text": "caf\xe9"}\n' + GOOD.encode() + b"\n", 1, 1, id="not-utf8"),
    pytest.param(b'{"foo": 1}\n', 0, 1, id="missing-field"),
    pytest.param(b'{"text": ' + b"[" * 60_000 + b"\n" + GOOD.encode(), 1, 1, id="deep"),
    pytest.param(b'{"text": "a", "n": ' + b"9" * 5000 + b"}\n", 0, 1, id="long-number"),
    pytest.param(b'{"text": "a\\ud800b"}\n', 1, 0, id="lone-surrogate"),
    pytest.param(b'{"text": "a\\u0000b"}\n', 1, 0, id="nul"),
    pytest.param(b"\xef\xbb\xbf" + GOOD.encode() + b"\r\n", 1, 0, id="mark-and-crlf"),
    pytest.param(b"\n\n", 0, 0, id="blank-lines"),
    pytest.param(b"", 0, 0, id="empty"),
]


@pytest.mark.parametrize(("data", "fine", "bad"), ROWS)
def test_bad_rows_come_out(tmp_path, capsysbinary, data, fine, bad):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(data)
    with pytest.raises(SystemExit) as stop:
        main(["normalize", "--glossary", "none", str(source), "-o", str(target)])
    assert stop.value.code == 0
    rows = [json.loads(line) for line in target.read_bytes().splitlines()]
    told = [row["translit_status"] for row in rows]
    assert (told.count("ok"), told.count("error")) == (fine, bad)
    assert all(row["translit_error"] for row in rows if row["translit_status"] == "error")


PLAIN = [
    pytest.param("a.po", 'msgid "a"\nmsgstr "وصل القائد إلى موسكو"\n', ["ar"], id="po"),
    pytest.param("a.po", "", [], id="empty-po"),
    pytest.param("a.po", "nonsense\n", [], id="no-po"),
    pytest.param(
        "a.srt", "1\n00:00:01,000 --> 00:00:02,000\nوصل القائد إلى موسكو\n", ["ar"], id="subtitles"
    ),
    pytest.param("a.vtt", "", [], id="empty-subtitles"),
]


@pytest.mark.parametrize(("name", "text", "langs"), PLAIN)
def test_language_of_files_that_take_no_columns(tmp_path, capsys, name, text, langs):
    (tmp_path / name).write_text(text, encoding="utf-8")
    status, out, _ = run(capsys, "detect", tmp_path / name)
    assert status == 0
    assert [line.split("\t")[0] for line in out.splitlines()] == langs


@pytest.mark.parametrize("data", [pytest.param("", id="empty"), pytest.param("\n\n", id="blank")])
def test_an_empty_batch_passes_no_gate(tmp_path, capsys, data):
    (tmp_path / "a.jsonl").write_text(data)
    status, _, err = run(capsys, "audit", tmp_path / "a.jsonl", "--fail-on", "minor")
    assert status == 2
    assert "no segment" in err


@pytest.mark.parametrize(
    "suffix", ["html", "json", "jsonl", "sarif", "xml", "md", "csv", "xlsx", "marot.tsv"]
)
def test_reports_on_hostile_text(tmp_path, capsys, suffix):
    row = {
        "id": "\ud800",
        "document": "\udfff<script>",
        "source": "\N{RIGHT-TO-LEFT OVERRIDE}=1+1 Haftar 5",
        "target": "a\0b\x1b[31m ، \ud800 \N{RIGHT-TO-LEFT OVERRIDE}</script>",
        "target_lang": "ar",
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    report = tmp_path / f"r.{suffix}"
    status, _, _ = run(capsys, "audit", tmp_path / "a.jsonl", "-o", report, "--glossary", "none")
    assert status == 0
    assert report.stat().st_size
    assert b"</script>' " not in report.read_bytes()


@pytest.mark.parametrize(
    ("args", "told"),
    [
        pytest.param(("normalize", "--lang", "Arabic"), "write 'ar'", id="language-name"),
        pytest.param(("normalize", "--lang", "ar_EG"), "such as ar or ar-EG", id="language-locale"),
        pytest.param(("clean", "--lang", "xx"), "no such language", id="language-unknown"),
        pytest.param(("audit", "--target-lang", "ara"), "write 'ar'", id="language-three"),
        pytest.param(("normalize", "--glossary", "libia"), "'libya'", id="glossary"),
        pytest.param(("normalize", "--detector", "casade"), "'cascade'", id="detector"),
        pytest.param(("normalize", "--format", "jsnl"), "'jsonl'", id="format"),
        pytest.param(("normalize", "--feld", "x"), "'--field'", id="option"),
        pytest.param(("clean", "--cleaner", "mojibak"), "'mojibake'", id="cleaner"),
        pytest.param(("audit", "--check", "number-mismach"), "'number-mismatch'", id="check"),
        pytest.param(("audit", "-o", "r.htlm"), "'.htm'", id="report"),
        pytest.param(("evaluate", "--metric", "chrff"), "'chrf'", id="metric"),
    ],
)
def test_a_slip_of_the_pen_gets_a_suggestion(tmp_path, monkeypatch, capsys, args, told):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jsonl").write_text(GOOD[:-1] + ', "reference": "b"}\n', encoding="utf-8")
    status, _, err = run(capsys, *args, "a.jsonl")
    assert status == 2
    assert told in err


@pytest.mark.parametrize("verb", ["normalize", "clean", "detect", "audit", "mine", "evaluate"])
@pytest.mark.parametrize("name", [pytest.param("gone.jsonl", id="gone"), pytest.param("d", id="d")])
def test_no_such_file_or_an_empty_folder(tmp_path, capsys, verb, name):
    (tmp_path / "d").mkdir()
    args = ("-o", tmp_path / "out.jsonl") if verb == "mine" else ()
    status, _, err = run(capsys, verb, tmp_path / name, *args)
    assert status == 2
    assert name in err


def test_unequal_files(tmp_path, capsys):
    for name, lines in (("a", 3), ("b", 2)):
        (tmp_path / name).write_text("كلمة\n" * lines, encoding="utf-8")
    a, b = tmp_path / "a", tmp_path / "b"
    for args in (
        ("evaluate", "--reference", a, f"x={b}", "--no-layers"),
        ("audit", "--source", a, "--target", b),
    ):
        status, _, err = run(capsys, *args)
        assert status == 2
        assert "3" in err


def test_an_audit_of_nothing_does_not_pass(tmp_path, capsys):
    (tmp_path / "a.jsonl").write_text("nonsense\n[]\n")
    status, _, err = run(capsys, "audit", tmp_path / "a.jsonl", "--fail-on", "minor")
    assert status == 2
    assert "no row can be read (2 rows); the first:" in err


def test_rows_that_are_not_scored_are_told(tmp_path, capsys):
    row = {"target": "وصل القائد", "reference": "وصل القائد", "target_lang": "ar"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\nnonsense\n")
    args = ("--no-layers", "--trials", "1", "--resamples", "40")
    status, _, err = run(capsys, "evaluate", tmp_path / "a.jsonl", *args)
    assert status == 0
    assert "1 row not read" in err


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX shell")
@pytest.mark.parametrize(
    ("line", "status", "told"),
    [
        pytest.param("normalize a.txt > /dev/full", 2, "No space left", id="full-disk"),
        pytest.param("normalize a.txt -o /dev/full", 2, "No space left", id="full-device"),
        pytest.param("normalize <&-", 2, "standard input is closed", id="closed-input"),
        pytest.param("checks >&-", 2, "standard output is closed", id="closed-output"),
    ],
)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_streams_that_fail(tmp_path, line, status, told):
    (tmp_path / "a.txt").write_text("a b", encoding="utf-8")
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m translit {line}', sys.executable],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status, done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_of_results_is_not_the_folder_of_originals(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("a  ، b", encoding="utf-8")
    status, _, err = run(capsys, "normalize", "--glossary", "none", tmp_path, "-o", tmp_path)
    assert status == 2
    assert "an input would be overwritten" in err
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "a  ، b"


def test_of_a_folder_with_a_file_of_no_known_kind_nothing_is_written(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.png"):
        (tmp_path / "in" / name).write_text("x", encoding="utf-8")
    status, _, err = run(capsys, "normalize", tmp_path / "in", "-o", tmp_path / "out")
    assert status == 2
    assert "b.png: unknown suffix" in err
    assert not (tmp_path / "out").exists()


def test_a_gate_that_nothing_can_break(tmp_path, capsys):
    (tmp_path / "a.jsonl").write_text(GOOD, encoding="utf-8")
    status, _, err = run(capsys, "audit", tmp_path / "a.jsonl", "--max-mqm", "nan")
    assert status == 2
    assert "--max-mqm" in err
