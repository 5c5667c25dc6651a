"""Segments for the audit, from each of the line formats and from parallel files."""

import io
import json
import os

import pytest

from translit.errors import InputError
from translit.formats import batch_files, choose, read_documents, read_parallel, sniffed
from translit.formats.csv import Csv
from translit.formats.jsonl import Jsonl
from translit.formats.stdin import LiveStream
from translit.formats.tsv import Tsv
from translit.formats.txt import Txt

ROW = {"id": "7", "document": "d", "system": "s", "source": "a", "target": "b", "reference": "c"}


def segments(reader, data):
    return [s for d in reader.documents(io.BytesIO(data), "in") for s in d.segments]


@pytest.mark.parametrize(
    ("reader", "data"),
    [
        pytest.param(Jsonl(), json.dumps(ROW).encode(), id="jsonl"),
        pytest.param(Csv(), "\n".join([",".join(ROW), ",".join(ROW.values())]).encode(), id="csv"),
        pytest.param(
            Tsv(), "\n".join(["\t".join(ROW), "\t".join(ROW.values())]).encode(), id="tsv"
        ),
    ],
)
def test_one_row(reader, data):
    (segment,) = segments(reader, data)
    assert (segment.id, segment.document, segment.system) == ("7", "d", "s")
    assert (segment.source, segment.target, segment.references) == ("a", "b", ("c",))


def test_an_article_is_a_segment_a_line():
    got = segments(Txt(), "\ufeffa\r\n\n  \nb".encode())
    assert [(s.id, s.target) for s in got] == [("1", "a"), ("4", "b")]


def test_documents_are_runs_of_one_id_cut_into_chunks():
    data = "".join(json.dumps({"target": "x", "document": d}) + "\n" for d in "aab" + "c" * 1001)
    got = [(d.id, len(d.segments)) for d in Jsonl().documents(io.BytesIO(data.encode()), "in")]
    assert got == [("a", 2), ("b", 1), ("c", 1000), ("c", 1)]


def test_a_bad_row_is_a_segment_with_an_error():
    good, bad, number, end = segments(
        Jsonl(), b'{"target": "a"}\n{\n{"target": 5.5}\n{"target": null}'
    )
    assert (good.id, good.meta) == ("1", {})
    assert bad.meta["translit_error"].startswith("input: in:2: not JSON")
    assert "target must be text, found float" in number.meta["translit_error"]
    assert end.target is None


@pytest.mark.parametrize("reader", [Jsonl(), Csv(), Tsv()], ids=lambda r: r.id)
def test_a_batch_without_targets_is_refused(reader):
    data = b'{"source": "a"}\n' if reader.id == "jsonl" else b"source\na\n"
    with pytest.raises(InputError, match=r"in:1: no 'target' column; found: '?source"):
        segments(reader, data)


def test_parallel(tmp_path):
    for name, text in (("t", "ا\nب\n"), ("s", "a\nb\n"), ("r", "c\nd\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (document,) = read_parallel(tmp_path / "t", tmp_path / "s", [tmp_path / "r"])
    assert [(s.target, s.source, s.references) for s in document.segments] == [
        ("ا", "a", ("c",)),
        ("ب", "b", ("d",)),
    ]


def test_unequal_line_counts_tell_both(tmp_path):
    (tmp_path / "t").write_text("a\nb\n")
    (tmp_path / "s").write_text("a\n")
    with pytest.raises(InputError, match=r"s:2: line counts differ: .*t 2; .*s 1"):
        list(read_parallel(tmp_path / "t", tmp_path / "s"))


def test_a_folder_is_its_files_in_name_order(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden.txt"):
        (tmp_path / name).write_text(name)
    assert [d.segments[0].target for d in read_documents(tmp_path)] == ["a.txt", "b.txt"]


def test_an_empty_folder_and_a_missing_file_are_told(tmp_path):
    with pytest.raises(InputError, match="the folder holds no file"):
        batch_files(tmp_path)
    with pytest.raises(InputError, match=r"no\.txt: can't be read: No such file"):
        list(read_documents(tmp_path / "no.txt"))


@pytest.mark.parametrize(
    ("data", "form"),
    [
        pytest.param(b'{"target": "x"}\n', "jsonl", id="jsonl"),
        pytest.param(b'\xef\xbb\xbf {"a\\"b" : 1}', "jsonl", id="jsonl-mark"),
        pytest.param(b"id,target\n1,x\n", "csv", id="csv"),
        pytest.param(b"target\tid\r\nx\t1\n", "tsv", id="tsv"),
        pytest.param(b"target\nx\n", "txt", id="one-word"),
        pytest.param(b"{a set, of words}\n", "txt", id="braces"),
        pytest.param(b"", "txt", id="nothing"),
        pytest.param(b"<?xml version='1.0'?>\n<tmx>", "tmx", id="xml"),
    ],
)
def test_standard_input_is_what_it_begins_with(data, form):
    read, write = os.pipe()
    os.write(write, data)
    os.close(write)
    stream = LiveStream(read)
    assert sniffed(choose("-"), stream, "target").id == form
    assert stream.read() == data  # nothing is lost by the look
    os.close(read)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.jsonl", '{"id": 1, "text": "أ"}\n{bad\n{}\n{"id": 4, "text": "ب"}\n', id="jsonl"),
        pytest.param("a.csv", "id,text\n1,أ\n4,ب\n", id="csv"),
        pytest.param("a.tsv", "text\tid\nأ\t1\nب\t4\n", id="tsv"),
    ],
)  # fmt: skip
def test_a_column_of_a_table_that_is_no_batch(name, data, tmp_path):
    (tmp_path / name).write_text(data, encoding="utf-8")
    (document,) = read_documents(tmp_path, field="text")
    assert [(s.id, s.target) for s in document.segments] == [("1", "أ"), ("4", "ب")]
    with pytest.raises(InputError, match=r"a\..*:1: no .*tex"):
        list(read_documents(tmp_path, field="tex"))


def test_a_text_has_no_column(tmp_path):
    (tmp_path / "a.txt").write_text("أ\n", encoding="utf-8")
    (document,) = read_documents(tmp_path / "a.txt", field="text")
    assert [s.target for s in document.segments] == ["أ\n"]
