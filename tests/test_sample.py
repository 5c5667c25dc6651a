"""The sample batch: the audit finds every planted fault, and cries no wolf on the clean system."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

import translit

ROOT = Path(__file__).resolve().parent.parent
FAULTS = tomllib.loads((ROOT / "tests/cases/sample_faults.toml").read_text("utf-8"))["faults"]


@pytest.fixture(scope="module")
def report():
    return translit.audit(ROOT / "eval" / "sample")


def test_the_sample_is_what_it_says(report):
    assert report.counts["documents"] >= 5
    assert report.counts["segments"] >= 180
    assert len(FAULTS) >= 50
    assert {f["check"] for f in FAULTS} >= {
        "literal-calque", "number-mismatch", "placeholder-leak", "source-words-left",
        "space-before-punctuation", "term-not-preferred", "untranslated-segment",
    }  # fmt: skip


@pytest.mark.parametrize(
    "fault", FAULTS, ids=lambda f: f"{f['system']}-{f['segment']}-{f['check']}"
)
def test_a_planted_fault_is_found(report, fault):
    found = [
        f
        for f in report.findings
        if (f.system, f.segment, f.check) == (fault["system"], fault["segment"], fault["check"])
    ]
    assert found
    told = " ".join(f"{f.text} {f.message}" for f in found)
    assert fault["text"] in told


def test_the_clean_system_is_clean(report):
    assert not [f for f in report.findings if f.system == "atlas"]


def test_little_else_is_found(report):
    planted = Counter((f["system"], f["segment"]) for f in FAULTS)
    stray = [
        f
        for f in report.findings
        if f.segment and f.system and (f.system, f.segment) not in planted
    ]
    assert stray == []


def test_names_of_one_person_stand_together(report):
    (haftar,) = [row for row in report.names if row["concept"] == "haftar_khalifa"]
    assert {"حفتر", "خليفة هافتار"} <= {f["form"] for f in haftar["forms"]}
    assert report.evaluation is not None
