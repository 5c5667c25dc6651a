"""Pickled weights come back as folders with the same answers; what isn't weights is refused."""

import json
import pickle
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from translit.errors import InputError
from translit.neural import encoder, load
from translit.neural.comet import Comet
from translit.neural.convert import checkpoint, weights
from translit.neural.licences import licence

pytestmark = pytest.mark.neural


@pytest.fixture
def pickled(tiny, tmp_path):
    """A model as it was published in former years, and its folder of today."""
    folder, old = Path(tiny("encoder")), tmp_path / "old"
    old.mkdir()
    for path in folder.glob("*.json"):
        (old / path.name).write_bytes(path.read_bytes())
    return folder, old, load_file(folder / "model.safetensors")


def same(folder, out):
    texts = ["وصل الوزير إلى العاصمة", "the children play"]
    vectors = [encoder(str(f), pooling="mean").embed(texts) for f in (folder, out)]
    return np.array_equal(*vectors)


def test_pickled_weights_become_safetensors(pickled, tmp_path):
    folder, old, state = pickled
    state["shared"] = state[
        "embeddings.word_embeddings.weight"
    ]  # shared memory, as tied weights have it
    torch.save(state, old / "pytorch_model.bin")
    with pytest.raises(InputError, match=r"run: python -m translit\.neural\.convert .*old OUT"):
        load(str(old))
    weights(old, tmp_path / "new")
    assert same(folder, tmp_path / "new")


def test_parts_stay_parts(pickled, tmp_path):
    folder, old, state = pickled
    where = {}
    for i in (0, 1):
        name = f"pytorch_model-0000{i + 1}-of-00002.bin"
        part = dict(list(state.items())[i::2])
        torch.save(part, old / name)
        where |= dict.fromkeys(part, name)
    index = {"metadata": {"total_size": 1}, "weight_map": where}
    (old / "pytorch_model.bin.index.json").write_text(json.dumps(index))
    weights(old, tmp_path / "new")
    assert len(list((tmp_path / "new").glob("*.safetensors"))) == 2
    assert same(folder, tmp_path / "new")


def test_tokenizer_from_a_folder_of_its_own(pickled, tmp_path):
    """MetricX is published without one; the model's configuration stays the model's."""
    folder, old, state = pickled
    torch.save(state, old / "pytorch_model.bin")
    other = tmp_path / "tokenizer"
    other.mkdir()
    for path in old.glob("*token*.json"):
        path.rename(other / path.name)
    (other / "config.json").write_text("{}")
    weights(old, tmp_path / "new", other)
    assert same(folder, tmp_path / "new")


class Code:
    """What a pickle may do and a weight file may not."""

    def __reduce__(self):
        return print, ("run",)


def test_code_in_a_pickle_is_not_run(pickled, tmp_path, capsys):
    _, old, _ = pickled
    (old / "pytorch_model.bin").write_bytes(pickle.dumps(Code(), protocol=2))
    with pytest.raises(InputError, match="holds more than weights, or is damaged"):
        weights(old, tmp_path / "new")
    assert capsys.readouterr().out == ""


@pytest.fixture
def comet(tiny, tmp_path):
    """A checkpoint laid out as COMET's, and the folder that it was made of."""
    folder, home = Path(tiny("comet")), tmp_path / "published"
    home.mkdir()
    state = {f"encoder.model.{k}": v for k, v in load_file(folder / "model.safetensors").items()}
    state |= load_file(folder / "comet.safetensors")
    torch.save({"state_dict": state}, home / "model.ckpt")
    settings = json.loads((folder / "hparams.json").read_text())
    lines = [f"{k}: {json.dumps(v)}" for k, v in settings.items()]
    (home / "hparams.yaml").write_text("\n".join(lines))
    (home / "README.md").write_text("---\nlicense: cc-by-nc-sa-4.0\n---\n")
    return folder, home


def test_checkpoint_becomes_a_folder(comet, tmp_path):
    folder, home = comet
    out = tmp_path / "out"
    checkpoint(home / "model.ckpt", out, hparams=home / "hparams.yaml", encoder=folder)
    texts = ["يلعب الأطفال"], ["the children play"], ["الأطفال في الحديقة"]
    before = Comet.of(load(str(folder))).score(*texts)
    assert Comet.of(load(str(out))).score(*texts) == pytest.approx(before, abs=1e-6)
    assert licence(load(str(out)).source) == "cc-by-nc-sa-4.0 (non-commercial)"


def test_checkpoint_of_another_encoder_is_refused(comet, tmp_path, tiny):
    _, home = comet
    with pytest.raises(InputError, match="another encoder than that of"):
        checkpoint(
            home / "model.ckpt", tmp_path / "out", hparams=home / "hparams.yaml",
            encoder=Path(tiny("causal")),
        )  # fmt: skip


def test_command_says_what_is_wrong(tmp_path):
    command = [sys.executable, "-m", "translit.neural.convert", str(tmp_path), str(tmp_path / "o")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"translit: {tmp_path}: no pytorch_model*.bin\n"
