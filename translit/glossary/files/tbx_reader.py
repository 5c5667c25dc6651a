"""TBX read: version 3 (``tbx``, style DCA or DCT) and version 2 (``martif``), whatever stands in them.

Categories that we have no place for are left out; everything else of a term is kept, definitions as notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from translit.errors import GlossaryError, InputError
from translit.formats.xml import Event, events, local
from translit.glossary.concept import Concept, Term
from translit.glossary.files import rows
from translit.glossary.files.tbx_words import FORM, GENDER, NUMBER, status_known, told

__all__ = ["concepts"]

_ENTRY = {"conceptEntry", "termEntry"}
_LANG = {"langSec", "langSet"}
_TERM = {"termSec", "tig", "ntig"}
# Elements whose text we want: by their name, or (style DCT) by the name of their category.
_TYPED = {"termNote", "descrip", "admin", "ref", "xref"}
_DCT = {
    "administrativeStatus",
    "termType",
    "grammaticalGender",
    "grammaticalNumber",
    "subjectField",
    "source",
    "crossReference",
    "definition",
}


def concepts(path: Path) -> Iterator[Concept]:
    """The concepts of a file, one by one, in constant memory. Raises ``GlossaryError`` with file and line."""
    reader = _Reader(path)
    try:
        with path.open("rb") as file:
            for event in events(file, str(path)):
                if event.kind == "start":
                    reader.start(event)
                elif event.kind == "text" and reader.wanted:
                    reader.text.append(event.value)
                elif event.kind == "end" and (concept := reader.end(local(event.name))):
                    yield concept
    except GlossaryError:
        raise
    except InputError as error:
        where = error.where or str(path)
        raise GlossaryError(str(error).removeprefix(f"{where}: "), where) from None
    if not reader.root:
        raise GlossaryError("not TBX: no tbx, martif or TBX element", str(path))


class _Reader:
    """What is open: the concept, the language, the term, the element whose text is collected."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.root = False
        self.text: list[str] = []
        self.count = 0
        self.concept: dict[str, Any] = {}
        self.terms: list[Term] = []
        self.term: dict[str, Any] | None = None
        self.lang = ""
        self.wanted: tuple[str, str, str] | None = None  # element, category, target

    def start(self, event: Event) -> None:
        name, attributes = local(event.name), event.value
        if name in {"tbx", "martif", "TBX"}:
            self.root = True
        elif name in _ENTRY:
            self.count += 1
            xml_id = attributes.get("id") or f"{self.path.stem}-{self.count}"
            self.concept = {"id": xml_id, "line": event.line, "notes": [], "links": []}
            self.terms = []
        elif name in _LANG:
            self.lang = attributes.get("xml:lang") or attributes.get("lang") or ""
        elif name in _TERM:
            self.term = {"line": event.line, "notes": []}
        elif name in {"term", "note"} or name in _TYPED or name in _DCT:
            category = attributes.get("type", "") if name in _TYPED else name
            self.wanted = (name, category, attributes.get("target", ""))
            self.text.clear()

    def end(self, name: str) -> Concept | None:
        if self.wanted and name == self.wanted[0]:
            value = "".join(self.text).strip()
            if self.concept:
                self._keep(self.wanted[1], value, self.wanted[2])
            self.wanted = None
        elif name in _TERM and self.term is not None:
            if self.term.get("term") != "":  # one that Weblate's translators haven't filled in yet
                self.terms.append(self._term(self.term))
            self.term = None
        elif name in _ENTRY:
            return self._concept()
        return None

    def _keep(self, category: str, value: str, target: str) -> None:
        place = self.concept if self.term is None else self.term
        if category in {"note", "definition"}:
            place["notes"] += [value] if value else []
        elif category == "crossReference":
            self.concept["links"].append(target or value)
        elif category != "term" or self.term is not None:
            place.setdefault(category, value)

    def _concept(self) -> Concept:
        said, self.concept = self.concept, {}
        own = [pair for note in said["notes"] if (pair := told(note))]
        named = dict(own)
        return Concept(
            named.get("id", said["id"]),
            said.get("subjectField", ""),
            tuple(self.terms),
            named.get("note") or "\n".join(note for note in said["notes"] if not told(note)),
            (*said["links"], *(value for name, value in own if name == "link")),
            said["line"],
        )

    def _term(self, said: dict[str, Any]) -> Term:
        where = f"{self.path}:{said['line']}"
        if not said.get("term"):
            raise GlossaryError("a term without text", where)
        if not self.lang:
            raise GlossaryError(f"no xml:lang above the term {said['term']!r}", where)
        row = _standard(said, where) | dict(pair for note in said["notes"] if (pair := told(note)))
        row.setdefault("note", "\n".join(note for note in said["notes"] if not told(note)))
        row |= {"text": said["term"], "lang": self.lang}
        return cast(Term, rows.term(row, said["line"], str(self.path)))


def _standard(said: dict[str, Any], where: str) -> dict[str, Any]:
    """What the standard's own categories say of a term."""
    status = said.get("administrativeStatus") or said.get("normativeAuthorization") or "admitted"
    known = status_known(status)
    if known is None:
        raise GlossaryError(f"unknown administrativeStatus {status!r}", where)
    form = said.get("termType", "fullForm")
    return {
        "status": known,
        "form": FORM.get(form, form),
        "gender": GENDER.get(said.get("grammaticalGender", "")),
        "number": NUMBER.get(said.get("grammaticalNumber", "")),
        "evidence": said.get("source", ""),
    }
