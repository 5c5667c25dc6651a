"""The short way reads what tomllib reads, or leaves it to it."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.glossary import Concept, Term
from translit.glossary.files.toml import Toml, quoted
from translit.glossary.files.toml_quick import quick
from translit.glossary.loader import shipped

TERM = '  { text = "a", lang = "ar" },\n'


def test_shipped_files_are_read_the_short_way() -> None:
    for path in shipped().values():
        text = path.read_text(encoding="utf-8")
        assert quick(text) == tomllib.loads(text)


@given(st.lists(st.text(), min_size=3, max_size=3), st.booleans())
def test_what_is_written_is_read_alike(tmp_path_factory, texts, flag) -> None:
    id_, text, note = (piece.encode("utf-8", "ignore").decode() for piece in texts)
    term = Term(text, "ar", requires=(note, text), flag=flag, note=note)
    path = tmp_path_factory.mktemp("toml") / "x.toml"
    Toml().write([Concept(id_, "TERM", (term, term), note, (id_,))], path)
    written = path.read_text(encoding="utf-8")
    assert quick(written) in (None, tomllib.loads(written))
    assert "\\" in written or quick(written) is not None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"[a]\nterms = [\n{TERM}]\n# why\n", id="comment"),
        pytest.param(f"[a]\nterms = [\n{TERM}]\n[a]\nterms = [\n{TERM}]\n", id="table twice"),
        pytest.param('[a]\ntype = "x"\ntype = "y"\nterms = [\n]\n', id="key twice"),
        pytest.param('[a]\nterms = [\n  { text = "a", text = "b" },\n]\n', id="term's key twice"),
        pytest.param('[a]\nterms = [\n  { text = "\\/" },\n]\n', id="JSON's escape"),
        pytest.param('[a]\nterms = [\n  { text = "\\ud800" },\n]\n', id="surrogate"),
        pytest.param('[a]\nterms = [\n  { text = "\\U0001F600" },\n]\n', id="TOML's escape"),
        pytest.param("[a]\nterms = [\n  { text = 'a' },\n]\n", id="literal string"),
        pytest.param("[a.b]\nterms = [\n]\n", id="dotted"),
        pytest.param("[a]\nn = 1\nterms = [\n]\n", id="number"),
    ],
)
def test_the_unusual_is_left_to_tomllib(text: str) -> None:
    assert quick(text) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("[a]\nterms = [\n]\n\n", id="no terms"),
        pytest.param('[a]\nnote = "b = c, terms = [ {"\nterms = [\n]\n', id="marks in a string"),
        pytest.param(f'["a b"]\nlinks = ["x", "y"]\nterms = [\n{TERM}{TERM}]\n', id="usual"),
        pytest.param('[a]\nnote = "x\N{LINE SEPARATOR}y = "\nterms = [\n]\n', id="line separator"),
    ],
)
def test_the_usual_is_the_same(text: str) -> None:
    assert quick(text) == tomllib.loads(text)


def test_a_quoted_string_is_usual() -> None:
    assert quick(f"[{quoted(chr(34))}]\nterms = [\n]\n") == {'"': {"terms": []}}
