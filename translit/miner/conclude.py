"""The reduce: from what was seen to candidates, the surest first."""

from __future__ import annotations

import itertools
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from translit.glossary import Glossary
from translit.glossary.common_words import common_words
from translit.languages import get
from translit.miner.inflection import derived, inflects, one_stem, same_words
from translit.miner.joining import joining, one_slot, together
from translit.miner.table import Anchor, Seen, Table
from translit.miner.variant import Variant
from translit.names import Match, fold, key, match_many, romanize, script

__all__ = ["conclude"]

LEAST = 0.5
"""The score from which on a form is a candidate; ``LEAST_ALONE`` where only the corpus speaks for it."""

LEAST_ALONE = 0.9

_SURE = 0.97  # likeness of two forms of the corpus that nothing else joins
_SLOT = 0.7  # the same of two forms that stand for the same sentence
_ALONE = 0.8  # what likeness is worth where no source and no glossary says that it is a name
_HINTS = {"title-before", "foreign-letters", "entity"}
_MOST_IN_BLOCK = 60  # forms with one key that are compared with each other
_PLAUSIBLE = 0.3  # likeness within one script of two forms that the same source name joins

# What each cue adds to the log odds of the likeness; set by hand, judged by reading (eval/suites/names.py).
_WORTH = {
    "aligned-source": 1.0, "same-slot": 1.0, "title-before": 0.8, "foreign-letters": 0.5, "brackets": 1.0,
    "co-mention": 0.5, "same-word-before": 0.8,
    "entity": 0.8,
    "several-documents": 0.3, "common-consonants": -1.5, "frequent-word": -2.0, "no-hint": -2.5,
    "inflects": -4.0, "adjective": -4.0, "definite": -3.0,
    "nobody-else-names-it": -8.0,
    "left-in-source-script": -3.0,
}  # fmt: skip
_FEWEST = 20  # times that a word is seen before it may be too frequent for a name
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
    drawn = _Drawn(table, glossary)
    by_anchor: dict[tuple[str, Anchor], dict[str, Seen]] = defaultdict(dict)
    for (lang, form, anchor), seen in sorted(table.forms.items(), key=lambda item: item[0]):
        by_anchor[lang, anchor][form] = seen
    found: list[Variant] = []
    alone: set[str] = set()
    for (lang, anchor), forms in by_anchor.items():
        make = {"glossary": _of_glossary, "source": _of_source, "corpus": _of_corpus}[anchor.kind]
        made = list(make(anchor.name, forms, lang, drawn))
        found += made
        alone |= {v.id for v in made} if anchor.kind == "corpus" else set()
    best: dict[tuple[str, str], Variant] = {}
    for variant in sorted(found, key=lambda v: (v.new, -v.score, v.concept, v.form)):
        best.setdefault((variant.lang, variant.form), variant)
    return sorted(
        (v for v in best.values() if v.score >= (LEAST_ALONE if v.id in alone else LEAST)),
        key=lambda v: (-v.score, -v.count, v.concept, v.form),
    )


class _Drawn:
    """What the whole corpus says of a word."""

    def __init__(self, table: Table, glossary: Glossary) -> None:
        self.words = table.words
        self.named = table.named
        self.company = table.company
        self.glossary = glossary
        total = sum(table.words.values())
        self.most = max(_FREQUENT * total, _FEWEST)

    def cues(self, form: str, seen: Seen, lang: str) -> tuple[str, ...]:
        """The cues of a form, those that speak for it and those that speak against it."""
        found = {c for c, n in seen.cues.items() if n * 2 >= seen.count or c != "title-before"}
        if len(seen.documents) > 1:
            found.add("several-documents")
        if self.words.get(form, 0) > self.most:
            found.add("frequent-word")
        if inflects(form, self.words, common_words(lang)):
            found.add("inflects")
        if form.startswith("ال") and " " not in form and "title-before" not in found:
            found.add("definite")
        if _left(form, lang):
            found.add("left-in-source-script")
        return tuple(sorted(found))


def _of_glossary(
    concept: str, forms: Mapping[str, Seen], lang: str, drawn: _Drawn
) -> Iterator[Variant]:
    """Forms that sound like one the glossary has."""
    preferred = drawn.glossary.concept(concept).preferred(lang)
    used = _most_used(forms, lang)
    for form, seen in forms.items():
        target = seen.preferred or (preferred.text if preferred else used.get(_size(form), form))
        if form == target and preferred and concept not in seen.company:
            continue  # a surname by itself, where nobody has the whole name
        cues = [c for c in drawn.cues(form, seen, lang) if c != "left-in-source-script"]
        if together(seen.company, drawn.company.get(concept, {}), concept):
            cues.append("co-mention")
        if seen.systems and not any((slot, concept) in drawn.named for slot in seen.slots):
            cues.append("nobody-else-names-it")
        if fold(form) != fold(target) and (
            same_words(form, target) or same_words(form, seen.close_to)
        ):
            cues.append("inflects")
        if derived(form, target) or (preferred and derived(form, preferred.text)):
            cues.append("adjective")
        one = _Found(form, seen, seen.score, tuple(cues))
        why = "the glossary's form for it" if seen.preferred or preferred else "the most used form"
        yield _variant(one, lang, concept, target, why, new=False)


def _most_used(forms: Mapping[str, Seen], lang: str) -> dict[int, str]:
    """By number of words the form to write of a concept that has none in the language yet."""
    out: dict[int, str] = {}
    for form in sorted(forms, key=lambda f: (-forms[f].count, -forms[f].score, f)):
        if not _left(form, lang):
            out.setdefault(_size(form), form)
    return out


def _size(form: str) -> int:
    return len(form.split())


def _of_source(name: str, forms: Mapping[str, Seen], lang: str, drawn: _Drawn) -> Iterator[Variant]:
    """Forms that stand for one name of the source; the most used one is proposed to be written."""
    held = drawn.glossary.lookup(name)
    ranked = sorted(
        forms,
        key=lambda f: (_left(f, lang), -len(forms[f].systems), -forms[f].count, -forms[f].score, f),
    )
    if _left(ranked[0], lang):  # nobody has written it in the script of the language
        return
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
        if match.score < _PLAUSIBLE or one_stem(form, preferred):
            continue
        seen = forms[form]
        shared = not known and bool(seen.slots & forms[preferred].slots)
        cues = (*drawn.cues(form, seen, lang), *(["same-slot"] if shared else []))
        one = _Found(form, seen, (seen.score * max(match.score, 0.5)) ** 0.5, cues)
        yield _variant(one, lang, concept, preferred, why, new=known is None)


def _of_corpus(_: str, forms: Mapping[str, Seen], lang: str, drawn: _Drawn) -> Iterator[Variant]:
    """Forms that are surely one name by their letters and that look like names where they stand.

    A form that begins with و isn't looked at: it is "and" more often than a W.
    """
    blocks: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        if (
            form[0] != "و"
            and drawn.words.get(form, 0) <= drawn.most
            and not drawn.glossary.lookup(form, lang)
        ):
            blocks[key(form)].append(form)
    pairs = [
        pair
        for block in blocks.values()
        if 1 < len(block) <= _MOST_IN_BLOCK
        for pair in itertools.combinations(block, 2)
        if fold(pair[0]) != fold(pair[1]) and not one_stem(*pair)
    ]
    near = [m for m in match_many(pairs) if m.score >= (_SLOT if one_slot(m, forms) else _SURE)]
    for group in _groups(near):
        ranked = sorted(group, key=lambda f: (-len(forms[f].systems), -forms[f].count, f))
        preferred = ranked[0]
        why = f"the most used spelling: {forms[preferred].count} of {sum(forms[f].count for f in group)}"
        for form in ranked[1:]:
            mine = [m for m in near if form in (m.a, m.b)]
            best = max(mine, key=lambda m: m.score)
            same_slot = any(one_slot(m, forms) for m in mine)
            own = drawn.cues(form, forms[form], lang)
            if same_slot:  # what one left in Latin, another wrote in Arabic
                own = (*(c for c in own if c != "left-in-source-script"), "same-slot")
            cues = (*own, *joining(forms[form], forms[preferred], lang))
            cues = cues if _HINTS & {*forms[preferred].cues, *cues} else (*cues, "no-hint")
            if "inflects" in drawn.cues(preferred, forms[preferred], lang) or _left(
                preferred, lang
            ):
                continue
            one = _Found(form, forms[form], best.score * _ALONE, cues)
            yield _variant(one, lang, f"new_{_slug(romanize(preferred))}", preferred, why, new=True)


def _left(form: str, lang: str) -> bool:
    """Whether a form is in another script than its language's: left as the source had it."""
    language = get(lang)
    return language is not None and script(fold(form)) != language.scripts[0]


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
    if one.form == preferred:
        return "admitted"
    if script(fold(one.form)) != script(fold(preferred)):
        return "foreign"
    return "machine-translation" if one.seen.systems else "deprecated"


def _slug(name: str) -> str:
    return re.sub(r"\W+", "_", fold(name)).strip("_") or "name"
