"""``translit evaluate``: files and batches in, tables or JSON out."""

import json

import pytest

from translit.cli import main

REFERENCES = [f"قال الوزير {n}، أمس، إن القوات ستنسحب." for n in range(12)]
FAST = ("--trials", "20", "--resamples", "40", "--glossary", "none", "--target-lang", "ar")


@pytest.fixture
def files(tmp_path):
    def write(name, lines, end="\n"):
        path = tmp_path / name
        path.write_bytes((end.join(lines) + end).encode())
        return str(path)

    return {
        "reference": write("ref.txt", REFERENCES),
        "windows": write("ref.crlf", REFERENCES, "\r\n"),
        "good": write("good.txt", REFERENCES),
        "spaced": write(
            "spaced.txt", [r.replace("،", " ،").replace("0", "صفر") for r in REFERENCES]
        ),
        "short": write("short.txt", REFERENCES[:-1]),
        "documents": write("docs.txt", [f"d{n // 3}" for n in range(12)]),
    }


def run(capsys, *args):
    with pytest.raises(SystemExit) as stop:
        main(["evaluate", *args])
    out, err = capsys.readouterr()
    return stop.value.code, out, err


def test_json(files, capsys):
    systems = (f"good={files['good']}", f"spaced={files['spaced']}")
    status, out, _ = run(capsys, "--reference", files["reference"], *systems, *FAST, "--json")
    data = json.loads(out)
    assert status == 0
    assert data["schema"] == "translit.evaluation/1"
    raw = {(s["system"], s["name"]): s["value"] for s in data["scores"] if s["layer"] == "raw"}
    assert raw["good", "chrf"] == pytest.approx(100)
    assert [(c["system"], c["cause"], c["count"]) for c in data["causes"]] == [
        ("spaced", "space-before-comma", 24)
    ]


def test_tables(files, capsys):
    systems = (f"good={files['good']}", f"spaced={files['spaced']}")
    status, out, _ = run(
        capsys,
        "--reference",
        files["windows"],
        "--documents",
        files["documents"],
        "--domains",
        files["documents"],
        *systems,
        *FAST,
    )
    assert status == 0
    for told in (
        "bleu-intl",
        "Layer by layer",
        "24 of 24 commas",
        "Segments that differ most",
        "By document",
        "By domain",
    ):
        assert told in out
    assert "\x1b" not in out


def test_several_references_and_chosen_metrics(files, capsys):
    two = ("--reference", files["spaced"], "--reference", files["reference"])
    options = ("--metric", "chrf", "--no-layers", "--json", *FAST)
    status, out, _ = run(capsys, *two, f"good={files['good']}", *options)
    scores = json.loads(out)["scores"]
    assert status == 0
    assert [(s["name"], round(s["value"])) for s in scores] == [("chrf", 100)]
    assert scores[0]["signature"].startswith("nrefs:2|")


def test_batch_with_systems(tmp_path, capsys):
    path = tmp_path / "batch.jsonl"
    rows = [
        {"id": str(n), "document": "d", "system": s, "target": r + end, "reference": r}
        for s, end in (("a", ""), ("b", " نعم"))
        for n, r in enumerate(REFERENCES)
    ]
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), "utf-8")
    status, out, _ = run(capsys, str(path), *FAST, "--json")
    data = json.loads(out)
    assert status == 0
    assert {s["system"] for s in data["scores"]} == {"a", "b"}
    assert all(c["difference"] > 0 for c in data["comparisons"] if c["name"] == "chrf")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        pytest.param(("good={good}",), "--reference is needed", id="no-reference"),
        pytest.param(("--reference", "{reference}", "a={short}"), "lengths differ", id="unequal"),
        pytest.param(
            ("--reference", "{reference}", "a={good}", "a={short}"), "two systems", id="twice"
        ),
        pytest.param(("--reference", "{reference}", "a=/nowhere"), "/nowhere", id="missing-file"),
        pytest.param(
            ("--reference", "{reference}", "a={good}", "--metric", "bleu"), "bleu-", id="metric"
        ),
        pytest.param(("--reference", "{reference}", "a={good}", "{good}"), "not both", id="mixed"),
        pytest.param(("{good}",), "no segment", id="batch-without-references"),
    ],
)
def test_bad_usage_is_status_2(args, message, files, capsys):
    status, _, err = run(capsys, *(a.format(**files) for a in args))
    assert status == 2
    assert message in err
