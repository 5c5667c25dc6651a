"""Spanish number words, months and measures."""

from __future__ import annotations

from translit.languages.base import NumberWords
from translit.languages.numerals.table import names, values

__all__ = ["NUMBERS"]

NUMBERS = NumberWords(
    conjunction="y",
    units=values("""
        0 cero
        1 uno una un
        2 dos
        3 tres
        4 cuatro
        5 cinco
        6 seis
        7 siete
        8 ocho
        9 nueve
        10 diez
        11 once
        12 doce
        13 trece
        14 catorce
        15 quince
        16 dieciséis
        17 diecisiete
        18 dieciocho
        19 diecinueve
        20 veinte
        21 veintiuno veintiún veintiuna
        22 veintidós
        23 veintitrés
        24 veinticuatro
        25 veinticinco
        26 veintiséis
        27 veintisiete
        28 veintiocho
        29 veintinueve
        30 treinta
        40 cuarenta
        50 cincuenta
        60 sesenta
        70 setenta
        80 ochenta
        90 noventa
        200 doscientos doscientas
        300 trescientos trescientas
        400 cuatrocientos cuatrocientas
        500 quinientos quinientas
        600 seiscientos seiscientas
        700 setecientos setecientas
        800 ochocientos ochocientas
        900 novecientos novecientas
    """),
    multipliers=values("""
        12 docena
        100 cien ciento
        1000 mil
        1000000 millón millones
        1000000000000 billón billones
    """),
    vague=values("""
        10 decenas
        12 docenas
        100 cientos centenares
        1000 miles millares
        1000000 millones
    """),
    fractions=values("""
        1/2 medio media mitad
        1/3 tercio tercios
        1/4 cuarto cuartos
    """),
    ordinals=values("""
        1 primero primera primer
        2 segundo segunda
        3 tercero tercera tercer
        4 cuarto cuarta
        5 quinto quinta
        6 sexto sexta
        7 séptimo séptima
        8 octavo octava
        9 noveno novena
        10 décimo décima
        20 vigésimo vigésima
        50 quincuagésimo
        100 centésimo
    """),
    months=values("""
        1 enero
        2 febrero
        3 marzo
        4 abril
        5 mayo
        6 junio
        7 julio
        8 agosto
        9 septiembre setiembre
        10 octubre
        11 noviembre
        12 diciembre
    """),
    percent=("por ciento", "%"),
    day_halves=values("0 mañana\n12 tarde noche"),
    measures=names("""
        km km kilómetro kilómetros
        mi milla millas
        m metro metros
        cm cm centímetro centímetros
        mm mm milímetro milímetros
        ft pie pies
        in pulgada pulgadas
        kg kg kilogramo kilogramos kilo kilos
        g gramo gramos
        lb libra libras
        t tonelada toneladas
        ha hectárea hectáreas
        l litro litros
        usd dólar dólares
        eur euro euros
        s segundo segundos
        min minuto minutos
        h hora horas
        d día días
        wk semana semanas
        mo mes meses
        y año años
    """),
)
