"""SARIF against its schema, where CI has fetched it (TRANSLIT_SARIF_SCHEMA names the file)."""

import json
import os
from pathlib import Path

import pytest
from jsonschema.validators import validator_for

import translit
from translit.baseline import Baseline
from translit.renderers.sarif import Sarif

SCHEMA = Path(os.environ.get("TRANSLIT_SARIF_SCHEMA") or "absent")
SAMPLE = Path(__file__).resolve().parents[2] / "eval" / "sample"


@pytest.mark.slow
@pytest.mark.skipif(not SCHEMA.is_file(), reason="TRANSLIT_SARIF_SCHEMA names no file")
def test_the_sample_is_valid(tmp_path):
    report = translit.audit(SAMPLE)
    schema = json.loads(SCHEMA.read_text("utf-8"))
    (tmp_path / "known.json").write_text(Baseline.dump(report.findings), encoding="utf-8")
    known = translit.audit(SAMPLE, baseline=Baseline.load(tmp_path / "known.json"))
    for value in (report, known):
        errors = list(validator_for(schema)(schema).iter_errors(json.loads(Sarif().render(value))))
        assert not errors, errors[0]
