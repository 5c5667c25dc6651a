from click.testing import CliRunner

from translit.cli.mine import command
from translit.miner import read

TOML = """[haftar]
type = "PERSON"
terms = [{ text = "خليفة حفتر", lang = "ar", status = "preferred" }]
"""


def test_candidates_and_what_was_rejected(tmp_path):
    glossary, article, out = tmp_path / "g.toml", tmp_path / "a.txt", tmp_path / "c.jsonl"
    glossary.write_text(TOML, encoding="utf-8")
    article.write_text("شكر هافتار روسيا على دعمها", encoding="utf-8")
    arguments = [str(article), "-o", str(out), "--glossary", str(glossary)]
    done = CliRunner().invoke(command, arguments)
    assert done.exit_code == 0, done.output
    assert [v.form for v in read(out)] == ["هافتار"]
    assert "1 candidate;" in done.stderr

    rows = tmp_path / "a.jsonl"
    rows.write_text('{"text": "شكر هافتار روسيا على دعمها"}\n', encoding="utf-8")
    done = CliRunner().invoke(command, [str(rows), *arguments[1:], "--field", "text"])
    assert [v.form for v in read(out)] == ["هافتار"], done.output

    (tmp_path / "g.rejected.jsonl").write_text(out.read_text(encoding="utf-8"), encoding="utf-8")
    CliRunner().invoke(command, arguments)
    assert read(out) == []
