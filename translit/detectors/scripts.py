"""The script of a text: which letters it has, counted at the speed of numpy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = [
    "ARABIC", "SCRIPTS", "blocks", "classes", "counted", "joined_units", "letter_counts", "main_script",
    "script_of", "script_table", "scripts_of", "units",
]  # fmt: skip

# ISO 15924 and the ranges of its letters, first and last code point in hexadecimal. Letters that
# several scripts share are in none. Source: Unicode 16, Scripts.txt, its blocks joined.
_RANGES = """
Latn 41-5A 61-7A AA-AA BA-BA C0-24F 250-2B8 1D00-1D25 1D6B-1D77 1D79-1DBE
Latn 1E00-1EFF 2C60-2C7F A722-A787 A78B-A7FF AB30-AB64 FB00-FB06 FF21-FF3A FF41-FF5A
Grek 370-3E1 3F0-3FF 1F00-1FFF
Copt 3E2-3EF 2C80-2CFF
Cyrl 400-52F 1C80-1C8F 2DE0-2DFF A640-A69F
Armn 530-58F FB13-FB17
Hebr 590-5FF FB1D-FB4F
Arab 600-6FF 750-77F 870-8FF FB50-FDFF FE70-FEFC
Syrc 700-74F 860-86F
Thaa 780-7BF
Nkoo 7C0-7FF
Samr 800-83F
Mand 840-85F
Deva 900-963 966-97F A8E0-A8FF
Beng 980-9FF
Guru A00-A7F
Gujr A80-AFF
Orya B00-B7F
Taml B80-BFF
Telu C00-C7F
Knda C80-CFF
Mlym D00-D7F
Sinh D80-DFF
Thai E00-E7F
Laoo E80-EFF
Tibt F00-FFF
Mymr 1000-109F A9E0-A9FF AA60-AA7F
Geor 10A0-10FF 1C90-1CBF 2D00-2D2F
Hang 1100-11FF 3130-318F A960-A97F AC00-D7FB
Ethi 1200-139F 2D80-2DDF AB00-AB2F
Cher 13A0-13FF AB70-ABBF
Cans 1400-167F 18B0-18FF
Khmr 1780-17FF
Mong 1800-18AF
Tfng 2D30-2D7F
Hira 3041-309F
Kana 30A0-30FF 31F0-31FF FF66-FF9D
Bopo 3100-312F 31A0-31BF
Hani 2E80-2FDF 3005-3007 3400-4DBF 4E00-9FFF F900-FAFF
Yiii A000-A4CF
Olck 1C50-1C7F
Mtei ABC0-ABFF AAE0-AAFF
Java A980-A9DF
Bali 1B00-1B7F
Sund 1B80-1BBF
"""

SCRIPTS = ("Zyyy", *dict.fromkeys(line.split()[0] for line in _RANGES.split("\n") if line))
_NUMBER = {script: number for number, script in enumerate(SCRIPTS)}
_KANA = slice(_NUMBER["Hira"], _NUMBER["Kana"] + 1)
_WIDTH = len(SCRIPTS)

ARABIC = slice(0x600, 0x700)
"""The block in which seven languages are told apart by their letters."""


@cache
def script_table() -> NDArray[Any]:
    """The number of the script of each UTF-16 unit; 0 is no letter. Marks that spell a vowel count."""
    import numpy as np

    table = np.zeros(65536, np.uint8)
    for line in filter(None, _RANGES.split("\n")):
        script, *ranges = line.split()
        for pair in ranges:
            first, last = (int(end, 16) for end in pair.split("-"))
            letters = [c for c in range(first, last + 1) if chr(c).isalpha()]
            table[letters] = _NUMBER[script]
    table[0xD840:0xD8C0] = _NUMBER["Hani"]  # the lead surrogates of the ideographic planes
    return table


def units(text: str) -> NDArray[Any]:
    """The UTF-16 units of a text, lone surrogates as they are."""
    import numpy as np

    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)


_TEXTS, _CHARACTERS = 256, 1 << 15  # at once: what fits the processor's cache is twice as fast


def blocks(texts: Sequence[str], alone: int = _CHARACTERS) -> Iterator[tuple[int, Sequence[str]]]:
    """(number of the first, some texts that follow each other); one longer than ``alone`` is."""
    if len(texts) == 1:
        yield 0, texts
        return
    first = size = 0
    for at, text in enumerate(texts):
        weight = max(len(text), 1) if len(text) <= alone else _CHARACTERS + 1
        if at - first == _TEXTS or (size and size + weight > _CHARACTERS):
            yield first, texts[first:at]
            first, size = at, 0
        size += weight
    if texts:
        yield first, texts[first:]


def joined_units(texts: Sequence[str], between: str = "") -> tuple[NDArray[Any], NDArray[Any]]:
    """The units of many texts in a row, and how many each has."""
    import numpy as np

    joined = between.join(texts)
    lengths = np.fromiter(map(len, texts), np.intp, len(texts))
    found = units(joined)
    if len(found) != len(joined):  # some characters are two units
        sizes = (len(text.encode("utf-16-le", "surrogatepass")) >> 1 for text in texts)
        lengths = np.fromiter(sizes, np.intp, len(texts))
    return found, lengths


def classes(text: str) -> NDArray[Any]:
    """The number in ``SCRIPTS`` of each code point's script; 0 for what is no letter."""
    import numpy as np

    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    found = script_table()[np.minimum(points, 0xFFFF)]
    found[(points >= 0x20000) & (points < 0x32000)] = _NUMBER["Hani"]
    return found


def letter_counts(texts: Sequence[str]) -> NDArray[Any]:
    """How many letters of each of ``SCRIPTS`` each text has: a row a text."""
    counts = counted(texts, script_table(), _WIDTH)
    counts[:, 0] = 0  # what is no letter
    return counts


def counted(texts: Sequence[str], table: NDArray[Any], width: int) -> NDArray[Any]:
    """How many units of each of ``width`` kinds each text has; ``table`` tells the kind of a unit."""
    import numpy as np

    if len(texts) == 1:
        return np.bincount(table.take(units(texts[0])), minlength=width).reshape(1, -1)
    joined, lengths = joined_units(texts)
    kinds = table.take(joined)
    rows = np.arange(0, len(texts) * width, width, dtype=np.int32)
    cells = np.repeat(rows, lengths) + kinds
    return np.bincount(cells, minlength=len(texts) * width).reshape(-1, width)


def scripts_of(counts: NDArray[Any]) -> list[str]:
    """The script that most letters of a row are in; kana with Han is ``Jpan``, Hangul ``Kore``."""
    if counts[:, _KANA].any():
        counts = _japanese(counts.copy())
    return [_NAMES[b] for b in counts.argmax(axis=1).tolist()]


def main_script(counts: list[int]) -> str:
    """``scripts_of`` one row, without an array where there is no kana."""
    if any(counts[_KANA]):
        import numpy as np

        return scripts_of(np.array([counts]))[0]
    return _NAMES[counts.index(max(counts))]


def _japanese(letters: NDArray[Any]) -> NDArray[Any]:
    """Kana, with the Han that it stands among, as one script."""
    import numpy as np

    kana, han = letters[:, _KANA].sum(axis=1), letters[:, _NUMBER["Hani"]]
    letters[:, _KANA.start] = np.where(kana * 8 >= han, kana + han * (kana > 0), kana)
    return letters


_NAMES = [{"Hira": "Jpan", "Kana": "Jpan", "Hang": "Kore"}.get(s, s) for s in SCRIPTS]


def script_of(text: str) -> str:
    """The ISO 15924 code of the script that most letters of a text are in; ``Zyyy`` where it has none."""
    return scripts_of(letter_counts([text]))[0] if text else "Zyyy"
