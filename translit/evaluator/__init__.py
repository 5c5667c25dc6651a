"""Scores of systems against references: in layers, with significance, and the cause of every gap."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from translit.errors import InputError
from translit.report import Evaluation

if TYPE_CHECKING:
    from translit.segment import Segment

__all__ = ["evaluate", "evaluate_segments"]


def evaluate(
    hypotheses: Mapping[str, Iterable[str]] | Iterable[str],
    references: Iterable[Any],
    *,
    target_lang: str | None = None,
    source_lang: str | None = None,
    layout: str | None = None,
    sources: Iterable[str | None] | None = None,
    documents: Iterable[str | None] | None = None,
    domains: Iterable[str | None] | None = None,
    glossary: Any = None,
    layers: bool = True,
    metrics: Sequence[str] | None = None,
    test: str = "randomization",
    trials: int = 10_000,
    resamples: int = 1_000,
    seed: int = 12345,
    listed: int = 5,
    model: str | None = None,
    device: str = "auto",
    allow_download: bool = False,
) -> Evaluation:
    """The evaluation of one system (a list of hypotheses) or of several (a mapping by name).

    ``references`` is a string a segment; with several references a list of references a segment
    (``layout="segments"``) or sacrebleu's list of streams (``layout="streams"``); without a layout the
    shape tells, and a shape that could be both is an error. None in it is a reference that isn't there.
    Lists may be generators: memory does not grow with them. ``documents`` names each segment's
    document, which is then what is resampled (unless it is a list that names one only). ``glossary``
    is a name, path or ``Glossary`` (None: all shipped, ``"none"``: no layer ``names``); with ``sources``
    and ``source_lang`` its terms are scored too.
    ``metrics`` are names (``bleu-intl``, ``chrf++``; None: all that need no model); ``similarity:light``
    and ``metricx:FOLDER,version=23`` name a learned one's model and options. ``model`` is that of learned
    ones named without, ``device`` (auto, cpu, cuda, mps) where models run; one that isn't on this machine
    is fetched only with ``allow_download``.
    ``test`` is ``randomization``, ``bootstrap`` or ``sacrebleu-bootstrap``. ``listed`` is how many
    segments are listed for each pair of systems and direction.

    Scores run from 0 to 100; ``ter`` is better when lower. Those of the layer ``raw`` equal sacrebleu's.
    Raises ``InputError`` for lengths that differ, None or a segment without a reference.
    """
    from translit.evaluator.assembling import Options, evaluated
    from translit.evaluator.inputs import rows

    systems = _named(hypotheses)
    options = Options(
        target_lang=target_lang, source_lang=source_lang, glossary=glossary, layers=layers, metrics=metrics,
        test=test, trials=trials, resamples=resamples, seed=seed, listed=listed,
        model=model, device=device, allow_download=allow_download, by_document=_several(documents),
    )  # fmt: skip
    stream = rows(
        systems, references, layout=layout, sources=sources, documents=documents, domains=domains
    )
    return evaluated(stream, tuple(systems), options)


def _named(hypotheses: Mapping[str, Iterable[str]] | Iterable[str]) -> Mapping[str, Iterable[str]]:
    """The hypotheses by the name of their system."""
    if isinstance(hypotheses, str):
        raise InputError("hypotheses are one string; give a list of segments")
    return hypotheses if isinstance(hypotheses, Mapping) else {"system": hypotheses}


def _several(documents: Iterable[str | None] | None) -> bool:
    """Whether documents may be resampled; of a generator nobody knows yet, and it is believed."""
    return documents is not None and not (
        isinstance(documents, Sequence) and len(set(documents)) == 1
    )


def evaluate_segments(
    segments: Iterable[Segment],
    *,
    target_lang: str | None = None,
    glossary: Any = None,
    **options: Any,
) -> Evaluation | None:
    """The evaluation of a batch: segments with references, grouped by their ``system``.

    Segments are joined across systems by document and id. Only those that every system has, with a
    reference, are scored; the others are counted in ``warnings``. A list ``mentions`` in a segment's
    ``meta`` (the accepted names of its entity) adds ``m-eta`` and ``m-eta-aware``. ``options`` are those
    of ``evaluate``. None where nothing can be scored.
    """
    from translit.evaluator.segments import grouped

    return grouped(segments, target_lang=target_lang, glossary=glossary, **options)
