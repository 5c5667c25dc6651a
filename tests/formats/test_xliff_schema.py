"""What we write back is XLIFF 1.2 and 2.x as OASIS defines them: order, attributes, identifiers, pairs.

The tables say the standards' prose in our words. Where OASIS's own schemas are at hand (Debian's package
php-symfony-translation has them; .ci/run takes it apart and names the folder in TRANSLIT_XLIFF_SCHEMAS)
the same files are held to them too.
"""

import io
import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import xmlschema

from translit import Pipeline
from translit.formats.xliff import Xliff

INLINE1, SUB = "(?:g |x |bx |ex |bpt |ept |ph |it |mrk )*", "(?:sub )*"
MORE1 = "(?:context-group |count-group |prop-group |note |\\* )*"
UNITS1 = "(?:group |trans-unit |bin-unit )*"
CHILDREN1 = {
    "xliff": "(?:\\* )*(?:file )+",
    "file": "(?:header )?body ",
    "header": "(?:skl )?(?:phase-group )?(?:glossary |reference |count-group |prop-group |note |tool |\\* )*",
    "body": UNITS1,
    "group": MORE1 + UNITS1,
    "trans-unit": "source (?:seg-source )?(?:target )?(?:context-group |count-group |prop-group |note |alt-trans |\\* )*",
    "alt-trans": "(?:source )?(?:seg-source )?(?:target )+(?:context-group |prop-group |note |\\* )*",
    "bin-unit": "bin-source (?:bin-target )?(?:context-group |count-group |prop-group |note |trans-unit |\\* )*",
    **dict.fromkeys(("source", "target", "seg-source", "g", "mrk", "sub"), INLINE1),
    **dict.fromkeys(("bpt", "ept", "ph", "it"), SUB),
    **dict.fromkeys(("x", "bx", "ex", "note"), ""),
}
REQUIRED1 = {
    "xliff": "version",
    "file": "original source-language datatype",
    "trans-unit": "id",
    "bin-unit": "id mime-type",
    "it": "id pos",
    "mrk": "mtype",
    **dict.fromkeys(("g", "x", "bx", "ex", "bpt", "ept", "ph"), "id"),
}
INLINE2 = "(?:cp |ph |pc |sc |ec |mrk |sm |em )*"
SIDES2 = "source (?:target )?"
CHILDREN2 = {
    "xliff": "(?:file )+",
    "file": "(?:skeleton )?(?:\\* )*(?:notes )?(?:unit |group )+",
    "group": "(?:\\* )*(?:notes )?(?:unit |group )*",
    "unit": "(?:\\* )*(?:notes )?(?:originalData )?(?:segment |ignorable )+",
    "notes": "(?:note )+",
    "originalData": "(?:data )+",
    "data": "(?:cp )*",
    **dict.fromkeys(("segment", "ignorable"), SIDES2),
    **dict.fromkeys(("source", "target", "pc", "mrk"), INLINE2),
    **dict.fromkeys(("cp", "ph", "sc", "ec", "sm", "em", "note"), ""),
}
REQUIRED2 = {
    "xliff": "version srcLang",
    "cp": "hex",
    "em": "startRef",
    **dict.fromkeys(("file", "group", "unit", "data", "ph", "pc", "sc", "mrk", "sm"), "id"),
}


def wrong(data):
    """What the standard would refuse."""
    root = ET.fromstring(data)
    space, _, name = root.tag.rpartition("}")
    assert name == "xliff"
    two = space.endswith("document:2.0")
    children, required = (CHILDREN2, REQUIRED2) if two else (CHILDREN1, REQUIRED1)
    for parent in root.iter():
        name = _name(parent, space)
        if name in children:
            inside = "".join(f"{_name(child, space)} " for child in parent)
            if not re.fullmatch(children[name], inside):
                yield f"{name} holds {inside}"
            missing = set(required.get(name, "").split()) - set(parent.keys())
            yield from (f"{name} without {key}" for key in sorted(missing))
    yield from (_wrong2 if two else _wrong1)(root, f"{space}}}")


def _name(element, space):
    """The local name; a star for an element of another namespace."""
    return element.tag.removeprefix(f"{space}}}") if element.tag.startswith(space) else "*"


def _wrong1(root, space):
    for file in root.iter(f"{space}file"):
        yield from _twice(
            e.get("id") for tag in ("trans-unit", "bin-unit") for e in file.iter(space + tag)
        )
    for side in _sides(root, space):
        for opens, closes in (("bx", "ex"), ("bpt", "ept")):
            starts, ends = (
                [e.get("rid", e.get("id")) for e in side.iter(space + tag)]
                for tag in (opens, closes)
            )
            if sorted(starts) != sorted(ends):
                yield f"{opens} {starts}, {closes} {ends}"


def _wrong2(root, space):
    if any(True for _ in root.iter(f"{space}target")) and not root.get("trgLang"):
        yield "targets without trgLang"
    for file in root.iter(f"{space}file"):
        yield from _twice(e.get("id") for e in file.iter(f"{space}unit"))
    for unit in root.iter(f"{space}unit"):
        yield from _twice(e.get("id") for e in unit if e.get("id"))
        data = {e.get("id") for e in unit.iter(f"{space}data")}
        for element in unit.iter():
            asked = (v for k, v in element.items() if k.startswith("dataRef"))
            yield from (f"no data {ref}" for ref in asked if ref not in data)
    for side in _sides(root, space):
        yield from _twice(e.get("id") for e in side.iter() if e.get("id"))
        for opens, closes in (("sc", "ec"), ("sm", "em")):
            starts = [e.get("id") for e in side.iter(space + opens) if e.get("isolated") != "yes"]
            ends = [
                e.get("startRef") for e in side.iter(space + closes) if e.get("isolated") != "yes"
            ]
            if sorted(starts) != sorted(ends):
                yield f"{opens} {starts}, {closes} {ends}"


def _sides(root, space):
    return [side for tag in ("source", "target") for side in root.iter(space + tag)]


def _twice(ids):
    seen = set()
    for ident in ids:
        if ident in seen:
            yield f"{ident} twice"
        seen.add(ident)


TEXT = "قال هافتار ، أمس"
LEFT = "هافتار ، x"  # what stands where we change nothing


def one(inside, head="", namespaces="", language=' target-language="ar"'):
    return (
        f'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"{namespaces}><file original="a.html" '
        f'source-language="en"{language} datatype="html">{head}<body>{inside}</body></file></xliff>'
    )  # fmt: skip


def two(inside, namespaces="", version="2.0"):
    return (
        f'<xliff version="{version}" srcLang="en" trgLang="ar" xmlns="urn:oasis:names:tc:xliff:document:2.0"'
        f'{namespaces}><file id="f">{inside}</file></xliff>'
    )


def unit(target, number=1):
    return f'<trans-unit id="{number}"><source>s</source><target>{target}</target></trans-unit>'


def segment(target):
    return f'<unit id="1"><segment><source>s</source><target>{target}</target></segment></unit>'


U16 = '\ufeff<?xml version="1.0" encoding="UTF-16"?>\n'
INLINES1 = (
    f'<g id="1">{TEXT}</g> <x id="2"/>{TEXT}<bpt id="3" rid="3">&lt;b&gt;</bpt>{TEXT}<ept id="4" rid="3">&lt;/b&gt;</ept>'
    f'<bx id="5" rid="5"/>{TEXT}<ex id="6" rid="5"/><it id="7" pos="open">[</it> {TEXT}<ph id="8">{{0}}<sub>{LEFT}</sub></ph>'
    f'<mrk mtype="phrase">{TEXT}</mrk> <mrk mtype="protected">{LEFT}</mrk> <mrk mtype="term" comment="{LEFT}">{TEXT}</mrk>'
)
INLINES2 = (
    f'<pc id="1" dataRefStart="d" dataRefEnd="d" subFlowsStart="2">{TEXT} <ph id="2" equiv="x" subFlows="2"/></pc> ، '
    f'<sc id="3" dataRef="d"/>{TEXT}<ec startRef="3" dataRef="d"/> <mrk id="4" type="term" value="{LEFT}">هافتار</mrk> ، '
    f'<sm id="5" type="comment" value="{LEFT}"/>{TEXT}<em startRef="5"/><cp hex="001A"/> ، <mrk id="6" translate="no">{LEFT}</mrk>'
)
NOTES = f"<notes><note>{LEFT}</note></notes>"
MODULES = ' xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:my="urn:my"'
SAMPLES = [
    pytest.param(one(unit(TEXT) + '<trans-unit id="2"><source>x</source></trans-unit>'), id="1.2-target-missing"),
    pytest.param(one(unit(INLINES1) + '<trans-unit id="2"><source>x</source><target/></trans-unit>'), id="1.2-inline"),
    pytest.param(one(
        f'<group id="g"><note>{LEFT}</note><group translate="no">{unit(LEFT)}</group>'
        f'<trans-unit id="2" approved="yes" xml:space="preserve"><source>s</source><seg-source><mrk mtype="seg" mid="0">s'
        f'</mrk></seg-source><target state="needs-review-translation" state-qualifier="leveraged-mt"><mrk mtype="seg" mid="0">{TEXT}</mrk></target>'
        f'<context-group purpose="location"><context context-type="sourcefile">a.c</context></context-group>'
        f'<note from="dev" priority="2">{LEFT}</note><alt-trans match-quality="80%" origin="x"><source>s</source>'
        f"<target>{LEFT}</target></alt-trans></trans-unit></group>"
        '<bin-unit id="3" mime-type="image/png"><bin-source><external-file href="a.png"/></bin-source></bin-unit>',
        f'<header><skl><internal-file form="text/plain">{LEFT}</internal-file></skl><note>{LEFT}</note></header>'),
        id="1.2-groups-notes-alternatives"),
    pytest.param(one(unit(f'قال <![CDATA[هافتار ، <b> & "LNA"]]> &amp; &#x647;افتار ، &lt;!<!-- {LEFT} --><?x {LEFT} ?>')),
                 id="1.2-cdata-entities"),
    pytest.param(one(unit(TEXT)).replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x="), id="1.2-prefix"),
    pytest.param(f"{U16}{one(unit(INLINES1))}".encode("utf-16-le"), id="1.2-utf-16"),
    pytest.param(f'<?xml version="1.0" encoding="windows-1256"?>\r\n{one(unit(TEXT))}\r\n'.encode("cp1256"), id="1.2-cp1256"),
    pytest.param(two(segment(TEXT) + f'<unit id="2" translate="no"><segment state="final"><source>s</source><target>{LEFT}'
                 '</target></segment><ignorable><source> </source></ignorable></unit>'), id="2.0-segments"),
    pytest.param(two(
        f'<skeleton href="s"/>{NOTES}<group id="g">{NOTES}<unit id="1">{NOTES}<originalData><data id="d">{LEFT}<cp hex="0007"/>'
        f'</data></originalData><segment id="s" state="reviewed" subState="x:y"><source>s</source><target xml:lang="ar" '
        f'order="1">{INLINES2}</target></segment></unit><unit id="2"><segment><source>s</source></segment></unit></group>'),
        id="2.0-inline-subflows"),
    pytest.param(two('<unit id="1" canResegment="no"><segment id="a"><source>s</source><target>هافتار ، <sc id="1" '
                 f'isolated="yes"/></target></segment><segment id="b"><source>s</source><target><ec id="2" isolated="yes"/>{TEXT}'
                 '</target></segment></unit>'), id="2.0-isolated"),
    pytest.param(two(f'<mda:metadata><mda:metaGroup><mda:meta type="t">{LEFT}</mda:meta></mda:metaGroup></mda:metadata>'
                 f'<unit id="1"><my:x><target>{LEFT}</target></my:x><segment><source>s</source><target>{TEXT}</target></segment>'
                 '</unit>', MODULES, "2.1"), id="2.1-modules"),
    pytest.param(f"{U16}{two(segment(TEXT + ' 😀 ' + TEXT))}".encode("utf-16-be"), id="2.0-utf-16"),
]  # fmt: skip


def mended(data):
    form, step = Xliff(), Pipeline(glossary="libya", lang="ar")
    rows = []
    for record in form.records(io.BytesIO(data), "in", "text"):
        (result,) = step.rows([record.text])
        rows.append((record, form.fitting(record, result)))
    out = io.BytesIO()
    form.write(rows, out, "text")
    return out.getvalue()


def bytes_of(sample):
    return sample if isinstance(sample, bytes) else sample.encode()


@pytest.mark.parametrize("sample", SAMPLES)
def test_what_was_valid_stays_valid(sample):
    data = bytes_of(sample)
    assert list(wrong(data)) == []
    new = mended(data)
    assert list(wrong(new)) == []
    text = "".join(ET.fromstring(new).itertext())
    assert "حفتر" in text
    assert text.count(LEFT) == "".join(ET.fromstring(data).itertext()).count(LEFT)


@pytest.mark.parametrize(
    ("sample", "before", "after", "told"),
    [
        pytest.param(one(unit("x")), "<source>s</source>", "", "trans-unit holds target", id="no-source"),
        pytest.param(one(unit("x")), "<source>", "<target/><source>", "trans-unit holds target source", id="order"),
        pytest.param(one(unit("x")), ' datatype="html"', "", "file without datatype", id="attribute"),
        pytest.param(one(unit("x") + unit("y", 2)), 'id="2"', 'id="1"', "1 twice", id="id-twice"),
        pytest.param(one(unit(INLINES1)), '<ex id="6" rid="5"/>', "", "bx ['5'], ex []", id="half-a-pair"),
        pytest.param(two(segment("x")), ' trgLang="ar"', "", "targets without trgLang", id="language"),
        pytest.param(two(segment("<sc id='1'/>")), "", "", "sc ['1'], ec []", id="half-a-code"),
        pytest.param(two(segment("<ph id='1' dataRef='d'/>")), "", "", "no data d", id="data"),
        pytest.param(two(segment("<x/>")), "", "", "target holds x", id="1.2-in-2.0"),
    ],
)  # fmt: skip
def test_the_tables_refuse(sample, before, after, told):
    assert before in sample
    assert any(m.startswith(told) for m in wrong(sample.replace(before, after, 1)))


def oasis():
    """The schemas by version; none where they aren't at hand."""
    installed = "/usr/share/php/Symfony/Component/Translation/Resources/schemas"
    folder = Path(os.environ.get("TRANSLIT_XLIFF_SCHEMAS") or installed)
    names = {"1": "xliff-core-1.2-strict.xsd", "2": "xliff-core-2.0.xsd"}
    return {version: folder / name for version, name in names.items() if (folder / name).is_file()}


@pytest.mark.skipif(not oasis(), reason="the schemas of OASIS are not at hand")
def test_the_schemas_of_oasis_agree():
    found = {v: xmlschema.XMLSchema(path, allow="local") for v, path in oasis().items()}
    for sample in SAMPLES:
        data = bytes_of(*sample.values)
        version = ET.fromstring(data).get("version")[0]
        for content in (data, mended(data)):
            found[version].validate(ET.ElementTree(ET.fromstring(content)))
