"""A checkpoint laid out as COMET's comes back as a folder with the same scores."""

import importlib.util
import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from translit.neural import load
from translit.neural.comet import Comet

pytestmark = pytest.mark.neural
SCRIPT = Path(__file__).resolve().parents[2] / "eval" / "convert_comet.py"


def test_checkpoint_becomes_a_folder(tiny, tmp_path):
    spec = importlib.util.spec_from_file_location("convert_comet", SCRIPT)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    folder = Path(tiny("comet"))
    state = {f"encoder.model.{k}": v for k, v in load_file(folder / "model.safetensors").items()}
    state |= load_file(folder / "comet.safetensors")
    torch.save({"state_dict": state}, tmp_path / "model.ckpt")
    settings = json.loads((folder / "hparams.json").read_text())
    lines = [f"{k}: {json.dumps(v)}" for k, v in settings.items()]
    (tmp_path / "hparams.yaml").write_text("\n".join(lines))
    out = tmp_path / "out"
    out.mkdir()
    script.convert(tmp_path / "model.ckpt", tmp_path / "hparams.yaml", folder, out)
    texts = ["يلعب الأطفال"], ["the children play"], ["الأطفال في الحديقة"]
    before = Comet.of(load(str(folder))).score(*texts)
    assert Comet.of(load(str(out))).score(*texts) == pytest.approx(before, abs=1e-6)
