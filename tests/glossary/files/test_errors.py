"""Files that are wrong or hostile: the message says where and what would be right."""
# ruff: noqa: E501 - one case a line, like a table

import errno
import random
import zipfile
from pathlib import Path

import pytest

from translit.errors import GlossaryError
from translit.glossary import Concept, Glossary, Term, files

TBX = '<tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body>{}</body></text></tbx>'
TERM = '<conceptEntry id="c"><langSec xml:lang="ar"><termSec>{}</termSec></langSec></conceptEntry>'

CASES = [
    pytest.param("x.tsv", "concept\tlang\ttxt\n", "x.tsv:1: unknown column 'txt'; did you mean 'text'?", id="column"),
    pytest.param("x.tsv", "concept\tlang\n", "x.tsv:1: no column 'text'", id="column-missing"),
    pytest.param("x.tsv", "", "an empty file", id="empty-tsv"),
    pytest.param("x.tsv", "concept\tlang\ttext\nc\tar\n", "x.tsv:2: a term without text", id="no-text"),
    pytest.param("x.tsv", "concept\tlang\ttext\nc\t\tx\n", "x.tsv:2: a term without lang", id="no-lang"),
    pytest.param("x.tsv", "concept\tlang\ttext\n\tar\tx\n", "x.tsv:2: a row without a concept", id="no-concept"),
    pytest.param("x.tsv", "concept\tlang\ttext\nc\tar\tx\ty\n", "x.tsv:2: 4 cells, but 3 columns", id="cells"),
    pytest.param("x.tsv", "concept\tlang\ttext\tstatus\nc\tar\tx\tprefered\n", "did you mean 'preferred'", id="status"),
    pytest.param("x.tsv", "concept\tlang\ttext\tflag\nc\tar\tx\tmaybe\n", "x.tsv:2: flag is 'maybe'", id="flag"),
    pytest.param("x.tsv", b"concept\tlang\ttext\nc\tar\t\xff\n", "x.tsv:2: not UTF-8", id="not-utf8"),
    pytest.param("x.jsonl", '{"concept": "c"\n', "x.jsonl:1: not JSON", id="json"),
    pytest.param("x.jsonl", "[1]\n", "x.jsonl:1: not a JSON object", id="json-list"),
    pytest.param("x.jsonl", '{"concept": "c", "lang": "ar", "text": 1}\n', "text is 1, not a string", id="json-number"),
    pytest.param("x.jsonl", "[" * 100_000 + "\n", "x.jsonl:1: not JSON", id="json-deep"),
    pytest.param("x.toml", '[c]\nterms = [\n  { text = "x" },\n]', "x.toml:3: a term without lang", id="toml-term"),
    pytest.param("x.toml", '[c]\ntype = "P"\ntyp = 1', "x.toml:1: unknown key 'typ'; did you mean 'type'", id="toml-key"),
    pytest.param("x.toml", '[a]\n\n[c]\nterms = [\n  { text = "x", lang = "ar" },\n  { text = "y", lang = "ar", statu = "" },\n]',
                 "x.toml:6: unknown key 'statu'; did you mean 'status'", id="toml-term-key"),
    pytest.param("x.toml", "[c]\n[c]\n", "x.toml:2: not TOML", id="toml-twice"),
    pytest.param("x.toml", 'a = 1\n', "'a' stands outside a concept", id="toml-outside"),
    pytest.param("x.toml", '[""]\n', "'' is no id", id="toml-no-id"),
    pytest.param("x.toml", '[" c"]\n', "' c' is no id: empty, or spaces", id="toml-id-with-spaces"),
    pytest.param("x.toml", "[c]\n".encode("utf-16"), "x.toml: UTF-16; save it as UTF-8", id="toml-utf-16"),
    pytest.param("x.csv", 'concept,lang,text\nc,ar,"x\n', "not CSV", id="csv-quote"),
    pytest.param("x.tbx", "<html/>", "not TBX", id="not-tbx"),
    pytest.param("x.tbx", TBX.format(TERM.format("")), "x.tbx:1: a term without text", id="tbx-term"),
    pytest.param("x.tbx", TBX.format(TERM.replace(' xml:lang="ar"', "").format("<term>x</term>")), "no xml:lang", id="tbx-lang"),
    pytest.param("x.tbx", TBX[:60], "not well-formed", id="tbx-cut"),
    pytest.param("x.tbx", '<!DOCTYPE tbx [<!ENTITY a "x">]><tbx/>', "entity declarations are refused", id="tbx-entity"),
    pytest.param("x.martif", "<!DOCTYPE martif SYSTEM 'x.dtd'><martif><a>&nbsp;</a></martif>", "entity &nbsp;", id="undeclared"),
    pytest.param("x.skos", "<a>" * 400, "deep", id="skos-deep"),
    pytest.param("x.deepl.csv", "a,b,c\n", "x.deepl.csv:1: a row is source, target", id="deepl"),
    pytest.param("x.xlsx", b"PK nothing", "not an XLSX file", id="xlsx"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "says"), CASES)
def test_message(name, content, says, tmp_path):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(GlossaryError) as error:
        list(files.read(path))
    assert says in str(error.value)
    assert str(error.value).startswith(str(tmp_path))


@pytest.mark.parametrize("name", ["x.tsv", "x.toml", "x.jsonl", "x.tbx", "x.xlsx", "x.glossary"])
def test_a_disk_that_fails_is_told_with_the_file(name, tmp_path, monkeypatch):
    def fails(*_args, **_options):
        raise OSError(errno.EIO, "Input/output error")

    path = tmp_path / name
    path.write_text("x", "utf-8")
    monkeypatch.setattr(Path, "open", fails)
    monkeypatch.setattr(Path, "read_bytes", fails)
    with pytest.raises(GlossaryError, match="cannot be read: Input/output error") as error:
        Glossary.load(path)
    assert str(error.value).startswith(str(path))


def test_the_line_is_told_where_lines_are_not_kept(tmp_path):
    path = tmp_path / "x.toml"
    path.write_text('[a]\n[c]\nterms = [\n  { text = "x", lang = "ar", statu = "" },\n]', "utf-8")
    with pytest.raises(GlossaryError, match=r"x\.toml:4: unknown key 'statu'"):
        list(files.read(path, lines=False))
    with pytest.raises(GlossaryError, match=r"x\.toml:4: unknown key 'statu'"):
        Glossary.load(path)


def test_xlsx_bomb_is_not_unpacked(tmp_path):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"<a>" + b" " * (80 << 20))
    with pytest.raises(GlossaryError, match="unpacks to"):
        list(files.read(path))


def test_tbx_of_others(tmp_path):
    """Style DCT and the older martif with term groups, as other tools write them."""
    dct = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="m" type="TBX-Min" style="dct"><text><body>
      <conceptEntry id="c1"><min:subjectField>law</min:subjectField><min:crossReference target="c2">c2</min:crossReference>
      <langSec xml:lang="EN"><termSec><term>writ</term>
      <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec></conceptEntry>
    </body></text></tbx>"""
    martif = """<martif type="TBX"><text><body><termEntry><descrip type="subjectField">law</descrip>
      <ref type="crossReference" target="c2">c2</ref><langSet xml:lang="en"><ntig><termGrp><term>writ</term>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig></langSet></termEntry>
    </body></text></martif>"""
    for name, text in (("a.tbx", dct), ("a.martif", martif)):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        (concept,) = files.read(path)
        assert (concept.type, concept.links) == ("law", ("c2",))
        assert [(t.text, t.lang, t.status) for t in concept.terms] == [("writ", "en", "preferred")]
        assert concept.line is not None


@pytest.mark.parametrize(
    "definition", ['<descrip type="definition">{}</descrip>', "<b:definition>{}</b:definition>"]
)
def test_definitions_are_notes(definition, tmp_path):
    path = tmp_path / "x.tbx"
    own, other = definition.format("an order"), definition.format("une ordonnance")
    entry = TERM.format("<term>writ</term><note>old</note>").replace("<langSec", f"{own}<langSec")
    entry = entry.replace("<termSec>", f"{other}<termSec>").replace(
        "</conceptEntry>", "<note>n</note></conceptEntry>"
    )
    path.write_text(TBX.format(entry), "utf-8")
    (concept,) = files.read(path)
    assert (concept.note, concept.terms[0].note) == ("an order\nune ordonnance\nn", "old")


@pytest.mark.parametrize("suffix", [".tbx", ".rdf"])
def test_entries_without_a_name_are_others_in_another_file(suffix, tmp_path):
    """``import a.tbx b.tbx`` joins concepts of one id: numbers alone would join what isn't one."""
    entry = TERM.replace(' id="c"', "").format("<term>writ</term>")
    label = '<skos:Concept><skos:prefLabel xml:lang="en">writ</skos:prefLabel></skos:Concept>'
    text = TBX.format(entry) if suffix == ".tbx" else f"<rdf:RDF>{label}</rdf:RDF>"
    for name in ("a", "b"):
        path = tmp_path / f"{name}{suffix}"
        path.write_text(text, "utf-8")
        assert [concept.id for concept in files.read(path)] == [f"{name}-1"]


def test_a_term_that_is_not_translated_yet_is_none(tmp_path):
    path = tmp_path / "x.tbx"
    empty = '<langSec xml:lang="fr"><termSec><term></term></termSec></langSec></conceptEntry>'
    entry = TERM.format("<term>writ</term>").replace("</conceptEntry>", empty)
    path.write_text(TBX.format(entry), "utf-8")
    (concept,) = files.read(path)
    assert [term.text for term in concept.terms] == ["writ"]


def test_what_weblate_forbids_is_deprecated(tmp_path):
    path = tmp_path / "x.tbx"
    note = '<term>writ</term><termNote type="administrativeStatus">forbidden</termNote>'
    path.write_text(TBX.format(TERM.format(note)), "utf-8")
    (concept,) = files.read(path)
    assert concept.terms[0].status == "deprecated"


@pytest.mark.parametrize("part", files.BUILTIN, ids=lambda part: part.id)
def test_damaged_files_are_told_or_read(part, tmp_path):
    """Bytes that are cut, doubled or changed: an error with the file's name, never another exception."""
    path = tmp_path / f"x{part.suffixes[0]}"
    terms = (
        Term("حفتر", "ar", "preferred", requires=("x",)),
        Term("Haftar", "en", note="=1|2"),
    )
    files.write([Concept("h", "PERSON", terms, "note", ("g",)), Concept("g", "", terms)], path)
    whole = path.read_bytes()
    rng = random.Random(part.id)
    for _ in range(40):
        data = bytearray(whole)
        at = rng.randrange(len(data))
        match rng.randrange(4):
            case 0:
                del data[at:]
            case 1:
                data[at] = rng.randrange(256)
            case 2:
                data[at:at] = data[: rng.randrange(len(data))]
            case 3:
                data[at:at] = rng.choice(
                    [b"\0", b"\xff", b'"', b"<", b"&x;", b"\t", b"\r", b"'", b"[", b"\xed\xa0\x80"]
                )
        path.write_bytes(bytes(data))
        try:
            list(files.read(path))
        except GlossaryError as error:
            assert str(path) in str(error)  # noqa: PT017 - most of them are read
