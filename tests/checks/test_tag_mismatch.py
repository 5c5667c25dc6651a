import pytest

from translit.checks.tag_mismatch import TagMismatch


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param("<b>Stop</b> now", "توقف</b> الآن", ["<b>"], id="lost"),
        pytest.param("He is Ye", "ئۇ <Ye> دۇر", [], id="angles-that-quote"),
        pytest.param("He is Ye", "<Ye>هو</Ye>", ["<Ye>", "</Ye>"], id="angles-that-close"),
        pytest.param("Stop now", "<i>توقف</i> الآن", ["<i>", "</i>"], id="added"),
        pytest.param(
            "<g id='1'>a</g>", "<g id='2'>ا</g>", ["<g id='1'>", "<g id='2'>"], id="another-id"
        ),
        pytest.param("<b><i>a</i></b>", "<b><i>ا</b></i>", ["<b><i>ا</b></i>"], id="crossed"),
        pytest.param("<b>a</b> <i>b</i>", "<i>ب</i> <b>ا</b>", [], id="order-is-free"),
        pytest.param("a<br>b", "ا<br/>ب", [], id="void"),
        pytest.param("p < 0.05 > q", "ف < 0.05 > ق", [], id="less-than"),
        pytest.param("[b]a[/b]", "ا", ["[b]", "[/b]"], id="bbcode"),
        pytest.param("[i]f it", "[إذا] كان", [], id="repaired-quotation"),
        pytest.param(None, "<b>", [], id="no-source"),
        pytest.param("", "<b>ا</b>", ["<b>", "</b>"], id="empty-source"),
    ],
)
def test_finds(texts, source, target, expected):
    assert texts(TagMismatch, source, target) == expected


def test_hostile_text_is_fast(texts):
    assert texts(TagMismatch, "<a " * 20_000, "<" * 50_000) == []
