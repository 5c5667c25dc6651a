import pytest

from translit.checks.escape_mismatch import EscapeMismatch
from translit.edit import apply


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param(r"One\nTwo", "واحد اثنان", [r"\n"], id="lost"),
        pytest.param("One Two", r"واحد\nاثنان", [r"\n"], id="added"),
        pytest.param(r"One\nTwo", r"واحد\nاثنان", [], id="kept"),
        pytest.param('"no"', "&quot;لا&quot;", ["&quot;", "&quot;"], id="entity"),
        pytest.param("a &lt; b", "ا &gt; ب", [], id="mirrored"),
        pytest.param("AT&T", "AT&T", [], id="ampersand"),
        pytest.param(r"C:\new", "المجلد", [], id="path"),
        pytest.param(None, "قال &quot;لا", ["&quot;"], id="no-source"),
        pytest.param(None, "قال &eacute;", [], id="unknown-entity-without-source"),
    ],
)
def test_finds(texts, source, target, expected):
    assert texts(EscapeMismatch, source, target) == expected


def test_an_entity_is_mended(found):
    target = "قال &quot;لا&quot;"
    edits = [f.suggestion for f in found(EscapeMismatch, 'said "no"', target)]
    assert apply(target, edits) == 'قال "لا"'


def test_hostile_text_takes_linear_time(found):
    assert not found(EscapeMismatch, "\\" * 50_000, "\\" * 50_000)
