import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.checks import Context
from translit.checks.wrong_script_in_word import WrongScriptInWord
from translit.edit import apply
from translit.segment import Segment

CYRILLIC_A = "\N{CYRILLIC SMALL LETTER A}"


@pytest.mark.parametrize(
    ("target", "fixed"),
    [
        pytest.param(f"a P{CYRILLIC_A}ypal account", "a Paypal account", id="cyrillic-in-latin"),
        pytest.param(
            "Москв\N{LATIN SMALL LETTER A} сегодня", "Москва сегодня", id="latin-in-cyrillic"
        ),
        pytest.param("\N{GREEK CAPITAL LETTER ALPHA}pple", "Apple", id="greek-in-latin"),
    ],
)
def test_mends(found, target, fixed):
    (finding,) = found(WrongScriptInWord, None, target, "en-ru")
    assert apply(target, [finding.suggestion]) == fixed


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("Paypal in Москва", id="apart"),
        pytest.param("5 кВт, β-blocker, TGFβ", id="science"),
        pytest.param("VIP-зона", id="hyphen"),
        pytest.param("ЖQ", id="no-twin-on-either-side"),
        pytest.param("عربي21", id="arabic"),
    ],
)
def test_leaves_alone(found, target):
    assert not found(WrongScriptInWord, None, target, "en-ru")


@given(st.text(max_size=60))
def test_a_mended_text_is_clean(text):
    check, segment = WrongScriptInWord(), Segment("1", target=text)
    edits = [f.suggestion for f in check.check(segment, Context())]
    assert not list(check.check(Segment("1", target=apply(text, edits)), Context()))
