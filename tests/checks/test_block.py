import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit import checks
from translit.checks import BatchCheck, Check, Context
from translit.checks.block import Block, Side
from translit.checks.vocabulary import Vocabulary
from translit.glossary import Glossary
from translit.normalizer import Normalizer
from translit.segment import Segment

STRANGE = (
    "ab_. \t\n٣²½\uffff\ud800بة\U0001d7ce\U00020000\U0001f600"
    "\N{ARABIC FATHATAN}\N{ARABIC SUKUN}\N{ARABIC TATWEEL}"
)
TEXTS = st.lists(st.text(st.characters() | st.sampled_from(STRANGE)), min_size=1, max_size=6)


def side(texts):
    return Side(texts, Vocabulary())


@given(TEXTS)
def test_words_are_those_of_the_context(texts):
    words = side(texts).words
    for at, text in enumerate(texts):
        here = slice(words.bounds[at], words.bounds[at + 1])
        places = zip(words.text[here], words.start[here], words.end[here], strict=True)
        assert list(places) == Context().words(text)
        assert set(words.of[here].tolist()) <= {at}


@given(TEXTS)
def test_characters_are_told_text_by_text(texts):
    found = side(texts)
    assert found.has(frozenset("aب\ud800")).tolist() == [
        not {"a", "ب", "\ud800"}.isdisjoint(t) for t in texts
    ]
    pairs = found.has_pair(frozenset("ab"), frozenset(". "))
    assert pairs.tolist() == [re.search("[ab][. ]", t) is not None for t in texts]
    assert found.has_astral().tolist() == [any(ord(c) > 0xFFFF for c in t) for t in texts]


SAID = st.lists(
    st.lists(st.sampled_from(["a", "A", "b", "c"]), max_size=9).map(" ".join), min_size=1
)


@given(SAID)
def test_words_are_compared_within_their_text(texts):
    found, words = side(texts), [text.split() for text in texts]
    numbers = found.words.numbers
    assert found.same_next(numbers, numbers).tolist() == [
        any(map(str.__eq__, w, w[1:])) for w in words
    ]
    ab = found.holds_pair(found.fact("a".__eq__), found.fact("b".__eq__))
    assert ab.tolist() == [("a", "b") in pairwise(w) for w in words]
    low = [[x.lower() for x in w] for w in words]
    pairs = [list(pairwise(w)) for w in low]
    assert found.pairs_again.tolist() == [max(map(p.count, p), default=0) for p in pairs]
    triples = [list(zip(w, w[1:], w[2:], strict=False)) for w in low]
    everyone = np.ones(len(texts), np.bool_)
    assert found.triples_again(everyone).tolist() == [len(set(t)) < len(t) for t in triples]
    everywhere = np.ones(len(numbers), np.bool_)
    most = [max(map(w.count, w), default=0) for w in low]
    assert found.most(found.hashes, everywhere).tolist() == most
    assert found.holds("c".__eq__).tolist() == ["c" in w for w in words]


def test_each_language_is_asked_once():
    rows = [(Segment("1", "a", target_lang=tag), Context()) for tag in ("ar", "ar-EG", None, "fa")]
    block = Block(rows)
    assert block.target_is("ar").tolist() == [True, True, False, False]
    assert block.by(block.target_langs, lambda lang: lang is None).tolist() == [0, 0, 1, 0]


GLOSSARY = Glossary.shipped()
NORMALIZER = Normalizer(GLOSSARY)
QUICK = [c for c in checks.BUILTIN if c.concerned is not Check.concerned]
OWN = [
    word
    for check in QUICK
    for segment in (*check.bad, *check.good)
    for text in (segment.target, segment.source)
    for word in (text or "").split(" ")
]
MORE = "the في أن و ها 5 ب\N{ARABIC FATHA} knee-knee-knee hahaha www.x &quot; 1\N{NO-BREAK SPACE}%"
WORDS = st.sampled_from([*OWN, *MORE.split(" ")])
SENTENCES = st.lists(WORDS | st.sampled_from(STRANGE), max_size=12).map(" ".join)
LANGS = st.sampled_from(["ar", "en", "fa", "ru", None])


def _says(check, segment, context):
    if list(check.check(segment, context)):
        return True
    return isinstance(check, BatchCheck) and bool(list(check.observe(segment, context)))


@pytest.mark.parametrize("check", QUICK, ids=lambda c: c.id)
@settings(max_examples=30)
@given(st.lists(st.tuples(SENTENCES, SENTENCES | st.none()), min_size=1, max_size=4), LANGS, LANGS)
def test_a_check_says_nothing_of_what_does_not_concern_it(check, pairs, source_lang, target_lang):
    rows = [
        (Segment(str(i), t, s), Context(source_lang=source_lang, target_lang=target_lang))
        for i, (t, s) in enumerate(pairs)
    ]
    concerned = check().concerned(Block(rows))
    assert len(concerned) == len(rows)
    for row, asked in zip(rows, concerned, strict=True):
        assert asked or not _says(check(), *row)


@pytest.mark.parametrize("check", QUICK, ids=lambda c: c.id)
def test_its_bad_examples_concern_it(check):
    context = Context(GLOSSARY, lasting={"normalizer": NORMALIZER})
    rows = [(segment, context) for segment in check.bad]
    assert check().concerned(Block(rows)).all()
