import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.checks import Context
from translit.checks.number_mismatch import NumberMismatch
from translit.edit import apply
from translit.segment import Segment

ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def messages(source, target, langs=("en", "ar")):
    segment = Segment("1", target, source, source_lang=langs[0], target_lang=langs[1])
    return [f.message for f in NumberMismatch().check(segment, Context())]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param("7 May 2025", "٧ مايو ٢٠٢٥", id="arabic-indic-digits"),
        pytest.param("7 May 2025", "۷ مايو ۲۰۲۵", id="persian-digits"),
        pytest.param("3.5%", "٣٫٥٪", id="arabic-decimal-mark"),
        pytest.param("1,500,000 men", "١٬٥٠٠٬٠٠٠ رجل", id="arabic-grouping-mark"),
        pytest.param("10,000 men", "10 000 رجل", id="space-groups"),
        pytest.param("783,562 km", "783،562 كم", id="arabic-comma-groups"),
        pytest.param("32.7 points", "32,7 نقطة", id="decimal-comma"),
        pytest.param("twenty-five men", "٢٥ رجلا", id="english-words"),
        pytest.param("25 men", "خمسة وعشرون رجلا", id="arabic-words"),
        pytest.param("125 men", "مئة وخمسة وعشرون رجلا", id="arabic-hundreds"),
        pytest.param("the 19th century", "القرن التاسع عشر", id="ordinal"),
        pytest.param("the 21st century", "القرن الحادي والعشرين", id="joined-ordinal"),
        pytest.param("1.5 million", "مليون ونصف مليون", id="million-and-a-half"),
        pytest.param("1.2 million", "مليون و200 ألف", id="million-and-thousands"),
        pytest.param("£2.8bn", "2.8 مليار جنيه", id="glued-multiplier"),
        pytest.param("300,000 people", "300 ألف شخص", id="thousands"),
        pytest.param("in 2011/2012", "في 2011-12", id="two-years"),
        pytest.param("the 1990s", "التسعينيات", id="decade"),
        pytest.param("at 7:30 pm", "في الساعة 19:30", id="time-of-day"),
        pytest.param("at 7.30pm", "الساعة 7:30 مساء", id="time-with-a-point"),
        pytest.param("in May 2011", "في أيار 2011", id="levantine-month"),
        pytest.param("in January", "في كانون الثاني", id="levantine-month-of-two-words"),
        pytest.param("in August", "في غشت", id="maghrebi-month"),
        pytest.param("5/9/2011", "5 سبتمبر 2011", id="month-by-number"),
        pytest.param("60 miles", "97 كيلومترا", id="miles"),
        pytest.param("2 to 4 inches", "5 إلى 10 سم", id="range-of-inches"),
        pytest.param("80 degrees", "27 درجة مئوية", id="fahrenheit"),
        pytest.param("half of them", "50% منهم", id="half"),
        pytest.param("25 percent", "25 في المائة", id="percent-in-words"),
        pytest.param("25 percent", "25 بالمائة", id="percent-in-a-word"),
        pytest.param("7, 8 and 9", "9 و8 و7", id="order"),
        pytest.param("0800 555 111", "111 555 0800", id="telephone"),
        pytest.param("won 3-1", "فاز 3:1", id="score-of-a-match"),
        pytest.param("Arabi21 said", "قال موقع عربي21", id="name-with-digits"),
        pytest.param("tanks", "دبابات T-72B3", id="tank"),
        pytest.param("F-16 jets", "طائرات إف 16", id="joined-by-a-hyphen"),
        pytest.param("two years", "عامين", id="dual"),
        pytest.param("See https://example.org/2019", "انظر الرابط", id="digits-of-a-link"),
        pytest.param("24 hours a day", "على مدار اليوم", id="a-day"),
        pytest.param("300 km (190 miles)", "300 كم", id="one-of-two-units"),
        pytest.param(None, "في 2023", id="no-source"),
        pytest.param("in 2023", "", id="no-target"),
        pytest.param("May has come", "جاء مارس", id="month-that-may-be-a-verb"),
    ],
)
def test_equivalents_are_silent(source, target):
    assert messages(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param("in 2023", "في 2032", ["2023 in the source, 2032 here"], id="swap"),
        pytest.param(
            "5 million", "5 مليارات", ["5 million in the source, 5 مليارات here"], id="billion"
        ),
        pytest.param("millions", "15 رجلا", ["15 isn't in the source"], id="made-up"),
        pytest.param("650 men", "رجال", ["650 has no counterpart in the target"], id="lost"),
        pytest.param("4.5 points", "45 نقطة", ["4.5 in the source, 45 here"], id="mark-dropped"),
        pytest.param("in June", "في يوليو", ["June in the source, يوليو here"], id="month"),
        pytest.param("three men", "أربعة رجال", ["three in the source, أربعة here"], id="words"),
        pytest.param(
            "645 miles (1040 km)",
            "654 ميلا (1040 كم)",
            ["645 in the source, 654 here"],
            id="both-units",
        ),
        pytest.param("60 miles", "160 كم", ["60 in the source, 160 here"], id="wrong-conversion"),
    ],
)
def test_faults_are_found(source, target, expected):
    assert messages(source, target) == expected


@pytest.mark.parametrize(
    ("source", "target", "langs"),
    [
        pytest.param("1.234,5 Euro", "1,234.5 euros", "de-en", id="german-marks"),
        pytest.param("fünfundzwanzig Männer", "25 men", "de-en", id="german-words"),
        pytest.param("quatre-vingt-dix-sept ans", "97 years", "fr-en", id="french-words"),
        pytest.param("1 234 567 personnes", "1,234,567 people", "fr-en", id="french-groups"),
        pytest.param("treinta y cinco mil personas", "35,000 people", "es-en", id="spanish-words"),
        pytest.param("a 25,000-strong crowd", "25-тысячная толпа", "en-ru", id="russian-adjective"),
        pytest.param("35 years", "тридцать пять лет", "en-ru", id="russian-words"),
        pytest.param("550 lbs", "250-килограммовая свинья", "en-ru", id="russian-conversion"),
        pytest.param("35 men", "سی و پنج مرد", "en-fa", id="persian-words"),
        pytest.param("on Tuesday at 5", "سه‌شنبه ساعت ۵", "en-fa", id="persian-weekday"),
        pytest.param("in 2019", "در سال ۱۳۹۸", "en-fa", id="persian-year"),
        pytest.param("25 percent", "yüzde yirmi beş", "en-tr", id="turkish-words"),
        pytest.param("12 Männer", "12 男性", "de-ja", id="language-without-words"),
    ],
)
def test_other_languages(source, target, langs):
    assert messages(source, target, tuple(langs.split("-"))) == []


@pytest.mark.parametrize(
    ("source", "target", "fixed"),
    [
        pytest.param("in 2023", "في 2032", "في 2023", id="swapped"),
        pytest.param("in 2023", "في ٢٠٢", "في ٢٠٢٣", id="arabic-indic"),
        pytest.param(
            "1,500 men and 7 boats", "1500 رجل و17 زورقا", None, id="one-digit-is-not-sure"
        ),
        pytest.param("30 miles", "48 ألفا", None, id="no-slip"),
    ],
)
def test_a_slip_of_a_digit_is_mended(found, source, target, fixed):
    suggestions = [f.suggestion for f in found(NumberMismatch, source, target) if f.suggestion]
    assert [apply(target, [s]) for s in suggestions] == ([fixed] if fixed else [])


def test_digits_against_digits_are_major_words_are_minor(severities):
    assert severities(NumberMismatch, "in 2023", "في 2032") == ["major"]
    assert severities(NumberMismatch, "twelve men", "15 رجلا") == ["minor"]
    assert severities(NumberMismatch, "650 men", "رجال") == ["minor"]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param("£2.8bn and 11 million", "2.8 x ja 11 x", [], id="a-word-that-nobody-reads"),
        pytest.param("three men on 7 May", "kolme, 7", [], id="words-and-months"),
        pytest.param("11 million", "12 x", ["11 in the source, 12 here"], id="digits-differ"),
    ],
)
def test_a_language_without_number_words(source, target, expected):
    assert messages(source, target, ("en", "fi")) == expected


@pytest.mark.parametrize(
    ("source", "target", "lang"),
    [
        pytest.param("4 inches", "100 מ“מ", "he", id="he-unit-with-a-mark"),
        pytest.param("2 to 4 inches", "50 עד 100 מ“מ", "he", id="he-range"),
        pytest.param("a 550 pound hog", "249-кілограмовий кабан", "uk", id="uk-adjective"),
        pytest.param("55, 60 minutes", "٥٥،٦٠ خولەک", "ckb", id="ckb-comma"),
        pytest.param("150 million", "15 کروڑ", "ur", id="ur-crore"),
    ],
)
def test_languages_beyond_the_first_eight(source, target, lang):
    assert messages(source, target, ("en", lang)) == []


def test_options_silence_a_side(found):
    assert not found(NumberMismatch, "650 men", "رجال", lost=False)
    assert not found(NumberMismatch, "men", "650 رجلا", added=False)


@given(st.integers(min_value=0, max_value=10**14))
def test_script_of_the_digits_never_matters(number):
    assert messages(f"{number} men", f"{number} رجل".translate(ARABIC_INDIC)) == []


@given(st.text(max_size=60), st.text(max_size=60))
def test_never_raises_and_points_into_the_text(source, target):
    segment = Segment("1", target, source, source_lang="en", target_lang="ar")
    for finding in NumberMismatch().check(segment, Context()):
        text = source if finding.side == "source" else target
        assert 0 <= finding.start < finding.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1," * 20_000, id="lists"),
        pytest.param("مليون و200 ألف " * 2_000, id="sums"),
        pytest.param("1" * 50_000, id="digits"),
        pytest.param(" ".join(map(str, range(10_000))), id="many"),
    ],
)
def test_hostile_text_takes_linear_time(text):
    assert messages(text, "مرحبا 12") is not None
    assert messages("12 men", text) is not None


@pytest.mark.parametrize(
    ("langs", "source", "target", "expected"),
    [
        pytest.param("en-ug", "380,000 people", "380 مىڭ ئادەم", [], id="a-word-nobody-knows"),
        pytest.param("en-ug", "in 2018", "2014-يىلى", ["major"], id="as-many-digits"),
        pytest.param("en-ug", "5.69 million", "5 مىليون 690 مىڭ", [], id="otherwise-grouped"),
        pytest.param("uk-ru", "25,4 см", "25 см", ["minor"], id="rounded"),
        pytest.param("uk-ru", "25,4 см", "27 см", ["major"], id="changed"),
    ],
)
def test_what_is_less_sure(severities, langs, source, target, expected):
    assert severities(NumberMismatch, source, target, langs)[:1] == expected


def test_a_source_that_comes_again_with_each_system_is_compared_anew():
    told = Context()
    targets = ["قتل 7 جنود من 30 إلى 40 دولة", "قتل 9 جنود من 30 إلى 40 دولة"] * 2
    found = [
        [
            f.message
            for f in NumberMismatch().check(
                Segment("1", target, "7 men of 30 to 40 countries", (), "en", "ar"), told.afresh()
            )
        ]
        for target in targets
    ]
    assert found == [[], ["7 in the source, 9 here"]] * 2
    long = "7 men. " + "They came home. " * 200
    wrong = Segment("1", "قتل 9 جنود", long, (), "en", "ar")
    assert [f.message for f in NumberMismatch().check(wrong, told)] == ["7 in the source, 9 here"]
