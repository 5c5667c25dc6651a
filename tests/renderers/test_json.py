import json

from translit.renderers.json import Json
from translit.renderers.jsonl import Jsonl

FIELDS = [
    "check", "category", "severity", "document", "segment", "side", "start", "end", "text", "message",
    "suggestion", "concept", "score", "fingerprint", "suppressed",
]  # fmt: skip


def test_the_documented_fields(report):
    data = json.loads(Json().render(report))
    assert data["schema"] == "translit.report/1"
    assert {"signature", "summary", "counts", "findings", "scores", "documents"} <= data.keys()
    for row in data["findings"]:
        assert list(row)[: len(FIELDS)] == FIELDS
    assert data["findings"][0]["suggestion"]["after"] == "،"
    assert [row["suppressed"] for row in data["findings"]] == [False, False, True, True]
    assert data["scores"][1] | {"value": None, "low": 1.0} == data["scores"][1]


def test_lines(report):
    rows = [json.loads(line) for line in Jsonl().render(report).splitlines()]
    assert [row["check"] for row in rows] == [f.check for f in report.findings]
