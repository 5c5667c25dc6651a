"""Where glossaries are found: shipped ones by name, others by path.

The shipped ones lie in the package where it was built as a wheel, and in the repository's folder where
it is installed to be edited.
"""

from __future__ import annotations

from pathlib import Path

from translit.errors import GlossaryError, nearest

__all__ = ["PRECEDENCE", "find", "shipped"]

PRECEDENCE = ("libya", "organizations", "countries", "months")
"""The shipped glossaries, the more special first."""

_HERE = Path(__file__).resolve().parent.parent


def folder() -> Path:
    """The folder of the shipped glossaries. Raises ``GlossaryError`` where an installation lost it."""
    for place in (_HERE / "_glossaries", _HERE.parent / "glossaries"):
        if place.is_dir():
            return place
    raise GlossaryError("the shipped glossaries are missing; install the package again", str(_HERE))


def shipped() -> dict[str, Path]:
    """The shipped glossaries by name, in their precedence; others of the folder after them, by name."""
    found = {path.stem: path for path in sorted(folder().glob("*.toml"))}
    known = [name for name in PRECEDENCE if name in found]
    return {name: found[name] for name in (*known, *(n for n in found if n not in known))}


def find(name: str | Path) -> Path:
    """The file of a shipped name or of a path. Raises ``GlossaryError`` that says which names there are."""
    if not isinstance(name, str | Path):
        raise GlossaryError(f"a glossary is a name or a path, not {type(name).__name__}")
    names = shipped()
    if str(name) in names:
        return names[str(name)]
    path = Path(name)
    if path.is_file():
        return path
    if path.is_dir():
        raise GlossaryError("a folder; name the glossary files in it, one by one", str(name))
    if path.exists() or str(name) == "-":
        raise GlossaryError("a pipe or device; a glossary is read from a file", str(name))
    hint = (
        nearest(str(name), names) if path.name == str(name) and not path.suffix else "no such file"
    )
    raise GlossaryError(f"no glossary of that name or path; {hint}", str(name))
