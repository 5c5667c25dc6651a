"""What the script alone tells: most scripts are written in one language, Arabic in seven we have texts in.

Jawi (Malay) and the Arabic writing of Kazakh have letters of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from translit.detectors import arabic
from translit.detectors.gate import Candidate, answer
from translit.detectors.model import Model
from translit.segment import Detection

__all__ = ["by_script"]

# Scripts that one language of the press is written in.
_ONE_LANGUAGE = {
    "Grek": "el", "Armn": "hy", "Geor": "ka", "Thai": "th", "Laoo": "lo", "Khmr": "km", "Mymr": "my",
    "Sinh": "si", "Taml": "ta", "Telu": "te", "Knda": "kn", "Mlym": "ml", "Gujr": "gu", "Guru": "pa",
    "Orya": "or", "Thaa": "dv", "Jpan": "ja", "Kore": "ko", "Cher": "chr", "Hebr": "he", "Hani": "zh",
}  # fmt: skip
# Letters that only another language of such a script has.
_EXCEPT = {"Hebr": ("yi", "װױײ"), "Hani": ("yue", "嘅咗啲喺嘢哋嗰冇佢")}
_SURE = 0.99
# Letters of Arabic script that none of the seven languages has, and the share of them that tells: of one
# letter, of several.
_ELSEWHERE = {"ms": "ڠڬݢڽۏ", "kk": "\N{ARABIC LETTER HIGH HAMZA}"}
_SHARE, _SHARES = 1 / 25, 1 / 50
# What no Uyghur text of some length does without, and Kazakh has not.
_UYGHUR = "ئېۈ"
_LONG = 120


def by_script(
    candidates: Sequence[Candidate], model: Model, detector: str
) -> list[Detection | None]:
    """The answers where the script decides, or the letters of a text in Arabic script that is long enough."""
    found: list[Detection | None] = [None] * len(candidates)
    arab = []
    for at, (_, text, script, letters, _) in enumerate(candidates):
        if script == "Arab":
            if other := _elsewhere(text, letters):
                found[at] = answer(other, script, _SURE, detector)
            elif letters > arabic.ENOUGH:
                arab.append(at)
        elif script in _ONE_LANGUAGE:
            other, own = _EXCEPT.get(script, ("", ""))
            lang = other if any(c in text for c in own) else _ONE_LANGUAGE[script]
            found[at] = answer(lang, script, _SURE, detector)
    some = [candidates[at] for at in arab]
    told = arabic.tell_all([one.text for one in some], model, [one.census for one in some])
    for at, one, (lang, score) in zip(arab, some, told, strict=True):
        if lang == "ug" and one.letters > _LONG and not any(c in one.text for c in _UYGHUR):
            lang = "kk"  # noqa: PLW2901 - the model knows of no Kazakh in this script
        found[at] = answer(lang, "Arab", min(round(score, 3), _SURE), detector)
    return found


def _elsewhere(text: str, letters: int) -> str | None:
    """A language of Arabic script that the model doesn't know, told by its own letters."""
    for lang, own in _ELSEWHERE.items():
        count = sum(map(text.count, own))
        if count and count >= letters * (_SHARE if count == 1 else _SHARES):
            return lang
    return None
