import json

from click.testing import CliRunner

from translit.cli import match
from translit.cli.match import command


def test_two_names():
    out = CliRunner().invoke(command, ["هافتار", "Haftar"])
    assert out.exit_code == 0
    a, b, score, verdict, why = out.stdout.rstrip("\n").split("\t")
    assert (a, b, verdict) == ("هافتار", "Haftar", "same")
    assert float(score) > 0.9
    assert "against" in why


def test_a_file_of_pairs_and_the_threshold():
    out = CliRunner().invoke(
        command, ["--names", "-", "--json", "--threshold", "1"], input="حفتر\tدفتر\nأ\tا\n"
    )
    found = [json.loads(line) for line in out.stdout.splitlines()]
    assert [f["same"] for f in found] == [False, False]
    assert found[0]["a"] == "حفتر"


def test_nearest(tmp_path):
    path = tmp_path / "names.txt"
    path.write_text("Haftar\nGaddafi\nHartford\n", encoding="utf-8")
    out = CliRunner().invoke(command, ["هافتار", "--nearest", str(path), "-k", "1"])
    assert out.stdout.split("\t")[1] == "Haftar"


def test_usage():
    assert CliRunner().invoke(command, ["one"]).exit_code == 2


def test_a_line_that_cannot_be_read_keeps_its_place(monkeypatch):
    monkeypatch.setattr(match, "_BLOCK", 2)
    lines = ["one", "حفتر\tHaftar", "two", "", "Sirte\tسرت\tmore"]
    for options in ([], ["--json"]):
        out = CliRunner().invoke(match.command, ["--names", "-", *options], input="\n".join(lines))
        assert "3 lines couldn't be read" in str(out.exception)
        rows = out.stdout.splitlines()
        assert len(rows) == len(lines)
        assert [line for line, row in enumerate(rows, 1) if "two names separated" in row] == [
            1,
            3,
            4,
        ]
        assert ":3: two names separated by a tab are needed" in rows[2]
