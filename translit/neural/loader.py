"""The one place where models are read: safetensors, no foreign code, offline, with a signature."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from translit.errors import ConfigError, InputError, nearest
from translit.neural.batching import batches, readable
from translit.neural.packages import require, versions
from translit.neural.source import Source
from translit.report import Signature

__all__ = ["KINDS", "Loaded", "inference", "load", "place"]

KINDS = {
    "encoder": "AutoModel",
    "sequence": "AutoModelForSequenceClassification",
    "token": "AutoModelForTokenClassification",
    "masked": "AutoModelForMaskedLM",
    "causal": "AutoModelForCausalLM",
    "seq2seq": "AutoModelForSeq2SeqLM",
}
_DTYPES = ("float32", "bfloat16", "float16")
_DEVICES = ("auto", "cpu", "cuda", "mps")
_LONGEST = 1024  # tokens, of models that name no limit


@dataclass(frozen=True, eq=False)
class Loaded:
    """A model ready to be asked: what it is, where it runs, and how to run it over texts."""

    source: Source
    kind: str
    model: Any
    tokenizer: Any
    device: str
    dtype: str
    missing: tuple[str, ...] = ()
    limit: int = field(default=_LONGEST)

    @property
    def signature(self) -> Signature:
        """Model, revision, digest of its files, dtype, device and the versions of the libraries."""
        return Signature.of(
            model=self.source.id,
            revision=self.source.revision or "local",
            sha256=self.source.sha256[:16],
            dtype=self.dtype,
            device=self.device,
            **versions(),
        )

    def tokenized(
        self, texts: Sequence[str], pairs: Sequence[str] | None = None, **options: Any
    ) -> list[dict[str, list[int]]]:
        """The token ids and masks of each text (or pair of texts), cut at the model's limit."""
        if not texts:
            return []
        given = [[readable(t) for t in side] for side in (texts, pairs) if side is not None]
        rows = self.tokenizer(*given, truncation=True, max_length=self.limit, **options)
        return [{name: rows[name][i] for name in rows} for i in range(len(texts))]

    def run(
        self,
        rows: Sequence[Mapping[str, Sequence[int]]],
        work: Callable[[Any, list[int]], Sequence[Any]],
        *,
        tokens: int = 8192,
    ) -> list[Any]:
        """``work(inputs, which rows)`` over batches of like length; its answers in the rows' order.

        ``inputs`` are padded tensors on the device; ``tokens`` bounds a batch, padding counted.
        """
        out: list[Any] = [None] * len(rows)
        with inference():
            for batch in batches([len(r["input_ids"]) for r in rows], tokens):
                inputs = self.tokenizer.pad([dict(rows[i]) for i in batch], return_tensors="pt")
                for i, found in zip(batch, work(inputs.to(self.device), batch), strict=True):
                    out[i] = found
        return out


def load(
    spec: str,
    kind: str = "encoder",
    *,
    device: str = "auto",
    dtype: str = "float32",
    allow_download: bool = False,
) -> Loaded:
    """The model of a folder or of ``ID@40-hex-revision``; loaded once in a process.

    ``kind`` is one of ``KINDS``, ``device`` auto, cpu, cuda or mps. Raises ``MissingExtra`` without the
    packages, ``ConfigError`` for what can't be asked, ``InputError`` for a model that isn't there, isn't
    safetensors, needs code of its own, or whose weights lack a part that ``kind`` needs.
    """
    for what, value, known in (("kind", kind, KINDS), ("dtype", dtype, _DTYPES)):
        if value not in known:
            raise ConfigError(f"no {what} {value!r}; {nearest(value, known)}")
    require()
    return _load(spec, kind, place(device), dtype, allow_download)


@cache
def _load(spec: str, kind: str, device: str, dtype: str, allow_download: bool) -> Loaded:  # noqa: FBT001 - a key
    import torch

    source = Source.find(spec, allow_download=allow_download)
    model, missing = _model(source, kind, getattr(torch, dtype))
    _complete(source, kind, missing, model.config)
    tokenizer = _tokenizer(source)
    return Loaded(
        source,
        kind,
        model.to(device).eval(),
        tokenizer,
        device,
        dtype,
        missing,
        _limit(model.config, tokenizer),
    )


def _model(source: Source, kind: str, dtype: Any) -> tuple[Any, tuple[str, ...]]:
    import transformers

    try:
        with _quiet():
            model, told = getattr(transformers, KINDS[kind]).from_pretrained(
                source.folder,
                dtype=dtype,
                use_safetensors=True,
                trust_remote_code=False,
                local_files_only=True,
                output_loading_info=True,
            )
    except (OSError, ValueError, KeyError, ImportError) as error:
        reason = str(error).strip().splitlines()[0]
        raise InputError(f"can't be read as {kind}: {reason}", str(source.folder)) from None
    return model, tuple(sorted(told["missing_keys"]))


def _complete(source: Source, kind: str, missing: Sequence[str], config: Any) -> None:
    """Refuses a model with random weights: a head that was never trained answers all the same."""
    lost = [key for key in missing if kind != "encoder" or not key.startswith("pooler")]
    if lost:
        saved = ", ".join(getattr(config, "architectures", None) or ["unknown"])
        raise InputError(
            f"has no weights for {', '.join(lost[:3])}: not trained as {kind}, saved as {saved}",
            str(source.folder),
        )


def _tokenizer(source: Source) -> Any:
    from transformers import AutoTokenizer

    try:
        found = AutoTokenizer.from_pretrained(
            source.folder, trust_remote_code=False, local_files_only=True
        )
    except (OSError, ValueError, KeyError, ImportError) as error:
        reason = str(error).strip().splitlines()[0]
        raise InputError(f"no tokenizer: {reason}", str(source.folder)) from None
    if found.pad_token is None:  # causal models often have none; what is padded is masked
        found.pad_token = found.eos_token or found.unk_token
    return found


def _limit(config: Any, tokenizer: Any) -> int:
    """The most tokens that the model takes. RoBERTa's positions begin after the padding's."""
    positions = getattr(config, "max_position_embeddings", None) or _LONGEST
    if "roberta" in config.model_type or config.model_type == "camembert":
        positions -= (config.pad_token_id or 0) + 1
    return int(min(positions, tokenizer.model_max_length))


def place(device: str) -> str:
    """The device to run on. Raises ``ConfigError`` for one that isn't there."""
    import torch

    if device not in _DEVICES:
        raise ConfigError(f"no device {device!r}; {nearest(device, _DEVICES)}")
    there = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if device == "auto":
        return next((name for name, found in there.items() if found), "cpu")
    if not there.get(device, True):
        raise ConfigError(f"this machine has no {device}; cpu runs everywhere")
    return device


@contextmanager
def inference() -> Iterator[None]:
    """No gradients, and the same answer every time; what was set before is set again."""
    import torch

    before = torch.are_deterministic_algorithms_enabled()
    warned = torch.is_deterministic_algorithms_warn_only_enabled()
    torch.use_deterministic_algorithms(mode=True, warn_only=True)
    try:
        with torch.inference_mode():
            yield
    finally:
        torch.use_deterministic_algorithms(mode=before, warn_only=warned)


@contextmanager
def _quiet() -> Iterator[None]:
    """Without transformers' progress bars and its reports of weights, which ``_complete`` judges."""
    from transformers.utils import logging as untyped

    logging: Any = untyped
    level, bar = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(level)
        if bar:
            logging.enable_progress_bar()
