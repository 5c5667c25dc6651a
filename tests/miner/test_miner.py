"""Mining: what is proposed, what isn't, and that the order of the work doesn't matter."""

import functools
import random

import pytest

from translit.errors import InputError
from translit.glossary import Concept, Glossary, Term
from translit.miner import Observer, Table, Variant, conclude, merge, mine, read, write
from translit.segment import Document, Segment

GLOSSARY = Glossary.from_concepts(
    [
        Concept(
            "haftar",
            "PERSON",
            (
                Term("خليفة حفتر", "ar", "preferred"),
                Term("حفتر", "ar", "admitted", "short", target="حفتر"),
                Term("Khalifa Haftar", "en", "preferred"),
            ),
        ),
        Concept("lna", "ORG", (Term("الجيش الوطني الليبي", "ar", "preferred"),)),
        Concept(
            "kyiv", "PLACE", (Term("كييف", "ar", "preferred"), Term("Kyiv", "en", "preferred"))
        ),
    ]
)


def document(name, *lines, source=None, system=None):
    sources = source or [None] * len(lines)
    return Document(
        name,
        tuple(
            Segment(str(i), target=line, source=s, source_lang="en", system=system)
            for i, (line, s) in enumerate(zip(lines, sources, strict=True))
        ),
    )


def forms(variants):
    return {(v.form, v.concept) for v in variants}


def test_spellings_of_a_known_name_with_clitics_taken_off():
    found = mine(
        [document("a", "شكر هافتار روسيا", "الجهود الحرجة لهفتار في كبح الإرهاب")], GLOSSARY
    )
    assert {("هافتار", "haftar"), ("هفتار", "haftar")} <= forms(found)
    one = next(v for v in found if v.form == "هفتار")
    assert one.preferred == "حفتر"
    assert one.count == 1
    assert one.contexts[0].text[one.contexts[0].start :].startswith("هفتار")
    assert not one.judgement


@pytest.mark.parametrize(
    "text", ["كيف حال المدينة", "هذا دفتر جديد", "حفر الرجل البئر", "وصل حفتر إلى كييف"]
)
def test_common_neighbours_and_known_forms_are_no_candidates(text):
    assert mine([document("a", text)], GLOSSARY) == []


def test_an_acronym_in_brackets_after_its_full_form():
    found = mine([document("a", "قال الجيش الوطني الليبي (LNA) إن")], GLOSSARY)
    assert ("LNA", "lna") in forms(found)


def test_several_systems_and_one_source():
    source = ["They live in Wenatchee, a town"]
    found = mine(
        [
            document("a", "ويناتشي بلدة", source=source, system="a"),
            document("b", "ويناتشي مدينة", source=source, system="b"),
            document("c", "وينتشي بلدة", source=source, system="c"),
        ],
        GLOSSARY,
    )
    assert ("وينتشي", "new_wenatchee") in forms(found)
    one = next(v for v in found if v.form == "وينتشي")
    assert one.new
    assert one.preferred == "ويناتشي"
    assert "2 of 3" in one.reason
    assert "same-slot" in one.evidence


DOCUMENTS = [
    document("a", "شكر هافتار روسيا", "قال هفتار"),
    document("b", "التقى هافتار الرئيس", "زار المشير حفطر"),
    document("c", "هافتار وهافتار"),
]


def test_merge_in_any_order_gives_the_same():
    observer = Observer(GLOSSARY, "ar")
    tables = [observer.observe(d) for d in DOCUMENTS]
    whole = conclude(functools.reduce(merge, tables, Table()), GLOSSARY)
    assert whole == mine(DOCUMENTS, GLOSSARY)
    random.Random(1).shuffle(tables)
    assert conclude(merge(tables[0], merge(tables[1], tables[2])), GLOSSARY) == whole
    assert next(v for v in whole if v.form == "هافتار").count == 4
    assert next(v for v in whole if v.form == "هافتار").documents == 3


def test_who_is_spoken_of_with_the_same_others():
    first = document("a", "زار تورونتو أمس", "كييف والجيش الوطني الليبي")
    other = document("b", "غادر تورنتو اليوم", "الجيش الوطني الليبي وكييف")
    (found,) = mine([first, other], GLOSSARY)
    assert {found.form, found.preferred} == {"تورونتو", "تورنتو"}
    assert "co-mention" in found.evidence
    apart = mine([document("a", "زار تورونتو أمس"), document("b", "غادر تورنتو اليوم")], GLOSSARY)
    assert not any("co-mention" in v.evidence for v in apart)


def test_nothing_and_strange_text():
    assert mine([], GLOSSARY) == []
    odd = ["", " " * 20_000, "\ud800", "x" * 5_000, "(((((LNA", "\N{RIGHT-TO-LEFT OVERRIDE}هافتار"]
    assert {v.form for v in mine([document("a", *odd)], GLOSSARY)} <= {"هافتار"}
    assert mine([Document("a", (Segment("1", target=None),))], GLOSSARY) == []


def test_candidates_go_through_a_file(tmp_path):
    found = mine(DOCUMENTS, GLOSSARY)
    path = tmp_path / "candidates.jsonl"
    write(found, path)
    assert read(path) == found


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("{", "c.jsonl:1: not JSON", id="not-json"),
        pytest.param("[]", "a candidate is an object", id="list"),
        pytest.param('{"form": "x"}', "a candidate is an object", id="columns-missing"),
        pytest.param(
            '{"form": "x", "lang": "ar", "concept": "c", "judgement": "yes"}',
            "judgement 'yes'",
            id="judgement",
        ),
        pytest.param(
            '{"form": "x", "lang": "ar", "concept": "c", "score": "high"}',
            "not a candidate",
            id="score",
        ),
    ],
)
def test_bad_files_say_where(tmp_path, line, message):
    path = tmp_path / "c.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read(path)


def test_a_candidate_is_known_by_concept_language_and_form():
    assert Variant("x", "ar", "c", 0.5, "").id == "c|ar|x"
