import pytest

from translit.glossary import Glossary, files, plain

HEAD = "concept\ttype\tlang\ttext\tstatus\tform\ttarget\tnote\n"
ROWS = [
    "haftar\tPERSON\tar\tخليفة حفتر\tpreferred\tfull\t\t",
    "haftar\tPERSON\tar\tهافتار\tmachine-translation\tshort\tحفتر\t",
    "lna\tORG\ten\tLNA\t\t\t\t",
    "haftar\t\tru\tХафтар\tpreferred\tshort\t\t",
]


@pytest.fixture(autouse=True)
def _every_table_is_large(monkeypatch):
    monkeypatch.setattr(plain, "_LARGE", 0)


def written(path, rows, head=HEAD):
    path.write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def test_gives_what_the_long_way_gives(tmp_path):
    path = written(tmp_path / "x.tsv", ROWS)
    assert plain.read(path) is not None
    long = Glossary.from_concepts(files.read(path), name="x")
    short = Glossary.load(path)
    assert sorted(short.concepts, key=repr) == sorted(long.concepts, key=repr)
    assert short.digest == long.digest


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("a\tX\tar\tب\\tت\tpreferred\tfull\t\t", id="escape"),
        pytest.param("a\tX\tar\t ب\tpreferred\tfull\t\t", id="space-at-the-edge"),
        pytest.param("a\tX\tar\tب\tpreferred\tfull\t\tnote", id="note"),
        pytest.param("a\tX\tar\tب\tprefered\tfull\t\t", id="unknown-status"),
        pytest.param("a\tX\tar\t\tpreferred\tfull\t\t", id="no-text"),
        pytest.param("a\tX\t\tب\tpreferred\tfull\t\t", id="no-language"),
        pytest.param("\tX\tar\tب\tpreferred\tfull\t\t", id="no-concept"),
        pytest.param("a\tX\tar\tب", id="missing-cells"),
        pytest.param("", id="empty-line"),
    ],
)
def test_leaves_the_unusual_to_the_long_way(tmp_path, row):
    assert plain.read(written(tmp_path / "x.tsv", [*ROWS, row])) is None


def test_other_columns_and_formats_too(tmp_path):
    head = HEAD.replace("note", "flag")
    assert plain.read(written(tmp_path / "x.tsv", [], head)) is None
    assert plain.read(written(tmp_path / "x.csv", ROWS)) is None
    (tmp_path / "y.tsv").write_bytes(HEAD.encode() + b"\xff\n")
    assert plain.read(tmp_path / "y.tsv") is None
