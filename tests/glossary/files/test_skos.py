"""SKOS as other tools write it: nested, flattened, with languages inherited namespaces under other names."""
# ruff: noqa: E501 - one case a line, like a table

import pytest

from translit.glossary import Concept, Term, files

HEAD = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dct="http://purl.org/dc/terms/" '
    'xmlns:skos="http://www.w3.org/2004/02/skos/core#" xmlns:xl="http://www.w3.org/2008/05/skos-xl#"{}>{}</rdf:RDF>'
)
A, B = Term("A", "en", "preferred"), Term("B", "en", "preferred")
PREF = '<skos:prefLabel xml:lang="en">{}</skos:prefLabel>'
TYPE = '<rdf:type rdf:resource="http://www.w3.org/2004/02/skos/core#{}"/>'


def read(tmp_path, body, root=""):
    path = tmp_path / "x.rdf"
    path.write_text(HEAD.format(root, body), "utf-8")
    return list(files.read(path))


CASES = [
    pytest.param(
        '<skos:ConceptScheme rdf:about="s"><skos:prefLabel xml:lang="en">S</skos:prefLabel><skos:hasTopConcept>'
        f'<skos:Concept rdf:about="a">{PREF.format("A")}<skos:narrower><skos:Concept rdf:about="b">{PREF.format("B")}'
        '</skos:Concept></skos:narrower><skos:altLabel xml:lang="en">AA</skos:altLabel></skos:Concept>'
        "</skos:hasTopConcept></skos:ConceptScheme>",
        [Concept("b", "", (B,)), Concept("a", "", (A, Term("AA", "en")))],
        id="nested",
    ),
    pytest.param(
        f'<rdf:Description rdf:about="http://x/t/1">{TYPE.format("Concept")}{PREF.format("A")}<dct:type>P</dct:type>'
        '<rdf:type rdf:resource="http://x/y"/><xl:prefLabel rdf:resource="http://x/l"/><skos:notation>7</skos:notation>'
        '<skos:related rdf:resource="http://x/u/1"/><skos:altLabel xml:lang="ar"/></rdf:Description>'
        f'<rdf:Description rdf:about="http://x/u/1">{PREF.format("B")}</rdf:Description>'
        f'<rdf:Description rdf:about="http://x/s">{TYPE.format("ConceptScheme")}{PREF.format("S")}</rdf:Description>',
        [Concept("1", "P", (A,), links=("http://x/u/1",)), Concept("http://x/u/1", "", (B,))],
        id="flattened",
    ),
    pytest.param(
        f'<skos:Concept rdf:about="http://x/a">{PREF.format("A")}<skos:note>one</skos:note></skos:Concept>'
        '<rdf:Description rdf:about="http://x/a"><skos:definition>two</skos:definition></rdf:Description>',
        [Concept("a", "", (A,), "one\ntwo")],
        id="in-pieces",
    ),
    pytest.param(
        f'<skos:Concept>{PREF.format("A")}</skos:Concept><skos:Concept>{PREF.format("B")}</skos:Concept>',
        [Concept("x-1", "", (A,)), Concept("x-2", "", (B,))],
        id="without-a-name-on-one-line",
    ),
    pytest.param(
        f'<skos:Concept rdf:ID="a">{PREF.format("A")}<skos:related><skos:Concept rdf:nodeID="n">{PREF.format("B")}'
        "</skos:Concept></skos:related></skos:Concept>",
        [Concept("_:n", "", (B,)), Concept("a", "", (A,), links=("_:n",))],
        id="related-nested",
    ),
    pytest.param(
        '<skos:Concept rdf:about="a"><skos:prefLabel>A</skos:prefLabel><skos:altLabel xml:lang="">C</skos:altLabel>'
        '<skos:altLabel xml:lang="EN-us">D</skos:altLabel><skos:definition rdf:parseType="Resource">'
        '<rdf:value>said</rdf:value></skos:definition></skos:Concept>',
        [Concept("a", "", (A, Term("C", "und"), Term("D", "en-US")), "said")],
        id="language-inherited",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_skos_of_others(body, expected, tmp_path):
    assert read(tmp_path, body, ' xml:lang="en"') == expected


def test_a_namespace_may_have_any_prefix(tmp_path):
    path = tmp_path / "x.rdf"
    path.write_text(
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://www.w3.org/2004/02/skos/core#">'
        '<Concept r:about="a"><prefLabel xml:lang="en">A</prefLabel></Concept></r:RDF>',
        "utf-8",
    )
    assert list(files.read(path)) == [Concept("a", "", (A,))]
