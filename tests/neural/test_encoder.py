"""Sentence embeddings: a meaning, and the pooling of the models' cards computed another way."""

import json
import shutil

import numpy as np
import pytest
import torch
from transformers import AutoModel, AutoTokenizer

from translit.errors import ConfigError
from translit.neural import encoder

pytestmark = pytest.mark.neural


def test_translations_are_nearer_than_anything_else(tiny, pairs):
    model = encoder(tiny("encoder"))
    english, arabic = (model.embed(list(side)) for side in zip(*pairs, strict=True))
    assert (english @ arabic.T).argmax(axis=1).tolist() == list(range(len(pairs)))


def test_moved_lines_are_less_similar(tiny, pairs):
    model = encoder(tiny("encoder"))
    english, arabic = map(list, zip(*pairs, strict=True))
    right, moved = (
        model.similarity(english, arabic),
        model.similarity(english, arabic[1:] + arabic[:1]),
    )
    assert right.min() > moved.max()


def unit(vector):
    return vector / np.sqrt((vector * vector).sum())


def by_hand(folder, text, pooling):
    """One text, no padding, no mask: what the card says."""
    read, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
    with torch.no_grad():
        output = model(torch.tensor([read(text)["input_ids"]]))
    hidden = output.last_hidden_state[0].numpy()
    if pooling == "mean":
        return unit(hidden.mean(axis=0))
    if pooling == "cls":
        return unit(hidden[0])
    weight, bias = (
        p.detach().numpy() for p in (model.pooler.dense.weight, model.pooler.dense.bias)
    )
    return unit(np.tanh(weight @ hidden[0] + bias))


@pytest.mark.parametrize(
    ("name", "options", "card"),
    [
        pytest.param("encoder", {}, ("mean", ""), id="mean-unless-told"),
        pytest.param("tiny-e5", {}, ("mean", "query: "), id="e5-mean-with-query"),
        pytest.param("tiny-labse", {}, ("pooler", ""), id="labse-first-token-through-the-pooler"),
        pytest.param("encoder", {"pooling": "cls"}, ("cls", ""), id="asked-for"),
        pytest.param("tiny-e5", {"prefix": ""}, ("mean", ""), id="no-prefix-asked-for"),
    ],
)
def test_pooling_is_the_card_s(tiny, lines, name, options, card):
    folder, (pooling, prefix) = tiny(name), card
    model = encoder(folder, **options)
    expected = np.stack([by_hand(folder, prefix + line, pooling) for line in lines])
    assert np.abs(model.embed(lines) - expected).max() < 1e-5
    told = dict(model.signature.fields)
    assert (told["pooling"], told.get("prefix", "")) == (pooling, prefix.strip())


@pytest.mark.parametrize(
    ("modes", "modules", "expected"),
    [
        pytest.param(["mean_tokens"], ["Transformer", "Pooling"], "mean", id="mean"),
        pytest.param(["cls_token"], ["Transformer", "Pooling", "Normalize"], "cls", id="cls"),
        pytest.param(["mean_sqrt_len_tokens"], [], "mean", id="the-same-once-of-length-one"),
        pytest.param(["max_tokens"], [], "asks for max_tokens, which isn't done here", id="max"),
        pytest.param(["mean_tokens", "cls_token"], [], "asks for cls_token, mean_tokens", id="two"),
        pytest.param(["mean_tokens"], ["Pooling", "Dense"], "asks for Dense", id="layer-after"),
    ],
)
def test_files_beside_the_model_say_how(tiny, tmp_path, modes, modules, expected):
    """What can't be done as published is an error and no other number."""
    folder = tmp_path / "model"
    shutil.copytree(tiny("encoder"), folder)
    (folder / "1_Pooling").mkdir()
    told = {"word_embedding_dimension": 32, "include_prompt": True}
    told |= {f"pooling_mode_{m}": True for m in sorted(modes)}
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(told))
    steps = [{"type": f"sentence_transformers.models.{m}"} for m in modules]
    (folder / "modules.json").write_text(json.dumps(steps))
    if " " not in expected:
        assert encoder(str(folder)).pooling == expected
        return
    with pytest.raises(ConfigError, match=expected):
        encoder(str(folder))
    assert encoder(str(folder), pooling="mean").pooling == "mean"


def test_pooler_that_was_never_trained_is_refused(tiny):
    with pytest.raises(ConfigError, match="has no trained pooler"):
        encoder(tiny("masked"), pooling="pooler")


def test_unknown_pooling(tiny):
    with pytest.raises(ConfigError, match="did you mean 'mean'"):
        encoder(tiny("encoder"), pooling="men")
