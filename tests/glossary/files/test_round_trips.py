"""What is written is read: every format that calls itself lossless, over all of Unicode."""
# ruff: noqa: E501 - one case a line, like a table

import csv
import io
import re
import zipfile
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from translit.errors import GlossaryError
from translit.glossary import FORMS, STATUSES, Concept, Term, files

HARD = ["=1+1", "+x", "-x", "@x", "'=x", "''", "a|b\\", "\\|", "_x0041_", "a,b;c\td", '"quoted"', "<&>", "]]>", "#", "٧",
        "translit:note=x", "no", "true", "1", "0", "أ\u200cب", "a\nb", "a\rb", "حفتر", "\N{DESERET SMALL LETTER EW}"]  # fmt: skip
TEXT = st.one_of(
    st.sampled_from(HARD),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=6),
).map(str.strip)
SAID = TEXT.filter(bool)
WORDS = st.lists(SAID, max_size=2).map(tuple)
TERMS = st.builds(
    Term, SAID, st.sampled_from(["ar", "en", "zh-Hant"]), st.sampled_from(STATUSES),
    st.sampled_from([*FORMS, "dual-spaced"]), st.none() | SAID, st.sampled_from([None, "m", "f", "n", "x"]),
    st.sampled_from([None, "s", "d", "p"]), WORDS, WORDS, st.booleans(), st.booleans(), TEXT, TEXT,
)  # fmt: skip
CONCEPTS = st.lists(
    st.builds(Concept, SAID, TEXT, st.lists(TERMS, max_size=3).map(tuple), TEXT, WORDS),
    unique_by=lambda concept: concept.id,
    max_size=3,
)
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
LOSSLESS = [part for part in files.BUILTIN if part.lossless]


def by_language(concepts):
    """TBX keeps the terms of a language together, and links to known concepts before the others."""
    known = {concept.id for concept in concepts}
    for concept in concepts:
        langs = list(dict.fromkeys(term.lang for term in concept.terms))
        terms = sorted(concept.terms, key=lambda term: langs.index(term.lang))
        links = sorted(
            concept.links, key=lambda link: link not in known or not NAME.fullmatch(link)
        )
        yield replace(concept, terms=tuple(terms), links=tuple(links))


@pytest.mark.parametrize("part", LOSSLESS, ids=lambda part: part.id)
@settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(concepts=CONCEPTS)
def test_round_trip(part, concepts, tmp_path_factory):
    path = tmp_path_factory.mktemp("files") / f"glossary{part.suffixes[0]}"
    files.write(concepts, path)
    expected = list(by_language(concepts)) if part.id in {"tbx", "martif"} else concepts
    assert list(files.read(path)) == expected


FULL = Concept(
    "haftar", "PERSON",
    (
        Term("خليفة حفتر", "ar", "preferred", gender="m"),
        Term("هافتار", "ar", "machine-translation", "short", "حفتر", evidence="back-transliteration"),
        Term("Haftar", "en", "foreign", "short", "حفتر", requires=("LNA", "ليبيا")),
    ),
    "never the son", ("haftar_saddam",),
)  # fmt: skip


def test_every_shipped_glossary_survives_every_format(tmp_path):
    from translit.glossary import loader

    for name, source in loader.shipped().items():
        concepts = [
            replace(c, terms=tuple(t for t in c.terms if t.lang in {"ar", "en"}))
            for c in files.read(source)
        ]
        for part in LOSSLESS:
            if part.id == "xlsx" and name == "countries":
                continue
            path = tmp_path / f"{name}{part.suffixes[0]}"
            files.write(concepts, path)
            back = list(files.read(path))
            assert back == (
                list(by_language(concepts)) if part.id in {"tbx", "martif"} else concepts
            ), part.id


def test_tbx_is_what_others_read(tmp_path):
    path = tmp_path / "x.tbx"
    files.write([FULL], path)
    text = path.read_text("utf-8")
    assert '<tbx type="TBX-Basic" style="dca"' in text
    assert text.count("deprecatedTerm-admn-sts") == 2
    assert text.count("preferredTerm-admn-sts") == 1
    assert '<termNote type="grammaticalGender">masculine</termNote>' in text
    assert "<note>translit:link=haftar_saddam</note>" in text


def test_xlsx_holds_text_only(tmp_path):
    path = tmp_path / "x.xlsx"
    files.write([Concept("c", terms=(Term("=1+1", "ar"), Term("1/2", "ar")))], path)
    sheet = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<dataValidation" in sheet


def test_analyst_edits_the_sheet(tmp_path):
    """A row is added at the end, columns are moved, another sheet is added, a number is typed."""
    from openpyxl import load_workbook

    path = tmp_path / "x.xlsx"
    files.write([FULL, Concept("other", terms=(Term("آخر", "ar"),))], path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    names = [cell.value for cell in sheet[1]]
    row = {
        "concept": "haftar",
        "lang": "ar",
        "text": "حافتار",
        "status": "misspelling",
        "target": "حفتر",
        "note": 24,
    }
    sheet.append([row.get(name) for name in names])
    sheet.append([None] * len(names))
    sheet.move_range(f"A1:A{sheet.max_row}", cols=len(names))
    sheet.delete_cols(1)
    book.create_sheet("scratch").append(["=1+1"])
    book.save(path)
    haftar, other = files.read(path)
    assert haftar.terms == (
        *FULL.terms,
        Term("حافتار", "ar", "misspelling", "full", "حفتر", note="24"),
    )
    assert haftar.note == FULL.note
    assert other.terms == (Term("آخر", "ar"),)


def test_cells_merged_over_rows_stand_in_each(tmp_path):
    from openpyxl import load_workbook

    path = tmp_path / "x.xlsx"
    files.write([FULL, Concept("other", terms=(Term("آخر", "ar"),))], path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for cells in ("A2:A4", "B2:B4", "P2:P4", "A9:B20", "ZZ1:ZZ9", "A6:Q6"):
        sheet.merge_cells(cells)
    assert sheet["A3"].value is None
    book.save(path)
    haftar, other = files.read(path)
    assert (haftar.terms, haftar.note, haftar.type) == (FULL.terms, FULL.note, FULL.type)
    assert other.terms == (Term("آخر", "ar"),)


def test_merged_cells_that_overlap_are_refused(tmp_path):
    path = tmp_path / "x.xlsx"
    files.write([FULL], path)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    every = b'<mergeCell ref="A1:XFD1048576"/>' * 10_000
    parts[sheet] = parts[sheet].replace(
        b"</sheetData>", b"</sheetData><mergeCells>" + every + b"</mergeCells>"
    )
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)
    with pytest.raises(GlossaryError, match="merged cells overlap each other"):
        list(files.read(path))


def test_more_terms_than_a_sheet_has_rows(tmp_path, monkeypatch):
    monkeypatch.setattr("translit.glossary.files.xlsx._MOST_ROWS", 4)
    files.write([FULL], tmp_path / "x.xlsx")
    with pytest.raises(GlossaryError, match=r"4 terms; a sheet holds 3: write \.tsv or \.jsonl"):
        files.write([FULL, Concept("other")], tmp_path / "y.xlsx")
    assert not (tmp_path / "y.xlsx").exists()


def test_what_is_typed_below_the_rows_is_text(tmp_path):
    """Or ``007`` would come back as 7, ``1/2`` as a date."""
    from openpyxl import load_workbook

    path = tmp_path / "x.xlsx"
    files.write([FULL], path)
    columns = load_workbook(path).worksheets[0].column_dimensions
    assert {columns[letter].number_format for letter in "ABCDEFGH"} == {"@"}


def test_csv_has_no_formulas_and_opens_in_excel(tmp_path):
    path = tmp_path / "x.csv"
    files.write([Concept("c", terms=(Term("=cmd()", "ar"), Term("حفتر", "ar")))], path)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["text"] for row in rows] == ["'=cmd()", "حفتر"]


def test_csv_with_semicolons(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("concept;lang;text\nc;ar;أ, ب\n", "utf-8")
    assert next(files.read(path)).terms[0].text == "أ, ب"


def test_deepl_pairs(tmp_path):
    path = tmp_path / "x.deepl.csv"
    lna = Concept("lna", terms=(Term("LNA", "en"), Term("Libyan National Army", "en", "preferred"),
                                Term("الجيش الوطني الليبي", "ar", "preferred"), Term("x", "en", "misspelling")))  # fmt: skip
    files.write([lna, FULL], path)
    assert (
        path.read_text("utf-8")
        == "LNA,الجيش الوطني الليبي\nLibyan National Army,الجيش الوطني الليبي\n"
    )
    first, second = files.read(path)
    assert first.id == "LNA"
    assert [t.lang for t in second.terms] == ["en", "ar"]


def test_deepl_with_languages(tmp_path):
    path = tmp_path / "x.deepl.tsv"
    path.write_text("Libye\tЛивия\tFR\tRU\n", "utf-8")
    assert [t.lang for t in next(files.read(path)).terms] == ["fr", "ru"]


def test_deepl_with_several_pairs_of_languages(tmp_path):
    """One source term in several languages is one concept; a homograph of another language isn't it."""
    path = tmp_path / "x.deepl.csv"
    path.write_text("Gift,هدية,EN,AR\nGift,Geschenk,EN,DE\nGift,poison,DE,EN\n", "utf-8")
    gift, poison = files.read(path)
    assert [(t.lang, t.text) for t in gift.terms] == [
        ("en", "Gift"),
        ("ar", "هدية"),
        ("de", "Geschenk"),
    ]
    assert (gift.id, poison.id) == ("Gift", "Gift@de")
    assert [(t.lang, t.text) for t in poison.terms] == [("de", "Gift"), ("en", "poison")]


def test_deepl_languages_in_capitals_and_none_that_fits(tmp_path):
    lna = Concept("lna", "", (Term("LNA", "en"), Term("الجيش الوطني الليبي", "ar", "preferred")))
    path = tmp_path / "x.deepl.tsv"
    files.of(path, source_lang="EN", target_lang="AR").write([lna], path)
    assert path.read_text("utf-8") == "LNA\tالجيش الوطني الليبي\n"
    with pytest.raises(
        GlossaryError, match="no concept has a name in 'fr' and a preferred one in 'ar'"
    ):
        files.of(path, source_lang="fr").write([lna], path)


def test_skos_carries_labels(tmp_path):
    path = tmp_path / "x.skos"
    files.write([FULL], path)
    (back,) = files.read(path)
    assert (back.id, back.type, back.note, back.links) == (
        FULL.id,
        FULL.type,
        FULL.note,
        FULL.links,
    )
    assert [(t.text, t.status) for t in back.terms] == [
        ("خليفة حفتر", "preferred"), ("هافتار", "misspelling"), ("Haftar", "misspelling"),
    ]  # fmt: skip


def test_pieces_of_a_concept_are_joined(tmp_path):
    path = tmp_path / "x.tsv"
    path.write_text("concept\tlang\ttext\na\tar\tأ\nb\tar\tب\na\ten\tA\n", "utf-8")
    assert [c.id for c in files.stream(path)] == ["a", "b", "a"]
    assert [(c.id, len(c.terms)) for c in files.read(path)] == [("a", 2), ("b", 1)]


def test_unknown_suffix_is_told():
    with pytest.raises(GlossaryError, match=r"no glossary format; did you mean .\.tbx."):
        files.of("a.tbxx")
