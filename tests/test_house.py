"""The house itself: registered, named alike, exampled, tested, public names there, no heavy import."""

import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

import translit
from translit import registry

ROOT = Path(__file__).resolve().parent.parent
FAMILIES = ("checks", "cleaners", "detectors", "formats", "metrics", "renderers")
HEAVY = ("transformers", "torch", "sacrebleu", "numpy", "pyarrow", "lxml", "ftfy", "click", "rich")
MODULES = sorted(
    ".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for p in (ROOT / "translit").rglob("*.py")
)


def parts():
    for family in FAMILIES:
        for part in importlib.import_module(f"translit.{family}").BUILTIN:
            yield pytest.param(family, part, id=f"{family}-{part.id}")


def pascal(name):
    return "".join(word.capitalize() for word in re.split("[-_.]", name))


@pytest.mark.parametrize(("family", "part"), list(parts()))
def test_part_is_named_after_its_file(family, part):
    stem = part.__module__.split(".")[-1]
    assert part.__doc__, "a part's docstring is its manual page"
    assert re.fullmatch(r"[a-z0-9+]+(-[a-z0-9+]+)*", part.id)
    if family in ("checks", "cleaners"):
        assert stem == part.id.replace("-", "_")
        assert part.__name__ == pascal(part.id)
        assert (ROOT / "tests" / family / f"test_{stem}.py").is_file()


@pytest.mark.parametrize("family", FAMILIES)
def test_ids_are_unique(family):
    ids = [part.id for part in importlib.import_module(f"translit.{family}").BUILTIN]
    assert len(ids) == len(set(ids))
    assert list(registry.load(family))[: len(ids)] == ids


def test_front_door_is_sorted_and_complete():
    assert translit.__all__ == sorted(translit.__all__)
    for name in translit.__all__:
        assert getattr(translit, name) is not None


@pytest.mark.parametrize("module", MODULES)
def test_public_names_are_there(module):
    if module.endswith("__main__"):
        return
    loaded = importlib.import_module(module)
    assert loaded.__doc__, "a module's docstring says what the room is for"
    public = getattr(loaded, "__all__", None)
    if public is not None:
        assert all(hasattr(loaded, name) for name in public)


def test_import_is_light():
    code = f"import sys, translit; print([m for m in {HEAVY} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("command", ["--help", "--version", "normalize --help"])
def test_command_line_starts_without_heavy_packages(command):
    code = (
        "import sys\nfrom translit.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit as stop:\n    status = stop.code\n"
        f"heavy = [m for m in {HEAVY[:-2]} if m in sys.modules]\n"
        "print(heavy, status, file=sys.stderr)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, *command.split()], capture_output=True, text=True, check=False
    )
    assert run.stderr.strip().endswith("[] 0")


def test_no_data_but_code_in_code():
    """The wall: data beats code. A table of hundreds of lines belongs into a data file."""
    long = {
        m: n
        for m in MODULES
        if (
            n := (ROOT / (m.replace(".", "/") + ".py")).read_text("utf-8").count("\n")
            if (ROOT / (m.replace(".", "/") + ".py")).is_file()
            else 0
        )
        > 350
        and not m.startswith("translit.languages")
    }
    assert not long
