import pickle

import pytest

from translit.errors import GlossaryError
from translit.glossary import Concept, Glossary, Term
from translit.glossary.compiled import VERSION

CONCEPTS = (
    Concept(
        "haftar",
        "PERSON",
        (
            Term("حفتر", "ar", "preferred", gender="m", note="short"),
            Term("هافتار", "ar", "machine-translation", requires=("ليبيا",), evidence="a \ud800 b"),
        ),
        links=("x",),
    ),
    Concept("empty"),
)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "mine.glossary"
    Glossary.from_concepts(CONCEPTS, name="mine").compile(path)
    return path


def test_comes_back_as_it_was(file):
    glossary = Glossary.load(file)
    assert tuple(glossary.concepts) == CONCEPTS
    assert glossary.name == "mine"
    assert glossary.digest == Glossary.from_concepts(CONCEPTS).digest
    assert glossary.lookup("هافتار")[0][0] == CONCEPTS[0]


def test_is_the_same_file_every_time(file, tmp_path):
    again = tmp_path / "again.glossary"
    Glossary.from_concepts(CONCEPTS, name="mine").compile(again)
    assert again.read_bytes() == file.read_bytes()


def test_what_was_loaded_pickles_and_compiles(file, tmp_path):
    glossary = pickle.loads(pickle.dumps(Glossary.load(file)))
    assert tuple(glossary.concepts) == CONCEPTS
    glossary.compile(tmp_path / "again.glossary")
    assert (tmp_path / "again.glossary").read_bytes() == file.read_bytes()


def test_a_pickle_is_a_path_while_the_file_is_there(file):
    assert len(pickle.dumps(Glossary.load(file))) < 1000


def test_a_pickle_of_a_file_that_changed_is_refused(file):
    data = pickle.dumps(Glossary.load(file))
    Glossary.from_concepts(CONCEPTS[:1], name="mine").compile(file)
    with pytest.raises(GlossaryError, match="another content"):
        pickle.loads(data)


def test_an_empty_one(tmp_path):
    Glossary.none().compile(tmp_path / "none.glossary")
    assert len(Glossary.load(tmp_path / "none.glossary")) == 0


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        pytest.param(lambda _: b"[haftar]\n", "not a compiled glossary", id="another-file"),
        pytest.param(lambda b: b[:-1000], "cut", id="cut"),
        pytest.param(lambda b: b[:40], "head is damaged", id="cut-in-the-head"),
        pytest.param(lambda b: b[:26] + b"{]" + b[28:], "head is damaged", id="no-json"),
        pytest.param(
            lambda b: b.replace(b"PERSON", b"PARSON"), "head is damaged", id="a-byte-of-the-head"
        ),
        pytest.param(
            lambda b: b.replace("هافتار".encode(), "هافتاز".encode()), "damaged", id="a-byte"
        ),
        pytest.param(
            lambda b: b.replace(b'"version": %d' % VERSION, b'"version": 0'),
            "format 0",
            id="version",
        ),
    ],
)
def test_damage_is_told(file, damage, message):
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(GlossaryError, match=message):
        Glossary.load(file)


def test_a_folder_that_cannot_be_written_leaves_nothing(tmp_path):
    with pytest.raises(FileNotFoundError):
        Glossary.none().compile(tmp_path / "no" / "x.glossary")
    assert list(tmp_path.iterdir()) == []
