"""The languages in Arabic script, by their letters."""

import pytest

from translit.detectors import detect
from translit.detectors.arabic import tell, tell_all
from translit.detectors.model import load

SENTENCES = {
    "ar": "قال المتحدث باسم الحكومة إن الاجتماع سيعقد في العاصمة يوم الأحد المقبل",
    "fa": "سخنگوی دولت گفت که نشست روز یکشنبه در پایتخت برگزار خواهد شد و همه می‌آیند",
    "ur": "حکومت کے ترجمان نے کہا ہے کہ اجلاس اتوار کے روز دارالحکومت میں ہو گا",
    "ps": "د حکومت وياند وويل چې غونډه به د يکشنبې په ورځ په پلازمېنه کې جوړه شي",
    "ckb": "وتەبێژی حکومەت ڕایگەیاند کە کۆبوونەوەکە ڕۆژی یەکشەممە لە پایتەخت دەبێت",
    "ug": "ھۆكۈمەت باياناتچىسى يىغىننىڭ يەكشەنبە كۈنى پايتەختتە ئېچىلىدىغانلىقىنى ئېيتتى",
    "sd": "حڪومت جي ترجمان چيو آهي ته اجلاس آچر جي ڏينهن گاديءَ واري شهر ۾ ٿيندو",
}


@pytest.mark.parametrize("lang", SENTENCES)
def test_sentences(lang):
    found = detect(SENTENCES[lang])
    assert (found.lang, found.script) == (lang, "Arab")


KAZAKH = "مينيستر سەيسەنبى كۇنى ماسكەۋگە كەلدى، كەزدەسۋدە كوپشىلىك الدىندا بايانداما جاسادى"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        pytest.param("منتري لوار نڬارا ڤرڬي ك موسكو اونتوق برجومڤ دڠن ڤرسيدين", "ms", id="jawi"),
        pytest.param("دڠن سلامت", "ms", id="jawi-short"),
        pytest.param("مينيستر ماسكەۋگە كەلدى، ٴوز ەلىنىڭ ٴسوزىن ايتتى", "kk", id="kazakh"),
        pytest.param(f"{KAZAKH}. {KAZAKH}", "kk", id="kazakh-without-its-letter"),
        pytest.param(f"{SENTENCES['ar']} (يكتب: دڠن)", "ar", id="a-word-of-jawi"),
        pytest.param(f"{SENTENCES['ug']} {SENTENCES['ug']}", "ug", id="uyghur"),
    ],
)
def test_letters_of_languages_that_the_model_does_not_know(text, lang):
    assert detect(text).lang == lang


@pytest.mark.parametrize("lang", SENTENCES)
def test_an_article_is_read_whole(lang):
    text = (SENTENCES[lang] + "\n") * 60
    assert tell(text, load()) == (lang, 1.0)
    assert detect("12.05.2025 @ \n" * 50 + text).lang == lang


@pytest.mark.parametrize("times", [1, 60])
@pytest.mark.parametrize(
    ("lang", "typed", "instead"),
    [pytest.param("ar", "يك", "یک", id="arabic"), pytest.param("fa", "یک", "يك", id="persian")],
)
def test_letters_of_the_neighbours_keyboard(lang, typed, instead, times):
    text = SENTENCES[lang].translate(str.maketrans(typed, instead)) + " "
    assert detect(text * times).lang == lang


@pytest.mark.parametrize(
    ("word", "lang"),
    [
        pytest.param("ښځه", "ps", id="pashto"),
        pytest.param("لڑکی", "ur", id="urdu"),
        pytest.param("ئۇيغۇر", "ug", id="uyghur"),
        pytest.param("گۆڕانکاری", "ckb", id="sorani"),
        pytest.param("ڏينهن", "sd", id="sindhi"),
        pytest.param("المدرسة", "ar", id="arabic"),
    ],
)
def test_a_word_by_its_letters(word, lang):
    assert detect(word).lang == lang


def test_marks_do_not_matter():
    marked = "".join(c + "\N{ARABIC FATHA}" * (c != " ") for c in SENTENCES["ar"])
    assert detect(marked) == detect(SENTENCES["ar"])


def test_many_together_are_told_as_each_alone():
    mark = "\N{ARABIC FATHA}"
    pieces = [
        *SENTENCES.values(),
        "",
        "\n",
        "𐤀 قال",
        mark,
        *(mark.join(s) for s in SENTENCES.values()),
    ]
    texts = [piece * times for times in (1, 40, 3) for piece in pieces] * 12
    assert tell_all(texts, load()) == [tell(text, load()) for text in texts]
