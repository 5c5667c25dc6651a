"""Where a model comes from: a folder, or ``ID@REVISION`` of a model hub at one exact commit."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from translit.errors import ConfigError, InputError

__all__ = ["Source"]

_NAME = re.compile(r"\w[\w.-]*(?:/\w[\w.-]*)?")
_HUB = re.compile(rf"({_NAME.pattern})@([0-9a-f]{{40}})")
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
            raise ConfigError(_not_exact(spec))
        source.check()
        return source

    def check(self) -> None:
        """Raises ``InputError`` where there is no configuration or no weights in safetensors."""
        if not (self.folder / "config.json").is_file():
            raise InputError("no config.json: not the folder of a model", str(self.folder))
        if not any(self.folder.glob("*.safetensors")):
            raise InputError(
                "no *.safetensors: weights in other files (.bin, .pt, .ckpt) may run code when they "
                f"are read and are refused; run: python -m translit.neural.convert {self.folder} OUT",
                str(self.folder),
            )

    @property
    def sha256(self) -> str:
        """SHA-256 over names and contents of all files that are read."""
        return _digest(self.folder.resolve())


def _not_exact(spec: str) -> str:
    """What is wrong with a name that is neither a folder nor an exact revision, and what to run."""
    if spec == "light":
        return "the light backend only embeds (similarity, meaning-drift, qe); this needs a model folder"
    wanted = "give a folder, or ID@REVISION with the 40 hexadecimal digits of a commit"
    name = spec.partition("@")[0]
    if not _NAME.fullmatch(name):
        return f"no model folder {spec!r}; {wanted}"
    return (
        f"no model folder {spec!r}; {wanted} (a branch or tag may change under you): "
        f'`hf models info {name}` tells the latest as "sha"'
    )


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
            "(`translit evaluate` and `train-qe` fetch it with --allow-download)",
            f"{name}@{revision}",
        ) from None
