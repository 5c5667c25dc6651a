"""What the packages call a language, as a BCP 47 tag."""

from __future__ import annotations

from functools import cache

__all__ = ["tag"]

# Old and private codes of the packages. Dialects of Arabic stay ``ar``: no detector tells them apart.
_TAGS = {
    "iw": "he",
    "jw": "jv",
    "in": "id",
    "mo": "ro",
    "sr-ME": "sr",
    "zh-Hant": "zh",
    "zh-cn": "zh",
    "zh-tw": "zh",
    "zh-CN": "zh",
    "zh-TW": "zh",
    "nb": "no",
    "tl": "fil",
    "nn": "nn",
    "arb": "ar",
    "arz": "ar",
    "ary": "ar",
    "acm": "ar",
    "acq": "ar",
    "aeb": "ar",
    "ajp": "ar",
    "apc": "ar",
    "apd": "ar",
    "ars": "ar",
    "pes": "fa",
    "prs": "fa",
    "pbt": "ps",
    "pbu": "ps",
    "kmr": "ku",
}


@cache
def tag(code: str | None, script: str) -> str | None:
    """The BCP 47 tag of a package's code, None for what is no language; Arabic-script ``ku`` is ``ckb``."""
    if not code or code in ("un", "und", "unknown") or code.startswith(("xx-", "zz")):
        return None
    if code == "ku" and script == "Arab":
        return "ckb"
    return _TAGS.get(code, code)
