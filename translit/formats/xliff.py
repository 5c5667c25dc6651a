"""XLIFF 1.2 and 2.x: a unit is a ``trans-unit``, or a ``segment`` of a ``unit``."""

from __future__ import annotations

from collections.abc import Mapping

from translit.formats.units import Text, Units, XmlUnits

__all__ = ["Xliff"]

_PLACEHOLDERS = frozenset({"x", "ph", "cp"})


class Xliff(XmlUnits):
    """Source and target; alternatives, notes, metadata and what is not to be translated are left alone.

    A placeholder (``x``, ``ph``, ``cp``) stands in the text as its id in braces. Source: the OASIS
    standards XLIFF 1.2 and 2.1.
    """

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

    def placeholder(self, name: str, attributes: Mapping[str, str]) -> str | None:
        return attributes.get("id", attributes.get("hex", "")) if name in _PLACEHOLDERS else None

    def locked(self, name: str, attributes: Mapping[str, str]) -> bool | None:
        if name == "mrk" and attributes.get("mtype") == "protected":
            return True
        return {"no": True, "yes": False}.get(attributes.get("translate", ""))

    def opened(self, name: str, attributes: Mapping[str, str], state: Units) -> Text | None:
        if name == "xliff":
            state.source_lang = attributes.get("srcLang")
            state.target_lang = attributes.get("trgLang")
        elif name == "file":
            state.document = attributes.get("original") or attributes.get("id")
            state.source_lang = attributes.get("source-language", state.source_lang)
            state.target_lang = attributes.get("target-language", state.target_lang)
        elif name in ("trans-unit", "unit"):
            state.unit = state.holder = attributes.get("id")
            state.held = 0
        elif name == "segment":
            state.held += 1
            own = attributes.get("id") or (state.held > 1 and str(state.held))
            state.unit = f"{state.holder or ''}/{own}" if own else state.holder
        elif name in ("source", "target"):
            return Text(name, attributes.get("xml:lang"))
        return None
