"""Tables as people's programs write them: encodings, separators, capitals, and all faults told at once."""
# ruff: noqa: E501 - one case a line, like a table

import re
import zipfile

import pytest

from translit.glossary import Concept, Glossary, Term, files
from translit.glossary.validate import check

ROWS = "concept,lang,text,status\np1,ar,خليفة درويش,preferred\np1,en,Derwish,foreign\n"
WANTED = [
    Concept(
        "p1",
        "",
        (Term("خليفة درويش", "ar", "preferred"), Term("Derwish", "en", "foreign")),
    )
]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("x.csv", ROWS.encode("utf-8-sig"), id="byte-order-mark"),
        pytest.param("x.csv", ROWS.encode("utf-16"), id="utf-16"),
        pytest.param("x.csv", ROWS.replace(",", "\t").replace("\n", "\r\n").encode("utf-16"), id="unicode-text-of-excel"),
        pytest.param("x.tsv", ROWS.replace(",", "\t").encode("utf-16"), id="utf-16-tsv"),
        pytest.param("x.csv", ROWS.replace(",", ";").encode(), id="semicolons"),
        pytest.param("x.csv", ("sep=;\r\n" + ROWS.replace(",", ";")).encode(), id="separator-said"),
        pytest.param("x.csv", ("sep=|\n" + ROWS.replace(",", "|")).encode("utf-16"), id="odd-separator-said"),
        pytest.param("x.csv", ROWS.replace("preferred", "Preferred").replace("foreign", "FOREIGN").encode(), id="status-in-capitals"),
        pytest.param("x.csv", ROWS.replace(",ar,", ",Ar,").replace(",en,", ",EN,").encode(), id="language-in-capitals"),
        pytest.param("x.csv", ROWS.replace("concept,lang", "Concept , LANG").encode(), id="columns-in-capitals"),
    ],
)  # fmt: skip
def test_reads(name, data, tmp_path):
    path = tmp_path / name
    path.write_bytes(data)
    assert list(files.read(path)) == WANTED


def test_a_large_table_means_the_same(tmp_path):
    """Which is read in a short way of its own."""
    columns = ("concept", "type", "lang", "text", "status", "form", "target", "note")
    cells = ("p", "PERSON", "EN_us", "Derwish", "Preferred", "full", "", "")
    rows = ["\t".join(columns), *("\t".join(cells).replace("p", f"p{n}", 1) for n in range(30_000))]
    path = tmp_path / "x.tsv"
    path.write_text("\n".join(rows) + "\n", "utf-8")
    assert path.stat().st_size > 1 << 20
    concept = Glossary.load(path).concept("p7")
    assert concept == Concept("p7", "PERSON", (Term("Derwish", "en-US", "preferred"),))


@pytest.mark.parametrize("more", [0, 30_000], ids=["small", "large"])
def test_a_type_may_stand_in_any_row(more, tmp_path):
    columns = ("concept", "type", "lang", "text", "status", "form", "target", "note")
    rows = ["\t".join(columns), "p\t\tar\tأ", "p\tPERSON\tar\tب", "p\t\tar\tت"]
    rows = [row + "\t" * (7 - row.count("\t")) for row in rows]
    rows += [f"q{n}\tPLACE\ten\tDerwish street {n}\t\t\t\t" for n in range(more)]
    path = tmp_path / "x.tsv"
    path.write_text("\n".join(rows) + "\n", "utf-8")
    assert Glossary.load(path).concept("p").type == "PERSON"


SORTED = (
    'p,PERSON,ar,أ,preferred,,,\np,PERSON,ar,ب,,"two\nlines",b|c,x\n'
    "q,PERSON,ar,ت,preferred,one,,\np,PERSON,en,P,,another,c|d,\n"
)


@pytest.mark.parametrize("name", ["x.csv", "x.tsv", "x.jsonl", "x.xlsx", "x.tbx", "x.toml"])
def test_what_a_concept_says_of_itself_survives_sorting(name, tmp_path):
    """An analyst sorts the sheet by its terms: the row with the concept's note is no longer the first."""
    path = tmp_path / "sorted.csv"
    path.write_text("concept,type,lang,text,status,concept_note,links,note\n" + SORTED, "utf-8")
    files.write(files.read(path), tmp_path / name)
    p, q = files.read(tmp_path / name)
    assert (p.note, p.links) == ("two\nlines\nanother", ("b", "c", "d"))
    assert (q.note, q.links) == ("one", ())


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        pytest.param("x.csv", ROWS.encode("cp1256"), ":2: error: not UTF-8 (invalid continuation byte), it looks like windows-1256; save it as UTF-8", id="code-page"),
        pytest.param("x.tsv", ROWS.replace(",", "\t").encode("cp1256"), "it looks like windows-1256", id="code-page-tsv"),
        pytest.param("x.csv", (ROWS + 'p2,ar,"open,\n' + "p3,ar,x,\n" * 50).encode(), ":4: error: not CSV: a quotation mark opens a cell in this row", id="unclosed-quote"),
        pytest.param("x.csv", ROWS.replace("\n", "\r").encode(), "lines that end in CR alone; save it with LF", id="old-mac"),
        pytest.param("x.csv", ROWS.encode("utf-16")[:-1], "not UTF-16, which", id="utf-16-cut"),
    ],
)  # fmt: skip
def test_says_what_is_wrong(name, data, says, tmp_path):
    path = tmp_path / name
    path.write_bytes(data)
    assert says in str(check(path)[0])


FAULTY = [
    {"concept": "c1", "lang": "ar", "text": ""},
    {"concept": "c1", "lang": "ar", "text": "سمير"},
    {"concept": "c1", "lang": "", "text": "سمير"},
    {"concept": "c2", "lang": "ar", "text": "نوري", "status": "prefered"},
    {"concept": "", "lang": "ar", "text": "هاني"},
]


@pytest.mark.parametrize(("name", "first"), [("x.tsv", 2), ("x.csv", 2), ("x.jsonl", 1), ("x.xlsx", 2)])  # fmt: skip
def test_one_faulty_row_does_not_hide_the_next(name, first, tmp_path):
    path = tmp_path / name
    _write(path, FAULTY)
    told = [(problem.line, problem.message) for problem in check(path)]
    assert told == [
        (first, "a term without text"),
        (first + 2, "a term without lang"),
        (first + 3, "unknown status 'prefered'; did you mean 'preferred'?"),
        (first + 4, "a row without a concept"),
    ]


def test_rows_that_are_no_rows_do_not_hide_others(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_text('{"concept": "c"\n[1]\n{"concept": "c", "text": "x"}\n', "utf-8")
    assert [problem.line for problem in check(path)] == [1, 2, 3]
    path = tmp_path / "x.tsv"
    path.write_text("concept\tlang\ttext\nc\tar\tx\ty\nc\tar\n", "utf-8")
    assert [problem.line for problem in check(path)] == [2, 3]


def _write(path, rows):
    names = ("concept", "lang", "text", "status")
    table = [[row.get(name, "") for name in names] for row in rows]
    if path.suffix == ".jsonl":
        import json

        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    elif path.suffix == ".xlsx":
        openpyxl = pytest.importorskip("openpyxl")
        pytest.importorskip("python_calamine")
        book = openpyxl.Workbook()
        for row in [names, *table]:
            book.active.append(row)
        book.save(path)
    else:
        mark = "," if path.suffix == ".csv" else "\t"
        path.write_text("".join(mark.join(row) + "\n" for row in [names, *table]), "utf-8")


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        pytest.param('<c r="D2" t="e"><v>#REF!</v></c>', False, id="error"),
        pytest.param('<c r="D2"><f>A1&amp;B1</f><v></v></c>', False, id="never-calculated"),
        pytest.param('<c r="D2"><f>A1&amp;B1</f></c>', False, id="no-value"),
        pytest.param('<c r="D2" t="str"><f>A1&amp;B1</f><v>x</v></c>', True, id="calculated"),
        pytest.param('<c r="D2" t="str"><f>IF(A1,"",2)</f><v></v></c>', True, id="empty-result"),
        pytest.param('<c r="D2"><f>1+1</f><v>2</v></c>', True, id="number"),
        pytest.param('<c r="D2"/>', True, id="nothing"),
    ],
)
def test_a_cell_that_lost_its_value_is_told(cell, kept, tmp_path):
    """It would be read as empty, and a target be gone."""
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("python_calamine")
    book = openpyxl.Workbook()
    for row in [("concept", "lang", "text", "target"), ("c", "ar", "زيد", "marked")]:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    path = tmp_path / "b.xlsx"
    with zipfile.ZipFile(tmp_path / "a.xlsx") as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = re.sub(rb'<c r="D2".*?</c>', cell.encode(), data)
                assert cell.encode() in data
            new.writestr(name, data)
    told = [str(problem) for problem in check(path) if problem.rule == "unreadable"]
    wanted = (
        f"{path}:2: error: D2 holds an error, or a formula that was never calculated [unreadable]"
    )
    assert told == ([] if kept else [wanted])
