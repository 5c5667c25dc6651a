"""Bytes that say nothing of their encoding, read as what they most probably are."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import NamedTuple

__all__ = ["Decoded", "decode"]


class Decoded(NamedTuple):
    """A text with the encoding that it was read in.

    ``certain`` tells that the bytes leave no doubt (a byte-order mark, valid UTF-8, ASCII); else the
    encoding is a guess, to be reported. A byte that is wrong in it is never dropped: it stands in the text as
    one of U+DC80 to U+DCFF, so that ``text.encode(encoding, "surrogateescape")`` gives the bytes
    back; ``wrong`` counts them. The byte-order mark ``bom`` is not part of the text.
    """

    text: str
    encoding: str
    certain: bool
    wrong: int = 0
    bom: bytes = b""

    def replaced(self) -> str:
        """The text with each wrong byte as U+FFFD, which every encoding of Unicode can write."""
        return _SURROGATE.sub("\ufffd", self.text) if self.wrong else self.text


_SURROGATE = re.compile("[\ud800-\udfff]")

# The longer first: a UTF-32 mark begins with the one of UTF-16.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 1 << 18  # bytes that a guess reads
_FEW = 0.02  # of the sequences beyond ASCII may be wrong in what is still UTF-8


def decode(data: bytes) -> Decoded:
    """The text of some bytes: valid UTF-8 as it is, by its mark, or by the likeliest code page.

    Guessed are UTF-16 without a mark, UTF-8 with a few wrong bytes, and the single-byte code pages of
    Arabic, Hebrew, Cyrillic, Greek and Latin writing. Never raises.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _read(data[len(bom) :], encoding, certain=True, bom=bom)
    try:
        return Decoded(data.decode(), "utf-8", certain=True) if b"\0" not in data else _guess(data)
    except UnicodeDecodeError:
        return _guess(data)


def _read(data: bytes, encoding: str, *, certain: bool, bom: bytes = b"") -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, certain, 0, bom)
    except UnicodeDecodeError:
        pass
    if encoding.startswith(("utf-16", "utf-32")):  # surrogateescape knows no wide encodings
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, certain=False, wrong=text.count("\ufffd"), bom=bom)
    text = data.decode(encoding, "surrogateescape")
    wrong = sum("\udc80" <= c <= "\udcff" for c in text)
    return Decoded(text, encoding, certain=False, wrong=wrong, bom=bom)


def _guess(data: bytes) -> Decoded:
    sample = data[:_SAMPLE]
    wide = _wide(sample)
    if wide:
        return _read(data, wide, certain=False)
    if _mostly_utf8(sample):
        return _read(data, "utf-8", certain=False)
    return _read(data, _code_page(sample), certain=False)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: the bytes at one parity are nearly all the same (the block's number)."""
    if len(sample) < 8:
        return None
    for parity, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = Counter(sample[parity::2]), Counter(sample[1 - parity :: 2])
        common = sum(high[block] for block in (0, 4, 5, 6, 0x20))
        if common > 0.9 * high.total() and len(low) > len(high) and 0 in sample:
            return encoding
    return None


_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|([\x80-\xff])"
)


def _mostly_utf8(sample: bytes) -> bool:
    """Whether nearly all that isn't ASCII is a sequence of UTF-8 (the last may be cut)."""
    alone = Counter(bool(found) for found in _SEQUENCE.findall(sample))
    return (
        alone[False] > 0
        and alone[True] <= max(3, _FEW * alone[False])
        and alone[True] <= alone[False]
    )


# Letters by how frequent they are in running text (our own count of common order; public
# knowledge), the scripts' usual code pages. Case matters: a wrong Cyrillic page swaps it.
_LETTERS = {
    "arabic": "الينمورتبعدسفهكقحأجشةىطصخإذئءغضزثؤظآپچژگ",
    "cyrillic": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёії",
    "hebrew": "יוהלאמרתבנשעכדחקפםצטסזגךןץף",
    "greek": "αοιετσνρκπηυμλςάίόέδγήθχύώφβωξζψ",
}
_PAGES = {
    "arabic": ("windows-1256", "iso-8859-6", "cp864"),
    "cyrillic": ("windows-1251", "koi8-u", "iso-8859-5", "cp866", "mac-cyrillic"),
    "hebrew": ("windows-1255", "iso-8859-8"),
    "greek": ("windows-1253", "iso-8859-7"),
}
# The letters beyond ASCII of Latin alphabets: a wrong page shows some that no one language has.
_LATIN = (
    ("windows-1252", "éèàçêâîôùûëïœ"),
    ("windows-1252", "äöüß"),
    ("windows-1252", "áéíóúñü¿¡"),
    ("windows-1252", "ãáçéõêóíâúà"),
    ("windows-1252", "àèéìòù"),
    ("windows-1252", "åäöøæé"),
    ("windows-1250", "ąćęłńóśźż"),
    ("windows-1250", "áčďéěíňóřšťúůýžäľĺŕô"),
    ("windows-1250", "áéíóöőúüű"),
    ("windows-1250", "ăâîţş"),
    ("windows-1250", "čćđšž"),
    ("windows-1254", "çğıöşüİâî"),
)
_SIGNS = "“”‘’–—…«»„°€£©®™§½·" + "\N{NO-BREAK SPACE}"


def _code_page(sample: bytes) -> str:
    """The likeliest single-byte encoding."""
    runs = _HIGH.findall(sample)
    # In Latin writing a letter beyond ASCII stands among plain ones; other scripts write words of them.
    if sum(map(len, runs)) < 2 * len(runs):
        return max(_LATIN, key=lambda latin: _known(runs, *latin))[0]
    scores = {
        page: _likeness(runs, page, _LETTERS[script]) - _RARE * (page != pages[0])
        for script, pages in _PAGES.items()
        for page in pages
    }
    return max(scores, key=lambda page: scores[page])


_RARE = 0.05  # what a page that is seldom met must be better by
_HIGH = re.compile(rb"[\x80-\xff]+")


def _likeness(runs: list[bytes], page: str, letters: str) -> float:
    """How much the text in a page looks like its script: frequent letters for, strange signs against."""
    text = b"".join(runs).decode(page, "replace")
    worth = {letter: 2.0 - 2.0 * rank / len(letters) for rank, letter in enumerate(letters)}
    counts = Counter(text)
    found = (
        n * worth.get(c, 0.3 if c.isalpha() and c.lower() in worth else -1.0)
        for c, n in counts.items()
    )
    return sum(found) / (counts.total() or 1)


def _known(runs: list[bytes], page: str, letters: str) -> int:
    """How many of the characters beyond ASCII one language has, less those that it hasn't."""
    text = b"".join(runs).decode(page, "replace")
    return sum(1 if c.lower() in letters or c in _SIGNS else -2 for c in text)
