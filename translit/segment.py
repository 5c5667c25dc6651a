"""The unit that is translated, and the values that say where and in what language a text is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

__all__ = ["Detection", "Document", "Segment", "Span"]


class Span(NamedTuple):
    """A half-open piece of a text in code points: ``text[start:end]``."""

    start: int
    end: int

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Whether the two share a code point."""
        return self.start < other[1] and other[0] < self.end


@dataclass(frozen=True, slots=True)
class Segment:
    """One unit of translation, usually a sentence. ``target`` alone may be present.

    ``references`` are accepted translations of the same source. Languages are BCP 47 tags, None
    where nobody said. ``system`` names what produced the target. ``meta`` keeps the other columns.
    Source: XLIFF 2.1 ``<segment>``, sacrebleu's hypothesis and reference streams.
    """

    id: str
    target: str | None = None
    source: str | None = None
    references: tuple[str, ...] = ()
    source_lang: str | None = None
    target_lang: str | None = None
    document: str | None = None
    system: str | None = None
    meta: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """Segments in order. ``id`` is a file name or the ``document`` column of a batch."""

    id: str
    segments: tuple[Segment, ...]
    meta: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Detection:
    """The language of a text: a BCP 47 tag, ``und`` when unsure; never a guess on what is no language.

    ``script`` is ISO 15924 (``Zyyy`` when there is none), ``score`` a calibrated probability,
    ``detector`` what answered (a fallback names itself).
    """

    lang: str
    script: str
    score: float
    detector: str

    @property
    def iso3(self) -> str:
        """ISO 639-2/T of the language subtag (``ar`` -> ``ara``); Latin-script ``ku`` is ``kmr``."""
        return _iso3(self.lang, self.script)


def _iso3(lang: str, script: str) -> str:
    """The three letters of a tag; what has three already is its own, as is ``und``."""
    subtag = lang.partition("-")[0].lower()
    if subtag == "ku":
        return "ckb" if script == "Arab" else "kmr"
    return _ISO3.get(subtag, subtag)


# ISO 639-1 and 639-2/T written together. Where a tag covers several, the house's choice: Norwegian is
# Bokmål, Filipino is Tagalog. Source: SIL's ISO 639-3 tables, iso639-3.sil.org.
_PAIRS = """
aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel bgbul bibis
bmbam bnben bobod brbre bsbos cacat ceche chcha cocos crcre csces cuchu cvchv cycym dadan dedeu
dvdiv dzdzo eeewe elell eneng eoepo esspa etest eueus fafas ffful fifin fjfij fofao frfra fyfry
gagle gdgla glglg gngrn guguj gvglv hahau heheb hihin hohmo hrhrv hthat huhun hyhye hzher iaina
idind ieile igibo iiiii ikipk ioido isisl itita iuiku jajpn jvjav kakat kgkon kikik kjkua kkkaz
klkal kmkhm knkan kokor krkau kskas kukur kvkom kwcor kykir lalat lbltz lglug lilim lnlin lolao
ltlit lulub lvlav mgmlg mhmah mimri mkmkd mlmal mnmon mrmar msmsa mtmlt mymya nanau nbnob ndnde
nenep ngndo nlnld nnnno nonob nrnbl nvnav nynya ococi ojoji omorm orori ososs papan pipli plpol
pspus ptpor quque rmroh rnrun roron rurus rwkin sasan scsrd sdsnd sesme sgsag shhbs sisin skslk
slslv smsmo snsna sosom sqsqi srsrp ssssw stsot susun svswe swswa tatam tetel tgtgk ththa titir
tktuk tltgl tntsn toton trtur tstso tttat twtwi tytah uguig ukukr ururd uzuzb veven vivie vovol
wawln wowol xhxho yiyid yoyor zazha zhzho zuzul
filtgl
"""
_ISO3 = {pair[:-3]: pair[-3:] for pair in _PAIRS.split()}
