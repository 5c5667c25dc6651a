"""XLIFF 1.2 and 2.x: a unit is a ``trans-unit``, or a ``segment`` of a ``unit``."""

from __future__ import annotations

from collections.abc import Mapping

from translit.formats.units import Text, Units, XmlUnits

__all__ = ["Xliff"]


class Xliff(XmlUnits):
    """Source and target; alternatives, notes and metadata are left alone."""

    id = "xliff"
    suffixes = (".xlf", ".xliff", ".sdlxliff", ".mxliff")
    root = "xliff"
    unit = ("trans-unit", "segment")
    codes = frozenset({"ph", "bpt", "ept", "it", "x", "bx", "ex", "sc", "ec", "cp", "sub"})
    ignored = frozenset(
        {
            "alt-trans",
            "note",
            "seg-source",
            "originalData",
            "header",
            "metadata",
            "matches",
            "ignorable",
        }
    )

    def opened(self, name: str, attributes: Mapping[str, str], state: Units) -> Text | None:
        if name == "xliff":
            state.source_lang = attributes.get("srcLang")
            state.target_lang = attributes.get("trgLang")
        elif name == "file":
            state.document = attributes.get("original") or attributes.get("id")
            state.source_lang = attributes.get("source-language", state.source_lang)
            state.target_lang = attributes.get("target-language", state.target_lang)
        elif name in ("trans-unit", "unit"):
            state.unit = attributes.get("id")
        elif name == "segment" and attributes.get("id"):
            state.unit = f"{(state.unit or '').split('/')[0]}/{attributes['id']}"
        elif name in ("source", "target"):
            return Text(name, attributes.get("xml:lang"))
        return None
