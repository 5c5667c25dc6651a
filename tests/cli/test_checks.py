import json

import pytest

from translit import checks
from translit.cli import main


def run(*args):
    with pytest.raises(SystemExit) as stop:
        main(list(args))
    return stop.value.code


def test_list(capsys):
    assert run("checks", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in rows][: len(checks.BUILTIN)] == [c.id for c in checks.BUILTIN]
    assert run("checks") == 0
    assert "- quotes" in capsys.readouterr().out


@pytest.mark.parametrize("check", checks.BUILTIN, ids=lambda c: c.id)
def test_every_check_has_a_page(check, capsys):
    assert run("explain", check.id) == 0
    out = capsys.readouterr().out
    assert "Bad:" in out
    assert "Good:" in out


def test_unknown_check(capsys):
    assert run("explain", "name-variant") == 2
    assert "name-variants" in capsys.readouterr().err
