import pickle
import random
import subprocess
import sys

import pytest

from translit.errors import GlossaryError
from translit.glossary import Concept, Glossary, Term, loader, resolve

HAFTAR = Concept(
    "haftar",
    "PERSON",
    (
        Term("خليفة حفتر", "ar", "preferred", gender="m"),
        Term("حفتر", "ar", "admitted", "short", target="حفتر"),
        Term("هافتار", "ar", "machine-translation", "short", target="حفتر", evidence="a seed"),
        Term("Khalifa Haftar", "en", "preferred"),
        Term("haftar", "en", "misspelling", "short", target="Haftar", case=False),
    ),
    links=("haftar_family",),
)
SON = Concept(
    "saddam",
    "PERSON",
    (Term("صدام", "ar", requires=("حفتر",), unless=("حسين",)), Term("حفتر", "ar")),
)


def test_looks_up_a_form_with_all_that_claim_it():
    glossary = Glossary.from_concepts([HAFTAR, SON])
    assert [concept.id for concept, _ in glossary.lookup("حفتر")] == ["haftar", "saddam"]
    assert [term.status for _, term in glossary.lookup("ه\N{ARABIC TATWEEL}افتار")] == [
        "machine-translation"
    ]
    assert glossary.lookup("HAFTAR") == ()
    assert glossary.lookup("Khalifa Haftar", lang="ar") == ()
    assert len(glossary) == 7


def test_explains_a_form():
    glossary = Glossary.from_concepts([HAFTAR, SON], name="mine")
    assert glossary.explain("هافتار") == (
        "هافتار (ar, short): machine-translation name of haftar [PERSON], written حفتر; "
        "related: haftar_family (a seed)"
    )
    assert "needs near it: حفتر; not near: حسين" in glossary.explain("صدام")
    assert glossary.explain("مجهول") == "مجهول: not in mine"


ARMY = Concept(
    "lna",
    "ORG",
    (
        Term("الجيش الوطني الليبي", "ar", "preferred"),
        Term("LNA", "en", "machine-translation", "acronym"),
        Term("Libyan Natl Army", "en", "foreign"),
        Term("Libyan National Army", "en", "preferred"),
        Term("الجيش الليبى", "ar", "admitted", target="الجيش الليبي"),
        Term("الجيش الليبي", "ar", "admitted", target="الجيش الليبي"),
        Term("جيش ليبيا", "ar", "admitted"),
        Term("ЛНА", "ru", "misspelling"),
        Term("قوات", "ar", "misspelling", flag=True),
    ),
)


@pytest.mark.parametrize(
    ("form", "does"),
    [
        pytest.param("LNA", "written الجيش الوطني الليبي", id="acronym-stays-in-its-own-language"),
        pytest.param(
            "Libyan Natl Army",
            "written Libyan National Army (en), الجيش الوطني الليبي (ar)",
            id="by-the-language-of-the-text",
        ),
        pytest.param("الجيش الليبى", "stays, with profile strict written الجيش الليبي", id="admitted"),
        pytest.param("الجيش الليبي", "stays as it is", id="its-own-target"),
        pytest.param("جيش ليبيا", "stays, with profile strict written الجيش الوطني الليبي", id="no-target"),
        pytest.param("الجيش الوطني الليبي", "stays as it is", id="preferred"),
        pytest.param("ЛНА", "stays as it is", id="nothing-to-write"),
        pytest.param("قوات", "mentioned and reported", id="flag"),
    ],
)  # fmt: skip
def test_explains_what_becomes_of_a_form(form, does):
    said = Glossary.from_concepts([ARMY]).explain(form)
    assert said.endswith(f" name of lna [ORG], {does}")


@pytest.mark.parametrize("profile", ["conservative", "strict"])
@pytest.mark.parametrize("term", [t for t in ARMY.terms if t.lang == "ar"], ids=lambda t: t.text)
def test_the_normalizer_does_what_is_explained(term, profile):
    from translit.normalizer import Normalizer

    glossary = Glossary.from_concepts([ARMY])
    does = glossary.explain(term.text).rpartition("], ")[2]
    found = Normalizer(glossary, profile=profile)(f"قال {term.text} اليوم", "ar").text
    strict, written, name = does.rpartition("written ")
    changed = written and (profile == "strict" or not strict)
    assert found == f"قال {name if changed else term.text} اليوم"


def test_a_language_may_be_in_capitals():
    glossary = Glossary.from_pairs([("اكسبو", "إكسبو")], lang="AR")
    assert glossary.lookup("اكسبو", "ar") == glossary.lookup("اكسبو", "AR") != ()
    assert glossary.lookup("اكسبو")[0][1].lang == "ar"


def test_merge_takes_no_names():
    with pytest.raises(GlossaryError, match=r"Glossary.load takes names and paths"):
        Glossary.merge("libya")


def test_gives_concepts_back_as_they_came():
    assert list(Glossary.from_concepts([HAFTAR, SON]).concepts) == [HAFTAR, SON]
    assert Glossary.from_concepts([HAFTAR]).concept("haftar") == HAFTAR


def test_an_unknown_concept_has_a_hint():
    with pytest.raises(GlossaryError, match="did you mean 'haftar'"):
        Glossary.from_concepts([HAFTAR]).concept("hafter")


def test_the_glossary_named_first_wins():
    first = Glossary.from_concepts([Concept("a", terms=(Term("حفتر", "ar"),))], name="first")
    second = Glossary.from_concepts(
        [Concept("b", terms=(Term("حفتر", "ar", "preferred"),))], name="second"
    )
    both = Glossary.merge(first, second)
    assert [c.id for c, _ in both.lookup("حفتر")] == ["a", "b"]
    assert [c.id for c, _ in Glossary.merge(second, first).lookup("حفتر")] == ["b", "a"]
    assert both.name == "first+second"


def test_a_concept_of_two_glossaries_has_the_terms_of_both():
    more = Concept("haftar", "PERSON", (Term("Хафтар", "ru", "preferred"),))
    glossary = Glossary.merge(*(Glossary.from_concepts([c]) for c in (HAFTAR, more)))
    assert glossary.concept("haftar").terms == HAFTAR.terms + more.terms


@pytest.mark.parametrize("seed", range(3))
def test_the_digest_does_not_hang_on_order(seed):
    rng = random.Random(seed)
    terms, concepts = list(HAFTAR.terms), [HAFTAR, SON]
    rng.shuffle(terms)
    concepts[0] = Concept("haftar", "PERSON", tuple(terms), links=HAFTAR.links)
    rng.shuffle(concepts)
    assert Glossary.from_concepts(concepts).digest == Glossary.from_concepts([HAFTAR, SON]).digest


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            Term("هافتار", "ar", "misspelling", "short", target="حفتر", evidence="a seed"),
            id="status",
        ),
        pytest.param(
            Term("هافتار", "ar", "machine-translation", "short", target="حفتر"), id="evidence"
        ),
        pytest.param(
            Term("هافتار", "ar", "machine-translation", "short", evidence="a seed"), id="target"
        ),
        pytest.param(
            Term("هفتار", "ar", "machine-translation", "short", target="حفتر", evidence="a seed"),
            id="text",
        ),
    ],
)
def test_the_digest_tells_contents_apart(other):
    changed = Concept(
        "haftar", "PERSON", (*HAFTAR.terms[:2], other, *HAFTAR.terms[3:]), links=HAFTAR.links
    )
    assert Glossary.from_concepts([changed]).digest != Glossary.from_concepts([HAFTAR]).digest


def test_pairs_are_concepts_named_by_their_target():
    glossary = Glossary.from_pairs(
        [("هافتار", "حفتر"), ("هفتار", "حفتر"), ("a\nb", "ab")], lang="ar"
    )
    assert [t.text for t in glossary.concept("حفتر").terms] == ["حفتر", "هافتار", "هفتار"]
    assert glossary.concept("حفتر").terms[1].status == "machine-translation"
    assert Glossary.from_pairs([("x", "y")], status="foreign").lookup("x")[0][1].status == "foreign"


@pytest.mark.parametrize(
    ("pairs", "says"),
    [
        pytest.param([("a", "b"), ("a", "b", "c")], "pair 2 is ('a', 'b', 'c'), not (form", id="three"),
        pytest.param([("a", None)], "pair 1 is ('a', None)", id="none"),
        pytest.param([(1, "a")], "pair 1 is (1, 'a')", id="number"),
        pytest.param([("", "a")], "pair 1 is ('', 'a')", id="empty-form"),
        pytest.param([("a", "")], "pair 1 is ('a', '')", id="empty-target"),
        pytest.param(["ab"], "pair 1 is 'ab'", id="string-of-two-letters"),
        pytest.param({"هافتار": "حفتر"}, "pair 1 is 'هافتار'", id="mapping"),
        pytest.param([("a" * 10_000, 1)], "pair 1 is ('aaa", id="long"),
    ],
)  # fmt: skip
def test_what_is_no_pair_is_told(pairs, says):
    with pytest.raises(GlossaryError) as error:
        Glossary.from_pairs(pairs)
    assert says in str(error.value)
    assert len(str(error.value)) < 200


def test_pairs_in_no_language_are_an_error():
    with pytest.raises(GlossaryError, match="lang 'arabic': write 'ar'"):
        Glossary.from_pairs([("a", "b")], lang="arabic")


def test_a_list_is_no_name():
    with pytest.raises(GlossaryError, match="a glossary is a name or a path, not list"):
        Glossary.load(["libya"])


def test_ids_that_hold_what_was_asked_for_are_named():
    concepts = [Concept(id_) for id_ in ("haftar_saddam", "haftar_khalifa", "qatar")]
    with pytest.raises(GlossaryError, match="mean 'haftar_khalifa' or 'haftar_saddam'"):
        Glossary.from_concepts(concepts).concept("Haftar")
    with pytest.raises(GlossaryError, match="`translit glossary list` shows"):
        Glossary.from_concepts(concepts).concept("xyz")


def test_an_unknown_status_is_an_error():
    with pytest.raises(GlossaryError, match="did you mean 'misspelling'"):
        Glossary.from_pairs([], status="mispelling")


def test_pickles():
    glossary = Glossary.from_concepts([HAFTAR])
    again = pickle.loads(pickle.dumps(glossary))
    assert again.digest == glossary.digest
    assert again.lookup("حفتر") == glossary.lookup("حفتر")


def test_shipped_glossaries_load_in_their_precedence():
    assert list(loader.shipped())[:4] == ["libya", "organizations", "countries", "months"]
    glossary = Glossary.load("libya")
    assert glossary.lookup("هافتار")[0][0].id == "haftar_khalifa"


def test_a_glossary_that_is_not_there():
    with pytest.raises(GlossaryError, match="did you mean 'libya'"):
        Glossary.load("lybia")
    with pytest.raises(GlossaryError, match="no such file"):
        Glossary.load("nowhere/x.tsv")


def test_the_wheel_has_the_shipped_ones_in_the_package(tmp_path, monkeypatch):
    package = tmp_path / "site" / "translit"
    (package / "_glossaries").mkdir(parents=True)
    (package / "_glossaries" / "libya.toml").write_text("", encoding="utf-8")
    monkeypatch.setattr(loader, "_HERE", package)
    assert loader.find("libya") == package / "_glossaries" / "libya.toml"


def test_an_installation_without_them_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(loader, "_HERE", tmp_path / "x" / "translit")
    with pytest.raises(GlossaryError, match="install the package again"):
        loader.shipped()


def test_resolves_what_users_call_a_glossary():
    glossary = Glossary.from_concepts([HAFTAR], name="mine")
    assert resolve(glossary) is glossary
    assert len(resolve("none")) == 0
    assert resolve(["libya", glossary]).name == "libya+mine"
    with pytest.raises(GlossaryError, match="not int"):
        resolve(7)


def test_the_digest_is_the_same_for_any_hash_seed():
    code = (
        "from translit.glossary import Glossary;"
        "print(Glossary.from_pairs([('a b', 'c'), ('d', 'c'), ('e', 'f')]).digest)"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(found) == 1


def test_a_concept_of_no_status_is_told():
    concept = Concept("haftar", "PERSON", (Term("حفتر", "ar", "prefered"),))
    with pytest.raises(
        GlossaryError, match=r"حفتر.*no status 'prefered'; did you mean 'preferred'"
    ):
        Glossary.from_concepts([concept])
