"""TMX 1.4b, translation memories: a unit is a ``tu``, its variants are languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from translit.formats.units import Text, Units, XmlUnits

__all__ = ["Tmx"]


class Tmx(XmlUnits):
    """The variant in the header's ``srclang`` is the source (else the first), every other a target.

    A placeholder (``ph``) stands in the text as its number in braces.
    """

    id = "tmx"
    suffixes = (".tmx",)
    root = "tmx"
    unit = ("tu",)
    codes = frozenset({"bpt", "ept", "ph", "it", "ut"})
    ignored = frozenset({"note", "prop"})

    def opened(self, name: str, attributes: Mapping[str, str], state: Units) -> Text | None:
        if name == "header":
            given = attributes.get("srclang", "*all*")
            state.source_lang = None if given == "*all*" else given
        elif name == "tu":
            state.unit = attributes.get("tuid")
        elif name == "tuv":
            state.target_lang = attributes.get("xml:lang") or attributes.get("lang")
        elif name == "seg":
            return Text("variant", state.target_lang)
        return None

    def placeholder(self, name: str, attributes: Mapping[str, str]) -> str | None:
        return attributes.get("x", "") if name == "ph" else None

    def pairs(self, state: Units) -> Iterator[tuple[Text | None, Text | None]]:
        source = next((t for t in state.texts if _same(t.lang, state.source_lang)), None)
        source = source or next(iter(state.texts), None)
        targets = [t for t in state.texts if t is not source]
        yield from ((source, target) for target in targets or (None,))


def _same(a: str | None, b: str | None) -> bool:
    """Whether two tags have the same language (``en`` and ``EN-us``)."""
    return bool(a and b) and str(a).lower().split("-")[0] == str(b).lower().split("-")[0]
