"""The languages that we know, one frozen ``Language`` a file."""

from __future__ import annotations

from translit.languages.ar import AR
from translit.languages.base import Clitics, Language, NumberWords, Spacing
from translit.languages.ckb import CKB
from translit.languages.de import DE
from translit.languages.en import EN
from translit.languages.es import ES
from translit.languages.fa import FA
from translit.languages.fr import FR
from translit.languages.he import HE
from translit.languages.ps import PS
from translit.languages.ru import RU
from translit.languages.tr import TR
from translit.languages.uk import UK
from translit.languages.ur import UR

__all__ = ["BUILTIN", "Clitics", "Language", "NumberWords", "Spacing", "get"]

BUILTIN: tuple[Language, ...] = (AR, CKB, DE, EN, ES, FA, FR, HE, PS, RU, TR, UK, UR)

_BY_CODE = {language.code: language for language in BUILTIN}


def get(tag: str | None) -> Language | None:
    """What we know of the language of a BCP 47 tag (``ar-EG`` is ``ar``); None for a language unknown."""
    return _BY_CODE.get(tag.split("-")[0].lower()) if tag else None
