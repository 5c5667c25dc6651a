import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import audit
from translit.auditor import fixed
from translit.auditor.fixes import fixes
from translit.edit import Edit
from translit.errors import InputError
from translit.finding import Category, Finding, Severity
from translit.report import Report, Signature

TARGET = "وصل إلى موسكو ، ثم عاد"
RIGHT = "وصل إلى موسكو، ثم عاد"
CHECKS = ["space-before-punctuation", "foreign-letters"]


def changes(path, report):
    """What is shown of each file; what is written must say the same where a file is text."""
    out = {}
    for found in fixed(path, report):
        stream = io.BytesIO()
        found.write(stream)
        assert stream.getvalue() == found.after.encode("utf-8", "surrogateescape")
        out[found.name] = (found.before, found.after)
    return out


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param("a.txt", f"عنوان\r\n\r\n{TARGET}\r\n", f"عنوان\r\n\r\n{RIGHT}\r\n", id="txt"),
        pytest.param(
            "a.jsonl",
            f'{{"id": "x",  "target": "عاد"}}\n{{"target": "{TARGET}", "n": 1}}\n',
            f'{{"id": "x",  "target": "عاد"}}\n{{"target": "{RIGHT}", "n": 1}}\n',
            id="jsonl",
        ),
        pytest.param(
            "a.csv",
            f'id,target\r\n1,"عاد\nأمس"\r\n2,{TARGET}\r\n',
            f'id,target\r\n1,"عاد\nأمس"\r\n2,{RIGHT}\n',
            id="csv",
        ),
        pytest.param("a.tsv", f"id\ttarget\n1\t{TARGET}\n", f"id\ttarget\n1\t{RIGHT}\n", id="tsv"),
    ],
)
def test_only_what_has_a_fix_is_written(tmp_path, name, content, expected):
    path = tmp_path / name
    path.write_bytes(content.encode())
    report = audit(path, glossary="none", target_lang="ar", checks=CHECKS)
    assert changes(path, report) == {str(path): (content, expected)}


def test_suppressed_findings_are_not_fixed(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"target": TARGET, "translit_ignore": "*"}), encoding="utf-8")
    report = audit(path, glossary="none", target_lang="ar", checks=CHECKS)
    assert report.findings
    assert changes(path, report) == {}


XLIFF = (
    '<?xml version="1.0"?>\n<xliff version="1.2"><file original="{name}" source-language="en" '
    'target-language="ar"><body>\n<trans-unit id="1"><source>He came</source>'
    "<target>{target}</target></trans-unit>\n</body></file></xliff>\n"
)
PO = 'msgid ""\nmsgstr "Language: ar\\n"\n\n#: a.c:1\nmsgid "He came"\nmsgstr "{target}"\n'
TMX = (
    '<tmx version="1.4"><header srclang="en"/><body>\n<tu><tuv xml:lang="en"><seg>He  came</seg></tuv>'
    '<tuv xml:lang="ar"><seg>{target}</seg></tuv></tu>\n</body></tmx>'
)
SRT = "1\r\n00:00:01,000 --> 00:00:02,000\r\n{target}\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nعاد\r\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.xlf", XLIFF, id="xliff"),
        pytest.param("a.po", PO, id="po"),
        pytest.param("a.tmx", TMX, id="tmx"),
        pytest.param("a.srt", SRT, id="srt"),
    ],
)
def test_only_the_fixed_target_changes_in_files_of_units(tmp_path, name, content):
    path = tmp_path / name
    before, after = (content.replace("{target}", text) for text in (TARGET, RIGHT))
    path.write_bytes(before.encode())
    report = audit(path, glossary="none", target_lang="ar", checks=CHECKS)
    assert changes(path, report) == {str(path): (before, after)}


def test_units_of_two_files_with_the_same_id(tmp_path):
    one, two = (XLIFF.split("<file", 1)[1].rsplit("</xliff>", 1)[0] for _ in "12")
    one, two = one.replace("{name}", "x"), two.replace("{name}", "y")
    text = '<xliff version="1.2"><file' + one + "<file" + two + "</xliff>"
    path = tmp_path / "a.xliff"
    path.write_bytes(text.replace("{target}", "عاد", 1).replace("{target}", TARGET).encode())
    report = audit(path, glossary="none", target_lang="ar", checks=CHECKS)
    ((_, after),) = changes(path, report).values()
    assert after == text.replace("{target}", "عاد", 1).replace("{target}", RIGHT)


def test_utf_16_stays_utf_16(tmp_path):
    path = tmp_path / "a.xlf"
    text = XLIFF.replace('"1.0"?', '"1.0" encoding="UTF-16"?')
    path.write_bytes(text.replace("{target}", TARGET).encode("utf-16"))
    report = audit(path, glossary="none", target_lang="ar", checks=CHECKS)
    ((_, after),) = changes(path, report).values()
    assert after.encode("utf-8", "surrogateescape") == text.replace("{target}", RIGHT).encode(
        "utf-16"
    )


@pytest.mark.parametrize("name", ["a.html", "a.po.gz", "a.xlsx.gz"])
def test_what_would_be_written_anew_is_refused(tmp_path, name):
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(InputError, match="can't be fixed in place"):
        list(fixed(tmp_path / name, Report((), Signature(()))))


def test_only_the_fixed_targets_change_in_a_parquet_file(tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = tmp_path / "a.parquet"
    schema = pa.schema(
        [
            pa.field("n", pa.int8(), metadata={"unit": "m"}),
            pa.field("target", pa.large_string()),
            pa.field("when", pa.timestamp("us", "UTC")),
            pa.field("list", pa.list_(pa.int32())),
        ],
        metadata={"made": "by a test"},
    )
    targets = ["عاد", TARGET, None, TARGET, "غادر"]
    table = pa.table(
        {"n": range(5), "target": targets, "when": range(5), "list": [[1], None, [], [2], [3]]},
        schema=schema,
    )
    pq.write_table(table, path, row_group_size=2, compression="zstd")
    report = audit(path, glossary="none", target_lang="ar", checks=CHECKS)
    (found,) = fixed(path, report)
    assert (found.before, found.after) == (
        f"2\t{TARGET}\n4\t{TARGET}\n",
        f"2\t{RIGHT}\n4\t{RIGHT}\n",
    )
    with (tmp_path / "b.parquet").open("wb") as stream:
        found.write(stream)
    file = pq.ParquetFile(tmp_path / "b.parquet")
    right = pa.array(["عاد", RIGHT, None, RIGHT, "غادر"], pa.large_string())
    whole = pq.ParquetFile(path).read()
    assert file.read().equals(
        whole.set_column(1, whole.schema.field(1), right), check_metadata=True
    )
    groups = [file.metadata.row_group(i) for i in range(file.num_row_groups)]
    assert [g.num_rows for g in groups] == [2, 2, 1]
    assert groups[0].column(1).compression == "ZSTD"


def test_only_the_fixed_cells_change_in_a_spreadsheet(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    rows = (
        ("id", "target", "sum"),
        ("x", TARGET, "=1+1"),
        ("y", "عاد", 2),
        ("z", f'="{TARGET}"', 3),
    )
    for row in rows:
        sheet.append(row)
    sheet["B2"].font = openpyxl.styles.Font(bold=True)
    book.create_sheet("notes").append([TARGET])
    book.save(path)
    report = audit(path, glossary="none", target_lang="ar", checks=CHECKS)
    (found,) = fixed(path, report)
    assert found.after == f"x\t{RIGHT}\n"
    with (tmp_path / "b.xlsx").open("wb") as stream:
        found.write(stream)
    new = openpyxl.load_workbook(tmp_path / "b.xlsx")
    assert [[c.value for c in row] for row in new["Sheet"].rows] == [
        ["id", "target", "sum"], ["x", RIGHT, "=1+1"], ["y", "عاد", 2], ["z", f'="{TARGET}"', 3],
    ]  # fmt: skip
    assert new["Sheet"]["B2"].font.bold
    assert new["notes"]["A1"].value == TARGET
    with zipfile.ZipFile(path) as a, zipfile.ZipFile(tmp_path / "b.xlsx") as b:
        assert a.namelist() == b.namelist()
        changed = [n for n in a.namelist() if a.read(n) != b.read(n)]
    assert changed == ["xl/worksheets/sheet1.xml"]


def _collide(a, b):
    return (a.start < b.end and b.start < a.end) or a.start == b.start


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 4)), max_size=25))
def test_of_fixes_that_overlap_one_stays_and_none_is_lost_without_need(places):
    found = [
        Finding(
            "some",
            Category.SPELLING,
            Severity.MINOR,
            "",
            segment="1",
            suggestion=Edit(start, start + length, "x" * length, str(number), "some"),
        )
        for number, (start, length) in enumerate(places)
    ]
    kept = fixes(found).get(("", None, "1"), [])
    assert not any(_collide(a, b) for i, a in enumerate(kept) for b in kept[:i])
    assert all(f.suggestion in kept or any(_collide(f.suggestion, k) for k in kept) for f in found)
