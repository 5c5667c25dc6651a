"""BERTScore, MetricX, COMET and perplexity against the papers' definitions, computed another way."""

import json
import math

import numpy as np
import pytest
import torch
from safetensors.numpy import load_file
from transformers import (
    AutoModel,
    AutoModelForCausalLM,
    AutoModelForMaskedLM,
    AutoModelForSeq2SeqLM,
    AutoModelForSequenceClassification,
    AutoTokenizer,
)

from translit.errors import ConfigError, InputError
from translit.neural import load
from translit.neural.bertscore import bertscore
from translit.neural.comet import Comet, sparsemax
from translit.neural.metricx import metricx, prompts
from translit.neural.perplexity import perplexity
from translit.neural.regressor import regress

pytestmark = pytest.mark.neural
HYPOTHESES = ["وصل الوزير إلى العاصمة", "يلعب الأطفال", "the price of bread"]
REFERENCES = ["وصل الوزير العاصمة مرة أخرى", "يلعب الأطفال في الحديقة", "rain fell"]
SOURCES = ["the minister arrived", "the children play in the garden", "ارتفع سعر الخبز"]


def layers(folder, text):
    """(token ids, hidden states of all layers) of one text, unpadded."""
    read, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
    ids = read(text)["input_ids"]
    with torch.no_grad():
        found = model(torch.tensor([ids]), output_hidden_states=True).hidden_states
    return ids, [h[0].double().numpy() for h in found]


def greedy(folder, hypothesis, reference, layer):
    """Precision and recall by loops over token pairs; the first and last special token don't count."""
    (_, ours), (_, theirs) = (layers(folder, t) for t in (hypothesis, reference))
    a, b = ours[layer], theirs[layer]

    def cosine(x, y):
        return (x @ y) / math.sqrt((x @ x) * (y @ y))

    precision = [max(cosine(x, y) for y in b) for x in a[1:-1]]
    recall = [max(cosine(x, y) for x in a) for y in b[1:-1]]
    p, r = sum(precision) / len(precision), sum(recall) / len(recall)
    return p, r, 2 * p * r / (p + r)


@pytest.mark.parametrize("layer", [0, 1, 2, None])
def test_bertscore(tiny, layer):
    folder = tiny("encoder")
    found = bertscore(load(folder), HYPOTHESES, REFERENCES, layer=layer)
    rows = zip(HYPOTHESES, REFERENCES, strict=True)
    expected = [greedy(folder, h, r, 2 if layer is None else layer) for h, r in rows]
    assert np.abs(np.array(found) - np.array(expected)).max() < 1e-5


def test_bertscore_of_the_same_text_is_one_and_of_nothing_zero(tiny):
    same, empty = bertscore(load(tiny("encoder")), [HYPOTHESES[0], ""], [HYPOTHESES[0], "x"])
    assert same.f1 == pytest.approx(1, abs=1e-5)
    assert empty == (0, 0, 0)


def test_bertscore_reads_bytes_with_a_space_before_them(tiny):
    """The authors' add_prefix_space and strip: without them the first word has other tokens."""
    folder = tiny("roberta")
    expected = [
        greedy(folder, " " + h, " " + r, 2) for h, r in zip(HYPOTHESES, REFERENCES, strict=True)
    ]
    given = [f"{h} \n" for h in HYPOTHESES], [f"  {r}" for r in REFERENCES]
    found = bertscore(load(folder), *given)
    assert np.abs(np.array(found) - np.array(expected)).max() < 1e-5
    other = [greedy(folder, h, r, 2) for h, r in zip(HYPOTHESES, REFERENCES, strict=True)]
    assert np.abs(np.array(found) - np.array(other)).max() > 1e-3


def test_bertscore_names_the_layers_that_there_are(tiny):
    with pytest.raises(ConfigError, match="layers 0 to 2, not 9"):
        bertscore(load(tiny("encoder")), ["a"], ["b"], layer=9)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param({"version": "23", "references": ["R"]}, "candidate: H reference: R", id="23"),
        pytest.param({"version": "23", "sources": ["S"]}, "candidate: H source: S", id="23-qe"),
        pytest.param({"sources": ["S"]}, "source: S candidate: H", id="24-qe"),
        pytest.param(
            {"sources": ["S"], "references": ["R"]}, "source: S candidate: H reference: R", id="24"
        ),
    ],
)
def test_metricx_reads(options, expected):
    assert list(prompts(["H"], **options)) == [expected]


def test_metricx_24_needs_sources():
    with pytest.raises(InputError, match="MetricX-24 needs the sources"):
        list(prompts(["H"], references=["R"]))


def test_metricx(tiny):
    folder = tiny("metricx")
    texts = list(prompts(HYPOTHESES, sources=SOURCES, references=REFERENCES))
    read = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSeq2SeqLM.from_pretrained(folder).eval()
    expected = []
    for text in texts:
        ids = read(text, truncation=True, max_length=48)["input_ids"][:-1]  # without the end
        with torch.no_grad():
            memory = model.get_encoder()(torch.tensor([ids])).last_hidden_state
            state = model.get_decoder()(
                torch.tensor([[0]]), encoder_hidden_states=memory
            ).last_hidden_state[0, 0]
            logit = float(state @ model.lm_head.weight[250089])
        expected.append(min(max(logit, 0.0), 25.0))
    assert metricx(load(folder, "seq2seq"), texts) == pytest.approx(expected, abs=1e-5)
    assert len(set(expected)) > 1


def test_metricx_of_another_vocabulary_is_refused(tiny):
    with pytest.raises(ConfigError, match="not an mT5 vocabulary"):
        metricx(load(tiny("metricx"), "seq2seq"), ["x"], answer=999_999)


def project(scores):
    """The nearest point of the simplex, by bisection on the threshold."""
    low, high = min(scores) - 1, max(scores)
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(max(s - middle, 0) for s in scores) > 1 else (low, middle)
    return [max(s - low, 0) for s in scores]


@pytest.mark.parametrize("scores", [[0.1, 0.2, 0.3], [2.0, 0.0, 1.9], [5.0, 0.0, 0.0], [1.0]])
def test_sparsemax_is_the_nearest_point_of_the_simplex(scores):
    assert sparsemax(torch.tensor(scores)).tolist() == pytest.approx(project(scores), abs=1e-6)


def sentence(folder, head, settings, text):
    """One text's vector after COMET's definition, in numpy."""
    _, hidden = layers(folder, text)
    scalars = [float(head[f"layerwise_attention.scalar_parameters.{i}"][0]) for i in range(3)]
    if settings["layer_transformation"] == "sparsemax":
        weights = project(scalars)
    else:
        weights = np.exp(scalars) / np.exp(scalars).sum()
    if settings["layer_norm"]:
        hidden = [(h - h.mean()) / np.sqrt(h.var() + 1e-12) for h in hidden]
    mixed = sum(w * h for w, h in zip(weights, hidden, strict=True))
    return float(head["layerwise_attention.gamma"][0]) * mixed.mean(axis=0)


def estimate(head, vector):
    for number in (0, 3):
        vector = np.tanh(
            head[f"estimator.ff.{number}.weight"] @ vector + head[f"estimator.ff.{number}.bias"]
        )
    return float((head["estimator.ff.6.weight"] @ vector + head["estimator.ff.6.bias"])[0])


@pytest.mark.parametrize("layer_norm", [True, False])
@pytest.mark.parametrize("transformation", ["softmax", "sparsemax"])
def test_comet(tiny, layer_norm, transformation):
    folder = tiny("comet")
    model = Comet.of(load(folder))
    settings = {**model.settings, "layer_norm": layer_norm, "layer_transformation": transformation}
    model = Comet(model.loaded, model.head, settings)
    head = load_file(f"{folder}/comet.safetensors")
    expected = []
    for texts in zip(HYPOTHESES, SOURCES, REFERENCES, strict=True):
        mt, src, ref = (sentence(folder, head, settings, t) for t in texts)
        parts = (mt, ref, mt * ref, abs(mt - ref), mt * src, abs(mt - src))
        expected.append(estimate(head, np.concatenate(parts)))
    assert model.score(HYPOTHESES, SOURCES, REFERENCES) == pytest.approx(expected, abs=1e-5)


def test_comet_without_references(tiny):
    """An estimator of four vectors reads target and source alone."""
    folder = tiny("comet")
    whole = Comet.of(load(folder))
    first = whole.head["estimator.ff.0.weight"][:, : 4 * 32]
    model = Comet(whole.loaded, {**whole.head, "estimator.ff.0.weight": first}, whole.settings)
    head = {k: v.numpy() for k, v in model.head.items()}
    mt, src = (sentence(folder, head, model.settings, t[0]) for t in (HYPOTHESES, SOURCES))
    expected = estimate(head, np.concatenate((mt, src, mt * src, abs(mt - src))))
    assert not model.needs_reference
    assert model.score(HYPOTHESES[:1], SOURCES[:1]) == pytest.approx([expected], abs=1e-5)


def test_comet_cuts_two_tokens_before_its_last_position(tiny):
    assert Comet.of(load(tiny("comet"))).loaded.limit == 48 - 2


def test_comet_says_what_is_missing(tiny):
    message = (
        r"not a COMET folder; from a checkpoint: python -m translit\.neural\.convert model\.ckpt"
    )
    with pytest.raises(InputError, match=message):
        Comet.of(load(tiny("encoder")))
    with pytest.raises(InputError, match="needs references"):
        Comet.of(load(tiny("comet"))).score(HYPOTHESES, SOURCES)


def test_regressor(tiny):
    folder = tiny("regressor")
    read = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSequenceClassification.from_pretrained(folder).eval()
    with torch.no_grad():
        expected = [
            float(model(**read(s, h, return_tensors="pt")).logits[0, 0])
            for s, h in zip(SOURCES, HYPOTHESES, strict=True)
        ]
    assert regress(load(folder, "sequence"), SOURCES, HYPOTHESES) == pytest.approx(
        expected, abs=1e-5
    )


def test_classifier_is_no_regressor(tiny):
    with pytest.raises(ConfigError, match="has 3 labels; a regressor has one"):
        regress(load(tiny("classifier"), "sequence"), HYPOTHESES)


def test_causal_perplexity(tiny):
    folder = tiny("causal")
    read, model = (
        AutoTokenizer.from_pretrained(folder),
        AutoModelForCausalLM.from_pretrained(folder),
    )
    expected = []
    for text in HYPOTHESES:
        ids = read(text)["input_ids"]
        with torch.no_grad():
            scores = model.eval()(torch.tensor([ids])).logits[0].double().softmax(-1)
        told = [float(scores[i, ids[i + 1]]) for i in range(len(ids) - 1)]
        expected.append(math.prod(told) ** (-1 / len(told)))
    assert perplexity(load(folder, "causal"), HYPOTHESES) == pytest.approx(expected, rel=1e-5)


def test_sentences_it_knows_surprise_it_less(tiny, lines):
    model = load(tiny("causal"), "causal")
    shuffled = [" ".join(reversed(line.split())) for line in lines]
    for known, strange in zip(perplexity(model, lines), perplexity(model, shuffled), strict=True):
        assert known < strange


def test_masked_perplexity(tiny):
    folder = tiny("masked")
    read, model = (
        AutoTokenizer.from_pretrained(folder),
        AutoModelForMaskedLM.from_pretrained(folder),
    )
    expected = []
    for text in HYPOTHESES:
        ids, total = read(text)["input_ids"], 0.0
        for i in range(1, len(ids) - 1):
            hidden = [*ids[:i], read.mask_token_id, *ids[i + 1 :]]
            with torch.no_grad():
                scores = model.eval()(torch.tensor([hidden])).logits[0, i].double()
            total -= float(scores[ids[i]] - scores.logsumexp(0))
        expected.append(math.exp(total / (len(ids) - 2)))
    found = perplexity(load(folder, "masked"), [*HYPOTHESES, ""])
    assert found == [*(pytest.approx(e, rel=1e-5) for e in expected), None]


def test_settings_of_comet_are_json(tiny):
    settings = json.loads((load(tiny("comet")).source.folder / "hparams.json").read_text())
    assert Comet.of(load(tiny("comet"))).settings == settings
