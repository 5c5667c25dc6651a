"""The file formats of others: read safely, written back with nothing changed but what was."""

import gzip
import io
import zipfile
from xml.etree import ElementTree

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.edit import Edit, apply
from translit.errors import InputError
from translit.formats import choose, opened, read_documents, sniffed
from translit.formats.parquet import Parquet
from translit.formats.po import Po
from translit.formats.subtitles import Subtitles
from translit.formats.tmx import Tmx
from translit.formats.wmt_xml import WmtXml
from translit.formats.xliff import Xliff

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en" datatype="plaintext"/><body>
<tu tuid="7"><note>Haftar</note><tuv xml:lang="en-US"><seg>Haftar &amp; co</seg></tuv>
  <tuv xml:lang="ar"><seg>هافتار &amp; <bpt i="1">&lt;b></bpt>شركاه<ept i="1"/> هنا</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>one</seg></tuv><tuv xml:lang="ar"><seg><![CDATA[واحد <1>]]></seg></tuv></tu>
</body></tmx><!-- end -->
"""
XLIFF1 = """<?xml version='1.0'?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a.html" source-language="en" target-language="ar" datatype="html"><header><note>x</note></header><body>
<group id="g"><trans-unit id="1"><source>The <g id="1">LNA</g></source><target state="final">الـ <g id="1">LNA</g></target>
<alt-trans><source>old</source><target>قديم</target></alt-trans><note>n</note></trans-unit>
<trans-unit id="2"><source>two</source></trans-unit></group></body></file></xliff>"""
XLIFF2 = """<xliff version="2.1" srcLang="en" trgLang="ar" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">
<unit id="u"><originalData><data id="d">&lt;br/></data></originalData><segment id="s1"><source>Hello <ph id="1" dataRef="d"/></source>
<target>مرحبا <ph id="1" dataRef="d"/></target></segment><ignorable><source> </source></ignorable>
<segment><source>Bye</source><target>وداعا</target></segment></unit></file></xliff>"""
PO = r"""# Translators
msgid ""
msgstr ""
"Language: ar\n"
"Content-Type: text/plain; charset=UTF-8\n"

#. note
#: a.c:1
msgctxt "menu"
msgid "Open \"%s\"\n"
msgstr ""
"فتح "
"\"%s\"\n"

#, fuzzy
msgid "maybe"
msgstr "ربما"

msgid "a file"
msgid_plural "%d files"
msgstr[0] "ملف"
msgstr[1] "%d ملفات"

msgid "none"
msgstr ""

#~ msgid "old"
#~ msgstr "قديم"
"""
SRT = "1\r\n00:00:01,000 --> 00:00:02,000\r\nهافتار\r\nهنا\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nLNA\r\n"
VTT = (
    "WEBVTT\n\nNOTE x\n\n00:01.000 --> 00:02.000 align:start\nهافتار\n\n00:03.000 --> 00:04.000\n\n"
)
SAMPLES = [
    pytest.param(Tmx(), TMX, id="tmx"),
    pytest.param(Xliff(), XLIFF1, id="xliff-1.2"),
    pytest.param(Xliff(), XLIFF2, id="xliff-2.1"),
    pytest.param(Po(), PO, id="po"),
    pytest.param(Subtitles(), SRT, id="srt"),
    pytest.param(Subtitles(), VTT, id="vtt"),
]


def through(reader, data, change=str):
    rows = [
        (record, {"translit_text": record.text and change(record.text)})
        for record in reader.records(io.BytesIO(data), "in", "text")
    ]
    out = io.BytesIO()
    reader.write(rows, out, "text")
    return out.getvalue()


def segments(reader, text):
    found = reader.documents(io.BytesIO(text.encode()), "in")
    return [
        (s.id, s.source, s.target, s.source_lang, s.target_lang) for d in found for s in d.segments
    ]


@pytest.mark.parametrize(("reader", "text"), SAMPLES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_untouched_is_the_same_byte_for_byte(reader, text, encoding):
    assert through(reader, text.encode(encoding)) == text.encode(encoding)


@pytest.mark.parametrize(
    ("reader", "text", "word", "other", "old", "new"),
    [
        pytest.param(Tmx(), TMX, "هافتار", "حفتر <", "هافتار", "حفتر &lt;", id="tmx"),
        pytest.param(Tmx(), TMX, "هنا", "هناك", "هنا", "هناك", id="tmx-after-a-code"),
        pytest.param(
            Xliff(), XLIFF1, "LNA", "الجيش", "LNA</g></target>", "الجيش</g></target>", id="xliff"
        ),
        pytest.param(Xliff(), XLIFF2, "وداعا", "سلاما", "وداعا", "سلاما", id="xliff-2"),
        pytest.param(
            Po(), PO, 'فتح "%s"\n', 'x"\n', '""\n"فتح "\n"\\"%s\\"\\n"', '"x\\"\\n"', id="po-lines"
        ),
        pytest.param(Subtitles(), SRT, "هافتار", "حفتر", "هافتار", "حفتر", id="srt"),
        pytest.param(Subtitles(), VTT, "هافتار", "حفتر", "هافتار", "حفتر", id="vtt"),
    ],
)
def test_only_the_edit_changes(reader, text, word, other, old, new):
    got = through(reader, text.encode(), lambda t: t.replace(word, other))
    assert got.decode() == text.replace(old, new, 1)


def test_an_edit_across_markup_is_left_out_and_the_others_are_made():
    (record, *_) = Tmx().records(io.BytesIO(TMX.encode()), "in", "text")
    edits = [Edit(8, 11, " شر", "ش", "x"), Edit(15, 18, "هنا", "هناك", "x")]
    result = {
        "translit_text": apply(record.text, edits),
        "translit_edits": [e._asdict() for e in edits],
    }
    out = io.BytesIO()
    Tmx().write([(record, result)], out, "text")
    assert "شركاه<ept" in out.getvalue().decode()
    assert " هناك</seg>" in out.getvalue().decode()


def test_tmx_segments():
    assert segments(Tmx(), TMX) == [
        ("7", "Haftar & co", "هافتار & شركاه هنا", "en-US", "ar"),
        ("2", "one", "واحد <1>", "en", "ar"),
    ]


def test_xliff_segments():
    assert segments(Xliff(), XLIFF1) == [
        ("1", "The LNA", "الـ LNA", "en", "ar"),
        ("2", "two", None, "en", "ar"),
    ]
    assert [s[:3] for s in segments(Xliff(), XLIFF2)] == [
        ("u/s1", "Hello {1}", "مرحبا {1}"),
        ("u/2", "Bye", "وداعا"),
    ]


def test_po_segments_are_those_of_polib():
    ours = [(s[1], s[2]) for s in segments(Po(), PO)]
    theirs = []
    for entry in polib.pofile(PO):
        if entry.fuzzy or entry.obsolete:
            continue
        plural = entry.msgstr_plural or {0: entry.msgstr}
        for n, text in plural.items():
            theirs.append((entry.msgid_plural if n else entry.msgid, text or None))
    assert ours == theirs
    assert {s[4] for s in segments(Po(), PO)} == {"ar"}


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1))
def test_po_spells_a_target_as_polib_reads_it(target):
    got = through(Po(), PO.encode(), lambda t: target if t == "ملف" else t).decode()
    (entry,) = [e for e in polib.pofile(got) if e.msgid == "a file"]
    assert entry.msgstr_plural[0] == target


def test_wmt_xml():
    text = """<dataset id="w"><collection id="c"><doc origlang="en" id="d"><src lang="en"><p><seg id="1">a &lt;</seg></p></src>
    <ref lang="ar" translator="A"><p><seg id="1">ا</seg></p></ref><hyp system="X" lang="ar"><p><seg id="1">ب</seg></p></hyp>
    <hyp system="Y" lang="ar"><p><seg id="2">ت</seg></p></hyp></doc></collection></dataset>"""
    got = [s for d in WmtXml().documents(io.BytesIO(text.encode()), "in") for s in d.segments]
    assert [(s.system, s.id, s.source, s.target, s.references) for s in got] == [
        ("X", "1", "a <", "ب", ("ا",)),
        ("Y", "1", "a <", None, ("ا",)),
        ("Y", "2", None, "ت", ()),
    ]


def test_parquet_keeps_other_columns(tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.table({"text": ["a", None, "b"], "n": [1.5, 2.5, None]})
    pq.write_table(table, tmp_path / "a.parquet")
    got = pq.read_table(
        io.BytesIO(through(Parquet(), (tmp_path / "a.parquet").read_bytes(), str.upper))
    )
    assert got.select(["text", "n"]) == table
    assert got["translit_text"].to_pylist() == ["A", None, "B"]


def shape(data):
    """Every element with its attributes, and every text but those of targets."""
    out = []

    def walk(node, inside):
        inside = inside or node.tag.rpartition("}")[2] in ("target", "seg")
        out.append((node.tag, sorted(node.attrib.items()), None if inside else node.text))
        for child in node:
            walk(child, inside)
            out.append(None if inside else child.tail)

    walk(ElementTree.fromstring(data), inside=False)
    return out


@given(st.sampled_from([XLIFF1, XLIFF2, TMX]), st.text("اب <&>\"']ـ", max_size=9))
def test_what_is_written_keeps_the_structure_and_with_it_the_validity(text, new):
    """The schemas of XLIFF and TMX put no condition on text, and nothing but text is ever changed:
    what was valid stays valid, of every version and dialect.
    """
    form = Tmx() if text is TMX else Xliff()
    for change in (lambda old: old + new, lambda old: new + old, lambda _: new):
        assert shape(through(form, text.encode(), change)) == shape(text.encode())


@given(st.text("اب <&>]", max_size=9), st.text("اب <&>]", max_size=9))
def test_a_cdata_section_says_what_was_written(old, new):
    old = old.replace("]]>", "") or "ا"
    text = TMX.replace("<![CDATA[واحد <1>]]>", f"<![CDATA[{old}]]>")
    for change in (
        lambda old: old + new,
        lambda old: new + old,
        lambda o: new or o,
        lambda o: o[::2],
    ):
        again = through(Tmx(), text.encode(), change)
        assert segments(Tmx(), again.decode())[1][2] == change(old)


def zipped(*files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def test_members_of_a_zip_and_gz(tmp_path):
    (tmp_path / "a.zip").write_bytes(
        zipped(("b.tmx", TMX), ("a.txt", "x\n"), ("__MACOSX/a.txt", "y"))
    )
    (tmp_path / "c.tmx.gz").write_bytes(gzip.compress(TMX.encode()))
    found = [d.segments[0].target for d in read_documents(tmp_path)]
    assert found == ["x", "هافتار & شركاه هنا", "هافتار & شركاه هنا"]


def test_parquet_in_a_zip(tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.table({"target": ["ا"] * 3}), out)
    (tmp_path / "a.zip").write_bytes(zipped(("a.parquet", out.getvalue())))
    assert [len(d.segments) for d in read_documents(tmp_path / "a.zip")] == [3]


def test_a_lying_suffix_is_sniffed(tmp_path):
    place = tmp_path / "a.txt"
    place.write_text(XLIFF1, encoding="utf-8")
    with opened(str(place)) as stream:
        assert sniffed(choose(str(place)), stream).id == "xliff"


def spoilt(data):
    """The same with some bytes turned in the packed text."""
    return data[:60] + bytes(255 ^ b for b in data[60:70]) + data[70:]


HOSTILE = [
    pytest.param("a.tmx", b'<!DOCTYPE t [<!ENTITY a "b">]><tmx>&a;</tmx>', "entity declarations are refused", id="entity"),
    pytest.param("a.tmx", b'<!DOCTYPE t [<!ENTITY x SYSTEM "a.txt">]><tmx/>', "entity declarations", id="external"),
    pytest.param("a.tmx", b'<!DOCTYPE t SYSTEM "x"><tmx>&x;</tmx>', "undefined entity &x;", id="undefined"),
    pytest.param("a.tmx", b"<tmx>" * 100_000, "nested more than", id="deep"),
    pytest.param("a.tmx", TMX.encode()[:200], r"a\.tmx:\d+:\d+: not well-formed", id="cut"),
    pytest.param("a.tmx", b"<html/>", "expected <tmx>, found <html>", id="other-root"),
    pytest.param("a.xlf", b'<?xml version="1.0" encoding="nope"?><xliff/>', "unknown encoding: nope", id="encoding"),
    pytest.param("a.tmx", b"<tmx>\xff</tmx>", "invalid token", id="bytes"),
    pytest.param("a.xlsx", b"PK\x03\x04nonsense", "not an XLSX file", id="xlsx"),
    pytest.param("a.xlsx", zipped(("xl/worksheets/sheet1.xml", b" " * (100 << 20))), "times its size", id="xlsx-bomb"),
    pytest.param("a.zip", b"nonsense", "not a readable zip", id="zip"),
    pytest.param("a.txt.gz", b"nonsense", "not readable", id="gz"),
    pytest.param("a.txt.gz", gzip.compress(b"a" * 100)[:-9], "not readable", id="gz-cut"),
    pytest.param("a.parquet", b"PAR1nonsense", "not readable Parquet", id="parquet"),
    pytest.param("a.zip", zipped(("a.txt", b" " * (300 << 20))), "times its size", id="zip-bomb"),
    pytest.param("a.zip", spoilt(zipped(("a.txt", TMX.encode()))), r"a\.zip/a\.txt: not readable", id="zip-spoilt"),
    pytest.param("a.zip", zipped(("b.zip", b"")), "not inside another", id="zip-in-a-zip"),
    pytest.param("a.tmx.gz", spoilt(gzip.compress(TMX.encode())), "not readable", id="gz-spoilt"),
    pytest.param("a.txt.gz", gzip.compress(b" " * (100 << 20)), "times its size", id="gz-bomb"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "message"), HOSTILE)
def test_hostile_files_end_with_a_clear_error_at_once(tmp_path, seconds, name, data, message):
    place = tmp_path / name
    place.write_bytes(data)

    def read():
        with pytest.raises(InputError, match=message):
            for _ in read_documents(place):
                pass

    read()
    assert seconds(read, 1) < 5


def test_a_parquet_file_without_rows_gets_its_columns():
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.table({"text": pa.array([], pa.string())}), out)
    records = list(Parquet().records(io.BytesIO(out.getvalue()), "in", "text"))
    assert [(r.id, r.text) for r in records] == [("", None)]
    new = io.BytesIO()
    Parquet().write([(records[0], {"translit_text": None})], new, "text")
    assert pq.read_table(new).schema.names == ["text", "translit_text"]
    assert pq.read_table(new).num_rows == 0
