"""Where results go: nothing is lost in the place of another."""

import pytest

from translit.errors import InputError
from translit.formats.places import places


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a/x.txt", "a/deep/x.txt", "a/_SUCCESS", "a/.hidden", "b/x.txt", "out/old.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


PLACES = [
    pytest.param(["a/x.txt"], None, {"a/x.txt": None}, id="to-the-screen"),
    pytest.param(["a/x.txt"], "-", {"a/x.txt": None}, id="dash"),
    pytest.param(["a/x.txt"], "y.txt", {"a/x.txt": "y.txt"}, id="file"),
    pytest.param(["a/x.txt"], "a/x.txt", {"a/x.txt": "a/x.txt"}, id="onto-itself"),
    pytest.param(["a/x.txt"], "out", {"a/x.txt": "out/x.txt"}, id="a-folder-that-is-there"),
    pytest.param(["a/x.txt"], "new/", {"a/x.txt": "new/x.txt"}, id="a-folder-to-be"),
    pytest.param(["-"], "out", {"-": "out/stdin.txt"}, id="standard-input"),
    pytest.param(["a/x.txt", "a/x.txt"], "y", {"a/x.txt": "y"}, id="named-twice"),
    pytest.param(["b/z.jsonl.gz"], "out", {"b/z.jsonl.gz": "out/z.jsonl"}, id="compressed"),
    pytest.param(["a"], "y", {"a/deep/x.txt": "y/deep/x.txt", "a/x.txt": "y/x.txt"}, id="folder"),
    pytest.param(
        ["."],
        "out",
        {"a/deep/x.txt": "out/a/deep/x.txt", "a/x.txt": "out/a/x.txt", "b/x.txt": "out/b/x.txt"},
        id="earlier-results-are-no-input",
    ),
]


@pytest.mark.parametrize(("inputs", "output", "expected"), PLACES)
def test_places(tree, inputs, output, expected):
    assert {p.source: p.target for p in places(inputs, output)} == expected


@pytest.mark.parametrize(
    ("inputs", "output", "message"),
    [
        pytest.param(["a/x.txt", "b/x.txt"], "y", "would be one file", id="same-name"),
        pytest.param(["a", "b"], "y", "would be one file", id="same-path"),
        pytest.param(["a"], "a", "an input would be overwritten", id="onto-itself"),
        pytest.param(["a/x.txt", "b/x.txt"], "b", "input would be overwritten", id="both"),
        pytest.param(["a/x.txt"], "y.txt.gz", "aren't compressed; name it y.txt", id="compressed"),
        pytest.param(["new"], "y", None, id="no-such-file-is-told-later"),
    ],
)
def test_nothing_is_lost(tree, inputs, output, message):
    if message is None:
        assert places(inputs, output)
        return
    with pytest.raises(InputError, match=message):
        places(inputs, output)


def test_a_link_that_leads_round_is_not_followed(tree):
    (tree / "b" / "round").symlink_to(tree, target_is_directory=True)
    assert [p.source for p in places(["b"], "y")] == ["b/x.txt"]
