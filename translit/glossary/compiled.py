"""The compiled form of a glossary: one file of arrays, mapped into memory by every worker.

Magic, length and checksum of the head, a JSON head (format version, names, digest, where each array lies, a
checksum of all of them), then the arrays, each at a multiple of 64 bytes. No pickle: nothing in it is run.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from translit.draft import draft
from translit.errors import GlossaryError
from translit.glossary.automaton import available
from translit.glossary.index import Index
from translit.glossary.store import Store, Strings

if TYPE_CHECKING:
    from translit.glossary.glossary import Glossary

__all__ = ["SUFFIX", "VERSION", "read", "reopen", "write"]

SUFFIX = ".glossary"
VERSION = 8
_MAGIC = b"TRANSLIT GLOSSARY\n"
_HEAD = struct.Struct("<II")  # length and checksum of the head
_ALIGN = 64
_COLUMNS = (
    "t_text", "t_target", "t_concept", "t_lang", "t_form", "t_status", "t_flags",
    "c_id", "c_type", "c_rank", "e_term", "e_kind",
)  # fmt: skip
_INDEX = ("hashes", "first", "entries", "more", "buckets", "heads")


def write(glossary: Glossary, path: Path) -> None:
    """Write the file; it appears under its name only when it is whole."""
    arrays = {
        f"{number}.{name}": array
        for number, store in enumerate(glossary.stores)
        for name, array in sorted(_arrays(store).items())
    }
    places, at, crc = {}, 0, 0
    for name, array in arrays.items():
        places[name] = [at, len(array), array.dtype.str]
        at += -(-array.nbytes // _ALIGN) * _ALIGN
        crc = zlib.crc32(memoryview(array).cast("B"), crc)
    head = {
        "version": VERSION, "name": glossary.name, "digest": glossary.digest, "crc32": crc,
        "stores": [
            {
                "words": s.words, "rare": s.rare, "digest": s.digest(),
                "automaton": available() if s.automaton is not None else None,
            }
            for s in glossary.stores
        ],
        "arrays": places, "size": at,
    }  # fmt: skip
    raw = json.dumps(head, ensure_ascii=True, sort_keys=False).encode()
    with draft(path) as new, new.open("wb") as file:
        file.write(_MAGIC + _HEAD.pack(len(raw), zlib.crc32(raw)) + raw)
        file.write(b"\0" * (-file.tell() % _ALIGN))
        for array in arrays.values():
            file.write(memoryview(array).cast("B"))
            file.write(b"\0" * (-array.nbytes % _ALIGN))


def _arrays(store: Store) -> dict[str, Any]:
    import numpy as np

    out = {name: np.ascontiguousarray(getattr(store, name)) for name in _COLUMNS}
    out |= {f"i_{name}": np.ascontiguousarray(getattr(store.index, name)) for name in _INDEX}
    if store.automaton is not None:
        out["automaton"] = np.frombuffer(store.automaton.machine.serialize(), np.uint8)
        out["nodes"] = np.array(store.automaton.nodes, np.uint32)
    out["blob"] = np.frombuffer(store.strings.blob, np.uint8)
    out["offsets"] = store.strings.offsets
    return out


def read(path: Path, *, verify: bool = True) -> Glossary:
    """The glossary of a compiled file, mapped: nothing is read before it is needed.

    ``verify`` checks the whole file against its checksum first. Raises ``GlossaryError`` for what is
    no such file, a cut one, or one of another format version.
    """
    from translit.glossary.glossary import Glossary

    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise GlossaryError("not a compiled glossary", str(path))
        head, begin = _head(file, path)
        size = os.fstat(file.fileno()).st_size
        if size < begin + head["size"]:
            raise GlossaryError("the file is cut; compile it again", str(path))
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    arrays = {name: _array(data, begin, place) for name, place in head["arrays"].items()}
    if verify:
        crc = 0
        for array in arrays.values():
            crc = zlib.crc32(memoryview(array).cast("B"), crc)
        if crc != head["crc32"]:
            raise GlossaryError("the file is damaged; compile it again", str(path))
    stores = tuple(_store(arrays, number, part) for number, part in enumerate(head["stores"]))
    glossary = Glossary(stores, head["name"])
    glossary.__dict__["digest"] = head["digest"]
    glossary.mapped = path.resolve()
    return glossary


def reopen(path: Path, digest: str) -> Glossary:
    """The glossary of a file in another process, which must hold what it held in the first."""
    glossary = read(path, verify=False)
    if glossary.digest != digest:
        raise GlossaryError(
            "the file has another content by now; start the workers again", str(path)
        )
    return glossary


def _head(file: BinaryIO, path: Path) -> tuple[dict[str, Any], int]:
    """The head, and where the arrays begin."""
    try:
        length, crc = _HEAD.unpack(file.read(_HEAD.size))
        raw = file.read(min(length, 1 << 30))
        head = json.loads(raw)
        version = head["version"]
    except (struct.error, ValueError, KeyError, TypeError) as error:
        raise GlossaryError("the head is damaged; compile it again", str(path)) from error
    if version != VERSION:
        raise GlossaryError(
            f"format {version}, this version reads {VERSION}; compile it again", str(path)
        )
    if crc != zlib.crc32(raw):
        raise GlossaryError("the head is damaged; compile it again", str(path))
    end = len(_MAGIC) + _HEAD.size + length
    return head, -(-end // _ALIGN) * _ALIGN


def _array(data: mmap.mmap, begin: int, place: list[Any]) -> Any:
    import numpy as np

    at, count, kind = place
    return np.frombuffer(data, np.dtype(kind), count, begin + at) if count else np.zeros(0, kind)


def _store(arrays: dict[str, Any], number: int, part: dict[str, Any]) -> Store:
    def take(name: str) -> Any:
        return arrays[f"{number}.{name}"]

    store = Store(
        strings=Strings(memoryview(take("blob")), take("offsets")),
        words=tuple(part["words"]),
        rare=part["rare"],
        index=Index(*(take(f"i_{name}") for name in _INDEX)),
        **{name: take(name) for name in _COLUMNS},
    )
    store.cache["digest"] = part["digest"]
    if part["automaton"] is not None and part["automaton"] == available():
        store.cache["automaton"] = take("automaton").tobytes(), take("nodes").tolist()
    return store
