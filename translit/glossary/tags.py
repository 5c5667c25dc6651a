"""Language tags that a termbase may use."""

from __future__ import annotations

import functools
import re

from translit.errors import nearest

__all__ = ["usual", "wrong_tag"]

# ISO 639-1. Longer codes (ckb, arz) are taken as they are.
_TWO = (  # noqa: SIM905
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
    "da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht "
    "hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky "
    "la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny "
    "oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr "
    "ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi "
    "yo za zh zu"
).split()
_KNOWN = frozenset(_TWO)
_TAG = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-[a-z0-9]{4,8})*", re.IGNORECASE
)
_OLD = {"iw": "he", "in": "id", "ji": "yi", "jw": "jv", "arabic": "ar", "ara": "ar", "eng": "en"}
_OLD |= {"fas": "fa", "per": "fa", "heb": "he", "rus": "ru", "urd": "ur", "pus": "ps", "ukr": "uk"}


@functools.lru_cache(maxsize=1024)
def usual(tag: str) -> str:
    """A tag as RFC 5646 (2.1.1) writes it: ``EN_us`` is ``en-US``; what is no tag stays as it is."""
    if not _TAG.fullmatch(tag.replace("_", "-")):
        return tag
    first, *rest = tag.lower().replace("_", "-").split("-")
    return "-".join([first, *(_SUBTAG.get(len(part), str.lower)(part) for part in rest)])


_SUBTAG = {4: str.title, 2: str.upper}


def wrong_tag(tag: str) -> str | None:
    """What is wrong with a BCP 47 tag, with the one that was probably meant; None: nothing."""
    code = tag.split("-", maxsplit=1)[0].lower()
    if code in _OLD:
        return f"write {_OLD[code]!r}"
    if not _TAG.fullmatch(tag):
        return "not a BCP 47 tag such as ar or ar-EG"
    if len(code) == 2 and code not in _KNOWN:
        hint = nearest(code, _KNOWN)
        return f"no such language{'; ' + hint if hint.startswith('did') else ''}"
    return None
