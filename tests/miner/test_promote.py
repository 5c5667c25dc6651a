"""Judged candidates into a glossary: in place, once, with the rejected remembered."""

import json
import tomllib
from dataclasses import replace

import pytest
from click.testing import CliRunner

from translit.cli.glossary.promote import command as promote_command
from translit.cli.glossary.review import command as review_command
from translit.errors import GlossaryError
from translit.glossary import Glossary
from translit.miner import Variant, read, write
from translit.miner.promote import promote, rejected, unrejected

TOML = """# who edits this: the Libya desk
[haftar]
type = "PERSON"  # the father
terms = [
  { text = "خليفة حفتر", lang = "ar", status = "preferred" },
  # seen in 2019
  { text = "هفتار", lang = "ar", status = "machine-translation" },
]

[another]
terms = [
  { text = "بنغازي", lang = "ar", status = "preferred" },
]
"""
HAFTAR = Variant(
    "هافتار",
    "ar",
    "haftar",
    0.98,
    '0.96 like "حفتر"',
    preferred="حفتر",
    status="machine-translation",
    count=3,
)
NEW = Variant(
    "وينتشي", "ar", "new_wenatchee", 0.9, "", preferred="ويناتشي", reason="most used", new=True
)
WRONG = Variant("دفتر", "ar", "haftar", 0.6, "")


@pytest.fixture
def glossary(tmp_path):
    path = tmp_path / "libya.toml"
    path.write_text(TOML, encoding="utf-8")
    return path


@pytest.fixture
def candidates(tmp_path):
    path = tmp_path / "candidates.jsonl"
    write([HAFTAR, NEW, WRONG], path)
    return path


def judged(*pairs):
    return [replace(variant, judgement=judgement) for variant, judgement in pairs]


def test_comments_order_and_layout_stay(glossary):
    done = promote(judged((HAFTAR, "accept"), (WRONG, "reject"), (NEW, "unsure")), glossary)
    text = glossary.read_text(encoding="utf-8")
    added = [line for line in text.splitlines() if line not in TOML.splitlines()]
    assert len(added) == 1
    assert added[0].startswith('  { text = "هافتار", lang = "ar", status = "machine-translation"')
    assert [line for line in text.splitlines() if line not in added] == TOML.splitlines()
    assert [v.form for v in done.added] == ["هافتار"]
    term = tomllib.loads(text)["haftar"]["terms"][-1]
    assert term["target"] == "حفتر"
    assert term["evidence"] == 'mined: 3 times in 0 documents; 0.96 like "حفتر"'
    assert Glossary.load(glossary).lookup("هافتار")[0][0].id == "haftar"


def test_twice_is_once(glossary):
    accepted = judged((HAFTAR, "accept"), (WRONG, "reject"))
    promote(accepted, glossary)
    before = glossary.read_text(encoding="utf-8")
    again = promote(accepted, glossary)
    assert not again.added
    assert not again.rejected
    assert [v.form for v in again.known] == ["هافتار"]
    assert glossary.read_text(encoding="utf-8") == before


def test_a_new_concept_gets_its_preferred_term(glossary):
    promote(judged((NEW, "accept")), glossary)
    terms = tomllib.loads(glossary.read_text(encoding="utf-8"))["new_wenatchee"]["terms"]
    assert [(t["text"], t["status"]) for t in terms] == [
        ("ويناتشي", "preferred"),
        ("وينتشي", "misspelling"),
    ]
    assert Glossary.load(glossary).lookup("وينتشي")


def test_the_rejected_are_remembered(glossary):
    promote(judged((WRONG, "reject")), glossary)
    assert rejected([glossary]) == {WRONG.id}
    assert list(unrejected([HAFTAR, WRONG], [glossary])) == [HAFTAR]
    assert glossary.read_text(encoding="utf-8") == TOML


@pytest.mark.parametrize(("name", "text"), [("a.toml", "not = = toml"), ("a.csv", "")])
def test_what_cannot_be_written_stays(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GlossaryError):
        promote(judged((HAFTAR, "accept")), path)
    assert path.read_text(encoding="utf-8") == text


def test_the_file_flow(glossary, candidates):
    lines = [json.loads(line) for line in candidates.read_text(encoding="utf-8").splitlines()]
    lines[0]["judgement"] = "accept"
    candidates.write_text("\n".join(json.dumps(line) for line in lines) + "\n", encoding="utf-8")
    out = CliRunner().invoke(promote_command, [str(candidates), str(glossary)])
    assert out.exit_code == 0
    assert "1 term added" in out.stderr
    assert "هافتار" in glossary.read_text(encoding="utf-8")


def run(candidates, keys, *options):
    return CliRunner().invoke(review_command, [str(candidates), *options], input=keys)


def test_the_terminal_flow(glossary, candidates):
    out = run(candidates, "a\nu\nz\nr\nr\n", "--glossary", str(glossary))
    assert out.exit_code == 0, out.output
    assert [v.judgement for v in read(candidates)] == ["accept", "reject", "reject"]
    assert "0 of 3 are left" in out.stderr
    assert "هافتار" in glossary.read_text(encoding="utf-8")
    assert len(rejected([glossary])) == 2


def test_a_session_goes_on_where_it_stopped(candidates):
    assert "2 of 3 are left" in run(candidates, "a\nq\n").stderr
    out = run(candidates, "")
    assert "هافتار" not in out.stdout.split("?")[0]
    assert "2 of 3 are left" in out.stderr


def test_edit_then_accept(candidates):
    run(candidates, "e\nهافتر\n\n\n\n\nمن النص\na\nq\n")
    first = read(candidates)[0]
    assert (first.form, first.judgement, first.note) == ("هافتر", "accept", "من النص")
    assert first.preferred == "حفتر"


def test_undo_with_nothing_done_and_skip(candidates):
    out = run(candidates, "z\ns\ns\ns\n")
    assert "nothing to take back" in out.stderr
    assert [v.judgement for v in read(candidates)] == ["", "", ""]
