"""Office packages (ECMA-376 part 2): a zip of parts that name each other; checked against bombs."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator

from translit.errors import InputError
from translit.formats.xml import Event, events, local

__all__ = ["Package"]

_MOST_BYTES = 512 << 20  # unpacked; a spreadsheet has at most about a million rows
_MOST_RATIO = 150  # unpacked over packed of a member beyond 32 MiB; real sheets stay below 30


class Package:
    """A package in memory. Raises ``InputError`` for what is no zip, or unpacks to far more than it is."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data, self.name = data, name
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self.members = archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise InputError(f"not an XLSX file: {error}", name) from None
        if sum(m.file_size for m in self.members) > _MOST_BYTES:
            raise InputError(f"unpacks to more than {_MOST_BYTES >> 20} MiB", name)
        for m in self.members:
            if m.file_size > (32 << 20) and m.file_size > _MOST_RATIO * max(m.compress_size, 1):
                times = f"{m.file_size / max(m.compress_size, 1):.0f}"
                raise InputError(f"{m.filename} unpacks to {times} times its size", name)

    def part(self, member: str) -> bytes:
        """The bytes of a part."""
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
                return archive.read(member)
        except (KeyError, zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError) as error:
            raise InputError(f"not a readable spreadsheet: {error}", self.name) from None

    def events(self, member: str) -> Iterator[Event]:
        """The events of a part that is XML, with their bytes."""
        return events(io.BytesIO(self.part(member)), f"{self.name}/{member}", raw=True)

    def related(self, part: str, kind: str, wanted: str | None = None) -> str | None:
        """The part that another one names, by the kind of the relation, and by its id where given."""
        folder, base = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if all(m.filename != relations for m in self.members):
            return None
        for event in self.events(relations):
            if event.kind == "start" and local(event.name) == "Relationship":
                given = event.value
                fits = given.get("Type", "").endswith(f"/{kind}")
                if fits and wanted in (None, given.get("Id")):
                    target = posixpath.join("/", folder, given.get("Target", ""))
                    return posixpath.normpath(target)[1:]
        return None

    def with_part(self, member: str, data: bytes) -> bytes:
        """The package with one part replaced; all others keep their bytes, dates and order."""
        out = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(self.data)) as old,
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for info in self.members:
                new.writestr(info, data if info.filename == member else old.read(info.filename))
            new.comment = old.comment
        return out.getvalue()
