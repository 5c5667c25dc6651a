"""Saves weights that are pickles as a folder of safetensors, which the loader reads.

python -m translit.neural.convert FOLDER OUT [--tokenizer FOLDER]
python -m translit.neural.convert model.ckpt OUT --hparams hparams.yaml --encoder FOLDER

The first is for ``pytorch_model.bin``, also in parts; ``--tokenizer`` for models that are published
without one (MetricX: mT5's). The second is for COMET's checkpoints; ``--encoder`` is a folder with
configuration and tokenizer of the encoder that hparams.yaml names. torch reads the pickles with
``weights_only=True``, which builds tensors and plain values and runs no code of the file.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from translit.errors import InputError, TranslitError
from translit.neural.packages import require

__all__ = ["checkpoint", "weights"]

_BESIDE = ("*.json", "*.model", "*.txt", "README.md")
_ENCODER = "encoder.model."
_HEAD = ("layerwise_attention.", "estimator.")
_INDEX = "pytorch_model.bin.index.json"


def weights(folder: Path, out: Path, tokenizer: Path | None = None) -> None:
    """A folder with ``pytorch_model*.bin`` as one with safetensors, part for part.

    Configuration, model card and tokenizer are copied; the tokenizer from its own folder if one is named.
    Raises ``InputError`` where there is no such file or it holds anything but weights.
    """
    parts = sorted(folder.glob("pytorch_model*.bin"))
    if not parts:
        raise InputError("no pytorch_model*.bin", str(folder))
    require()
    from safetensors.torch import save_file

    out.mkdir(parents=True, exist_ok=True)
    for part in parts:
        save_file(_plain(_read(part)), out / _renamed(part.name), metadata={"format": "pt"})
    for source in filter(None, (folder, tokenizer)):
        for path in sorted({p for pattern in _BESIDE for p in source.glob(pattern)}):
            if path.name != _INDEX and (source == folder or path.name not in _MODEL):
                shutil.copyfile(path, out / path.name)
    if (folder / _INDEX).is_file():
        index = json.loads((folder / _INDEX).read_text("utf-8"))
        index["weight_map"] = {k: _renamed(name) for k, name in index["weight_map"].items()}
        (out / "model.safetensors.index.json").write_text(json.dumps(index), "utf-8")


_MODEL = ("config.json", "generation_config.json", "README.md")  # never from the tokenizer's folder


def _renamed(name: str) -> str:
    return name.replace("pytorch_model", "model").replace(".bin", ".safetensors")


def _plain(state: Mapping[str, Any]) -> dict[str, Any]:
    """Tensors of their own, since safetensors knows no shared memory."""
    return {name: tensor.contiguous().clone() for name, tensor in state.items()}


def _read(path: Path) -> Any:
    import pickle

    import torch

    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except (pickle.UnpicklingError, RuntimeError, EOFError) as error:
        reason = str(error).strip().partition("\n")[0]
        raise InputError(f"holds more than weights, or is damaged: {reason}", str(path)) from None


def checkpoint(path: Path, out: Path, *, hparams: Path, encoder: Path) -> None:
    """A COMET checkpoint as encoder, tokenizer, ``comet.safetensors`` and ``hparams.json``.

    Raises ``InputError`` where the checkpoint's encoder isn't that of the folder.
    """
    require()
    import yaml  # type: ignore[import-untyped, unused-ignore]
    from safetensors.torch import save_file
    from transformers import AutoTokenizer

    state = _read(path)["state_dict"]
    model = _encoder(state, path, encoder)
    out.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(out)
    AutoTokenizer.from_pretrained(encoder, local_files_only=True).save_pretrained(out)
    head = {name: tensor for name, tensor in state.items() if name.startswith(_HEAD)}
    save_file(_plain(head), out / "comet.safetensors")
    card = hparams.parent / "README.md"  # which says the licence
    if card.is_file():
        shutil.copyfile(card, out / card.name)
    settings = yaml.safe_load(hparams.read_text("utf-8"))
    (out / "hparams.json").write_text(json.dumps(settings, default=str), "utf-8")


def _encoder(state: Mapping[str, Any], path: Path, folder: Path) -> Any:
    from transformers import AutoConfig, AutoModel

    made: Any = AutoModel
    model = made.from_config(AutoConfig.from_pretrained(folder, local_files_only=True))
    own = {k.removeprefix(_ENCODER): v for k, v in state.items() if k.startswith(_ENCODER)}
    missing, strange = model.load_state_dict(own, strict=False)
    # positions are numbers that newer versions don't save, and the pooler isn't asked
    odd = [k for k in (*missing, *strange) if "position_ids" not in k and "pooler" not in k]
    if odd:
        raise InputError(f"another encoder than that of {folder}: {', '.join(odd[:3])}", str(path))
    return model


@click.command(help=(__doc__ or "").replace("\n\n", "\n\n\b\n", 1))
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--tokenizer", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--hparams", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--encoder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def _command(
    source: Path, out: Path, tokenizer: Path | None, hparams: Path | None, encoder: Path | None
) -> None:
    if source.is_dir():
        weights(source, out, tokenizer)
    elif hparams and encoder:
        checkpoint(source, out, hparams=hparams, encoder=encoder)
    else:
        raise click.UsageError("a checkpoint needs --hparams and --encoder")


def main() -> None:
    try:
        _command(prog_name="python -m translit.neural.convert")
    except TranslitError as error:
        click.echo(f"translit: {error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
