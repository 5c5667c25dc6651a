"""XML that is hostile, broken or in another encoding."""

import io
import tracemalloc

import pytest

from translit.errors import InputError
from translit.formats.xml import events


def read(data):
    return list(events(io.BytesIO(data), "f.xml"))


def text(data):
    return "".join(event.value for event in read(data) if event.kind == "text")


LAUGHS = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(LAUGHS, "f.xml:1:", id="billion-laughs"),
        pytest.param(b'<!DOCTYPE a [<!ENTITY x SYSTEM "/etc/passwd">]><a>&x;</a>', "entity declarations",
                     id="external-entity"),
        pytest.param(b'<!DOCTYPE a [<!ENTITY % x SYSTEM "http://x/">]><a/>', "entity declarations",
                     id="parameter-entity"),
        pytest.param(b'<!DOCTYPE a SYSTEM "a.dtd"><a>\n b&nbsp;c</a>', "f.xml:2:3: undefined entity &nbsp;",
                     id="undeclared-entity"),
        pytest.param(b"<a>\n<b>", "f.xml:2:4: not well-formed", id="cut-off"),
        pytest.param(b"<a><b></a>", "mismatched tag", id="mismatched"),
        pytest.param(b"", "no element found", id="empty"),
        pytest.param(b"<a>\xff</a>", "f.xml:1:4", id="not-utf-8"),
        pytest.param(b'<?xml version="1.0" encoding="klingon"?><a/>', "f.xml:1:", id="unknown-encoding"),
        pytest.param(b"<a>" * 300 + b"</a>" * 300, "more than 256 deep", id="deep"),
        pytest.param(b"<a>\x01</a>", "not well-formed", id="control-character"),
        pytest.param(b"<a/><b/>", "junk", id="two-roots"),
    ],
)  # fmt: skip
def test_refused(data, says):
    with pytest.raises(InputError, match=r"f\.xml") as error:
        read(data)
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "utf-8"), ("utf-16", "UTF-16"), ("cp1256", "windows-1256")],
)
def test_encoding_is_honoured(encoding, declared):
    whole = f'<?xml version="1.0" encoding="{declared}"?><a>حفتر</a>'
    assert text(whole.encode(encoding)) == "حفتر"


def test_bare_doctype_is_allowed():
    assert text(b'<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx>a&amp;b&#x62D;</tmx>') == "a&bح"


def test_names_and_places():
    data = b'<t:a xmlns:t="urn:t" xml:lang="ar" y="2">\n  <b/></t:a>'
    start, *_, b, _, _ = read(data)
    assert (start.name, start.line, start.value["xml:lang"]) == ("t:a", 1, "ar")
    assert (b.name, b.line) == ("b", 2)


def test_memory_does_not_grow():
    row = b"<r>" + b"x" * 50 + b"</r>"

    class Endless(io.RawIOBase):
        left = 60

        def read(self, _):
            self.left -= 1
            if self.left == 59:
                return b"<a>"
            return row * 1000 if self.left > 0 else b"</a>" if self.left == 0 else b""

    tracemalloc.start()
    count = sum(event.kind == "start" for event in events(Endless(), "f.xml"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 58_001
    assert peak < 4_000_000


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b'<a b="%s"/>', id="attribute"),
        pytest.param(b"<a><!--%s--></a>", id="comment"),
        pytest.param(b"<%s/>", id="name"),
    ],
)
def test_what_expat_begins_again_is_given_to_it_few_times(data):
    """It looks at an unfinished tag from its start, at every piece: pieces grow, or it is quadratic."""

    class Counted(io.BytesIO):
        reads = 0

        def read(self, size):
            self.reads += 1
            return super().read(size)

    stream = Counted(data % (b"x" * 8_000_000))
    assert [e.kind for e in events(stream, "f.xml")] == ["start", "end"]
    assert stream.reads < 20
