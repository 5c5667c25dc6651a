import pytest

from translit.errors import UnknownPart
from translit.renderers import choose


@pytest.mark.parametrize(
    ("path", "renderer", "file"),
    [
        pytest.param("r.json", "json", "r.json", id="suffix"),
        pytest.param("R.SARIF", "sarif", "R.SARIF", id="capitals"),
        pytest.param("r.sarif.json", "sarif", "r.sarif.json", id="the-longest"),
        pytest.param("r.marot.tsv", "marot", "r.marot.tsv", id="two-dots"),
        pytest.param("r.html", "html", "r.html", id="html"),
        pytest.param("github:-", "github", "-", id="named"),
        pytest.param("-", "json", "-", id="standard-output"),
    ],
)
def test_by_name(path, renderer, file):
    part, name = choose(path)
    assert (part.id, name) == (renderer, file)


def test_unknown():
    with pytest.raises(UnknownPart, match=r"\.json"):
        choose("r.jsn")
