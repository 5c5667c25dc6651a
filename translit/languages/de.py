"""German."""

from __future__ import annotations

from translit.languages.base import Clitics, Language
from translit.languages.numerals.de import NUMBERS
from translit.languages.numerals.table import words

DE = Language(
    code="de",
    name="German",
    scripts=("Latn",),
    decimal=",",
    grouping=".",
    clitics=Clitics(suffixes=("s",)),
    numbers=NUMBERS,
    function_words=words("""
        der die das und nicht ist auch eine einen dem den sich mit für wurde werden sind wie
        nach haben einer auf ein zu von im es an am um aus er ihr ihre ihren ihrem ihrer seine
        seiner seinen sein hat hatte sie wird werde kann können muss muß müssen soll wenn dann
        da hier doch ja sehr schon noch nur oder aber vor zur zum bis mehr durch man sei ich wir
        du uns ihnen diese dieser dieses diesem diesen über unter zwischen gegen ohne seit
        während alle alles als daß dass was wer wo bei so einem eines keine kein weil damit
    """),
    negations=words(
        "nicht kein keine keinen keiner keinem keines nie niemals niemand nichts ohne weder"
    ),
)
