"""Turkish number words, months and measures."""

from __future__ import annotations

from translit.languages.base import NumberWords
from translit.languages.numerals.table import names, values

__all__ = ["NUMBERS"]

NUMBERS = NumberWords(
    units=values("""
        0 sıfır
        1 bir
        2 iki
        3 üç
        4 dört
        5 beş
        6 altı
        7 yedi
        8 sekiz
        9 dokuz
        10 on
        20 yirmi
        30 otuz
        40 kırk
        50 elli
        60 altmış
        70 yetmiş
        80 seksen
        90 doksan
    """),
    multipliers=values("""
        12 düzine
        100 yüz
        1000 bin binden binlik
        1000000 milyon milyonu milyona milyondan milyonun milyonluk milyonda milyonunu
        1000000000 milyar milyarı milyara milyardan milyarın milyarlık milyarda milyarını
        1000000000000 trilyon trilyonu trilyona trilyondan trilyonun trilyonluk
    """),
    vague=values("""
        10 onlarca
        100 yüzlerce
        1000 binlerce
        1000000 milyonlarca
        1000000000 milyarlarca
    """),
    fractions=values("""
        1/2 yarım buçuk yarısı
        1/4 çeyrek
    """),
    ordinals=values("""
        1 birinci ilk
        2 ikinci
        3 üçüncü
        4 dördüncü
        5 beşinci
        6 altıncı
        7 yedinci
        8 sekizinci
        9 dokuzuncu
        10 onuncu
        20 yirminci
        30 otuzuncu
        40 kırkıncı
        50 ellinci
        60 altmışıncı
        100 yüzüncü
    """),
    months=values("""
        1 ocak
        2 şubat
        3 mart
        4 nisan
        5 mayıs
        6 haziran
        7 temmuz
        8 ağustos
        9 eylül
        10 ekim
        11 kasım
        12 aralık
    """),
    percent=("yüzde", "%"),
    day_halves=values("0 sabah\n12 akşam öğleden"),
    measures=names("""
        km km kilometre
        mi mil
        m metre
        cm cm santimetre
        mm mm milimetre
        ft fit ayak
        in inç
        kg kg kilogram kilo
        g gram
        lb pound libre
        t ton
        ha hektar
        l litre
        usd dolar
        gbp sterlin
        eur avro euro
        s saniye
        min dakika
        h saat
        d gün
        wk hafta
        mo ay
        y yıl yaşında
    """),
)
