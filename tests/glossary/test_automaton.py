"""The automaton and the words looked up one by one find the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.glossary import Concept, Glossary, Term
from translit.glossary.automaton import Automaton, available
from translit.glossary.fold import fold
from translit.glossary.store import Store

WORDS = st.sampled_from(
    ["اب", "ابل", "بل", "وال", "ليبيا", "LNA", "M-5", "له", "Cap+", "ل", "الليبيا"]
)
FORMS = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=12)
TEXTS = st.lists(
    st.one_of(
        WORDS,
        st.sampled_from([" ", "و", "ل", "لل", "\n", "،", "-", "ها", "а", "ом", "😀", "\U0001d400"]),
        st.text(alphabet="ابلوليHL ", max_size=5),
    ),
    max_size=25,
).map("".join)


@pytest.mark.skipif(not available(), reason="daachorse is not installed")
@given(FORMS, TEXTS, st.sampled_from([(), (1, 2)]))
def test_both_find_the_same(forms, text, tails):
    terms = tuple(Term(form, lang) for form in forms for lang in ("ar", "ru"))
    store = Glossary.from_concepts([Concept("x", terms=terms)]).stores[0]
    folded = fold(text)
    assert isinstance(store.automaton, Automaton)
    assert set(store.find(folded, tails)) == set(store.lookup.find(folded, tails))


def test_without_its_package_the_trie_answers(monkeypatch):
    monkeypatch.setattr("translit.glossary.store.available", lambda: None)
    glossary = Glossary.from_pairs([("هافتار", "حفتر")])
    store = glossary.stores[0]
    assert isinstance(store, Store)
    assert store.automaton is None
    assert store.matcher == "word trie"
    assert store.find(fold("لهافتار"))[0][1:] == (1, 7, 0)
