import json

import pytest

from translit.cli import main

ROWS = [
    {
        "id": "1",
        "document": "d",
        "source": "Haftar arrived",
        "target": "وصل هافتار ، ثم عاد",
        "source_lang": "en",
        "target_lang": "ar",
    },
    {
        "id": "2",
        "document": "d",
        "source": "He left",
        "target": "غادر",
        "source_lang": "en",
        "target_lang": "ar",
    },
]


@pytest.fixture
def batch(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "b.jsonl").write_text(
        "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in ROWS), encoding="utf-8"
    )
    return "b.jsonl"


def run(*args):
    with pytest.raises(SystemExit) as stop:
        main(["audit", *args])
    return stop.value.code


def test_reports_by_suffix(batch, tmp_path):
    assert run(batch, "-o", "r.json", "-o", "r.sarif", "-o", "r.md", "--glossary", "libya") == 0
    data = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert {"term-not-preferred", "space-before-punctuation"} <= {
        f["check"] for f in data["findings"]
    }
    assert (tmp_path / "r.sarif").exists()


def test_summary_on_the_terminal(batch, capsys):
    assert run(batch, "--glossary", "libya") == 0
    out = capsys.readouterr().out
    assert "2 segments" in out
    assert "term-not-preferred" in out


@pytest.mark.parametrize(
    ("gate", "status"),
    [
        pytest.param(("--fail-on", "major"), 1, id="major"),
        pytest.param(("--fail-on", "critical"), 0, id="critical"),
        pytest.param(("--fail-on", "never"), 0, id="never"),
        pytest.param(("--max-mqm", "1"), 1, id="penalty"),
        pytest.param(("--max-mqm", "100000"), 0, id="wide-penalty"),
        pytest.param(("--fail-on", "major", "--no-check", "term-not-preferred"), 0, id="left-out"),
        pytest.param(("--fail-on", "minor", "--check", "quotes"), 0, id="only-one"),
    ],
)
def test_exit_status(batch, gate, status):
    assert run(batch, "--glossary", "libya", *gate) == status


def test_baseline(batch, capsys):
    assert run(batch, "--glossary", "libya", "--write-baseline", "known.json") == 0
    assert "known.json: 2 findings known from now on" in capsys.readouterr().err
    assert (
        run(batch, "--glossary", "libya", "--baseline", "known.json", "--fail-on", "neutral") == 0
    )


def test_diff_and_fix(batch, tmp_path, capsys):
    assert run(batch, "--glossary", "libya", "--diff") == 0
    out = capsys.readouterr().out
    assert "+++ b/b.jsonl" in out
    assert "حفتر، ثم" in out
    assert run(batch, "--glossary", "libya", "--fix") == 0
    rows = [
        json.loads(line) for line in (tmp_path / "b.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert [r["target"] for r in rows] == ["وصل حفتر، ثم عاد", "غادر"]
    capsys.readouterr()
    assert run(batch, "--glossary", "libya", "--fix") == 0
    assert "no certain fix; nothing changes" in capsys.readouterr().err


def test_what_a_fix_leaves_is_shown(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "b.tsv").write_text(
        "source\ttarget\nHe came home.\tعاد عاد إلى بيته ، نعم.\n", encoding="utf-8"
    )
    assert run("b.tsv", "--glossary", "none", "--target-lang", "ar") == 0
    out = capsys.readouterr().out
    assert "(nothing)" not in out
    assert "→ \N{FIRST STRONG ISOLATE}عاد\N{POP DIRECTIONAL ISOLATE}\n" in out


def test_parallel_files(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name, text in (("s.en", "He came.\n"), ("a.ar", "جاء ، نعم.\n"), ("b.ar", "جاء.\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    args = (
        "--source",
        "s.en",
        "--target",
        "one=a.ar",
        "--target",
        "two=b.ar",
        "--target-lang",
        "ar",
    )
    assert run(*args, "--glossary", "none", "-o", "-") == 0
    data = json.loads(capsys.readouterr().out)
    assert [row["system"] for row in data["summary"]["systems"]] == ["one", "two"]
    assert {f["system"] for f in data["findings"]} == {"one"}


def test_sample(batch, capsys):
    assert run(batch, "--glossary", "none", "--sample", "1") == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_settings_of_the_project(batch, tmp_path):
    (tmp_path / "translit.toml").write_text(
        'glossary = "libya"\n[audit]\nfail-on = "major"\n[[audit.suppress]]\ntext = "هافتار"\n',
        encoding="utf-8",
    )
    assert run(batch) == 0
    assert run(batch, "--fail-on", "minor") == 1


@pytest.mark.parametrize(
    "args",
    [
        pytest.param((), id="nothing"),
        pytest.param(("missing.jsonl",), id="no-such-file"),
        pytest.param(("b.jsonl", "-o", "r.nonsense"), id="report-format"),
        pytest.param(("b.jsonl", "--check", "nonsense"), id="check"),
        pytest.param(("b.jsonl", "--glossary", "nonsense"), id="glossary"),
        pytest.param(("b.jsonl", "--target", "b.jsonl"), id="both"),
        pytest.param(("b.jsonl", "--baseline", "b.jsonl"), id="baseline"),
        pytest.param(("b.jsonl", "--config", "missing.toml"), id="config"),
    ],
)
def test_bad_input_is_status_2(batch, args, capsys):
    assert run(*args) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "gate"),
    [
        pytest.param((), None, id="no-gate"),
        pytest.param(("--fail-on", "critical"), [], id="passed"),
        pytest.param(("--max-mqm", "0.5"), "penalty points", id="failed"),
    ],
)
def test_the_verdict_is_in_the_report(batch, tmp_path, options, gate):
    run(batch, "-o", "r.json", "--glossary", "libya", *options)
    summary = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["summary"]
    if isinstance(gate, str):
        assert gate in summary["gate"][0]
    else:
        assert summary.get("gate") == gate


def test_a_page_that_is_cut_has_the_rest_beside_it(batch, tmp_path, monkeypatch, capsys):
    from translit.renderers.html import Html

    monkeypatch.setattr(Html, "__init__", lambda self: object.__setattr__(self, "most", 1))
    assert run(batch, "-o", "r.html", "--glossary", "libya") == 0
    data = json.loads((tmp_path / "r.findings.json").read_text(encoding="utf-8"))
    assert len(data["findings"]) > 1
    assert "r.findings.json" in capsys.readouterr().err


def test_long_work_says_how_far_it_is(batch, monkeypatch, capsys):
    monkeypatch.setattr("translit.cli._progress._EVERY", 0)
    assert run(batch, "--glossary", "none") == 0
    assert "audit: 2, segments" in capsys.readouterr().err


def test_parallel_files_of_several_systems_are_compared(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lines = {
        "en": "He left\nShe came",
        "ar": "غادر هو\nجاءت هي",
        "one": "غادر هو\nجاءت هي",
        "two": "ذهب\nأتت",
    }
    for name, text in lines.items():
        (tmp_path / name).write_text(text + "\n", encoding="utf-8")
    asked = ("--source", "en", "--target", "one", "--target", "two", "--reference", "ar")
    assert run(*asked, "--target-lang", "ar", "--glossary", "none", "-o", "r.json") == 0
    scores = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["scores"]
    found = {s["system"]: s["value"] for s in scores if s["name"] == "chrf" and s["layer"] == "raw"}
    assert found["one"] == 100
    assert found["two"] < 50


@pytest.mark.parametrize(
    ("path", "message"),
    [
        pytest.param("x.foo", "known: .csv", id="suffix"),
        pytest.param("none/x.html", "no folder none", id="folder"),
        pytest.param("lib/", "is a folder", id="is-a-folder"),
    ],
)
def test_a_report_that_can_not_be_written_is_told_before_the_audit(
    batch, tmp_path, monkeypatch, capsys, path, message
):
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "x.html").mkdir()
    path = "lib/x.html" if path == "lib/" else path
    monkeypatch.setattr("translit.auditor.audit", None)
    assert run(batch, "-o", path) == 2
    assert message in capsys.readouterr().err


def test_a_report_whose_package_is_missing_is_told_before_the_audit(batch, monkeypatch, capsys):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    monkeypatch.setattr("translit.auditor.audit", None)
    assert run(batch, "-o", "x.xlsx") == 2
    assert "pip install 'translit-toolkit[files]'" in capsys.readouterr().err


def test_parallel_files_are_fixed_each_by_its_own_findings(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    wrong, right = "وصل إلى موسكو ، ثم عاد", "وصل إلى موسكو، ثم عاد"
    for name, text in {"en": "a\nb", "one": f"عاد\n{wrong}", "two": f"{wrong}\r\nعاد"}.items():
        (tmp_path / name).write_bytes(f"{text}\n".encode())
    asked = ("--source", "en", "--target", "one", "--target", "x=two", "--target-lang", "ar")
    asked = (*asked, "--check", "space-before-punctuation")
    assert run(*asked, "--diff") == 0
    assert capsys.readouterr().out.count(f"+{right}") == 2
    assert run(*asked, "--fix") == 0
    assert (tmp_path / "one").read_bytes().decode() == f"عاد\n{right}\n"
    assert (tmp_path / "two").read_bytes().decode() == f"{right}\r\nعاد\n"
