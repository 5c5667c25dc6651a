"""``translit glossary``: exit statuses, what is printed, what is written."""
# ruff: noqa: E501 - one case a line, like a table

import json

import pytest

from translit.cli import main

GOOD = "concept\tlang\ttext\tstatus\ttarget\nh\tar\tحفتر\tpreferred\t\nh\tar\tهافتار\tmisspelling\t\nh\ten\tHaftar\tpreferred\t\n"
BAD = GOOD + "g\tar\tهافتار\tmisspelling\tخفتر\n"
WARNS = GOOD + "g\tar\tحفتر\tpreferred\t\n"


@pytest.fixture
def run(capsys):
    def run(*args):
        with pytest.raises(SystemExit) as stop:
            main(["glossary", *map(str, args)])
        out = capsys.readouterr()
        return stop.value.code, out.out, out.err

    return run


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.tsv"
    path.write_text(GOOD, "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        pytest.param(GOOD, [], 0, id="clean"),
        pytest.param(WARNS, [], 0, id="warnings-are-allowed"),
        pytest.param(WARNS, ["--fail-on", "warning"], 1, id="warnings-fail-on-demand"),
        pytest.param(BAD, [], 1, id="errors"),
        pytest.param(BAD, ["--fail-on", "never"], 0, id="never"),
        pytest.param("x\ty\n", [], 2, id="unreadable"),
    ],
)
def test_check_status(run, tmp_path, text, options, status):
    path = tmp_path / "x.tsv"
    path.write_text(text, "utf-8")
    assert run("check", path, *options)[0] == status


def test_a_folder_is_told_what_is_wanted(run, tmp_path):
    status, out, err = run("check", tmp_path)
    assert (status, out) == (2, "")
    assert f"{tmp_path}: a folder; name the glossary files in it, one by one" in err


def test_an_unknown_command_has_a_hint(run):
    status, _, err = run("chek")
    assert status == 2
    assert "no glossary command 'chek'; did you mean 'check'" in err


def test_check_says_file_and_line(run, tmp_path):
    path = tmp_path / "x.tsv"
    path.write_text(BAD, "utf-8")
    _, out, err = run("check", path)
    assert f"{path}:5: error: 'هافتار' is also a form of h (line 3) [claimed-twice]" in out
    assert "1 file: 1 error, 1 warning" in err
    _, out, _ = run("check", path, "--json")
    assert {json.loads(line)["rule"] for line in out.splitlines()} == {
        "claimed-twice",
        "unknown-target",
    }


def test_shipped_names(run):
    assert run("check", "libya", "months")[0] == 0


@pytest.mark.parametrize(
    ("args", "says"),
    [
        pytest.param(["chek", "x"], "did you mean 'check'", id="command"),
        pytest.param(["check", "lybia"], "did you mean 'libya'", id="name"),
        pytest.param(["check", "no.tsv"], "no.tsv", id="file"),
        pytest.param(
            ["check", "no/libya"],
            "no/libya: no glossary of that name or path; no such file",
            id="path",
        ),
        pytest.param(["show", "haftar_khalif"], "did you mean 'haftar_khalifa'", id="concept"),
        pytest.param(["export", "months", "-o", "x.tbxx"], "did you mean '.tbx'", id="suffix"),
        pytest.param(["compile", "months", "-o", "x.bin"], "ends in .glossary", id="compiled"),
        pytest.param(
            ["compile", "months", "-o", "no/x.glossary"],
            "no/x.glossary: the folder of",
            id="folder",
        ),
        pytest.param(["try", "", "y.txt"], "nothing that can be found", id="empty-term"),
        pytest.param(["try", "هفتار", "y.txt"], "--target says it", id="no-target"),
        pytest.param(
            ["export", "months", "-o", "no/x.tbx"],
            "no/x.tbx: the folder of the output",
            id="no-folder",
        ),
        pytest.param(["show", ""], "`translit glossary list` shows", id="long-lists-are-cut"),
        pytest.param(["show", "haftar"], "did you mean 'haftar_belqasem' or ", id="part-of-an-id"),
        pytest.param(
            ["expand", "haftar_khalifa", "--lang", "xx"],
            "no form in 'xx'; it has ar, ",
            id="language",
        ),
        pytest.param(["expand", "هافتار"], "it is a form of 'haftar_khalifa'", id="form-for-id"),
        pytest.param(["check", "/dev/null"], "a pipe or device; a glossary is read", id="device"),
        pytest.param(["export", "months", "-o", "x.xml"], ".xml tells none: --format", id="xml"),
        pytest.param(["list", "--type", "persn"], "did you mean 'PERSON'", id="type"),
        pytest.param(["try", "x", "y.txt", "--status", "bad"], "no status 'bad'", id="status"),
    ],
)
def test_wrong_input(run, args, says, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    status, _, err = run(*args)
    assert status == 2
    assert says in err
    assert not list(tmp_path.iterdir())


def test_show_and_list_are_plain_off_a_terminal(run, good):
    _, out, _ = run("show", "هافتار", "-g", good)
    assert out.splitlines()[:2] == ["h", "lang\tform\tstatus\ttext\tbecomes\tconditions\tevidence"]
    assert "ar\tfull\tmisspelling\tهافتار\t\t\t" in out.splitlines()
    _, out, _ = run("list", good)
    assert out.splitlines() == ["concept\ttype\tar\ten\tterms", "h\t\tحفتر\tHaftar\t3"]


def test_expand(run, good):
    _, out, _ = run("expand", "h", "-g", good, "--lang", "ar")
    assert out.splitlines() == ["حفتر", "هافتار"]
    _, out, _ = run("expand", "h", "-g", good, "--clitics", "--lang", "ar")
    assert {"لحفتر", "وبهافتار", "لـ Haftar"} <= set(out.splitlines())
    assert len(out.splitlines()) == len(set(out.splitlines()))


def test_import_joins_what_several_files_say(run, tmp_path):
    one, two, out = (tmp_path / name for name in ("a.tsv", "b.jsonl", "c.tsv"))
    one.write_text("concept\ttype\tlang\ttext\tstatus\nh\t\tar\tحفتر\tpreferred\n", "utf-8")
    row = '{"concept": "h", "type": "PERSON", "lang": "%s", "text": "%s", "status": "preferred"}\n'
    two.write_text(row % ("ar", "حفتر") + row % ("en", "Haftar"), "utf-8")
    assert run("import", one, two, "-o", out)[0] == 0
    assert [line.split("\t")[:4] for line in out.read_text("utf-8").splitlines()[1:]] == [
        ["h", "PERSON", "ar", "حفتر"],
        ["h", "PERSON", "en", "Haftar"],
    ]


@pytest.mark.parametrize("suffix", [".tbx", ".martif", ".csv", ".xlsx", ".jsonl", ".toml"])
def test_export_and_import_again(run, good, tmp_path, suffix):
    there, back = tmp_path / f"x{suffix}", tmp_path / "back.tsv"
    assert run("export", good, "-o", there)[0] == 0
    assert run("import", there, "-o", back)[0] == 0
    assert sorted(x.split() for x in back.read_text("utf-8").splitlines()[1:]) == sorted(
        [
            ["h", *x]
            for x in (
                ["ar", "حفتر", "preferred"],
                ["ar", "هافتار", "misspelling"],
                ["en", "Haftar", "preferred"],
            )
        ]
    )
    assert not list(tmp_path.glob(".*"))


def test_export_to_stdout(good, capfdbinary):
    with pytest.raises(SystemExit):
        main(["glossary", "export", str(good), "--format", "skos"])
    assert "<skos:hiddenLabel" in capfdbinary.readouterr().out.decode()


def test_lossy_export_says_so(run, good, tmp_path):
    assert "keeps only a part" in run("export", good, "-o", tmp_path / "x.deepl.csv")[2]


def test_deepl_in_other_languages(run, tmp_path):
    pairs, back = tmp_path / "x.deepl.csv", tmp_path / "x.tsv"
    pairs.write_text("Libye,Ливия\n", "utf-8")
    assert run("import", pairs, "-o", back, "--source-lang", "fr", "--target-lang", "ru")[0] == 0
    assert [line.split("\t")[2:4] for line in back.read_text("utf-8").splitlines()[1:]] == [
        ["fr", "Libye"],
        ["ru", "Ливия"],
    ]


def test_export_of_a_compiled_glossary(run, good, tmp_path):
    made, back = tmp_path / "x.glossary", tmp_path / "x.tsv"
    assert run("compile", good, "-o", made)[0] == 0
    assert run("export", made, "-o", back)[0] == 0
    assert len(back.read_text("utf-8").splitlines()) == len(good.read_text("utf-8").splitlines())


def test_compile_loads(run, good, tmp_path):
    from translit.glossary import Glossary

    out = tmp_path / "x.glossary"
    assert run("compile", good, "-o", out)[0] == 0
    assert Glossary.load(out).lookup("هافتار")[0][0].id == "h"


def test_try_shows_changes_and_false_friends(run, good, tmp_path):
    corpus = tmp_path / "c.txt"
    corpus.write_text("قال هفتار ولهفتار إن مهفتارية مدينة.\nزار حفتر هَفتار.\n", "utf-8")
    status, out, err = run("try", "هفتار", corpus, "--concept", "h", "-g", good)
    rows = [row.split("\t") for row in out.splitlines()[1:]]
    assert status == 0
    assert [(row[0], row[2], row[3]) for row in rows][:3] == [
        ("changed", "هفتار", "حفتر"), ("changed", "هفتار", "حفتر"), ("inside", "مهفتارية", ""),
    ]  # fmt: skip
    assert "3 changed" in err
    assert corpus.read_text("utf-8").startswith("قال هفتار")


def test_try_warns_of_common_words(run, good, tmp_path):
    corpus = tmp_path / "c.txt"
    corpus.write_text("من", "utf-8")
    _, _, err = run("try", "من", corpus, "--concept", "h", "-g", good)
    assert "is a common word" in err
