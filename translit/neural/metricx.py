"""MetricX-23 and -24: errors from 0 (perfect) to 25, read off one logit of an mT5 model.

Experimental until run on its real weights, which are published with another tokenizer's name:
save both into one folder with save_pretrained.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translit.errors import ConfigError, InputError
from translit.neural.loader import Loaded

__all__ = ["VERSIONS", "metricx", "prompts"]

VERSIONS = ("23", "24")
_ANSWER = 250089  # the logit of <extra_id_10> in mT5's vocabulary; the first token decoded is 0
_WORST = 25.0


def metricx(loaded: Loaded, texts: Sequence[str], *, answer: int = _ANSWER) -> list[float]:
    """The predicted MQM penalty of each prompt of ``prompts``, clamped to 0..25; lower is better.

    The prompt's end-of-sequence token is taken off, as in training.
    Source: Juraska et al. 2023 and 2024, and their published code, Apache-2.0.
    """
    import torch

    if loaded.model.config.vocab_size <= answer:
        raise ConfigError(f"{loaded.source.id} has no token {answer}: not an mT5 vocabulary")

    def work(inputs: object, rows: list[int]) -> list[float]:
        start = torch.zeros((len(rows), 1), dtype=torch.long, device=loaded.device)
        logits = loaded.model(**inputs, decoder_input_ids=start).logits[:, 0, answer]  # type: ignore[arg-type]
        found: list[float] = logits.float().clamp(0, _WORST).tolist()
        return found

    rows = loaded.tokenized(texts)
    return loaded.run([{k: v[:-1] for k, v in row.items()} for row in rows], work)


def prompts(
    hypotheses: Sequence[str],
    *,
    sources: Sequence[str] | None = None,
    references: Sequence[str] | None = None,
    version: str = "24",
) -> Iterator[str]:
    """What the model reads. 23 takes a reference, or a source (its QE models); 24 a source, or both."""
    if version not in VERSIONS:
        raise ConfigError(f"no MetricX-{version}; known: {', '.join(VERSIONS)}")
    if sources is None and (version == "24" or references is None):
        raise InputError(f"MetricX-{version} needs the sources")
    for i, hypothesis in enumerate(hypotheses):
        source = sources[i] if sources is not None else ""
        reference = None if references is None else references[i]
        yield _prompt(version, hypothesis, source, reference)


def _prompt(version: str, hypothesis: str, source: str, reference: str | None) -> str:
    if version == "23":
        other = f"source: {source}" if reference is None else f"reference: {reference}"
        return f"candidate: {hypothesis} {other}"
    end = "" if reference is None else f" reference: {reference}"
    return f"source: {source} candidate: {hypothesis}{end}"
