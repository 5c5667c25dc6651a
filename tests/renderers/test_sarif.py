import json
from pathlib import Path

import jsonschema

from translit.renderers.sarif import Sarif

SCHEMA = json.loads(
    (Path(__file__).parents[1] / "cases" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8")
)


def run(report):
    (only,) = json.loads(Sarif().render(report))["runs"]
    return only


def test_valid(report):
    jsonschema.Draft4Validator(SCHEMA).validate(json.loads(Sarif().render(report)))


def test_a_line_of_a_text_has_a_region_in_code_points(report):
    only = run(report)
    assert only["columnKind"] == "unicodeCodePoints"
    place = only["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "dir/a%20file.txt"
    assert place["region"] == {"startLine": 2, "startColumn": 4, "endColumn": 6}


def test_a_row_of_a_batch_is_a_logical_location(report):
    location = run(report)["results"][1]["locations"][0]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "b.jsonl/s/x"


def test_fixes_fingerprints_baseline_suppressions(report):
    results = run(report)["results"]
    change = results[0]["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change["insertedContent"] == {"text": "،"}
    assert results[0]["partialFingerprints"] == {"translit/v1": "00ff"}
    assert [r["baselineState"] for r in results] == ["new", "new", "unchanged", "new"]
    assert [r.get("suppressions", [{}])[0].get("kind") for r in results] == [
        None,
        None,
        "external",
        "inSource",
    ]


def test_rules_are_the_checks(report):
    only = run(report)
    rules = only["tool"]["driver"]["rules"]
    for result in only["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
