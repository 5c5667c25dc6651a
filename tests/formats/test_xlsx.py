"""Spreadsheets written back: only our own cells change, and none of them is ever a formula."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.edit import Edit
from translit.errors import InputError
from translit.formats.sheet import with_cells, with_edits
from translit.formats.xlsx import Xlsx, sheet_rows

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/one.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/sharedStrings.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
    '<sheet name="first" sheetId="7" r:id="rId9"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    f'relationships"><Relationship Id="rId9" Type="{RELATIONS}/worksheet" Target="/xl/worksheets/one.xml"/>'
    f'<Relationship Id="rId1" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>target</t></si>'
    "<si><r><rPr><b/></rPr><t>وصل هاف</t></r><r><t>تار اليوم</t></r><rPh sb='0' eb='1'><t>x</t></rPh></si></sst>",
}  # fmt: skip
SHEET = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="{MAIN}"><dimension ref="A1:B5"/><sheetData>\n'
    '<row r="1" spans="1:2"><c r="A1" t="s"><v>0</v></c><c r="B1" s="3" t="inlineStr"><is><t>n</t></is></c></row>\n'
    '<row r="3" spans="1:2" ht="20"> <c r="A3" s="1" t="s"><v>1</v></c><c r="B3" s="2"/></row>\n'
    "<row><c t='inlineStr'><is><t>من &amp; إلى هافتار</t></is></c><c><v>5</v></c></row>\n"
    '<row r="5"><c r="A5" t="str"><f>"ha"&amp;"ft"</f><v>haft</v></c></row>\n'
    "</sheetData><mergeCells/></worksheet>"
)


def book(sheet=SHEET, **parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**PARTS, "xl/worksheets/one.xml": sheet, **parts}.items():
            archive.writestr(name, text)
    return out.getvalue()


def sheet_of(data):
    return zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/one.xml").decode()


def through(data, step, name="in.xlsx"):
    records = list(Xlsx().records(io.BytesIO(data), name, "target"))
    out = io.BytesIO()
    rows = [(r, {"translit_text": None if r.text is None else step(r.text), "translit_edits": []}) for r in records]  # fmt: skip
    Xlsx().write(rows, out, "target")
    return records, out.getvalue()


def test_columns_are_added_and_nothing_else_changes():
    records, data = through(book(), str.upper)
    assert [(r.id, r.text) for r in records] == [
        ("3", "وصل هافتار اليوم"),
        ("4", "من & إلى هافتار"),
        ("5", "haft"),
        ("", None),
    ]
    assert sheet_rows(data, "in")[2] == ["وصل هافتار اليوم", "", "وصل هافتار اليوم", "[]"]
    assert sheet_rows(data, "in")[4] == ["haft", "", "HAFT", "[]"]
    new = sheet_of(data)
    assert '<dimension ref="A1:D5"/>' in new
    kept = (
        '<row r="3" ht="20"> <c r="A3" s="1" t="s"><v>1</v></c><c r="B3" s="2"/><c r="C3"',
        "<f>",
        "<mergeCells/>",
    )
    assert all(part in new for part in kept)
    # run again, our columns are written over, not added
    assert through(data, str.lower)[1] != data
    assert sheet_rows(through(data, str.lower)[1], "in")[0] == [
        "target", "n", "translit_text", "translit_edits",
    ]  # fmt: skip


def test_a_sheet_without_rows_gets_its_header():
    header = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>'
    _, data = through(book(header), str.upper)
    assert sheet_rows(data, "in") == [["target", "translit_text", "translit_edits"]]


def test_edits_keep_the_runs_of_a_rich_text():
    edits = {
        3: ("وصل هافتار اليوم", [Edit(4, 10, "هافتار", "حفتر", "x")]),
        4: ("من & إلى هافتار", [Edit(9, 15, "هافتار", "حفتر <1>", "x")]),
        5: ("haft", [Edit(0, 4, "haft", "=1+1", "x")]),
    }
    new = sheet_of(with_edits(book(), "in", 0, edits))
    cut = '<c r="A3" s="1" t="s"><v>1</v></c>'  # the edit runs over two runs: it stays
    assert cut in new
    assert (
        '<c t="inlineStr"><is><t xml:space="preserve">من &amp; إلى حفتر &lt;1&gt;</t></is></c>'
        in new
    )
    assert '<f>"ha"&amp;"ft"</f><v>haft</v>' in new
    inside = {3: ("وصل هافتار اليوم", [Edit(11, 16, "اليوم", "أمس", "x")])}
    new = sheet_of(with_edits(book(), "in", 0, inside))
    assert (
        '<c r="A3" s="1" t="inlineStr"><is><r><rPr><b/></rPr><t xml:space="preserve">وصل هاف</t></r>'
        in new
    )
    assert "تار أمس</t>" in new


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("=1+1", id="formula"),
        pytest.param("+a", id="plus"),
        pytest.param("007", id="digits"),
        pytest.param(" a \n", id="spaces"),
        pytest.param("<c>&amp;", id="markup"),
    ],
)
def test_what_is_written_is_text(text):
    data = with_cells(book(), "in", {1: {2: "x"}, 3: {2: text}})
    assert sheet_rows(data, "in")[2][2] == text
    assert sheet_of(data).count("<f>") == 1


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
def test_any_text_comes_back(text):
    data = with_cells(book(), "in", {3: {3: text}})
    found = sheet_rows(data, "in")[2][3].replace("_x005F_", "_")
    assert found == text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def test_a_text_longer_than_a_cell_is_told_not_cut():
    out = io.BytesIO()
    (record,) = list(Xlsx().records(io.BytesIO(book()), "in", "target"))[:1]
    Xlsx().write([(record, {"translit_text": "a" * 40_000, "translit_error": None})], out, "target")
    row = sheet_rows(out.getvalue(), "in")[2]
    assert row[2:] == ["", "too-long: translit_text has more than the 32,767 characters of a cell"]


def test_unchanged_members_keep_their_bytes_and_dates():
    before, after = (
        zipfile.ZipFile(io.BytesIO(d)) for d in (book(), through(book(), str.upper)[1])
    )
    assert [(m.filename, m.date_time) for m in before.infolist()] == [
        (m.filename, m.date_time) for m in after.infolist()
    ]
    assert all(before.read(n) == after.read(n) for n in PARTS)


def test_no_change_is_the_same_file():
    assert with_edits(book(), "in", 0, {}) == book()


def test_a_package_without_a_worksheet_is_refused():
    with pytest.raises(InputError, match="first sheet"):
        with_cells(
            book(**{"xl/workbook.xml": f'<workbook xmlns="{MAIN}"/>'}), "in.xlsx", {1: {0: "a"}}
        )


@pytest.mark.parametrize(
    "sheet",
    [
        pytest.param(SHEET.replace("<sheetData>", "<!-- <row> --><sheetData>"), id="comment"),
        pytest.param(SHEET.replace('"UTF-8"', '"ISO-8859-6"'), id="encoding"),
        pytest.param('<chartsheet xmlns="x"/>', id="chart"),
    ],
)
def test_a_sheet_that_can_not_be_spliced_safely_is_refused(sheet):
    with pytest.raises(InputError, match="can't be written back"):
        with_cells(book(sheet), "in.xlsx", {1: {5: "a"}})


def test_names_with_a_prefix():
    sheet = SHEET.replace("xmlns=", "xmlns:x=")
    for tag in (
        "worksheet",
        "sheetData",
        "row",
        "c",
        "v",
        "is",
        "t",
        "f",
        "dimension",
        "mergeCells",
    ):
        for sign in ("<", "</"):
            for end in (" ", ">", "/"):
                sheet = sheet.replace(f"{sign}{tag}{end}", f"{sign}x:{tag}{end}")
    new = sheet_of(with_cells(book(sheet), "in", {3: {1: "a"}}))
    assert (
        '<x:c r="B3" s="2" t="inlineStr"><x:is><x:t xml:space="preserve">a</x:t></x:is></x:c></x:row>'
        in new
    )
    edit = {4: ("من & إلى هافتار", [Edit(9, 15, "هافتار", "حفتر", "x")])}
    assert "حفتر</x:t></x:is></x:c>" in sheet_of(with_edits(book(sheet), "in", 0, edit))


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param('<c r="XFD1048576" t="n"><v>1</v></c>', id="far"),
        pytest.param("<c t='n' r='zz1048576' ><v>1</v></c>", id="other-quotes"),
        pytest.param('<c r="XFD3" t="inlineStr"><is><t>x</t></is></c><c r="A999999"><v>1</v></c>', id="two"),
    ],
)  # fmt: skip
def test_a_lone_cell_far_out_is_refused_before_memory_is(cell):
    sheet = SHEET.replace("</sheetData>", f'<row r="900">{cell}</row></sheetData>')
    with pytest.raises(InputError, match=r"in\.xlsx: .* cells as far as \w+ make a table of"):
        list(Xlsx().records(io.BytesIO(book(sheet)), "in.xlsx", "text"))


def test_an_empty_cell_far_out_is_nothing():
    far = '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
    rows = list(
        Xlsx().records(io.BytesIO(book(SHEET.replace("</sheetData>", far))), "in.xlsx", "target")
    )
    assert len(rows) == len(list(Xlsx().records(io.BytesIO(book()), "in.xlsx", "target")))
