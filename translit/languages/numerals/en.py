"""English number words, months and measures."""

from __future__ import annotations

from translit.languages.base import NumberWords
from translit.languages.numerals.table import names, values

__all__ = ["NUMBERS"]

NUMBERS = NumberWords(
    conjunction="and",
    units=values("""
        0 zero nil
        1 one
        2 two
        3 three
        4 four
        5 five
        6 six
        7 seven
        8 eight
        9 nine
        10 ten
        11 eleven
        12 twelve
        13 thirteen
        14 fourteen
        15 fifteen
        16 sixteen
        17 seventeen
        18 eighteen
        19 nineteen
        20 twenty twenties
        30 thirty thirties
        40 forty fourty forties
        50 fifty fifties
        60 sixty sixties
        70 seventy seventies
        80 eighty eighties
        90 ninety nineties
    """),
    multipliers=values("""
        12 dozen
        100 hundred
        1000 thousand k
        1000000 million mln mn mio m
        1000000000 billion bln bn b
        1000000000000 trillion trn tn
    """),
    vague=values("""
        10 decade
        12 dozens
        100 century
        100 hundreds
        1000 thousands
        1000000 millions
        1000000000 billions
        1000000000000 trillions
    """),
    fractions=values("""
        1/2 half halves
        1/3 third thirds
        1/4 quarter quarters
        1/5 fifths
    """),
    ordinals=values("""
        1 first
        2 second twice
        3 third thirds thrice
        4 fourth
        5 fifth fifths
        6 sixth
        7 seventh
        8 eighth
        9 ninth
        10 tenth
        11 eleventh
        12 twelfth
        13 thirteenth
        14 fourteenth
        15 fifteenth
        16 sixteenth
        17 seventeenth
        18 eighteenth
        19 nineteenth
        20 twentieth
        30 thirtieth
        40 fortieth
        50 fiftieth
        60 sixtieth
        70 seventieth
        80 eightieth
        90 ninetieth
        100 hundredth
        1000 thousandth
    """),
    months=values("""
        1 january jan
        2 february feb
        3 march
        4 april apr
        5 may
        6 june jun
        7 july jul
        8 august aug
        9 september sept sep
        10 october oct
        11 november nov
        12 december dec
    """),
    percent=("percent", "per cent", "pct", "percentage", "%"),
    day_halves=values("""
        0 am a.m morning
        12 pm p.m afternoon evening
    """),
    measures=names("""
        km km kms kilometer kilometers kilometre kilometres
        mi mile miles
        m meter meters metre metres
        cm cm centimeter centimeters centimetre centimetres
        mm mm millimeter millimeters millimetre millimetres
        ft ft foot feet
        in inch inches
        yd yard yards
        kg kg kilogram kilograms kilo kilos
        g gram grams
        lb lb lbs pound pounds
        oz ounce ounces
        t tonne tonnes ton tons
        st stone
        ha hectare hectares
        ac acre acres
        km2 square_kilometers square_kilometres
        mi2 square_miles
        m2 square_meters square_metres
        ft2 square_feet
        l liter liters litre litres
        gal gallon gallons
        kmh kph km/h kmh
        mph mph
        C celsius
        deg degrees degree
        F fahrenheit
        usd dollar dollars usd $
        gbp gbp £ sterling
        eur euro euros eur €
        jpy yen ¥
        inr rupee rupees
        rub ruble rubles rouble roubles ₽
        cny yuan renminbi
        s second seconds
        min minute minutes
        h hour hours
        d day days
        wk week weeks
        mo month months
        y year years
    """),
)
