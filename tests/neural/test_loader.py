"""The one loader: what it refuses, what it signs, that batches and order don't matter."""

import json
import shutil

import numpy as np
import pytest
import torch

from translit.errors import ConfigError, InputError
from translit.neural import encoder, load
from translit.neural.loader import inference

pytestmark = pytest.mark.neural


def test_signature_says_all_that_numbers_depend_on(tiny):
    loaded = load(tiny("encoder"))
    told = dict(loaded.signature.fields)
    assert (told["model"], told["revision"], told["dtype"], told["device"]) == (
        "encoder", "local", "float32", "cpu",
    )  # fmt: skip
    assert len(loaded.source.sha256) == 64
    assert told["sha256"] == loaded.source.sha256[:16]
    assert {"torch", "transformers", "safetensors"} <= set(told)


def test_weights_that_changed_have_another_digest(tiny, tmp_path):
    folder = shutil.copytree(tiny("encoder"), tmp_path / "copy")
    (folder / "config.json").write_text((folder / "config.json").read_text() + " ")
    assert load(str(folder)).source.sha256 != load(tiny("encoder")).source.sha256


def test_pickles_are_refused_beside_and_alone(tiny, tmp_path):
    folder = shutil.copytree(tiny("encoder"), tmp_path / "pickled")
    torch.save({"weight": torch.zeros(2)}, folder / "pytorch_model.bin")
    assert load(str(folder)).kind == "encoder"  # the pickle beside it isn't looked at
    (folder / "model.safetensors").unlink()
    with pytest.raises(InputError, match=r"no \*\.safetensors.*refused"):
        load(str(folder), dtype="bfloat16")


def test_code_beside_the_weights_is_never_run(tiny, tmp_path):
    folder = shutil.copytree(tiny("encoder"), tmp_path / "coded")
    settings = json.loads((folder / "config.json").read_text())
    settings |= {"model_type": "mine", "auto_map": {"AutoConfig": "mine.C", "AutoModel": "mine.M"}}
    (folder / "config.json").write_text(json.dumps(settings))
    (folder / "mine.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\n")
    with pytest.raises(InputError, match="can't be read as encoder"):
        load(str(folder))
    assert not (tmp_path / "ran").exists()


def test_a_head_that_was_never_trained_is_refused(tiny):
    with pytest.raises(InputError, match="has no weights for classifier"):
        load(tiny("encoder"), "sequence")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param({"kind": "encoderr"}, "did you mean 'encoder'", id="kind"),
        pytest.param({"dtype": "int4"}, "no dtype 'int4'", id="dtype"),
        pytest.param({"device": "tpu"}, "no device 'tpu'", id="device"),
    ],
)
def test_options_are_checked(tiny, options, message):
    with pytest.raises(ConfigError, match=message):
        load(tiny("encoder"), **options)


def test_absent_device_is_said(tiny, monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(ConfigError, match="this machine has no cuda"):
        load(tiny("encoder"), device="cuda")


def test_batches_and_order_do_not_matter(tiny, lines):
    model = encoder(tiny("encoder"))
    together = model.embed(lines)
    alone = np.concatenate([model.embed([line]) for line in lines])
    assert together == pytest.approx(alone, abs=1e-5)
    assert model.embed(lines[::-1])[::-1] == pytest.approx(together, abs=1e-5)
    assert np.array_equal(model.embed(lines), together)


def test_small_batches_give_the_same(tiny, lines):
    loaded = load(tiny("encoder"))
    rows = loaded.tokenized(lines)
    sizes = []

    def work(inputs, batch):
        sizes.append(inputs["input_ids"].numel())
        return inputs["input_ids"].sum(1).tolist()

    assert loaded.run(rows, work, tokens=40) == [sum(r["input_ids"]) for r in rows]
    assert max(sizes) <= 40


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("\ud800 lone surrogate", id="surrogate"),
        pytest.param("كلمة " * 5000, id="longer-than-the-model"),
        pytest.param("\u202e\u0000\u200b", id="controls"),
    ],
)
def test_any_text_gets_a_vector(tiny, text):
    (vector,) = encoder(tiny("encoder")).embed([text])
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_nothing_to_embed(tiny):
    assert encoder(tiny("encoder")).similarity([], []).shape == (0,)


def test_inference_leaves_the_switches_as_they_were():
    before = torch.are_deterministic_algorithms_enabled()
    with inference():
        assert torch.is_inference_mode_enabled()
        assert torch.are_deterministic_algorithms_enabled()
    assert torch.are_deterministic_algorithms_enabled() == before
