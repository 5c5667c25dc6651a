"""Where a model comes from: a folder, or ``ID@REVISION`` of a model hub at one exact commit."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from translit.errors import ConfigError, InputError

__all__ = ["Source"]

_HUB = re.compile(r"([\w.-]+(?:/[\w.-]+)?)@([0-9a-f]{40})")
_BLOCK = 1 << 20
# What is ever fetched or read: never code, never pickles (.bin, .pt, .ckpt, .pkl, .h5).
PATTERNS = ("*.json", "*.safetensors", "*.model", "*.txt", "README.md")


@dataclass(frozen=True)
class Source:
    """One model: its ``id``, its ``revision`` (None of a folder) and the ``folder`` of its files."""

    id: str
    revision: str | None
    folder: Path

    @classmethod
    def find(cls, spec: str, *, allow_download: bool = False) -> Source:
        """The model of that name, in a folder or the hub's cache; fetched only where that is allowed.

        Raises ``ConfigError`` for a name without an exact revision and ``InputError``, with the command
        to run, for a model that isn't there or whose weights aren't safetensors.
        """
        found = _HUB.fullmatch(spec)
        if Path(spec).is_dir():
            source = cls(Path(spec).resolve().name, None, Path(spec))
        elif found:
            source = cls(found[1], found[2], _cached(found[1], found[2], allow_download))
        else:
            raise ConfigError(
                f"no model folder {spec!r}; give a folder, or ID@REVISION with the 40 hexadecimal "
                "digits of a commit (a branch or tag may change under you)"
            )
        source.check()
        return source

    def check(self) -> None:
        """Raises ``InputError`` where there is no configuration or no weights in safetensors."""
        if not (self.folder / "config.json").is_file():
            raise InputError("no config.json: not the folder of a model", str(self.folder))
        if not any(self.folder.glob("*.safetensors")):
            raise InputError(
                "no *.safetensors: weights in other files (.bin, .pt, .ckpt) may run code when they "
                "are read and are refused; save the model with save_pretrained first",
                str(self.folder),
            )

    @property
    def sha256(self) -> str:
        """SHA-256 over names and contents of all files that are read."""
        return _digest(self.folder.resolve())


@cache
def _digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted({p for pattern in PATTERNS for p in folder.glob(pattern) if p.is_file()}):
        total.update(path.name.encode() + b"\0")
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                total.update(block)
    return total.hexdigest()


def _cached(name: str, revision: str, allow_download: bool) -> Path:  # noqa: FBT001 - as given
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

    try:
        return Path(
            snapshot_download(
                name,
                revision=revision,
                local_files_only=not allow_download,
                allow_patterns=list(PATTERNS),
            )
        )
    except (LocalEntryNotFoundError, HfHubHTTPError, OSError) as error:
        if allow_download:
            raise InputError(f"can't be fetched: {error}", f"{name}@{revision}") from None
        include = " ".join(f"--include '{p}'" for p in PATTERNS)
        raise InputError(
            f"is not on this machine; run: hf download {name} --revision {revision} {include} "
            "(or pass --allow-download)",
            f"{name}@{revision}",
        ) from None
