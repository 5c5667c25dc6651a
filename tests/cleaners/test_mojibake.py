"""Against ftfy itself: the same text for the same options, whatever stands in it."""

import random
import re

import ftfy
import pytest
from ftfy.badness import BADNESS_RE, MOJIBAKE_CATEGORIES
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.cleaners._ftfy import _normalize, _segment_at, _unlikely_pairs
from translit.cleaners.mojibake import Mojibake
from translit.edit import apply, invert

OPTIONS = [
    {},
    {"fix_line_breaks": False, "fix_character_width": False},
    {"uncurl_quotes": True},
    {"normalization": None},
    {"normalization": "NFKC"},
    {"normalization": "NFD"},
    {"unescape_html": True},
    {"unescape_html": False, "fix_encoding": False},
    {"remove_control_chars": False, "fix_surrogates": False, "remove_terminal_escapes": False},
    {"fix_latin_ligatures": False},
]
PAGES = [
    "latin-1",
    "sloppy-windows-1252",
    "sloppy-windows-1251",
    "sloppy-windows-1250",
    "sloppy-windows-1253",
    "sloppy-windows-1254",
    "sloppy-windows-1257",
    "iso-8859-2",
    "macroman",
    "cp437",
]
WORDS = """ليبيا حفتر voilà œuvre Müller “quoted” Тарабарщина 你好 😀 d’accord — … Ελλάδα ţară Łódź ¿qué? €5
São à la 한국 ﷺ «نعم» مُقاتِلّون R&D &amp; &#39; ٢٠٢٥""".split()  # noqa: SIM905


def _pool():
    """Risky characters by kind: ftfy's categories, then what its other steps touch."""
    by_category = [
        [chr(c) for c in range(0x80, 0x10000) if re.match(f"[{body}]", chr(c))]
        for body in MOJIBAKE_CATEGORIES.values()
    ]
    return [
        *by_category,
        list(" \n\r\t&;<>abcXYZ?,.!'\"0123456789"),
        [
            "&amp;",
            "&#39;",
            "&lt;",
            "&eacute;",
            "&NTILDE;",
            "&#128;",
            "&#x85;",
            "&nbsp;",
            "&#xd83d;",
            "&#0;",
        ],
        list("ВГРСЂвÂÃÎÐØÙœŒ√≈‚ÄāβΒΓΞΟ°×²à µ "),
        list("\x00\x0b\x0c\x1b\x7f\x85\u2028\u2029\ufeff\ufffc\u206a\ud83d\udca9\ud800\x1a"),
        list("ﬁﬂĳ＆；ｱﾞ　ﬆ"),
        list(
            "e\u0301\u0327\u0653ا\u064b\u0651\u064e\u0344\u0958\u09be\u09c7\u1161\u1100한\u212b\u0340"
        ),
        list("ليبياقال\u200c\u0640،"),
        ["\x1b[36;44m", "\x1b[0m"],
    ]


def _risky(rng, pool):
    if rng.random() < 0.5:
        kinds = rng.sample(pool, rng.randint(1, 4))
        return "".join(rng.choice(rng.choice(kinds)) for _ in range(rng.randint(1, 12)))
    text = " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, 6)))
    for _ in range(rng.randint(1, 2)):
        try:
            text = text.encode("utf-8", "surrogatepass").decode(rng.choice(PAGES))
        except UnicodeError:
            continue
    if rng.random() < 0.3:
        text += "".join(rng.choice(rng.choice(pool)) for _ in range(3))
    if rng.random() < 0.3:
        text = rng.choice(["\r\n", "\n", "\r", "\u2028"]).join(
            [text, text[::-1], rng.choice(WORDS)]
        )
    return text


@pytest.mark.parametrize(
    ("count", "seed"),
    [
        pytest.param(4_000, 1, id="some"),
        pytest.param(100_000, 2, id="all", marks=pytest.mark.slow),
    ],
)
def test_identical_to_ftfy(count, seed):
    rng, pool = random.Random(seed), _pool()
    for _ in range(count):
        options = {} if rng.random() < 0.5 else rng.choice(OPTIONS)
        text = _risky(rng, pool)
        edits = Mojibake(**options).edits(text)
        fixed = ftfy.fix_text(text, **{"uncurl_quotes": False, **options})
        assert apply(text, edits) == fixed, (options, text)
        assert apply(fixed, invert(edits)) == text


def test_what_ftfy_calls_bad_is_never_missed():
    keys, then = _unlikely_pairs()
    suspect = re.compile(f"[{keys}\x80-\x9fЂ](?:(?<=[\x80-\x9fЂ])|{then})")
    rng, pool = random.Random(3), _pool()
    bad = 0
    for _ in range(30_000):
        text = "".join(rng.choice(rng.choice(pool)) for _ in range(rng.randint(2, 5)))
        if BADNESS_RE.search(text):
            bad += 1
            assert suspect.search(text), text
    assert bad > 3_000


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<b>\n&amp;", id="markup-before"),
        pytest.param("&amp;\n<b>&amp;\n&amp;", id="markup-after"),
        pytest.param("a" * 1_000_000 + "e\u0301\n", id="segment-cut-between-letter-and-mark"),
        pytest.param("a" * 999_999 + "e\u0301" + "b" * 1_000_000 + "&lt;", id="three-segments"),
        pytest.param("&am" + "p;" * 3 + "amp;" * 40, id="many-rounds"),
        pytest.param("e" + "\u0301\u0327" * 500 + "\u0344", id="marks-out-of-order"),
        pytest.param("", id="empty"),
    ],
)
def test_segments(text):
    assert apply(text, Mojibake().edits(text)) == ftfy.fix_text(text, uncurl_quotes=False)


def test_segment_bounds():
    text = "ab\ncd\n" + "x" * 2_000_001
    assert [_segment_at(text, at) for at in (0, 2, 3, 6, 1_000_006, 2_000_006)] == [
        (0, 3), (0, 3), (3, 6), (6, 1_000_006), (1_000_006, 2_000_006), (2_000_006, 2_000_007)
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_sorting_marks_first_changes_no_form(form):
    import unicodedata

    rng = random.Random(4)
    marks = "\u0301\u0327\u0344\u064e\u0651\u0653\u05b0\u1dc4\u0340\u0f73"
    for _ in range(50):
        text = "".join(
            rng.choice("aeاשক") + "".join(rng.choices(marks, k=rng.choice([2, 70])))
            for _ in range(3)
        )
        assert _normalize(form, text) == unicodedata.normalize(form, text)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param("Ã©tÃ©", "mojibake", id="encoding"),
        pytest.param("a &amp; b", "mojibake:entities", id="entities"),
        pytest.param("e\u0301", "mojibake:nfc", id="nfc"),
        pytest.param("ﬁ", "mojibake:ligatures", id="ligatures"),
        pytest.param("a\x00", "mojibake:controls", id="controls"),
    ],
)
def test_the_rule_names_the_step(text, rule):
    assert {edit.rule for edit in Mojibake().edits(text)} == {rule}


def test_edits_are_small():
    text = "Le café Ã©tait fermé, dit-il, l'Ã©tÃ© dernier. " * 3
    assert all(len(edit.before) <= 5 for edit in Mojibake().edits(text))


def test_a_reference_is_an_edit_of_its_own():
    text = "قال: &quot;وصل 3 من &quot;حفتر&quot; أمس&#33;"
    edits = Mojibake().edits(text, None)
    assert [(e.before, e.after) for e in edits] == [("&quot;", '"')] * 3 + [("&#33;", "!")]
    assert apply(text, edits) == 'قال: "وصل 3 من "حفتر" أمس!'


@settings(deadline=None, max_examples=500)
@given(st.from_regex(BADNESS_RE, fullmatch=True), st.text("aя ЂÃ \n", max_size=2))
def test_every_alternative_of_ftfys_test_is_suspected(bad, around):
    keys, then = _unlikely_pairs()
    suspect = re.compile(f"[{keys}\x80-\x9fЂ](?:(?<=[\x80-\x9fЂ])|{then})")
    text = f"{around}{bad}{around}"
    assert suspect.search(text) or not BADNESS_RE.search(text)
