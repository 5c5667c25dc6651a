"""The marker lexicons."""

import tomllib
from importlib.resources import files

import pytest

from translit.regions.lexicon import fold, lexicon
from translit.regions.line import Line, label

FILES = sorted((files("translit.regions") / "markers").iterdir(), key=lambda p: p.name)
KINDS = {
    "related": {"lines"},
    "keywords": {"prefixes"},
    "credit": {"prefixes"},
    "caption": {"prefixes", "endings"},
    "share": {"words"},
    "advertisement": {"lines"},
    "navigation": {"lines", "prefixes"},
    "dateline": {"prefixes", "places"},
}


def test_the_languages_are_there():
    assert {path.name for path in FILES} >= {"ar.toml", "en.toml", "fa.toml", "fr.toml", "ru.toml"}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_lexicons_are_alike_and_clean(path):
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    assert {kind: set(table) for kind, table in tables.items()} == KINDS
    for kind, table in tables.items():
        for name, words in table.items():
            assert all(word == word.strip() and fold(word).strip() for word in words), (kind, name)
            assert len(words) == len(set(words)), (kind, name)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_each_marker_is_read_as_its_kind(path):
    lang = path.name.removesuffix(".toml")
    known = lexicon(lang)
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    for kind in ("related", "advertisement", "navigation"):
        for line in tables[kind]["lines"]:
            told = label(Line(1, 0, len(line), line), known)
            assert told is not None
            assert told.head
            assert told.kind == kind, line


@pytest.mark.parametrize(
    ("line", "folded"),
    [
        pytest.param("• إقرأ أيضاً:", "اقرا ايضا:", id="arabic"),
        pytest.param("  ** READ  More", "read more", id="bullets"),
        pytest.param("بیشتر بخوانيد", "بيشتر بخوانيد", id="persian"),
        pytest.param("برچسب\u200cها", "برچسب ها", id="non-joiner"),
    ],
)
def test_fold(line, folded):
    assert fold(line) == folded


def test_an_unknown_language_has_all_markers():
    assert lexicon("xx") == lexicon(None)
    assert lexicon("ar-LY") == lexicon("ar") != lexicon(None)
