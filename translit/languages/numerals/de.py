"""German number words, months and measures; the compounds below a thousand are made by rule."""

from __future__ import annotations

from collections.abc import Iterator

from translit.languages.base import NumberWords
from translit.languages.numerals.table import names, values

__all__ = ["NUMBERS"]

_SMALL = values("""
    0 null
    1 eins ein eine einen einem einer
    2 zwei zwo
    3 drei
    4 vier
    5 fünf
    6 sechs
    7 sieben
    8 acht
    9 neun
    10 zehn
    11 elf
    12 zwölf
    13 dreizehn
    14 vierzehn
    15 fünfzehn
    16 sechzehn
    17 siebzehn
    18 achtzehn
    19 neunzehn
""")
_TENS = values("""
    20 zwanzig
    30 dreißig dreissig
    40 vierzig
    50 fünfzig
    60 sechzig
    70 siebzig
    80 achtzig
    90 neunzig
""")
_DIGITS = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
_IRREGULAR = values("1 erst\n3 dritt\n7 siebt\n8 acht")


def _below_hundred() -> Iterator[tuple[str, float]]:
    """``fünfundzwanzig``."""
    yield from {**_SMALL, **_TENS}.items()
    for tens, value in _TENS.items():
        yield from ((f"{d}und{tens}", value + n) for n, d in enumerate(_DIGITS, 1))


def _cardinals() -> Iterator[tuple[str, float]]:
    """1 to 999 and as many thousands: ``dreihundertfünfzigtausend``."""
    small = dict(_below_hundred())
    hundreds = {
        f"{d}hundert{rest}": 100 * n + value
        for n, d in enumerate(_DIGITS, 1)
        for rest, value in {"": 0.0, **small}.items()
    }
    everything = {**small, **hundreds}
    yield from everything.items()
    yield from ((f"{word}tausend", 1000 * value) for word, value in everything.items() if value)


def _ordinals() -> Iterator[tuple[str, float]]:
    """``zweite``, ``zwölften``, ``zwanzigster`` ..."""
    stems = {word + ("t" if n < 20 else "st"): n for word, n in _below_hundred() if n > 1}
    for stem, value in {**stems, **_IRREGULAR}.items():
        yield from ((stem + ending, value) for ending in ("e", "en", "er", "es", "em"))


NUMBERS = NumberWords(
    conjunction="und",
    units=dict(_cardinals()),
    multipliers=values("""
        12 dutzend
        100 hundert
        1000 tausend
        1000000 million millionen mio
        1000000000 milliarde milliarden mrd
        1000000000000 billion billionen
    """),
    vague=values("""
        100 hunderte hunderten
        1000 tausende tausenden
        1000000 millionen
        1000000000 milliarden
    """),
    fractions=values("""
        1/2 halb halbe halben hälfte
        3/2 anderthalb eineinhalb
        1/3 drittel
        1/4 viertel
    """),
    ordinals=dict(_ordinals()),
    months=values("""
        1 januar jänner
        2 februar
        3 märz
        4 april
        5 mai
        6 juni
        7 juli
        8 august
        9 september
        10 oktober
        11 november
        12 dezember
    """),
    percent=("prozent", "%"),
    day_halves=values("0 morgens vormittags\n12 abends nachmittags"),
    measures=names("""
        km km kilometer kilometern
        mi meile meilen
        m meter metern
        cm cm zentimeter
        mm mm millimeter
        ft fuß
        in zoll
        kg kg kilogramm kilo
        g gramm
        lb pfund
        t tonne tonnen
        ha hektar
        l liter
        usd dollar
        eur euro
        s sekunde sekunden
        min minute minuten
        h stunde stunden
        d tag tage tagen
        wk woche wochen
        mo monat monate monaten
        y jahr jahre jahren
    """),
)
