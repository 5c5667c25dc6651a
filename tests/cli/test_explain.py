import pytest

from translit.cli import main


def test_options_are_told(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["explain", "spacing-style"])
    assert stop.value.code == 0
    out = capsys.readouterr().out
    assert "min_count: int = 3" in out
    assert "[audit.options.spacing-style]" in out
