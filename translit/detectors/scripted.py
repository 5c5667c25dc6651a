"""What the script alone tells: most scripts are written in one language, Arabic in seven."""

from __future__ import annotations

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


def by_script(candidate: Candidate, model: Model, detector: str) -> Detection | None:
    """The answer where the script decides, or the letters of a text in Arabic script that is long enough."""
    script, text = candidate.script, candidate.text
    if script in _ONE_LANGUAGE:
        other, letters = _EXCEPT.get(script, ("", ""))
        lang = other if any(c in text for c in letters) else _ONE_LANGUAGE[script]
        return answer(lang, script, _SURE, detector)
    if script == "Arab" and candidate.letters > arabic.ENOUGH:
        lang, score = arabic.tell(text, model)
        return answer(lang, script, min(score, _SURE), detector)
    return None
