"""The learned metrics by name and model, as `translit evaluate` asks for them."""

import shutil

import pytest

import translit
from translit.errors import ConfigError, InputError
from translit.metrics import Batch
from translit.metrics.comet import Comet
from translit.metrics.metricx import Metricx, MetricxQe
from translit.metrics.perplexity import Perplexity
from translit.metrics.regressor import Regressor
from translit.metrics.similarity import Similarity
from translit.neural import load
from translit.neural.comet import Comet as Model

pytestmark = pytest.mark.neural
SOURCES = ["the minister arrived in the capital", "the children play in the garden"]
HYPOTHESES = ["وصل الوزير إلى العاصمة", "يلعب الأطفال في الحديقة"]
REFERENCES = [("وصل الوزير العاصمة",), ("يلعب الأطفال", "الأطفال في الحديقة")]


@pytest.fixture
def batch():
    return Batch(HYPOTHESES, REFERENCES, sources=SOURCES, source_lang="en", target_lang="ar")


def test_scores_of_sums_are_means(tiny, batch):
    metric = Similarity(model=tiny("encoder"))
    rows = metric.statistics(batch)
    assert metric.scores(rows.sum(axis=0, keepdims=True))[0] == pytest.approx(rows[:, 0].mean())
    assert metric.segment_scores(rows).tolist() == rows[:, 0].tolist()


def test_copied_source_is_no_translation(tiny):
    copied = Batch(SOURCES, REFERENCES, sources=[s.upper() for s in SOURCES])
    assert Similarity(model=tiny("encoder")).statistics(copied)[:, 0].tolist() == [0, 0]


def test_comet_takes_the_best_reference(tiny, batch):
    model = Model.of(load(tiny("comet")))
    one = model.score(HYPOTHESES[1:] * 2, SOURCES[1:] * 2, list(REFERENCES[1]))
    rows = Comet(model=tiny("comet")).statistics(batch)
    assert rows[1, 0] == pytest.approx(100 * max(one), abs=1e-3)


def test_metricx_is_better_lower_and_says_that_it_is_experimental(tiny, batch):
    for metric in (Metricx(model=tiny("metricx")), MetricxQe(model=tiny("metricx"))):
        assert metric.lower_is_better
        assert (metric.statistics(batch)[:, 0] >= 0).all()
        assert "status:experimental" in metric.signature("var")
    old = Metricx(model=tiny("metricx"), version="23")
    assert old.statistics(Batch(HYPOTHESES, REFERENCES)).shape == (2, 2)


def test_perplexity_counts_nothing_where_nothing_can_be_told(tiny):
    rows = Perplexity(model=tiny("masked"), reads="masked").statistics(
        Batch(["", "يلعب"], [("",)] * 2)
    )
    assert rows[0].tolist() == [0, 0]
    assert rows[1, 1] == 1


def test_sources_that_are_missing_are_said(tiny):
    with pytest.raises(InputError, match="comet needs the source of every segment"):
        Comet(model=tiny("comet")).statistics(Batch(HYPOTHESES, REFERENCES))


@pytest.mark.parametrize("reads", ["reference-target", "source-target", "target"])
def test_regressor_reads_what_it_is_told(tiny, batch, reads):
    metric = Regressor(model=tiny("regressor"), reads=reads)
    assert metric.statistics(batch).shape == (2, 2)
    assert f"reads:{reads}" in metric.signature("1")


def test_evaluate_knows_them(tiny):
    found = translit.evaluate(
        HYPOTHESES, [r[0] for r in REFERENCES], sources=SOURCES, target_lang="ar", glossary="none",
        metrics=[f"bertscore:{tiny('encoder')}", "chrf"], layers=False, resamples=40,
    )  # fmt: skip
    by_name = {s.name: s for s in found.scores}
    assert list(by_name) == ["bertscore", "chrf"]
    assert 0 < by_name["bertscore"].value <= 100
    assert "licence:unknown" in by_name["bertscore"].signature


def test_non_commercial_models_are_named_where_the_scores_are(tiny, tmp_path):
    folder = tmp_path / "model"
    shutil.copytree(tiny("encoder"), folder)
    (folder / "README.md").write_text("---\nlicense: cc-by-nc-4.0\n---\n")
    asked = {"sources": SOURCES, "layers": False, "resamples": 40, "model": str(folder)}
    found = translit.evaluate(
        HYPOTHESES, [r[0] for r in REFERENCES], metrics=["similarity", "bertscore,layer=1"], **asked
    )
    for name in ("similarity", "bertscore"):
        assert f"{name}: its model's licence allows no commercial use" in found.warnings
    assert {s.name for s in found.scores} == {"similarity", "bertscore"}
    assert all("licence:cc-by-nc-4.0 (non-commercial)" in s.signature for s in found.scores)


def test_other_metrics_take_no_model_and_these_need_one():
    for name, message in (("comet", "comet needs a model"), ("chrf:x", "chrf takes no model")):
        with pytest.raises(ConfigError, match=message):
            translit.evaluate(["a"], ["b"], metrics=[name])
