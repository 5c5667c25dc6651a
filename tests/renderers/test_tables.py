import csv
import io
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
import xmlschema

from translit.renderers.csv import Csv, safe
from translit.renderers.github import Github
from translit.renderers.junit import Junit
from translit.renderers.markdown import Markdown
from translit.renderers.marot import Marot
from translit.renderers.terminal import Terminal, isolated, sentence
from translit.renderers.xlsx import Xlsx
from translit.report import Report, Signature

CASES = Path(__file__).parents[1] / "cases"


def test_csv_has_no_formula(report):
    rows = list(csv.reader(io.StringIO(Csv().render(report).removeprefix("\ufeff"), newline="")))
    assert len(rows) == 1 + len(report.findings)
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\tx"])
def test_formulas_are_quoted(text):
    assert safe(text) == f"'{text}"
    assert safe("a=1") == "a=1"


def test_xlsx_stores_texts_as_texts(report):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(Xlsx().render(report)))
    assert book.sheetnames == ["scorecard", "findings", "names"]
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
    assert "=1+1" in [c.value for c in cells]
    assert {c.data_type for c in cells} <= {"s", "inlineStr", "n"}


def test_junit_is_well_formed_and_counts(report):
    root = ElementTree.fromstring(Junit().render(report))
    assert [s.get("name") for s in root] == ["audit", "s"]
    assert [s.get("failures") for s in root] == ["1", "1"]
    assert "<script>" in "".join(root.itertext())


def test_junit_fits_the_schema_of_jenkins(report):
    """tests/cases/junit-10.xsd is MIT-licensed, of Jenkins' xUnit plug-in; it says so itself."""
    schema = xmlschema.XMLSchema(CASES / "junit-10.xsd")
    nothing = Report((), Signature.of())
    passed = replace(report, findings=())
    strange = replace(report.findings[0], check='a"<b>', system="<&>", message="\x00\ud800\n]]>")
    for value in (report, nothing, passed, replace(report, findings=(strange,))):
        schema.validate(Junit().render(value))


def test_junit_sums_its_suites(report):
    root = ElementTree.fromstring(Junit().render(report))
    assert (root.get("tests"), root.get("failures")) == ("2", "2")


def test_junit_passes_below_its_level(report):
    root = ElementTree.fromstring(Junit(fail_on="critical").render(report))
    assert [s.get("failures") for s in root] == ["0", "1"]


def test_github_escapes(report):
    lines = Github().render(report).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(
        "::error file=b.jsonl,title=name-variants (critical),col=1,endColumn=4::[x] "
    )
    assert "line=2" in lines[1]
    assert "\n" not in lines[0]


def test_github_counts_the_rest(report):
    assert Github(most=1).render(report).endswith("::notice::1 more findings; see the report\n")


def test_marot_marks_the_span(report):
    rows = [line.split("\t") for line in Marot().render(report).splitlines()]
    assert {len(row) for row in rows} == {10}
    assert "<v> ،</v>" in rows[1][6]
    assert len(rows) == 3  # what is suppressed, and the batch, have no row


def test_markdown_is_escaped(report):
    text = Markdown().render(report)
    assert "<script>" not in text.replace("\\<script\\>", "")
    assert "@me" not in text
    table = [line for line in text.splitlines() if line.startswith("| **critical**")]
    assert len(table) == 1


def test_terminal_isolates_what_runs_right_to_left(report):
    text = Terminal(color=False).render(report)
    assert "\u202e" not in text
    assert text.count("\N{FIRST STRONG ISOLATE}") == text.count("\N{POP DIRECTIONAL ISOLATE}")
    assert "not read" in text
    assert "\x1b" not in text


def test_isolated():
    assert isolated("abc") == "abc"
    assert isolated("ا\u2067") == "\N{FIRST STRONG ISOLATE}ا\ufffd\N{POP DIRECTIONAL ISOLATE}"
    assert isolated("a\x1b[31m") == "a\ufffd[31m" or "\x1b" not in isolated("a\x1b[31m")


def test_names_in_a_sentence_keep_to_themselves():
    said = sentence("'لـ LNA' stands for 'الجيش', isn't سوريا")
    assert said == "'\u2068لـ LNA\u2069' stands for '\u2068الجيش\u2069', isn't \u2068سوريا\u2069"


def test_the_terminal_shows_some_of_each_check(report):
    many = tuple(replace(report.findings[0], fingerprint=str(n)) for n in range(9))
    text = Terminal().render(replace(report, findings=(*many, report.findings[1])))
    assert text.count("space-before-punctuation  ") == 4
    assert "and 5 more: space-before-punctuation 5" in text
    assert "1 critical, 9 minor; 9 with a certain fix" in text


def test_notebooks_show_what_weighs_most_first(report):
    page = report._repr_html_()
    assert page.index("name-variants") < page.index("space-before-punctuation")
    assert "2 findings" in page
    assert "<script>" not in page


def test_a_reader_who_has_gone_is_no_finding():
    from translit.renderers.evaluation import _console

    with pytest.raises(BrokenPipeError):
        _console().on_broken_pipe()
