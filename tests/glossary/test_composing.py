"""Names in their cases, without a string made of them: the same keys as those that are spelled out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.glossary import Glossary
from translit.glossary.building import keys_of
from translit.glossary.cases import Declension, tails_of
from translit.glossary.composing import composed
from translit.glossary.fold import fold
from translit.glossary.hashing import distinct, hash_of, hashed
from translit.glossary.heads import heads_of
from translit.languages import BUILTIN

LANGS = [language.code for language in BUILTIN if language.clitics.cases]
ENDS = sorted(
    {end for lang in LANGS for last in (False, True) for end in tails_of(lang, surname=last)}
)
BODIES = st.text(alphabet="абвийлнршщїґ", max_size=9)
WORDS = st.builds(
    str.__add__, BODIES, st.sampled_from([*ENDS, "о", "е", "Б", "-б", "'я", "1", "ǆ", "ª"])
).map(lambda word: word[:1].upper() + word[1:] or "Я")
ANY_WORDS = WORDS | st.sampled_from(["иван", "ООН", "Я", "Ли", "Smith", "ǅон"])
NAMES = st.lists(st.lists(ANY_WORDS, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=6)


def spelled_out(names, lang):
    declension = Declension(lang)
    return [
        (at, case, key)
        for at, name in enumerate(names)
        for case, key in enumerate(declension(name))
    ]


@pytest.mark.parametrize("lang", LANGS)
@given(NAMES)
def test_the_same_as_spelled_out(lang, names):
    found = composed(names, lang)
    left = set(found.spelled.tolist())
    every = [row for row in spelled_out(names, lang) if row[0] not in left]
    rows = zip(
        found.names.tolist(), found.cases.tolist(), found.hashed.hashes.tolist(), strict=True
    )
    assert sorted(rows) == sorted((at, case, hash_of(key)) for at, case, key in every)
    if every:
        keys = [key for *_, key in every]
        assert found.hashed.beginnings.tolist() == hashed(keys).beginnings.tolist()
        assert found.heads.tolist() == distinct(heads_of(keys)).tolist()


@pytest.mark.parametrize(
    ("name", "left"),
    [
        pytest.param("Владимир Путин", False, id="letters"),
        pytest.param("Иван Сухово-кобылин", True, id="hyphen"),
        pytest.param("Сухово-кобылин", False, id="one-word"),
        pytest.param("ООН Женщины", False, id="no-name"),
    ],
)
def test_what_is_more_than_letters_is_left_to_be_spelled(name, left):
    assert composed(["Мария Захарова", name], "ru").spelled.tolist() == [1] * left


def test_nothing_of_nothing():
    found = composed([""], "ru")
    assert (len(found.names), len(found.heads), len(found.hashed.beginnings)) == (0, 0, 0)


@pytest.mark.parametrize("lang", LANGS)
def test_a_store_finds_all_keys_of_its_entries(lang):
    names = [
        "Мария Захарова",
        "Сергей Лавров",
        "Иван Сухово-кобылин",
        "Ангела Меркель",
        "Киев",
        "ООН Женщины",
    ]
    store = Glossary.from_pairs([(name, name.upper()) for name in names], lang).stores[0]
    keys = keys_of(store)
    assert len(keys) == len(store.e_term) == len(store.e_kind)
    entries = [at for node in {*store.index.nodes(keys)} for at in store.index.at(node)]
    assert sorted(entries) == list(range(len(keys)))
    for key in keys:
        assert {hit[0] for hit in store.lookup.find(fold(key))} >= {store.index.node(key)}
