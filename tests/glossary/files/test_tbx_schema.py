"""What we write is TBX-Basic: the order, the categories and the identifiers that its schema asks for.

The tables say in our words what ISO 30042:2019 and the dialect TBX-Basic (style DCA) allow.
"""

import re
import xml.etree.ElementTree as ET

import pytest

from translit.glossary import FORMS, STATUSES, Concept, Glossary, Term, files, loader

SPACE = "{urn:iso:std:iso:30042:ed-2}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
AUX = "(?:descrip |admin |note |ref )*"
CHILDREN = {
    "tbx": "tbxHeader text ",
    "tbxHeader": "fileDesc (?:encodingDesc )?(?:revisionDesc )?",
    "fileDesc": "(?:titleStmt )?(?:publicationStmt )?(?:sourceDesc )+",
    "sourceDesc": "(?:p )+",
    "text": "body (?:back )?",
    "body": "(?:conceptEntry )+",
    "conceptEntry": f"{AUX}(?:langSec )+",
    "langSec": f"{AUX}(?:termSec )+",
    "termSec": f"term (?:termNote )*{AUX}",
    **dict.fromkeys(("p", "term", "termNote", "descrip", "admin", "note", "ref"), ""),
}
ATTRIBUTES = {
    "tbx": {"type", "style", LANG},
    "conceptEntry": {"id"},
    "langSec": {LANG},
    "descrip": {"type"},
    "admin": {"type"},
    "termNote": {"type"},
    "ref": {"type", "target"},
}
TYPES = {
    ("conceptEntry", "descrip"): {"subjectField"},
    ("conceptEntry", "ref"): {"crossReference"},
    ("termSec", "admin"): {"source"},
    ("termSec", "termNote"): {"administrativeStatus", "grammaticalGender", "termType"},
}
VALUES = {
    "administrativeStatus": {
        "preferredTerm-admn-sts", "admittedTerm-admn-sts",
        "deprecatedTerm-admn-sts", "supersededTerm-admn-sts",
    },
    "grammaticalGender": {"masculine", "feminine", "neuter", "other"},
    "termType": {"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"},
}  # fmt: skip


def wrong(path):
    """What the schema would refuse."""
    root = ET.parse(path).getroot()
    assert root.tag == f"{SPACE}tbx"
    assert (root.get("type"), root.get("style")) == ("TBX-Basic", "dca")
    ids = [element.get("id") for element in root.iter() if "id" in element.keys()]  # noqa: SIM118
    if len(ids) != len(set(ids)):
        yield "an id twice"
    for parent in root.iter():
        name = parent.tag.removeprefix(SPACE)
        inside = "".join(child.tag.removeprefix(SPACE) + " " for child in parent)
        if not re.fullmatch(CHILDREN[name], inside):
            yield f"{name} holds {inside}"
        if set(parent.keys()) != ATTRIBUTES.get(name, set()):
            yield f"{name} has {sorted(parent.keys())}"
        yield from _values(parent, name, ids)


def _values(parent, name, ids):
    if (xml_id := parent.get("id")) and not re.fullmatch(r"[A-Za-z_][\w.-]*", xml_id):
        yield f"id {xml_id}"
    if (lang := parent.get(LANG)) and not re.fullmatch(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", lang):
        yield f"xml:lang {lang}"
    if (target := parent.get("target")) and target not in ids:
        yield f"target {target}"
    for child in parent:
        category = child.get("type")
        if category and category not in TYPES.get((name, child.tag.removeprefix(SPACE)), ()):
            yield f"{category} in {name}"
        if category in VALUES and child.text not in VALUES[category]:
            yield f"{category} is {child.text}"


def every_term():
    for status in STATUSES:
        yield Term(f"a {status}", "ar", status, target="x", evidence="seen <here>", note="n")
    for form in (*FORMS, "a-form-of-ours"):
        yield Term(f"b {form}", "zh-Hant", form=form, requires=("x",), flag=True, case=False)
    for gender in ("m", "f", "n", "c"):
        yield Term(f"c {gender}", "en", gender=gender, number="p")


def test_all_that_a_concept_can_say(tmp_path):
    whole = Concept("a", "PERSON", tuple(every_term()), "a note", ("b b", "a", "nowhere"))
    odd = Concept("b b", "", (Term("x", "en"),), "translit:x", ("a",))
    files.write([whole, odd, Concept("1", terms=odd.terms)], tmp_path / "x.tbx")
    assert list(wrong(tmp_path / "x.tbx")) == []


@pytest.mark.parametrize("name", loader.PRECEDENCE)
def test_shipped_glossaries(name, tmp_path):
    files.write(Glossary.load(name).concepts, tmp_path / "x.tbx")
    assert list(wrong(tmp_path / "x.tbx")) == []


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        pytest.param("<note>n</note>", "<term>n</term>", "termSec holds", id="order"),
        pytest.param('id="a"', 'id="1"', "id 1", id="id"),
        pytest.param('"source"', '"origin"', "origin in termSec", id="category"),
        pytest.param(">feminine<", ">female<", "grammaticalGender is female", id="value"),
        pytest.param('target="a"', 'target="z"', "target z", id="target"),
    ],
)
def test_the_tables_refuse(before, after, told, tmp_path):
    path = tmp_path / "x.tbx"
    term = Term("x", "ar", gender="f", evidence="e", note="n")
    files.write([Concept("a", "", (term,), links=("a",))], path)
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")
    assert any(message.startswith(told) for message in wrong(path))
