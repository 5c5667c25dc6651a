"""French number words, months and measures."""

from __future__ import annotations

from translit.languages.base import NumberWords
from translit.languages.numerals.table import names, values

__all__ = ["NUMBERS"]

_CARDINALS = values("""
    2 deux
    3 trois
    4 quatre
    5 cinq
    6 six
    7 sept
    8 huit
    9 neuf
    10 dix
    11 onze
    12 douze
    13 treize
    14 quatorze
    15 quinze
    16 seize
    20 vingt
    30 trente
    40 quarante
    50 cinquante
    60 soixante
    100 cent
    1000 mille
""")
_ORDINALS = {
    w.removesuffix("e").replace("cinq", "cinqu").replace("neuf", "neuv") + "ième": n
    for w, n in _CARDINALS.items()
}

NUMBERS = NumberWords(
    conjunction="et",
    units={
        **{w: n for w, n in _CARDINALS.items() if n < 100},
        **values("0 zéro\n1 un une\n20 vingts\n70 septante\n80 octante huitante\n90 nonante"),
    },
    multipliers=values("""
        12 douzaine
        100 cent cents
        1000 mille mil
        1000000 million millions
        1000000000 milliard milliards
        1000000000000 billion billions
    """),
    vague=values("""
        10 dizaines
        12 douzaines
        100 centaines
        1000 milliers
        1000000 millions
        1000000000 milliards
    """),
    fractions=values("""
        1/2 demi demie moitié
        1/3 tiers
        1/4 quart quarts
    """),
    ordinals={**_ORDINALS, **values("1 premier première premiers premières\n2 second seconde")},
    months=values("""
        1 janvier
        2 février
        3 mars
        4 avril
        5 mai
        6 juin
        7 juillet
        8 août
        9 septembre
        10 octobre
        11 novembre
        12 décembre
    """),
    percent=("pour cent", "pourcent", "%"),
    day_halves=values("0 matin\n12 soir"),
    measures=names("""
        km km kilomètre kilomètres
        mi mile miles
        m mètre mètres
        cm cm centimètre centimètres
        mm mm millimètre millimètres
        ft pied pieds
        in pouce pouces
        kg kg kilogramme kilogrammes kilo kilos
        g gramme grammes
        lb livre livres
        t tonne tonnes
        ha hectare hectares
        l litre litres
        usd dollar dollars
        eur euro euros
        s seconde secondes
        min minute minutes
        h heure heures
        d jour jours
        wk semaine semaines
        mo mois
        y an ans année années
    """),
)
