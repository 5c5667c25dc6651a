"""What a backend has of its own."""

import sys
import types

import pytest

from translit.detectors import detect, detect_many
from translit.detectors.langdetect import Langdetect, _factory
from translit.detectors.tags import tag
from translit.errors import ConfigError, InputError

TEXTS = ["Guten Morgen zusammen", "la maison est grande", "آنها جواب دادند", "Haus", "это не так"]


def test_langdetect_is_the_same_with_and_without_its_fast_package(monkeypatch):
    pytest.importorskip("langdetect_rs")
    fast = Langdetect().detect_many(TEXTS)
    monkeypatch.setitem(sys.modules, "langdetect_rs", None)
    _factory.cache_clear()
    try:
        slow = Langdetect().detect_many(TEXTS)
    finally:
        _factory.cache_clear()
    assert [(d.lang, round(d.score, 9)) for d in slow] == [
        (d.lang, round(d.score, 9)) for d in fast
    ]


def test_langdetect_leaves_the_settings_of_others_alone():
    import langdetect

    before = langdetect.DetectorFactory.seed
    Langdetect().detect_many(TEXTS)
    assert langdetect.DetectorFactory.seed == before


@pytest.mark.parametrize(
    ("label", "lang"),
    [
        pytest.param("__label__ar", "ar", id="lid176"),
        pytest.param("__label__arz_Arab", "ar", id="dialects-stay-arabic"),
        pytest.param("__label__ckb_Arab", "ckb", id="sorani"),
    ],
)
def test_fasttext_reads_a_model_of_the_user(monkeypatch, tmp_path, label, lang):
    model = types.SimpleNamespace(predict=lambda *_, **__: ((label,), [0.9]))
    fake = types.ModuleType("fasttext")
    fake.load_model = lambda _: model
    monkeypatch.setitem(sys.modules, "fasttext", fake)
    path = tmp_path / f"{lang}-{len(label)}.bin"
    path.write_bytes(b"model")
    assert detect("قال المتحدث", detector=f"fasttext:{path}").lang == lang


def test_fasttext_says_what_it_needs(monkeypatch):
    monkeypatch.setitem(sys.modules, "fasttext", types.ModuleType("fasttext"))
    with pytest.raises(ConfigError, match="needs a model file"):
        detect("some text", detector="fasttext")
    with pytest.raises(InputError, match="no such model file"):
        detect("some text", detector="fasttext:nowhere.bin")


@pytest.mark.parametrize(
    ("code", "script", "expected"),
    [
        pytest.param("iw", "Hebr", "he", id="old-code"),
        pytest.param("zh-Hant", "Hani", "zh", id="script-subtag"),
        pytest.param("ku", "Arab", "ckb", id="sorani"),
        pytest.param("ku", "Latn", "ku", id="kurmanji"),
        pytest.param("un", "Latn", None, id="unknown"),
        pytest.param("xx-Arab", "Arab", None, id="script-alone"),
        pytest.param(None, "Latn", None, id="nothing"),
    ],
)
def test_tags(code, script, expected):
    assert tag(code, script) == expected


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        pytest.param("Οι υπουργοί συζήτησαν", "el", id="greek"),
        pytest.param("השרים דנו בכך", "he", id="hebrew"),
        pytest.param("די מיניסטאָרן האָבן גערעדט װעגן דעם", "yi", id="yiddish"),
        pytest.param("部长们讨论了这个问题", "zh", id="chinese"),
        pytest.param("佢哋喺度傾咗好耐", "yue", id="cantonese"),
        pytest.param("大臣たちは話し合った", "ja", id="japanese"),
        pytest.param("장관들이 논의했다", "ko", id="korean"),
        pytest.param("रविवार को मंत्रियों ने इस मामले पर चर्चा की", "hi", id="hindi"),
    ],
)
@pytest.mark.parametrize("detector", ["cascade", "ngrams"])
def test_other_scripts(detector, text, lang):
    assert detect(text, detector=detector).lang == lang


def test_scores_are_probabilities_of_the_answer():
    sure, unsure = detect_many(["The minister said that the talks would go on.", "sale"])
    assert sure.score > 0.9
    assert unsure.score < sure.score
