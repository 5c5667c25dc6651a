"""What holds for every cleaner."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit import cleaners
from translit.cleaners import Chain, clean, clean_many
from translit.cleaners.search import Search
from translit.edit import apply, canonical, invert

CLEANERS = pytest.mark.parametrize("part", cleaners.BUILTIN, ids=lambda c: c.id)
BAD = [pytest.param(p, e, id=f"{p.id}-{i}") for p in cleaners.BUILTIN for i, e in enumerate(p.bad)]
GOOD = [
    pytest.param(p, e, id=f"{p.id}-{i}") for p in cleaners.BUILTIN for i, e in enumerate(p.good)
]


@pytest.mark.parametrize(("part", "example"), BAD)
def test_bad_examples_are_repaired(part, example):
    edits = part().edits(example.original, example.lang)
    assert apply(example.original, edits) == example.fixed
    assert {rule.partition(":")[0] for e in edits for rule in e.rule.split("+")} == {part.id}


@pytest.mark.parametrize(("part", "example"), GOOD)
def test_good_examples_are_left_alone(part, example):
    assert example.original == example.fixed
    assert part().edits(example.original, example.lang) == []


@pytest.mark.parametrize(("part", "example"), BAD + GOOD)
def test_the_default_chain_repairs_every_example_or_more(part, example):
    result = clean(example.original, lang=example.lang)
    assert result.undo() == example.original
    if part.default:
        assert part().edits(result.text, example.lang) == []


@CLEANERS
def test_named_alike_and_documented(part):
    module = part.__module__.rsplit(".", 1)[-1]
    assert part.id == module.replace("_", "-")
    assert part.__name__.lower() == module.replace("_", "")
    assert part.__doc__
    assert part.good
    assert part.bad or not part.default
    assert part in cleaners.BUILTIN
    assert pickle.loads(pickle.dumps(part())) == part()


@pytest.mark.parametrize(("part", "example"), BAD)
def test_the_trigger_tells_every_fault(part, example):
    assert Search([part().trigger(example.lang)]).wanted(example.original)


RISKY = st.text(
    st.one_of(
        st.sampled_from(
            'ابتليهو\u0640\u064e\u0651یکچ،؛؟.,:!()"«»“” \t\n\r\u200b\u200c\u200d\u200e\u200f\u202a\u202b'
            "\u202c\u202e\u2066\u2068\u2069\u00ad\u2028\u0085\ufeff\x00\x1b[31m&#;<>/abÃ©â€œ\ufdfa\ufeebﺣ\ud83d\udc69"
            "👩🏴\U000e0067\u0301ＬＮ٣٫7"
        ),
        st.characters(),
    ),
    max_size=40,
)


@settings(deadline=None, max_examples=300)
@given(RISKY, st.sampled_from([None, "ar", "fa", "en", "fr", "und"]))
def test_the_trail_replays_inverts_and_ends(text, lang):
    for part in cleaners.BUILTIN:
        edits = part().edits(text, lang)
        assert canonical(edits) == edits
        assert apply(apply(text, edits), invert(edits)) == text
    result = clean(text, lang=lang)
    assert apply(text, result.edits) == result.text
    assert result.undo() == text


@settings(deadline=None, max_examples=300)
@given(RISKY, st.sampled_from([None, "ar", "en"]))
def test_the_chain_skips_only_what_changes_nothing(text, lang):
    slow = text
    for step in [c for c in cleaners.DEFAULT.cleaners if not c.needs_lang] + [
        c for c in cleaners.DEFAULT.cleaners if c.needs_lang
    ]:
        slow = apply(slow, step.edits(slow, None if lang == "und" else lang))
    assert clean(text, lang=lang).text == slow


def test_halves_and_whole_agree():
    text = "حفتر\u200b ، ليبیا"
    first, edits = cleaners.DEFAULT.before(text)
    second, _ = cleaners.DEFAULT.after(first, "ar")
    assert second == clean(text, lang="ar").text == "حفتر، ليبيا"
    assert edits


def test_many_and_names():
    assert [str(n) for n in clean_many(["عـاجل", "a\x00"], langs=["ar", None])] == ["عاجل", "a"]
    assert clean("عـاجل\x00", cleaners=["tatweel"]).text == "عاجل\x00"
    assert clean("عـاجل", cleaners=[]).text == "عـاجل"
    assert pickle.loads(pickle.dumps(cleaners.DEFAULT)) == cleaners.DEFAULT
    assert isinstance(cleaners.chain(["digits"]), Chain)
