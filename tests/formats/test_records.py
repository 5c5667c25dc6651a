"""Records of the line formats: what isn't ours comes back byte for byte, a bad row as an error row."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.errors import InputError
from translit.formats import choose
from translit.formats.csv import Csv
from translit.formats.jsonl import Jsonl
from translit.formats.tsv import Tsv
from translit.formats.txt import Lines, Txt


def through(reader, data, change=str, field="text"):
    """What is written when every text is changed and nothing else is added."""
    out = io.BytesIO()
    rows = []
    for record in reader.records(io.BytesIO(data), "in", field):
        bad = record.error is not None or record.text is None
        text = record.text if bad else change(record.text)
        rows.append((record, {"translit_text": text, "translit_status": "error" if bad else "ok"}))
    reader.write(rows, out, field)
    return out.getvalue()


@given(st.text().map(lambda t: t.encode("utf-8", "replace")))
def test_plain_text_is_written_byte_for_byte(data):
    assert through(Txt(), data) == data


@given(st.binary())
def test_lines_are_written_byte_for_byte(data):
    assert through(Lines(), data) == data


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        pytest.param(b"a\r\nb\n", ["a", "b"], id="crlf"),
        pytest.param(
            "a\u2028b\u0085c\n".encode(), ["a\u2028b\u0085c"], id="unicode-line-ends-are-text"
        ),
        pytest.param(b"a\rb", ["a\rb"], id="lone-cr-is-text"),
        pytest.param(b"a\n\nb", ["a", "", "b"], id="blank-lines-count"),
    ],
)
def test_lines_end_at_lf_or_crlf_only(data, texts):
    assert [r.text for r in Lines().records(io.BytesIO(data), "in", "text")] == texts


def test_plain_text_that_is_not_utf8_says_where():
    with pytest.raises(InputError, match=r"in:2: not UTF-8: byte 0xff at offset 4"):
        list(Txt().records(io.BytesIO(b"abc\n\xff"), "in", "text"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.text(min_size=1), JSON, max_size=4), st.text())
def test_jsonl_passes_other_fields_untouched(row, text):
    row = {k: v for k, v in row.items() if not k.startswith("translit")} | {"text": text}
    line = json.dumps(row).encode() + b"\n"
    got = through(Jsonl(), line, str.upper)
    assert got.startswith(line[:-2])
    assert json.loads(got) == {**row, "translit_text": text.upper(), "translit_status": "ok"}


@pytest.mark.parametrize(
    ("line", "error"),
    [
        pytest.param(b"{", "not JSON", id="cut"),
        pytest.param(b"[1]", "not a JSON object but list", id="list"),
        pytest.param(b"\xff\xfe", "not UTF-8", id="bytes"),
        pytest.param(b'{"txt": 1}', "no field 'text'; found: txt", id="no-field"),
        pytest.param(b"[" * 100_000, "nested too deep", id="deep"),
    ],
)
def test_a_bad_jsonl_line_is_an_error_row(line, error):
    good = b'{"text": "a"}\n'
    records = list(Jsonl().records(io.BytesIO(good + line + b"\n" + good), "in", "text"))
    assert [r.error is None for r in records] == [True, False, True]
    assert records[1].error.startswith("input: in:2: ")
    assert error in records[1].error
    written = through(Jsonl(), good + line + b"\n" + good).splitlines()
    assert len(written) == 3
    assert json.loads(written[1])["translit_status"] == "error"


def test_an_older_run_is_replaced():
    line = b'{"text": "a", "translit_text": "old"}\n'
    assert json.loads(through(Jsonl(), line, str.upper)) == {
        "text": "a",
        "translit_text": "A",
        "translit_status": "ok",
    }


def test_a_lone_surrogate_survives():
    line = b'{"text": "a\\ud800b"}\n'
    assert json.loads(through(Jsonl(), line))["translit_text"] == "a\ud800b"


@pytest.mark.parametrize(
    ("reader", "data", "expected"),
    [
        pytest.param(
            Csv(),
            'id,text\n1,"a, ""b"""\n',
            'id,text,translit_text,translit_status\n1,"a, ""b""","A, ""B""",ok\n',
            id="csv",
        ),
        pytest.param(
            Tsv(),
            'id\ttext\n1\t"a\n',
            'id\ttext\ttranslit_text\ttranslit_status\n1\t"a\t"A\tok\n',
            id="tsv",
        ),
        pytest.param(
            Csv(),
            "text,id\na\n",
            "text,id,translit_text,translit_status\na,,,error\n",
            id="short-row",
        ),
    ],
)
def test_tables(reader, data, expected):
    assert through(reader, data.encode(), str.upper).decode() == expected


def test_a_missing_column_says_what_was_found():
    with pytest.raises(InputError, match=r"in:1: no 'text' column; found: 'id', 'body'"):
        list(Csv().records(io.BytesIO(b"id,body\n1,a\n"), "in", "text"))


@pytest.mark.parametrize(
    ("data", "statuses"),
    [
        pytest.param('text\n"a\nb\n', ["error"], id="open"),
        pytest.param('text\nc\n"a\nb', ["ok", "error"], id="open-at-the-end"),
        pytest.param('text\n"a\nb"\n', ["ok"], id="closed"),
        pytest.param('text\n"a\nb"', ["ok"], id="closed-without-a-line-end"),
        pytest.param('text,x\n"a\nb",5" pipe\n', ["ok"], id="a-mark-in-another-cell"),
    ],
)
def test_a_cell_that_nothing_closes_is_an_error_row(data, statuses):
    found = list(Csv().records(io.BytesIO(data.encode()), "in", "text"))
    assert [r.error is None for r in found] == [s == "ok" for s in statuses]
    assert all(r.error is None or "nothing closes it" in r.error for r in found)
    segments = [
        s
        for d in Csv().documents(io.BytesIO(data.replace("text", "target").encode()), "in")
        for s in d.segments
    ]
    assert ["translit_error" not in (s.meta or {}) for s in segments] == [
        s == "ok" for s in statuses
    ]


def test_a_column_that_stands_twice_is_an_error():
    with pytest.raises(InputError, match="in:1: 2 columns are named 'text'"):
        list(Csv().records(io.BytesIO(b"text,text\n1,a\n"), "in", "text"))


def test_a_ten_megabyte_cell_is_a_cell():
    data = b"text\n" + b"a" * 10_000_000 + b"\n"
    (record,) = Csv().records(io.BytesIO(data), "in", "text")
    assert len(record.text) == 10_000_000


@pytest.mark.parametrize(
    ("path", "name", "expected"),
    [
        ("a.JSONL", None, "jsonl"),
        ("a.txt", None, "txt"),
        ("-", None, "txt"),
        ("a.txt", "csv", "csv"),
    ],
)
def test_choose(path, name, expected):
    assert choose(path, name).id == expected


def test_an_unknown_suffix_lists_the_known():
    with pytest.raises(InputError, match=r"a\.doc: unknown suffix; known: \.txt"):
        choose("a.doc")


@pytest.mark.parametrize(("form", "data"), [(Csv(), b"id,text\n"), (Tsv(), b"id\ttext\n")])
def test_a_table_without_rows_keeps_its_header(form, data):
    records = list(form.records(io.BytesIO(data), "in", "text"))
    assert [r.is_end for r in records] == [True]
    out = io.BytesIO()
    form.write([(records[0], {"translit_text": None})], out, "text")
    assert out.getvalue() == data.replace(b"\n", data[2:3] + b"translit_text\n")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        pytest.param(
            {"target": "x", "references": 5}, "references must be a list", id="references"
        ),
        pytest.param({"target": ["x"]}, "target must be text, found list", id="target"),
    ],
)
@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_a_row_of_another_type_is_told_with_its_place(form, row, message):
    data = io.BytesIO(json.dumps(row).encode())
    if form == "parquet":
        pa = pytest.importorskip("pyarrow")
        import pyarrow.parquet as pq

        data = io.BytesIO()
        pq.write_table(pa.Table.from_pylist([row]), data)
        data.seek(0)
    ((segment,),) = (d.segments for d in choose("a", form).documents(data, "a.x"))
    assert message in segment.meta["translit_error"]
    assert "a.x" in segment.meta["translit_error"]
