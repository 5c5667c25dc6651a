"""An estimate learned from judgements: it learns what can be learned and refuses the rest."""

import json
import random

import numpy as np
import pytest

from translit.cli import main
from translit.errors import ConfigError, InputError
from translit.neural import Encoder
from translit.neural.qe import Judged, Quality, judged, train
from translit.report import Signature
from translit.segment import Segment


class Marks(Encoder):
    """A vector a text by its share of the letters a to h: good targets have those of their source."""

    signature = Signature.of(model="marks")

    def embed(self, texts):
        counts = np.array([[t.count(c) + 0.01 for c in "abcdefgh"] for t in texts], np.float32)
        return counts / np.linalg.norm(counts, axis=1, keepdims=True)


def rows(count, langs="en-ar", noise=False):
    """Targets that keep a share of their source's letters; the share is the judgement."""
    rng = random.Random(7)
    out = []
    for _ in range(count):
        source = "".join(rng.choices("abcdefgh", k=30))
        kept = rng.randint(0, 10)
        target = "".join(
            c if rng.randint(1, 10) <= kept else rng.choice("abcdefgh") for c in source
        )
        score = rng.random() if noise else float(np.dot(*Marks().embed([source, target])))
        out.append(Judged(source, target, 100 * score, langs))
    return out


def test_learns_what_similarity_tells():
    found = train(rows(200), Marks())
    assert found.correlation["en-ar"] > 0.9
    good, bad = found.predict(Marks(), ["aabbccdd"] * 2, ["aabbccdd", "eeffgghh"], "en-ar")
    assert good > bad


def test_weights_are_those_of_the_normal_equations():
    given = rows(120)
    found = train(given, Marks())
    u, v = (
        Marks().embed([getattr(j, s) for j in given]).astype(float) for s in ("source", "target")
    )
    x = np.hstack([u, v, abs(u - v), u * v, (u * v).sum(1)[:, None]]) * np.sqrt(8)
    y = np.array([j.score for j in given])
    x0, y0 = x - x.mean(0), y - y.mean()
    expected = np.linalg.inv(x0.T @ x0 + found.penalty * np.eye(x.shape[1])) @ x0.T @ y0
    assert found.weights == pytest.approx(expected.tolist(), abs=1e-5)


def test_refuses_what_it_cannot_know():
    with pytest.raises(InputError, match=r"too few judgements: en-fa \(20\); 50 a language pair"):
        train(rows(100) + rows(20, "en-fa"), Marks())
    with pytest.raises(InputError, match="nothing was learned of en-ar"):
        train(rows(100, noise=True), Marks())
    with pytest.raises(InputError, match="none at all"):
        train([], Marks())


def test_refuses_other_languages_and_encoders():
    found = train(rows(100), Marks())
    with pytest.raises(ConfigError, match="no judgements of en-tr; it knows en-ar"):
        found.predict(Marks(), ["a"], ["b"], "en-tr")
    other = Marks()
    other.signature = Signature.of(model="other")
    with pytest.raises(ConfigError, match="another encoder, model:marks: --metric qe:FILE,encoder"):
        found.predict(other, ["a"], ["b"], "en-ar")


def test_other_versions_and_devices_are_the_same_encoder():
    """Who updates torch keeps the estimate."""

    class Somewhere(Marks):
        def __init__(self, **ran):
            super().__init__()
            self.signature = Signature.of(model="marks", sha256="1", **ran)

    found = train(rows(100), Somewhere(device="cpu", torch="2.6"))
    assert found.predict(Somewhere(device="cuda", torch="3.0"), ["a"], ["b"], "en-ar")


def test_file_comes_back_and_a_changed_one_does_not(tmp_path):
    found = train(rows(100), Marks())
    path = tmp_path / "qe.json"
    found.save(path)
    assert Quality.read(path) == found
    body = json.loads(path.read_text())
    path.write_text(json.dumps(body | {"intercept": 99.0}))
    with pytest.raises(InputError, match="changed since it was written"):
        Quality.read(path)
    path.write_text("[]")
    with pytest.raises(InputError, match=r"not a translit\.qe/1 file"):
        Quality.read(path)


@pytest.mark.parametrize(
    ("segment", "message"),
    [
        pytest.param(Segment("1", "b", None, meta={"score": 1}), "needs a source", id="source"),
        pytest.param(Segment("1", "b", "a"), "'score' holds no number: None", id="none"),
        pytest.param(
            Segment("1", "b", "a", meta={"score": "good"}), "no number: 'good'", id="word"
        ),
        pytest.param(Segment("1", "b", "a", meta={"score": "nan"}), "no number: 'nan'", id="nan"),
    ],
)
def test_rows_that_cannot_be_used_are_named(segment, message):
    with pytest.raises(InputError, match=f"f:1: .*{message}"):
        judged(segment, "score", ("en", "ar"), "f:1")


def test_rows_without_a_language_are_refused():
    with pytest.raises(InputError, match="say --source-lang and --target-lang"):
        judged(Segment("1", "b", "a", meta={"score": 1}), "score", (None, None), "f:1")


def test_command(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("translit.neural.encoder", lambda *_, **__: Marks())
    batch, out = tmp_path / "judged.jsonl", tmp_path / "qe.json"
    lines = [{"source": j.source, "target": j.target, "score": j.score} for j in rows(100)]
    batch.write_text("".join(json.dumps(line) + "\n" for line in lines))
    args = ["train-qe", str(batch), "-o", str(out), "--source-lang", "en", "--target-lang", "ar"]
    with pytest.raises(SystemExit) as stop:
        main(args)
    assert stop.value.code == 0
    assert capsys.readouterr().out.startswith("en-ar: r = 0.9")
    assert Quality.read(out).counts == {"en-ar": 100}
    with pytest.raises(SystemExit) as stop:
        main([*args, "--least", "101"])
    assert stop.value.code == 2
    assert "too few judgements: en-ar (100)" in capsys.readouterr().err
