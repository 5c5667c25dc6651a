"""English."""

from __future__ import annotations

from translit.languages.base import Language, Spacing
from translit.languages.numerals.en import NUMBERS
from translit.languages.numerals.table import words

EN = Language(
    code="en",
    name="English",
    scripts=("Latn",),
    numbers=NUMBERS,
    spacing=Spacing(no_space_before=",.;:!?%)]}"),
    quotes=(("“", "”"), ("‘", "’"), ('"', '"')),
    titles=words("""
        Mr Mrs Ms Miss Dr Prof President Minister Premier Chancellor King Queen Prince Princess Sheikh General
        Marshal Colonel Major Captain Admiral Senator Governor Ambassador Pope Sir Lord Judge Secretary
    """),
    cue_words=words(
        "city town village province river mount lake island newspaper magazine agency company"
    ),
    particles=words("bin ibn al el von van de der di da du la le bek bey abu ben"),
    function_words=words("""
        the of and that with was were is are this have has from which would their been they said
        will for not but a an in to it on by at his her she he we you i or one there when who no
        more if out so up what its about than into them can only other could do our my your
        these also be as had because some over after before between during through while where
        being both each few most own same very just should does did how any such here those then
        too upon per among against within without until since under again me him us
    """),
    negations=words("not no never none nobody nothing neither nor cannot without n't"),
)
