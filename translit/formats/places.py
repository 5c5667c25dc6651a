"""Which files a run reads, and where the result of each one goes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from translit.errors import InputError
from translit.formats.archives import inner

__all__ = ["Place", "places"]


@dataclass(frozen=True, slots=True)
class Place:
    """A file to read (``-``: standard input) and the file to write (None: standard output)."""

    source: str
    target: str | None


def places(inputs: Sequence[str], output: str | None) -> list[Place]:
    """Each file of the inputs with its target, a folder's files at any depth in name order.

    Several files, or a folder, go into the folder ``output`` under their names, a folder's files under
    their paths inside it, less the suffix of a compression, for results aren't compressed; a file that is
    named twice is read once. Hidden files and those that begin with
    ``_`` are left out, and so is an output folder that lies inside an input folder.

    Raises ``InputError`` where two results would be one file or would replace an input, or one is to be
    compressed, before anything is written; a single file may be written onto itself.
    """
    output = None if output == "-" else output
    found = list(dict.fromkeys(pair for given in inputs for pair in _named(given, output)))
    into = output is not None and (
        len(found) > 1
        or any(Path(given).is_dir() for given in inputs)
        or Path(output).is_dir()
        or output.endswith(os.sep)
    )
    if output is not None and not into and inner(output) != output:
        raise InputError(f"results aren't compressed; name it {Path(inner(output)).name}", output)
    made = [
        Place(source, str(Path(output, inner(name))) if into and output else output)
        for source, name in found
    ]
    _apart(made, into=into)
    return made


def _named(given: str, output: str | None) -> Iterator[tuple[str, str]]:
    """A file and its name, or a folder's files and their paths inside it."""
    if given == "-" or not Path(given).is_dir():
        yield given, "stdin.txt" if given == "-" else Path(given).name
        return
    files = sorted(_files(Path(given), output and Path(output).resolve()))
    if not files:
        raise InputError("the folder holds no file", given)
    yield from ((str(file), str(file.relative_to(given))) for file in files)


def _files(folder: Path, output: Path | str | None) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.name[0] in "._":
            continue
        if not entry.is_dir():
            yield entry
        elif not entry.is_symlink() and entry.resolve() != output:  # a link may lead round
            yield from _files(entry, output)


def _apart(made: Sequence[Place], *, into: bool) -> None:
    """No result in the place of another, nor in a folder in that of an input."""
    taken: dict[str, str] = {}
    sources = {Path(p.source).resolve() for p in made if into and p.source != "-"}
    for place in made:
        if place.target is None:
            continue
        other = taken.setdefault(place.target, place.source)
        if other != place.source:
            raise InputError(
                f"the results of {other} and {place.source} would be one file; "
                "write them to different folders",
                place.target,
            )
        if Path(place.target).resolve() in sources:
            raise InputError("an input would be overwritten; name another folder", place.target)
