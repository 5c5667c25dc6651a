"""The reduce: from what was seen to candidates, the surest first."""

from __future__ import annotations

import itertools
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from translit.glossary import Glossary
from translit.miner.table import Anchor, Seen, Table
from translit.miner.variant import Variant
from translit.names import Match, fold, key, match_many, romanize, script

__all__ = ["conclude"]

LEAST = 0.5
"""The score from which on a form is a candidate."""

_SURE = 0.97  # likeness of two forms of the corpus that nothing else joins
_MOST_IN_BLOCK = 60  # forms with one key that are compared with each other
_PLAUSIBLE = 0.3  # likeness within one script of two forms that the same source name joins

# What each cue adds to the log odds of the likeness; set by hand, judged by reading (eval/suites/names.py).
_WORTH = {
    "aligned-source": 1.0, "same-slot": 1.0, "title-before": 0.8, "foreign-letters": 0.5, "brackets": 1.0,
    "several-documents": 0.3, "common-consonants": -1.5, "frequent-word": -2.0,
}  # fmt: skip
_FREQUENT = 0.0005  # share of all words of the corpus from which on a word is no rare name


class _Found(NamedTuple):
    """A form with what it is held to spell and what speaks for it."""

    form: str
    seen: Seen
    alike: float
    cues: tuple[str, ...]


def conclude(table: Table, glossary: Glossary) -> list[Variant]:
    """The candidates of a table: of the glossary's concepts, of names in the source, of the corpus alone.

    A form is proposed once, under what it is most alike.
    """
    by_anchor: dict[tuple[str, Anchor], dict[str, Seen]] = defaultdict(dict)
    for (lang, form, anchor), seen in sorted(table.forms.items(), key=lambda item: item[0]):
        by_anchor[lang, anchor][form] = seen
    total = max(sum(table.words.values()), 1)
    found: list[Variant] = []
    for (lang, anchor), forms in by_anchor.items():
        make = {"glossary": _of_glossary, "source": _of_source, "corpus": _of_corpus}[anchor.kind]
        frequent = {f for f in forms if table.words.get(f, 0) / total > _FREQUENT and total > 20_000}
        found += make(anchor.name, forms, frequent, lang, glossary)
    best: dict[tuple[str, str], Variant] = {}
    for variant in sorted(found, key=lambda v: (v.new, -v.score, v.concept, v.form)):
        best.setdefault((variant.lang, variant.form), variant)
    return sorted(
        (v for v in best.values() if v.score >= LEAST), key=lambda v: (-v.score, -v.count, v.concept, v.form)
    )


def _of_glossary(
    concept: str, forms: Mapping[str, Seen], frequent: set[str], lang: str, glossary: Glossary
) -> Iterator[Variant]:
    """Forms that sound like one the glossary has."""
    preferred = glossary.concept(concept).preferred(lang)
    for form, seen in forms.items():
        target = seen.preferred or (preferred.text if preferred else seen.close_to)
        one = _Found(form, seen, seen.score, _cues(form, seen, frequent))
        yield _variant(one, lang, concept, target, "the glossary's form for it", new=False)


def _of_source(
    name: str, forms: Mapping[str, Seen], frequent: set[str], lang: str, glossary: Glossary
) -> Iterator[Variant]:
    """Forms that stand for one name of the source; the most used one is proposed to be written."""
    held = glossary.lookup(name)
    ranked = sorted(forms, key=lambda f: (-len(forms[f].systems), -forms[f].count, -forms[f].score, f))
    preferred, *others = ranked
    known = held[0][0].preferred(lang) if held else None
    if known:
        preferred, others = known.text, ranked
    concept = held[0][0].id if held else f"new_{_slug(name)}"
    why = "the glossary's form for it" if known else (
        f"the most used spelling of {name}: {forms[preferred].count} of "
        f"{sum(s.count for s in forms.values())}, {len(forms[preferred].systems)} systems"
    )  # fmt: skip
    alike = match_many([(form, preferred) for form in others])
    for form, match in zip(others, alike, strict=True):
        if match.score < _PLAUSIBLE or _parts(form, preferred):
            continue
        seen = forms[form]
        shared = not known and bool(seen.slots & forms[preferred].slots)
        cues = _cues(form, seen, frequent, same_slot=shared)
        one = _Found(form, seen, (seen.score * max(match.score, 0.5)) ** 0.5, cues)
        yield _variant(one, lang, concept, preferred, why, new=known is None)


def _of_corpus(
    name: str, forms: Mapping[str, Seen], frequent: set[str], lang: str, glossary: Glossary
) -> Iterator[Variant]:
    """Forms that are surely one name by their letters and that look like names where they stand."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        if form not in frequent and not glossary.lookup(form, lang):
            blocks[key(form)].append(form)
    pairs = [
        pair
        for block in blocks.values()
        if 1 < len(block) <= _MOST_IN_BLOCK
        for pair in itertools.combinations(block, 2)
        if fold(pair[0]) != fold(pair[1]) and not _parts(*pair)
    ]
    near = [m for m in match_many(pairs) if m.score >= _SURE]
    for group in _groups(near):
        ranked = sorted(group, key=lambda f: (-len(forms[f].documents), -forms[f].count, f))
        preferred = ranked[0]
        why = f"the most used spelling: {forms[preferred].count} of {sum(forms[f].count for f in group)}"
        for form in ranked[1:]:
            alike = max((m.score for m in near if form in (m.a, m.b)), default=0.0)
            one = _Found(form, forms[form], alike - 0.2, _cues(form, forms[form], frequent))
            if {"title-before", "foreign-letters"} & set(forms[preferred].cues):
                yield _variant(one, lang, f"new_{_slug(romanize(preferred))}", preferred, why, new=True)


def _parts(one: str, other: str) -> bool:
    """Whether two forms differ by an article or a clitic alone: that is grammar, not spelling."""
    a, b = sorted((fold(one), fold(other)), key=len)
    return b.endswith(a) and bool(re.fullmatch("[وفبلك]?(?:ال)?", b[: len(b) - len(a)]))


def _groups(matches: Iterable[Match]) -> list[list[str]]:
    """Forms joined by matches, in order."""
    home: dict[str, str] = {}

    def root(form: str) -> str:
        while home.setdefault(form, form) != form:
            form = home[form]
        return form

    for match in matches:
        a, b = sorted((root(match.a), root(match.b)))
        home[b] = a
    out: dict[str, list[str]] = defaultdict(list)
    for form in sorted(home):
        out[root(form)].append(form)
    return list(out.values())


def _cues(form: str, seen: Seen, frequent: set[str], *, same_slot: bool = False) -> tuple[str, ...]:
    found = {cue for cue, count in seen.cues.items() if count * 2 >= seen.count or cue != "title-before"}
    if same_slot:
        found.add("same-slot")
    if len(seen.documents) > 1:
        found.add("several-documents")
    if form in frequent:
        found.add("frequent-word")
    return tuple(sorted(found))


def _variant(
    one: _Found, lang: str, concept: str, preferred: str, reason: str, *, new: bool
) -> Variant:
    alike = min(max(one.alike, 0.001), 0.999)
    odds = math.log(alike / (1 - alike)) + sum(_WORTH.get(cue, 0.0) for cue in one.cues)
    sounds = f"{one.alike:.2f} like {one.seen.close_to or preferred}"
    return Variant(
        form=one.form,
        lang=lang,
        concept=concept,
        score=round(1 / (1 + math.exp(-odds)), 4),
        evidence="; ".join((sounds, *one.cues)),
        preferred=preferred,
        reason=reason,
        new=new,
        status=_status(one, preferred),
        count=one.seen.count,
        documents=len(one.seen.documents),
        contexts=one.seen.contexts,
    )


def _status(one: _Found, preferred: str) -> str:
    if script(fold(one.form)) != script(fold(preferred)):
        return "foreign"
    return "machine-translation" if one.seen.systems else "deprecated"


def _slug(name: str) -> str:
    return re.sub(r"\W+", "_", fold(name)).strip("_") or "name"
