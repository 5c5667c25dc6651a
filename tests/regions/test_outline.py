"""Regions of articles; the samples are ours."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.regions import MAIN, Repeated, main_text, regions, split_articles

LONG = {
    "ar": "قال المجلس البلدي إن أعمال الصيانة في الميناء ستبدأ مطلع الشهر، وإن الطريق الساحلي سيبقى مفتوحا. ",
    "en": "The council said that work on the harbour would begin next month and the road would stay open. ",
    "fr": "Le conseil a dit que les travaux du port commenceraient en mai, la route restant ouverte. ",
    "ru": "Городской совет сообщил, что работы в порту начнутся в мае, а дорога останется открытой. ",
    "fa": "شورای شهر اعلام کرد که کار در بندر از ماه آینده آغاز می\u200cشود و جاده ساحلی باز می\u200cماند. ",
}
TAILS = {
    "ar": "المصدر: صحيفة الميناء\n\nكلمات دلالية: ميناء طريق\n\nإقرأ أيضاً:\n\n",
    "en": "Source: The Harbour\n\nTags: port, road\n\nRead more:\n\n",
    "fr": "Source : Le Port\n\nMots-clés : port, route\n\nÀ lire aussi :\n\n",
    "ru": "Источник: Порт\n\nТеги: порт, дорога\n\nЧитайте также:\n\n",
    "fa": "منبع: بندر\n\nبرچسب‌ها: بندر جاده\n\nبیشتر بخوانید:\n\n",
}
LANGS = pytest.mark.parametrize("lang", LONG)


def kinds(text, lang=None, **options):
    return [(r.kind, r.line) for r in regions(text, lang, **options)]


@LANGS
@pytest.mark.parametrize("told", [True, False], ids=["lang-told", "lang-unknown"])
def test_tail_is_told_and_cut(lang, told):
    body = f"{LONG[lang] * 2}\n\n{LONG[lang] * 3}\n\n"
    text = body + TAILS[lang] + "  • one headline\n  • another headline"
    assert kinds(text, lang if told else None) == [
        ("body", 1), ("credit", 5), ("keywords", 7), ("related", 9), ("related", 11)
    ]  # fmt: skip
    assert main_text(text, lang if told else None) == body.rstrip("\n") + "\n"


@LANGS
def test_second_article_is_a_document_of_its_own(lang):
    body, other = f"{LONG[lang] * 3}\n\n", f"headline\n\n{LONG[lang] * 4}\n\n{LONG[lang] * 2}\n"
    text = body + TAILS[lang] + other
    assert [r.kind for r in regions(text, lang)] == [
        "body",
        "credit",
        "keywords",
        "related",
        "article",
    ]
    assert split_articles(text, lang) == [body.rstrip("\n") + "\n", other]


BODY = f"{LONG['en'] * 3}\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(BODY * 3, ["body"], id="no-marker"),
        pytest.param(
            BODY + "Read also: Another headline\n\n" + BODY,
            ["body", "related", "body"],
            id="inline",
        ),
        pytest.param(
            BODY + "Read more\n\nAnother headline\n\n" + BODY,
            ["body", "related", "related", "body"],
            id="heading-inside",
        ),
        pytest.param(
            BODY + "Related\n• a\n• b\n\n" + BODY,
            ["body", "related", "related", "body"],
            id="list-inside",
        ),
        pytest.param(
            BODY + "Source: Reuters\n\n" + BODY, ["body", "credit", "body"], id="source-inside"
        ),
        pytest.param("Tags: a, b\n\n" + BODY * 2, ["keywords", "body"], id="keywords-first"),
        pytest.param(
            BODY + "Tags: a, b\n\n" + BODY + "Read more\n\nAnother headline\n\n" + BODY,
            ["body", "keywords", "body", "related", "related", "body"],
            id="keywords-inside",
        ),
        pytest.param(
            "The Harbour:\n2025-05-02\n\n" + BODY, ["credit", "dateline", "body"], id="outlet"
        ),
        pytest.param(BODY + "Total 0 Share 0 Tweet 3 Pin it 0\n", ["body", "share"], id="widget"),
        pytest.param(
            BODY + "Advertisement\n\n" + BODY, ["body", "advertisement", "body"], id="advertisement"
        ),
        pytest.param(
            BODY + "The harbour at dawn (Reuters)\n\n" + BODY,
            ["body", "caption", "body"],
            id="caption",
        ),
        pytest.param(
            BODY + "© 2025 The Harbour. All rights reserved\n", ["body", "navigation"], id="rights"
        ),
        pytest.param("Moscow\n" + BODY * 2, ["dateline", "body"], id="dateline"),
        pytest.param("Moscow\nnights\nare long\n", ["body"], id="no-dateline"),
        pytest.param(
            "Harbour works begin next month\n\n" + BODY * 2, ["title", "body"], id="title"
        ),
        pytest.param("2025-05-02@14:56:11 GMT\n\n" + BODY, ["dateline", "body"], id="time-stamp"),
    ],
)
def test_markers_and_guards(text, expected):
    assert [r.kind for r in regions(text, "en")] == expected


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "The source: it was never found, the council said, and the road stayed open.",
            id="prose-colon",
        ),
        pytest.param("They share the road on this coast.", id="share-in-prose"),
        pytest.param("Source: we know him and he told us that", id="source-says"),
        pytest.param("He read more than anyone.", id="read-more-in-prose"),
        pytest.param("Home is where the harbour is.", id="home-in-prose"),
        pytest.param("The council (which met today) said so (again).", id="brackets"),
        pytest.param(
            "ونقل الإعلان عن المصدر: أن الطريق مفتوح وأن العمل سيبدأ قريبا.", id="arabic-prose"
        ),
    ],
)
def test_prose_is_never_cut(line):
    text = f"{BODY}{line}\n\n{BODY}"
    assert main_text(text) == text


def test_repeated_lines_are_a_second_signal():
    texts = [
        f"{LONG['en'] * 3}{name}\n\nBecome a friend of the harbour, from {i} a month\n"
        for i, name in enumerate(["Ann", "Bob", "Eve"])
    ]
    repeated = Repeated.of(texts)
    assert kinds(texts[0]) == [("body", 1)]
    assert kinds(texts[0], repeated=repeated) == [("body", 1), ("navigation", 3)]
    copied = Repeated.of([BODY] * 3)
    assert kinds(BODY, repeated=copied) == [("body", 1)]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                BODY.strip(),
                "Read more",
                "Tags: a",
                "Source: x",
                "• item",
                "short",
                "",
                "  ",
                "إعلان",
                "Share Tweet",
                "\r",
            ]
        )
    ),
    st.sampled_from(["\n", "\r\n", "\n\n"]),
)
def test_regions_cover_the_text(lines, end):
    text = end.join(lines)
    found = regions(text)
    assert "".join(text[r.start : r.end] for r in found) == text
    assert [r.line for r in found] == sorted({r.line for r in found})
    kept = [line for line in main_text(text).splitlines() if line.strip()]
    assert kept == [
        line
        for r in found
        if r.kind in MAIN
        for line in text[r.start : r.end].splitlines()
        if line.strip()
    ]


@pytest.mark.parametrize(
    "hostile", [" ", "«", "(", "• ", "\n", "a\n", "\u0651", ": ", '"', "Share "], ids=ascii
)
def test_a_megabyte_is_quick(hostile, seconds):
    text = hostile * (1_000_000 // len(hostile) // (10 if hostile == "a\n" else 1))
    assert seconds(lambda: main_text(text), 2) < 3
