"""Use 1: clean, detect, normalize as one picklable callable.

step = Pipeline(glossary="libya")
step("القيادة العامة لـ LNA").text      # القيادة العامة للجيش الوطني الليبي
step.map(texts)                         # a batch
step.rows(texts)                        # a batch that never raises, as columns to add to a row
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from translit._version import __version__
from translit.edit import Edit, Mention, Normalized, compose, remap_all
from translit.errors import ConfigError, TranslitError, nearest

if TYPE_CHECKING:
    from translit.cleaners import Chain, Cleaner
    from translit.glossary import Glossary
    from translit.normalizer import Normalizer
    from translit.segment import Detection

__all__ = ["PROFILES", "Pipeline", "normalize"]

PROFILES = ("conservative", "strict")


@dataclass(frozen=True)
class Pipeline:
    """Text in, ``Normalized`` out. A value: picklable by its options, loaded on first use, thread-safe.

    ``glossary`` is a name, a path, a ``Glossary``, a list of them (the first wins), None for all
    shipped ones, ``"none"`` for none. ``lang`` says the language of every text instead of detecting
    it. ``clean=False`` leaves all but names alone. ``keep_quotes`` leaves direct speech alone.
    ``suggest`` adds unseen spellings as suggestions. ``prefix`` bounds the code points of a text that
    are read to detect its language (None: all). With ``one_line`` no repair brings a line end into a
    text.
    """

    glossary: Any = None
    lang: str | None = None
    profile: str = "conservative"
    clean: bool = True
    keep_quotes: bool = False
    suggest: bool = False
    detector: str = "cascade"
    cleaners: tuple[str | Cleaner, ...] | None = None
    one_line: bool = False
    prefix: int | None = None

    def __post_init__(self) -> None:
        if self.profile not in PROFILES:
            raise ConfigError(f"no profile {self.profile!r}; {nearest(self.profile, PROFILES)}")
        if isinstance(self.glossary, list):
            object.__setattr__(self, "glossary", tuple(self.glossary))

    def __call__(self, text: str) -> Normalized:
        """One text."""
        return self.map([text])[0]

    def map(self, texts: Sequence[str]) -> list[Normalized]:
        """A batch, in order; the same answers as one by one."""
        stages = self._stages
        if stages.chain is None:
            return stages.normalize(texts, stages.detect(texts))
        first = stages.chain.before_many(texts)
        texts = [text for text, _ in first]
        found = stages.detect(texts)
        second = stages.chain.after_many(texts, [detection.lang for detection in found])
        normal = stages.normalize([text for text, _ in second], found)
        return [
            _composed(compose(a, b), result) if a or b else result
            for (_, a), (_, b), result in zip(first, second, normal, strict=True)
        ]

    def rows(self, texts: Sequence[Any]) -> list[dict[str, Any]]:
        """What use 1 adds to each row (``translit.formats.COLUMNS``); None is skipped, never raises."""
        self._stages  # noqa: B018 - a wrong option is the caller's error, not a row's
        try:
            results = iter(self.map([t for t in texts if isinstance(t, str)]))
        except Exception:  # one of them is at fault: find out which, the others go on
            return [self._row(t) for t in texts]
        return [
            self._columns(next(results)) if isinstance(t, str) else self._unread(t) for t in texts
        ]

    @property
    def version(self) -> str:
        """Fingerprint of package, options and glossary digest: rows with another one are stale."""
        return self._stages.version

    def _row(self, text: Any) -> dict[str, Any]:
        if not isinstance(text, str):
            return self._unread(text)
        try:
            return self._columns(self(text))
        except TranslitError as error:
            return self.failed(text, f"{error.code}: {error}")
        except Exception as error:  # the row is the dead letter; the batch goes on
            return self.failed(text, f"internal: {error!r}")

    def _unread(self, value: Any) -> dict[str, Any]:
        if value is None:
            return {**self.failed(None, None), "translit_status": "skipped"}
        return self.failed(None, f"input: expected text, found {type(value).__name__}")

    def failed(self, text: str | None, error: str | None) -> dict[str, Any]:
        """The columns of a row with status ``error``, its text untouched."""
        return {
            "translit_text": text,
            "translit_lang": None,
            "translit_script": None,
            "translit_lang_score": None,
            "translit_edits": [],
            "translit_mentions": [],
            "translit_status": "error",
            "translit_error": error,
            "translit_version": self.version,
        }

    def _columns(self, result: Normalized) -> dict[str, Any]:
        return {
            "translit_text": result.text,
            "translit_lang": result.lang,
            "translit_script": result.script,
            "translit_lang_score": result.lang_score,
            "translit_edits": [
                {
                    "start": start,
                    "end": end,
                    "before": before,
                    "after": after,
                    "rule": rule,
                    "concept": concept,
                }
                for start, end, before, after, rule, concept in result.edits
            ],
            "translit_mentions": [
                {
                    "start": start,
                    "end": end,
                    "concept": concept,
                    "form": form,
                    "status": status,
                    "protected": shut,
                }
                for start, end, concept, form, status, shut in result.mentions
            ],
            "translit_status": "ok",
            "translit_error": None,
            "translit_version": self.version,
        }

    @cached_property
    def _stages(self) -> _Stages:
        return _load(self)

    def __getstate__(self) -> dict[str, Any]:
        """The options alone: a worker loads for itself."""
        return {f.name: getattr(self, f.name) for f in fields(self)}


@dataclass(frozen=True)
class _Stages:
    """What a pipeline's options load: built once a process."""

    chain: Chain | None
    detect: Callable[[Sequence[str]], list[Detection]]
    normalizer: Normalizer
    version: str

    def normalize(self, texts: Sequence[str], found: Sequence[Detection]) -> list[Normalized]:
        """The names of texts whose language is known."""
        langs, scripts = [d.lang for d in found], [d.script for d in found]
        return self.normalizer.many(texts, langs, scripts, [d.score for d in found])


def _load(pipeline: Pipeline) -> _Stages:
    from translit.cleaners import chain
    from translit.detectors import signature
    from translit.glossary import resolve
    from translit.normalizer import Normalizer
    from translit.registry import find

    find("detectors", pipeline.detector)
    glossary: Glossary = resolve(pipeline.glossary)
    normalizer = Normalizer(
        glossary,
        profile=pipeline.profile,
        keep_quotes=pipeline.keep_quotes,
        suggest=pipeline.suggest,
    )
    steps = chain(pipeline.cleaners) if pipeline.clean else None
    steps = replace(steps, one_line=True) if steps and pipeline.one_line else steps
    options = {f.name: getattr(pipeline, f.name) for f in fields(pipeline) if f.name != "glossary"}
    parts = [
        __version__,
        options,
        glossary.digest,
        normalizer.signature,
        signature(pipeline.detector),
    ]
    digest = hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
    return _Stages(steps, _detect(pipeline, normalizer), normalizer, f"{__version__}+{digest}")


def _detect(
    pipeline: Pipeline, normalizer: Normalizer
) -> Callable[[Sequence[str]], list[Detection]]:
    """What tells the languages of texts, by the options."""
    from translit.detectors import detect_many, script_of
    from translit.normalizer import told_by_names
    from translit.segment import Detection

    lang, prefix, detector = pipeline.lang, pipeline.prefix, pipeline.detector

    def given(texts: Sequence[str]) -> list[Detection]:
        return [Detection(lang or "und", script_of(t), 1.0, "given") for t in texts]

    def found(texts: Sequence[str]) -> list[Detection]:
        read = texts if prefix is None else [t[:prefix] for t in texts]
        return told_by_names(texts, detect_many(read, detector=detector), normalizer)

    return found if lang is None else given


def _composed(edits: Sequence[Edit], result: Normalized) -> Normalized:
    """The result with everything in offsets of the text before cleaning."""
    mentions = _moved(result.mentions, edits)
    suggestions = result.suggestions
    if suggestions:
        places = remap_all([(s.start, s.end) for s in suggestions], edits, back=True)
        suggestions = tuple(
            s._replace(start=p.start, end=p.end) for p, s in zip(places, suggestions, strict=True)
        )
    return Normalized(
        result.text,
        tuple(compose(edits, result.edits)),
        mentions,
        result.lang,
        result.script,
        result.lang_score,
        suggestions,
    )


def _moved(mentions: tuple[Mention, ...], edits: Sequence[Edit]) -> tuple[Mention, ...]:
    """Mentions in offsets of the text before the edits, as ``remap_all`` tells them."""
    out: list[Mention] = []
    edited: list[int] = []  # the mentions that an edit reaches into
    at = shift = 0
    new = tuple.__new__  # which skips a call in Python for each name
    for mention in mentions:
        start, end = mention[:2]
        while at < len(edits) and edits[at].start + shift + len(edits[at].after) <= start:
            shift += len(edits[at].after) - len(edits[at].before)
            at += 1
        if at < len(edits) and edits[at].start + shift < end:
            edited.append(len(out))
        moved = new(Mention, (start - shift, end - shift, *mention[2:])) if shift else mention
        out.append(moved)
    if edited:
        spans = remap_all([mentions[n][:2] for n in edited], edits, back=True)
        for number, span in zip(edited, spans, strict=True):
            out[number] = out[number]._replace(start=span.start, end=span.end)
    return tuple(out)


def normalize(text: str, **options: Any) -> Normalized:
    """One text by a pipeline with these options (see ``Pipeline``).

    >>> normalize("القيادة العامة لـ LNA", glossary="libya").text
    'القيادة العامة للجيش الوطني الليبي'
    """
    known = [f.name for f in fields(Pipeline)]
    for option in options:
        if option not in known:
            raise ConfigError(f"normalize has no option {option!r}; {nearest(option, known)}")
    return Pipeline(**options)(text)
