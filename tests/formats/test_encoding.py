"""Bytes of unknown encodings; the samples are ours."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.formats.encoding import decode

ARABIC = "قال رئيس المجلس البلدي إن أعمال الصيانة في الميناء ستبدأ غدا"
RUSSIAN = "Городской совет сообщил, что работы в порту начнутся завтра"
FRENCH = "Le maire a déclaré que la route côtière resterait fermée à l'été"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param(ARABIC, "windows-1256", id="arabic"),
        pytest.param(ARABIC, "iso-8859-6", id="arabic-iso"),
        pytest.param(RUSSIAN, "windows-1251", id="russian"),
        pytest.param(RUSSIAN, "koi8-u", id="russian-koi8"),
        pytest.param(RUSSIAN, "cp866", id="russian-dos"),
        pytest.param("ראש העיר אמר כי העבודות בנמל יתחילו מחר", "windows-1255", id="hebrew"),
        pytest.param(
            "Ο δήμαρχος είπε ότι οι εργασίες στο λιμάνι αρχίζουν αύριο", "windows-1253", id="greek"
        ),
        pytest.param(FRENCH, "windows-1252", id="french"),
        pytest.param(
            "Der Bürgermeister sagte, die Straße bleibe geöffnet", "windows-1252", id="german"
        ),
        pytest.param("He said “yes” – for £5", "windows-1252", id="english"),
        pytest.param(
            "Burmistrz powiedział, że droga będzie zamknięta", "windows-1250", id="polish"
        ),
        pytest.param(
            "Belediye başkanı yolun açık kalacağını söyledi", "windows-1254", id="turkish"
        ),
        pytest.param(ARABIC, "utf-16-le", id="utf-16"),
        pytest.param(RUSSIAN, "utf-16-be", id="utf-16-be"),
        pytest.param("plain words only", "utf-16-le", id="utf-16-ascii"),
    ],
)
def test_guessed(text, encoding):
    found = decode(text.encode(encoding))
    assert (found.text, found.encoding, found.certain, found.wrong) == (text, encoding, False, 0)


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_mark_leaves_no_doubt(bom, encoding):
    assert decode(bom + ARABIC.encode(encoding)) == (ARABIC, encoding, True, 0, bom)


@given(st.text())
def test_valid_utf8_is_passed_unchanged(text):
    data = text.encode("utf-8", "ignore")
    if b"\0" not in data and not data.startswith(codecs.BOM_UTF8):
        assert decode(data) == (data.decode(), "utf-8", True, 0, b"")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param((ARABIC * 3).encode()[:-1], id="cut"),
        pytest.param(ARABIC.encode() + b"\xff" + ARABIC.encode(), id="one-byte"),
    ],
)
def test_a_few_wrong_bytes_are_kept(data):
    found = decode(data)
    assert found.encoding == "utf-8"
    assert found.wrong == 1
    assert not found.certain
    assert found.text.encode("utf-8", "surrogateescape") == data


@given(st.binary(max_size=200))
def test_never_raises_and_never_loses_a_byte(data):
    found = decode(data)
    assert 0 <= found.wrong <= len(data)
    if not found.encoding.startswith(("utf-16", "utf-32")):
        assert found.bom + found.text.encode(found.encoding, "surrogateescape") == data
