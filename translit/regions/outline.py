"""The regions of an article, from what its lines say and how they follow each other."""

from __future__ import annotations

from collections.abc import Sequence

from translit.edit import Edit, apply
from translit.regions.lexicon import Lexicon, fold, lexicon
from translit.regions.line import Label, Line, label, lines_of
from translit.regions.region import MAIN, Kind, Region
from translit.regions.repeated import Repeated

__all__ = ["cuts", "main_text", "regions", "split_articles"]

_LEAST_BODY = 200  # code points of body before anything can end an article
_MOST_REPEATED = 0.5  # of a body: a document that is copied whole has no boilerplate to tell
_BODY = Label("body", "")


def regions(
    text: str, lang: str | None = None, *, repeated: Repeated | None = None
) -> list[Region]:
    """What each part of an article is; the regions cover the text, none overlap.

    A line is body unless a marker of ``lang`` (None: of any language we know) says otherwise. What
    follows a marker is cut off the body only where the article has ended: after its keywords, or
    after its source when another marker follows. A heading like "read also" in the middle takes its
    list, or one headline, with it. ``repeated`` are lines that stand in many documents of the corpus.
    """
    lines = lines_of(text)
    if not lines:
        return [Region(0, len(text), "body", 1)] if text else []
    known = lexicon(lang)
    own = [label(line, known) for line in lines]
    labels = _followed(lines, own)
    labels = _headed(lines, labels, known)
    if repeated is not None:
        labels = _without_repeated(lines, labels, repeated)
    return _joined(text, lines, labels)


def cuts(text: str, lang: str | None = None, *, repeated: Repeated | None = None) -> list[Edit]:
    """The edits that leave the article itself; their rules (``region-related``) say what went.

    They invert like all edits, so that nothing is lost.
    """
    found = regions(text, lang, repeated=repeated)
    edits = [
        Edit(r.start, r.end, text[r.start : r.end], "", f"region-{r.kind}")
        for r in found
        if r.kind not in MAIN
    ]
    if not edits or found[-1].kind in MAIN:
        return edits
    # The blank lines before what was cut off the end go with it: the text ends with one line end.
    kept = max((r.end for r in found if r.kind in MAIN), default=0)
    end = text.find("\n", len(text[:kept].rstrip("\r\n")), kept) + 1
    if 0 < end < kept:
        edits.append(Edit(end, kept, text[end:kept], "", edits[-1].rule))
    return sorted(edits)


def main_text(text: str, lang: str | None = None, *, repeated: Repeated | None = None) -> str:
    """The article itself: title and body, every kept line as it was."""
    return apply(text, cuts(text, lang, repeated=repeated))


def split_articles(text: str, lang: str | None = None) -> list[str]:
    """The article, then each other article of the page, as texts of their own."""
    sections: list[list[Region]] = [[]]
    for region in regions(text, lang):
        if region.kind == "related":
            sections.append([])
        elif region.kind == "article":
            sections[-1].append(region)
    others = ["".join(text[r.start : r.end] for r in parts) for parts in sections if parts]
    return [main_text(text, lang), *map(_tidy, others)]


def _tidy(text: str) -> str:
    """A cut text ends with one line end, if it had any."""
    bare = text.rstrip("\r\n")
    if len(bare) == len(text):
        return text
    return bare + ("\r\n" if text.startswith("\r\n", len(bare)) else "\n")


def _followed(lines: Sequence[Line], own: Sequence[Label | None]) -> list[Label]:
    """Each line's label, what follows a heading taken with it."""
    labels: list[Label] = []
    ended = False
    body = 0
    at = 0
    while at < len(lines):
        told = own[at]
        ended = ended or (body >= _LEAST_BODY and _ends(own, at))
        if told is None:
            labels.append(_BODY)
            body += len(lines[at].text)
            ended = ended and not lines[at].long  # it goes on: those were tags in its middle
            at += 1
            continue
        if told.kind == "related" and told.head and body >= _LEAST_BODY:
            section = _section(lines, own, at + 1, ended=ended)
            labels += [told, *section]
            at += 1 + len(section)
            continue
        labels.append(told)
        at += 1
    return labels


def _ends(own: Sequence[Label | None], at: int) -> bool:
    """Whether the article ends at a line: its keywords, or its source before another marker."""
    told = own[at]
    if told is None or told.kind not in {"keywords", "credit"}:
        return False
    after = own[at + 1] if at + 1 < len(own) else told
    return told.kind == "keywords" or after is not None


def _section(
    lines: Sequence[Line], own: Sequence[Label | None], at: int, *, ended: bool
) -> list[Label]:
    """The labels of what stands under a "read also": a list, a headline, or another article."""
    stop = next((i for i in range(at, len(lines)) if _closes(own[i])), len(lines))
    last = stop == len(lines)
    if ended:
        return _tail(lines[at:stop], own[at:stop])
    rest = lines[at:stop]
    if last and rest and not any(line.long for line in rest):
        return _tail(rest, own[at:stop])
    # In the middle of an article: its bullets, or one headline; then the article goes on.
    taken = next((i for i, line in enumerate(rest) if not line.bullet), len(rest))
    if taken == 0 and len(rest) > 1 and rest[0].headline:
        taken = 1
    return [Label("related", "layout") for _ in rest[:taken]]


def _closes(told: Label | None) -> bool:
    """Whether a line ends the section before it: the heading of another, the page's keywords."""
    return told is not None and ((told.kind == "related" and told.head) or told.kind == "keywords")


def _tail(lines: Sequence[Line], own: Sequence[Label | None]) -> list[Label]:
    """After the article's end: another article where there are paragraphs, else headlines."""
    paragraphs = any(line.long and not line.bullet for line in lines)
    kind: Kind = "article" if paragraphs else "related"
    return [
        told or Label("related" if line.bullet else kind, "layout")
        for line, told in zip(lines, own, strict=True)
    ]


def _headed(lines: Sequence[Line], labels: list[Label], known: Lexicon) -> list[Label]:
    """The labels with the article's head told: an outlet's name, the place, the title."""
    labels = list(labels)
    if labels[0] == _BODY and labels[1:2] and labels[1].kind == "dateline" and _outlet(lines[0]):
        labels[0] = Label("credit", "layout")
    body = [i for i, told in enumerate(labels) if told.kind == "body"][:2]
    if len(body) < 2:
        return labels
    first, second = lines[body[0]], lines[body[1]]
    place = fold(first.text).rstrip(" :.,،-–—")
    if place in known.places and second.long:
        labels[body[0]] = Label("dateline", place)
    elif first.headline and (second.long or second.text == first.text):
        labels[body[0]] = Label("title", "layout")
    return labels


def _outlet(line: Line) -> bool:
    """Whether a line may be the name of who published: a few words and a colon."""
    return len(line.text) <= 40 and line.text.endswith(":")


def _without_repeated(
    lines: Sequence[Line], labels: list[Label], repeated: Repeated
) -> list[Label]:
    """The labels with the corpus's repeated lines out of the body, unless they are most of it."""
    body = [i for i, told in enumerate(labels) if told.kind in MAIN]
    again = [i for i in body if lines[i].text in repeated]
    size = sum(len(lines[i].text) for i in body)
    if sum(len(lines[i].text) for i in again) > _MOST_REPEATED * size:
        return labels
    labels = list(labels)
    for i in again:
        labels[i] = Label("navigation", "repeated")
    return labels


def _joined(text: str, lines: Sequence[Line], labels: Sequence[Label]) -> list[Region]:
    """Neighbouring lines of one kind as one region; blank lines belong to what stands before them."""
    # A heading is a region of its own.
    firsts = [
        i
        for i, told in enumerate(labels)
        if i == 0 or told.head or labels[i - 1].head or told.kind != labels[i - 1].kind
    ]
    starts = [0, *(lines[i].start for i in firsts[1:])]
    ends = [*starts[1:], len(text)]
    return [
        Region(start, end, labels[i].kind, lines[i].number, labels[i].marker or None)
        for start, end, i in zip(starts, ends, firsts, strict=True)
    ]
