"""What is found wrong with a termbase, where, and how bad."""
# ruff: noqa: E501 - one case a line, like a table

import subprocess
import sys

import pytest

from translit.glossary import Concept, Term, loader
from translit.glossary.validate import RULES, check, validate


def ar(text, status="preferred", target=None, **more):
    return Term(text, "ar", status, more.pop("form", "full"), target, **more)


def concept(*terms, name="c", **more):
    return Concept(name, "", terms, **more)


CASES = [
    pytest.param([concept(ar("حفتر"), ar("حفتر"))], [("duplicate-form", "warning")], id="twice"),
    pytest.param(
        [concept(ar("حفتر"), ar("حفتر", "misspelling", "خفتر"))],
        [("duplicate-form", "error"), ("unknown-target", "warning")],
        id="twice-with-two-fates",
    ),
    pytest.param(
        [concept(ar("أ"), ar("هافتار", "misspelling")), concept(ar("ب"), ar("هافتار", "misspelling"), name="d")],
        [("claimed-twice", "error")],
        id="two-concepts-rewrite-it",
    ),
    pytest.param(
        [concept(ar("المغرب")), concept(ar("المغرب"), name="d")],
        [("claimed-twice", "warning")],
        id="two-concepts-share-a-name",
    ),
    pytest.param(
        [concept(ar("الدفاع", requires=("روسيا",))), concept(ar("الدفاع", requires=("الرياض",)), name="d")],
        [],
        id="told-apart-by-context",
    ),
    pytest.param(
        [concept(ar("ليبيا")), concept(ar("لیبیا"), name="d")],
        [("claimed-twice", "warning")],
        id="keys-that-fold-together",
    ),
    pytest.param(
        [concept(ar("ليبيا"), ar("لیبیا", "misspelling"))],
        [("duplicate-form", "warning")],
        id="keys-that-fold-together-in-a-concept",
    ),
    pytest.param([concept(ar("قيس سعيد"), ar("قيس سعيّد", "admitted"))], [], id="spellings-that-both-stay"),
    pytest.param(
        [concept(ar("أب"), ar("هافتار", "misspelling", "هفتار"), ar("هفتار", "misspelling", "هافتار"))],
        [("cyclic-target", "error"), ("cyclic-target", "error")],
        id="circle",
    ),
    pytest.param(
        [concept(ar("حفتر"), ar("هافتار", "misspelling", "هفتار"), ar("هفتار", "misspelling"))],
        [("cyclic-target", "error")],
        id="target-is-rewritten",
    ),
    pytest.param([concept(ar("هافتار", "misspelling"))], [("nothing-to-write", "error")], id="no-target"),
    pytest.param([concept(ar("هافتار", "misspelling", flag=True))], [], id="only-mentioned"),
    pytest.param(
        [concept(Term("LNA", "en", "foreign"), ar("الجيش الوطني الليبي"))], [], id="foreign-form-has-a-target"
    ),
    pytest.param([concept(ar("زعفران"), ar("من", "misspelling"))], [("common-word", "error")], id="common-word"),
    pytest.param(
        [concept(ar("زعفران"), Term("The", "en", "foreign"))],
        [("common-word", "error")],
        id="common-word-that-begins-a-sentence",
    ),
    pytest.param([concept(Term("WHO", "en"))], [], id="acronym-like-a-common-word"),
    pytest.param([concept(ar("من"))], [("common-word", "warning")], id="common-word-is-only-found"),
    pytest.param([concept(ar("من", requires=("شركة",)))], [], id="common-word-with-context"),
    pytest.param(
        [concept(ar("زعفران"), ar("عض", "misspelling"))], [("common-word", "error")], id="common-word-after-a-clitic"
    ),
    pytest.param([concept(ar("أ\u0007ب"))], [("control-character", "error")], id="control-character"),
    pytest.param([concept(ar("أ\u202eب"))], [("control-character", "warning")], id="bidi-control"),
    pytest.param([concept(ar("می\u200cخواهد"))], [], id="joiner-is-a-letter"),
    pytest.param([concept(ar(" "))], [("control-character", "error")] * 2, id="empty"),
    pytest.param([concept(ar("\u0640"))], [("control-character", "error")], id="nothing-to-find"),
    pytest.param([concept(Term("x", "xq"))], [("unknown-value", "error")], id="language"),
    pytest.param([concept(Term("x", "arabic"))], [("unknown-value", "error")], id="language-name"),
    pytest.param([concept(Term("x", "ar-EG")), concept(Term("y", "ckb"), name="d")], [], id="tags"),
    pytest.param([concept(ar("أب", form="acronim"))], [("unknown-value", "warning")], id="form"),
    pytest.param([concept(ar("أب"), links=("e",))], [("unknown-link", "warning")], id="link"),
]  # fmt: skip


@pytest.mark.parametrize(("concepts", "expected"), CASES)
def test_found(concepts, expected):
    assert [(p.rule, p.level) for p in validate(concepts)] == expected


def test_every_rule_is_told_and_tested():
    tested = {rule for case in CASES for rule, _ in case.values[1]}
    assert tested == set(RULES) - {"unreadable"}


@pytest.mark.parametrize(("suffix", "line"), [("tsv", 3), ("jsonl", 2), ("toml", 4)])
def test_the_line_is_that_of_the_term(suffix, line, tmp_path):
    from translit.glossary import files

    path = tmp_path / f"x.{suffix}"
    files.write(
        [concept(ar("حفتر"), ar("هافتار", "misspelling", "حفتر", requires=("x",)), ar("حفتر"))],
        path,
    )
    (problem,) = [p for p in check(path) if p.rule == "duplicate-form"]
    assert problem.line == line + 1
    assert str(problem).startswith(f"{path}:{line + 1}: warning: 'حفتر' stands twice (line")


def test_a_compiled_one_is_checked_too(tmp_path):
    from translit.glossary import Glossary

    path = tmp_path / "x.glossary"
    Glossary.from_concepts([concept(ar("هافتار", "misspelling"))]).compile(path)
    told = f"{path}: error: 'هافتار' is misspelling, but has no target [nothing-to-write]"
    assert [str(problem) for problem in check(path)] == [told]


def test_every_line_that_makes_a_file_unreadable_is_told(tmp_path):
    path = tmp_path / "own.toml"
    terms = ['text = "a", lang = "en", status = "wrong"', 'text = "b"', 'text = "c", lang = "en"']
    lines = ["[x]", "terms = [", *(f"  {{ {term} }}," for term in terms), "]", "[y]", 'tipe = "z"']
    path.write_text("\n".join(lines), encoding="utf-8")
    assert [(p.rule, p.line) for p in check(path)] == [("unreadable", n) for n in (3, 4, 7)]


def test_unreadable_file(tmp_path):
    path = tmp_path / "x.tsv"
    path.write_text("concept\tlang\ttext\tstatus\nc\tar\tx\tprefered\n", "utf-8")
    (problem,) = check(path)
    assert (problem.rule, problem.line) == ("unreadable", 2)
    assert "did you mean 'preferred'" in problem.message


@pytest.mark.parametrize("name", loader.PRECEDENCE)
def test_shipped_glossaries_are_clean(name):
    assert check(loader.find(name)) == []


def test_shipped_glossaries_agree():
    """Together they rewrite nothing in a circle and no form to two targets."""
    from translit.glossary import files

    every = files.merged(c for name in loader.PRECEDENCE for c in files.read(loader.find(name)))
    wrong = [p for p in validate(every) if p.level == "error" and p.rule != "duplicate-form"]
    assert not wrong


def test_shipped_glossaries_name_where_bad_forms_were_seen():
    from translit.glossary import REWRITTEN, files

    for name in loader.PRECEDENCE:
        for found in files.read(loader.find(name)):
            silent = [t.text for t in found.terms if t.status in REWRITTEN and not t.evidence]
            assert not silent, (name, found.id)


def test_many_terms_take_linear_time(tmp_path):
    """A form that everybody claims must not cost a square."""
    run = subprocess.run(
        [sys.executable, "-c", "import sys, time\n"
         "from translit.glossary import Concept, Term\n"
         "from translit.glossary.validate import validate\n"
         "def cpu(n):\n"
         "    made = [Concept(f'c{i}', '', (Term('الاسم', 'ar'), Term(f'ا{i}', 'ar', 'preferred'))) for i in range(n)]\n"
         "    start = time.process_time(); validate(made); return time.process_time() - start\n"
         "cpu(100); small, big = cpu(1000), cpu(4000)\n"
         "sys.exit(big > 12 * small)"],
        check=False,
    )  # fmt: skip
    assert run.returncode == 0
