"""What every backend holds to, whatever it knows."""

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit import detectors
from translit.errors import ConfigError
from translit.segment import Detection

# lingua takes seconds to load: the full run by .ci/run tries it.
READY = [
    pytest.param(d, id=d.id, marks=[pytest.mark.slow] if d.id == "lingua" else [])
    for d in detectors.BUILTIN
    if d.available() and d.id != "fasttext"
]
BACKENDS = pytest.mark.parametrize("backend", READY)

ARABIC = "أعلنت الحكومة اليوم في العاصمة أن الوزير سيزور المدن الساحلية خلال الأسبوع المقبل"
ENGLISH = (
    "The minister said on Tuesday that the government would visit the coastal towns next week."
)
RUSSIAN = (
    "Министр сообщил во вторник, что правительство посетит прибрежные города на следующей неделе."
)
PACKAGES = ("pycld2", "eldc", "langdetect", "langdetect_rs", "py3langid", "lingua", "fasttext")
NO_LANGUAGE = [
    pytest.param("", id="empty"),
    pytest.param("   \n\t", id="blank"),
    pytest.param("LNA", id="acronym"),
    pytest.param("NATO, UN", id="acronyms"),
    pytest.param("12345 67", id="digits"),
    pytest.param("٢٠٢٥", id="arabic-digits"),
    pytest.param("\N{SLIGHTLY SMILING FACE}" * 2, id="emoji"),
    pytest.param("...", id="dots"),
    pytest.param("https://a.b/c", id="link"),
    pytest.param("someone@example.org", id="address"),
    pytest.param("@user #tag", id="handle-and-hashtag"),
    pytest.param("`x = y[0]`", id="code"),
    pytest.param("A1-B2 C3", id="codes"),
    pytest.param("T-72B3", id="designation"),
    pytest.param("\N{RIGHT-TO-LEFT MARK}" * 2, id="bidi-marks"),
    pytest.param("\N{ARABIC FATHA}\N{ARABIC TATWEEL}", id="marks-alone"),
    pytest.param("\x00\x01\x7f", id="controls"),
    pytest.param("\ud800\udfff", id="lone-surrogates"),
    pytest.param("\U0010ffff\ufdd0", id="noncharacters"),
    pytest.param("و", id="one-letter"),
    pytest.param("https://example.org/a/long-path " * 200, id="a-page-of-links"),
    pytest.param("@someone #topic " * 500, id="a-page-of-handles"),
]


@BACKENDS
def test_has_a_manual_page(backend):
    assert backend.__doc__


@BACKENDS
@pytest.mark.parametrize(
    ("text", "lang", "script"),
    [
        pytest.param(ARABIC, "ar", "Arab", id="arabic"),
        pytest.param(ENGLISH, "en", "Latn", id="english"),
        pytest.param(RUSSIAN, "ru", "Cyrl", id="russian"),
        pytest.param(f"\ufeff\u202b{ARABIC}\u202c\x00\ud800", "ar", "Arab", id="dirty"),
    ],
)
def test_tells_what_everybody_tells(backend, text, lang, script):
    (found,) = backend().detect_many([text])
    assert (found.lang, found.script) == (lang, script)
    assert found.score >= 0.5
    assert found.detector in (backend.id, "ngrams")


@BACKENDS
@pytest.mark.parametrize("text", NO_LANGUAGE)
def test_invents_nothing(backend, text):
    (found,) = backend().detect_many([text])
    assert found.lang == "und"
    assert found.score < 0.5


@BACKENDS
def test_batches_and_order_do_not_matter(backend):
    texts = [
        ARABIC,
        "",
        ENGLISH,
        "LNA",
        "کتاب",
        "Haus",
        RUSSIAN,
        "مرحبا بكم",
        "la maison est grande",
    ]
    together = backend().detect_many(texts)
    assert together == [backend().detect_many([text])[0] for text in texts]
    assert together[::-1] == backend().detect_many(texts[::-1])
    assert backend().detect_many([]) == []


@BACKENDS
def test_is_a_value(backend):
    assert pickle.loads(pickle.dumps(backend())) == backend()


@BACKENDS
def test_threads_do_not_matter(backend):
    texts = [ENGLISH, ARABIC, "guten Morgen zusammen", "شكرا جزيلا لكم"] * 5
    alone = backend().detect_many(texts)
    with ThreadPoolExecutor(4) as pool:
        assert all(
            found == alone for found in pool.map(lambda _: backend().detect_many(texts), range(4))
        )


@BACKENDS
@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(st.characters(codec=None), max_size=60), max_size=4))
def test_never_raises_for_a_text(backend, texts):
    found = backend().detect_many(texts)
    assert len(found) == len(texts)
    for detection in found:
        assert isinstance(detection, Detection)
        assert 0 <= detection.score <= 1
        assert (detection.lang == "und") == (detection.score < 0.5)
        assert len(detection.script) == 4
        assert detection.iso3


def test_an_unknown_detector_is_an_error():
    with pytest.raises(ConfigError, match="did you mean 'eldc'"):
        detectors.detect("a", detector="eldd")


def test_a_model_is_an_option_of_fasttext_only():
    with pytest.raises(ConfigError, match="no option 'model'"):
        detectors.detect("a", detector="cld2:file.bin")


def test_a_missing_package_is_named():
    code = (
        f"import sys\nfor name in {PACKAGES}:\n    sys.modules[name] = None\n"
        "from translit import detectors\n"
        "from translit.errors import MissingExtra\n"
        "for backend in detectors.BUILTIN[2:]:\n"
        "    try:\n"
        "        detectors.detect('a long enough text', detector=backend.id)\n"
        "    except MissingExtra as error:\n"
        "        print(backend.id, error)\n"
    )
    told = _run(code).splitlines()
    assert len(told) == len(detectors.BUILTIN) - 2
    assert all("pip install" in line for line in told)


def test_without_the_packages_the_n_grams_answer_and_say_so():
    code = (
        f"import sys\nfor name in {PACKAGES}:\n    sys.modules[name] = None\n"
        "from translit import detectors\n"
        f"print([(d.lang, d.detector) for d in detectors.detect_many([{ENGLISH!r}, {ARABIC!r}, 'LNA'])])\n"
    )
    assert _run(code).strip() == "[('en', 'ngrams'), ('ar', 'ngrams'), ('und', 'ngrams')]"


def _run(code):
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
