"""Arabic (Modern Standard)."""

from __future__ import annotations

from translit.languages.base import Clitics, Language, Spacing
from translit.languages.numerals.ar import NUMBERS
from translit.languages.numerals.table import words

AR = Language(
    code="ar",
    name="Arabic",
    scripts=("Arab",),
    direction="rtl",
    letters="ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
    letter_fixes={
        "\N{ARABIC LETTER FARSI YEH}": "\N{ARABIC LETTER YEH}",
        "\N{ARABIC LETTER KEHEH}": "\N{ARABIC LETTER KAF}",
    },
    folds={"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"},
    marks="\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}\N{ARABIC LETTER SUPERSCRIPT ALEF}",
    elongation="\N{ARABIC TATWEEL}",
    digits="٠١٢٣٤٥٦٧٨٩",
    decimal="٫",
    grouping="٬",
    numbers=NUMBERS,
    spacing=Spacing(no_space_before="،؛؟!.:%٪,;)]}»"),
    quotes=(("«", "»"), ("“", "”"), ('"', '"')),
    clitics=Clitics(
        prefixes=("وف", "بلك"),
        article="ال",
        joiner="\N{ARABIC TATWEEL}",
        # ل + الليبيين is لليبيين: three lams are never written.
        contractions=(("لالل", "لل"), ("لال", "لل")),
        false_articles=words("""
            الكسندر الكساندر الكسندرا الكسي الكسيس اليكس اليكسي اليكسندر البرت البرتو الفريد الفونس
            الفونسو اليزابيث اليزابيتا الينا اليسا الانا المانيا المانية الماني البانيا الباني
            البانية الاسكا الاباما السا الما العازر اللينوي
        """),
        sure_article=True,
    ),
    function_words=words("""
        من في على إلى أن إن التي الذي هذا هذه ذلك كان كانت لم لن قد عن مع بعد قبل بين كما حيث أو
        ثم لكن عند منذ حتى كل غير خلال وقد وفي ومن وقال ما هو هي هم هما أنا نحن أنه أنها أنهم
        بأن بأنه وأن فإن وإن إنه إنها لأن وكان وكانت تكون يكون كانوا فيها فيه منها منه عليه
        عليها إليه إليها له لها لهم به بها بهم معه الذين اللذين والتي والذي هؤلاء تلك وهو وهي
        وهم بما مما فيما كيف أكثر أقل بعض عدة جميع أي أيضا أيضًا نحو حول ضد دون بدون أمام خلف
        تحت فوق ضمن سوى إلا لدى عبر مثل وذلك وهذا وهذه لذلك كذلك أما وأما إما يمكن يتم تم وتم
        عام يوم
    """),
    negations=words("لا لم لن ليس ليست ليسوا غير دون بدون عدم ما لست"),
)
