"""Names in several spellings, and names that only look alike."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.names import Match, explain, match, match_many, same_name
from translit.names.model import load

SAME = [
    pytest.param("هافتار", "Haftar", id="machine-translation-and-latin"),
    pytest.param("حفتر", "هافتار", id="arabic-and-its-back-transliteration"),
    pytest.param("حفتر", "Хафтар", id="arabic-and-cyrillic"),
    pytest.param("نتنياهو", "נתניהו", id="arabic-and-hebrew"),
    pytest.param("Papadopoulos", "Παπαδόπουλος", id="latin-and-greek"),
    pytest.param("جوتنبرج", "غوتنبرغ", id="geem-for-ghain"),
    pytest.param("مرسدس", "مرسيدس", id="vowel-written"),
    pytest.param("ئوسلو", "أوسلو", id="hamza-carriers"),
    pytest.param("ميشيجان سيتى", "ميشيغان سيتي", id="two-words"),
    pytest.param("عبد الرحمن السديس", "Abdul Rahman Al-Sudais", id="article-and-particle"),
    pytest.param("خالد الكركي", "Khaled Karaki", id="article-dropped"),
    pytest.param("Müller", "Mueller", id="umlaut"),
    pytest.param("بو مرداس", "بومرداس", id="spacing"),
    pytest.param("ناڤالني", "Навальный", id="ve-and-cyrillic"),
    pytest.param("سوليڤان", "Sullivan", id="ve-and-latin"),
    pytest.param("بن غڤير", "בן גביר", id="ve-and-hebrew"),
    pytest.param("پیلوسی", "Pelosi", id="pe-in-persian"),
    pytest.param("پوتین", "Путин", id="pe-and-cyrillic"),
    pytest.param("تشرشل", "چرچيل", id="che"),
    pytest.param("چافيز", "Chavez", id="che-and-latin"),
    pytest.param("گورباتشوف", "Gorbachev", id="gaf"),
    pytest.param("كفرة", "al-Kufra", id="article-in-latin-alone"),
    pytest.param("سراج", "al-Serraj", id="article-and-doubled-letter-in-latin-alone"),
    pytest.param("فاجنر", "واغنر", id="ve-as-fe-or-waw"),
    pytest.param("كيم جونج اون", "Kim Jong Un", id="three-words"),
    # Turned, shortened, a word more, a letter for a word.
    pytest.param("Haftar, Khalifa", "خليفة حفتر", id="comma"),
    pytest.param("حفتر، خليفة", "Khalifa Haftar", id="arabic-comma"),
    pytest.param("Haftar Khalifa", "خليفة حفتر", id="surname-first"),
    pytest.param("بايدن جو", "جو بايدن", id="one-script-surname-first"),
    pytest.param("K. Haftar", "خليفة حفتر", id="initial"),
    pytest.param("J. Biden", "Joe Biden", id="initial-in-one-script"),
    pytest.param("В. Путин", "فلاديمير بوتين", id="cyrillic-initial"),
    pytest.param("Khalifa Belqasim Haftar", "خليفة حفتر", id="middle-name"),
    pytest.param("خليفة بلقاسم حفتر", "خليفة حفتر", id="middle-name-in-one-script"),
    pytest.param("Putin Vladimir Vladimirovich", "فلاديمير بوتين", id="order-and-patronymic"),
    pytest.param("محمد بن سلمان", "Mohammed Salman", id="bin"),
    pytest.param("أورسولا فون دير لاين", "Ursula Leyen", id="von-der"),
    pytest.param("يونس بك يفكوروف", "Yunus Yevkurov", id="bek"),
    pytest.param("القذافي", "Gaddafi", id="article-and-doubled-letter"),
    pytest.param("عبد الفتاح السيسي", "Abdel Fattah as-Sisi", id="sun-letter"),
    pytest.param("جمال الدين", "Gamal-el-Din", id="joined-back"),
]

DIFFERENT = [
    pytest.param("روسيا", "سوريا", id="same-letters"),
    pytest.param("حفتر", "دفتر", id="one-letter"),
    pytest.param("ليبيا", "ليبيريا", id="libya-and-liberia"),
    pytest.param("ماري", "واري", id="short"),
    pytest.param("هيفاء وهبي", "Haifa al-Agha", id="same-given-name"),
    pytest.param("لندن", "لنكن", id="near-spelled"),
    pytest.param("كييف", "كيف", id="kyiv-and-how"),
    pytest.param("شويغو", "سوق", id="shoigu-and-market"),
    pytest.param("بوتين", "بدون", id="putin-and-without"),
    pytest.param("بوتين", "Pushkin", id="putin-and-pushkin"),
    pytest.param("النيجر", "نيجيريا", id="niger-and-nigeria"),
    pytest.param("محمود عباس", "محمود عزت", id="same-given-name-in-arabic"),
    pytest.param("معمر القذافي", "معتصم القذافي", id="same-surname-in-arabic"),
    pytest.param("Дмитрий Песков", "Дмитрий Медведев", id="same-given-name-in-cyrillic"),
    pytest.param("ألمانيا", "Germany", id="translated-not-transcribed"),
    pytest.param("حفتر", "", id="nothing"),
    pytest.param("", "", id="two-nothings"),
    pytest.param("北京", "Beijing", id="no-model"),
    # The same liberties taken with two names.
    pytest.param("S. Haftar", "خليفة حفتر", id="another-initial"),
    pytest.param("Haftar, Saddam", "خليفة حفتر", id="comma-and-another-given-name"),
    pytest.param("خليفة حفتر", "حفتر", id="surname-alone"),
    pytest.param("K. H.", "خليفة حفتر", id="initials-alone"),
    pytest.param("محمد علي", "علي محمد", id="two-given-names-in-another-order"),
    pytest.param("خليفة حفتر", "صدام حفتر", id="brothers"),
    pytest.param("محمد بن سلمان", "محمد بن نايف", id="another-father"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_name(a, b):
    assert match(a, b).same
    assert match(b, a).same


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_two_names(a, b):
    assert not match(a, b).same
    assert not same_name(b, a)


def test_the_threshold_is_the_caller_s():
    score = match("هافتار", "Haftar").score
    assert 0.5 < score < 1
    assert match("هافتار", "Haftar", threshold=score).same
    assert not match("هافتار", "Haftar", threshold=1.0).same


def test_why_shows_letters_and_what_spoke_against():
    found = match("حفتر", "دفتر")
    assert "ح=د" in found.why
    assert "-" in found.why.split("against:")[1]
    assert match("حفتر", "حَفتر").why == "the same letters"
    assert "no model" in match("北京", "Beijing").why


def test_many_are_explained_as_each():
    pairs = [p.values for p in (*SAME, *DIFFERENT)]
    assert explain.why_many(pairs, load()) == [match(a, b).why for a, b in pairs]
    assert explain.why_many([], load()) == []


def test_a_batch_is_its_pairs():
    pairs = [p.values for p in (*SAME, *DIFFERENT)]
    together = match_many(pairs)
    apart = [match(a, b) for a, b in pairs]
    assert [m.same for m in together] == [m.same for m in apart]
    assert [m.score for m in together] == pytest.approx([m.score for m in apart], abs=1e-9)
    assert match_many([]) == []


NAMES = st.text(alphabet="ابتحخدرسشغفكلمنهوي abdefhkmrst'-абвхр אבגד\N{ARABIC FATHA}", max_size=14)


@settings(deadline=None, max_examples=60)
@given(NAMES, NAMES)
def test_score_is_a_probability_and_symmetric(a, b):
    one, other = match_many([(a, b), (b, a)])
    assert 0 <= one.score <= 1
    assert one.score == pytest.approx(other.score, abs=1e-5)
    assert isinstance(one.why, str)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(NAMES, NAMES), max_size=12))
def test_a_batch_says_what_each_pair_says_alone(pairs):
    together = match_many(pairs)
    for pair, found in zip(pairs, together, strict=True):
        alone = match(*pair)
        assert (found.a, found.b, found.same) == (*pair, alone.same)
        assert found.score == pytest.approx(alone.score, abs=1e-9)


def test_what_was_asked_before_does_not_matter():
    lone = match("北", "hab")
    match("北ab", "hab")
    assert match("北", "hab") == lone
    assert "no model" in lone.why


@settings(deadline=None, max_examples=60)
@given(NAMES)
def test_a_name_is_itself(name):
    found = match(name, name)
    assert found.same == (found.why != "no letters")


@pytest.mark.parametrize(
    "hostile",
    ["\ud800", "x" * 100_000, " " * 50_000, "\N{RIGHT-TO-LEFT OVERRIDE}abc", "a\x00b", "ﷺ" * 500],
)
def test_hostile_names(hostile):
    assert isinstance(match(hostile, "Haftar"), Match)
    assert 0 <= match("حفتر", hostile).score <= 1


def test_import_loads_nothing_heavy():
    code = (
        "import sys, translit.names; print([m for m in ('numpy', 'rapidfuzz') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
