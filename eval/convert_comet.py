"""Saves a published COMET checkpoint as a folder that our loader reads.

python -m eval.convert_comet model.ckpt hparams.yaml XLM_ROBERTA_FOLDER OUT

The checkpoint is a pickle: torch reads it with ``weights_only=True``, which builds tensors and plain
values and runs no code of the file. XLM_ROBERTA_FOLDER holds configuration and tokenizer of the
encoder that hparams.yaml names. Run on a made checkpoint only; not yet on the published ones.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

__all__ = ["convert", "main"]

_ENCODER = "encoder.model."


def convert(checkpoint: Path, hparams: Path, encoder: Path, out: Path) -> None:
    """The four parts: encoder, tokenizer, ``comet.safetensors``, ``hparams.json``."""
    import torch
    import yaml
    from safetensors.torch import save_file
    from transformers import AutoConfig, AutoModel, AutoTokenizer

    state = torch.load(checkpoint, map_location="cpu", weights_only=True)["state_dict"]
    model = AutoModel.from_config(AutoConfig.from_pretrained(encoder, local_files_only=True))
    weights = {k.removeprefix(_ENCODER): v for k, v in state.items() if k.startswith(_ENCODER)}
    missing, strange = model.load_state_dict(weights, strict=False)
    lost = [k for k in missing if not k.startswith("pooler") and "position_ids" not in k]
    if lost or [k for k in strange if "position_ids" not in k]:
        raise SystemExit(f"another encoder than {encoder}: {(lost or strange)[:3]}")
    model.save_pretrained(out)
    AutoTokenizer.from_pretrained(encoder, local_files_only=True).save_pretrained(out)
    kept = ("layerwise_attention.", "estimator.")
    head = {k: v.contiguous() for k, v in state.items() if k.startswith(kept)}
    save_file(head, out / "comet.safetensors")
    settings = yaml.safe_load(hparams.read_text("utf-8"))
    (out / "hparams.json").write_text(json.dumps(settings, default=str), "utf-8")


def main() -> None:
    if len(sys.argv) != 5:
        raise SystemExit(__doc__)
    checkpoint, hparams, encoder, out = map(Path, sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    convert(checkpoint, hparams, encoder, out)


if __name__ == "__main__":
    main()
