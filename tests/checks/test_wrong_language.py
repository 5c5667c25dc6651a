import pytest

from translit.checks.wrong_language import WrongLanguage, alike


@pytest.mark.parametrize(
    ("target", "lang", "count"),
    [
        pytest.param("این گزارش را وزارت کشور روز دوشنبه منتشر کرد.", "ar", 1, id="persian"),
        pytest.param("وزارت داخلہ نے پیر کے روز یہ رپورٹ جاری کی ہے۔", "ar", 1, id="urdu"),
        pytest.param("د کورنیو چارو وزارت د دوشنبې په ورځ دا راپور خپور کړ.", "ar", 1, id="pashto"),
        pytest.param("وەزارەتی ناوخۆ ڕۆژی دووشەممە ئەم ڕاپۆرتەی بڵاوکردەوە.", "ar", 1, id="sorani"),
        pytest.param(
            "ئىچكى ئىشلار مىنىستىرلىقى دۈشەنبە كۈنى بۇ دوكلاتنى ئېلان قىلدى.", "ar", 1, id="uyghur"
        ),
        pytest.param("The ministry published the report on Monday.", "ar", 1, id="english"),
        pytest.param("نشرت الوزارة التقرير يوم الاثنين.", "ar", 0, id="arabic"),
        pytest.param("نشرت الوزارة التقرير يوم الاثنين.", "en", 1, id="arabic-for-english"),
        pytest.param("The ministry published the report on Monday.", "en", 0, id="right-english"),
        pytest.param(
            "Das Ministerium hat den Bericht am Montag veröffentlicht.", "en", 1, id="german"
        ),
        pytest.param("BBC, CNN", "ar", 0, id="acronyms"),
        pytest.param("AFP / Getty Images", "ar", 0, id="a-credit"),
        pytest.param("iPhone 15 Pro Max", "ar", 0, id="a-product"),
        pytest.param("شارك على Facebook Twitter WhatsApp Telegram", "ar", 0, id="buttons"),
        pytest.param("Israel Strikes Gaza Hospital Again", "ar", 1, id="a-headline-in-capitals"),
        pytest.param("Janet Jackson وShawn Mendes وCardi B في حفل", "ar", 0, id="names-in-latin"),
        pytest.param("وقال ڤلاديمير پوتين إن الحرب انتهت", "ar", 0, id="foreign-letters-in-names"),
        pytest.param("هذا یوم جمیل جدا فی المدینة", "ar", 0, id="persian-keyboard"),
        pytest.param("نعم لا", "ar", 0, id="too-short"),
        pytest.param("", "ar", 0, id="empty"),
        pytest.param("12345 67890 !!! ???", "ar", 0, id="no-letters"),
    ],
)
def test_finds(found, target, lang, count):
    assert len(found(WrongLanguage, None, target, f"en-{lang}")) == count


def test_without_a_language_there_is_nothing_to_say(found):
    assert not found(WrongLanguage, None, "The ministry published the report.", "en-")


def test_a_copy_of_the_source_is_told_elsewhere(found):
    text = "The ministry published the report on Monday."
    assert not found(WrongLanguage, text, text)


def test_sisters_are_alike():
    assert alike("hr", "sr")
    assert alike("ar-EG", "ar")
    assert not alike("fa", "ar")


@pytest.mark.parametrize(
    ("source", "target", "langs", "count"),
    [
        pytest.param("Which genre?", 'ما نوع فيلم "Saved by the River"؟', "en-ar", 0, id="title"),
        pytest.param(
            "The film", '"The film that was saved by the River" جيد', "en-ar", 1, id="all-quoted"
        ),
        pytest.param("Ehemaliges Land XVI", "Former Yugoslavia XVI", "de-en", 0, id="headline"),
        pytest.param("Ministerin", "President Ms Åsa Lindström", "de-en", 0, id="names"),
        pytest.param(
            None, "More on the plan for #Libya and the new bases in the #East", "-ar", 0, id="post"
        ),
        pytest.param(
            None, "More on the plan for Libya and the new bases in the East", "-ar", 1, id="prose"
        ),
        pytest.param(
            "His record", "Статистика питчера «Сокола» — 18-7 и 300 аутов в 220 иннингах текущего сезона",
            "en-ru", 0, id="russian-letters",
        ),
    ],
)  # fmt: skip
def test_what_has_no_language_of_its_own(found, source, target, langs, count):
    assert len(found(WrongLanguage, source, target, langs)) == count
