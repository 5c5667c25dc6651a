"""Under what licence a model's weights may be used, as far as its files or its publisher say."""

from __future__ import annotations

import re

from translit.neural.source import Source

__all__ = ["is_non_commercial", "licence"]

# As the publishers' model cards said; a README.md beside the weights is believed first.
_KNOWN = {
    "intfloat/multilingual-e5": "mit",
    "sentence-transformers/labse": "apache-2.0",
    "sentence-transformers/paraphrase-multilingual": "apache-2.0",
    "google/metricx-23": "apache-2.0",
    "google/metricx-24": "apache-2.0",
    "unbabel/wmt22-comet-da": "apache-2.0",
    "unbabel/wmt20-comet-qe-da": "apache-2.0",
    "unbabel/wmt22-cometkiwi": "cc-by-nc-sa-4.0",
    "unbabel/wmt23-cometkiwi": "cc-by-nc-sa-4.0",
    "unbabel/xcomet": "cc-by-nc-sa-4.0",
    "facebook/nllb": "cc-by-nc-4.0",
}
_FIELD = re.compile(r"(?m)^license(?:_name)?:[ \t]*([\w.+-]+)[ \t]*$")


def licence(source: Source) -> str:
    """``apache-2.0``, ``cc-by-nc-sa-4.0 (non-commercial)`` ..., or ``unknown``; never guessed.

    A folder that is called like a non-commercial model is taken for it, without its publisher's name.
    """
    found = _told(source) or next(
        (known for prefix, known in _KNOWN.items() if _is(source.id.lower(), prefix, known)), None
    )
    if found is None:
        return "unknown"
    return f"{found} (non-commercial)" if is_non_commercial(found) else found


def _is(name: str, prefix: str, known: str) -> bool:
    own = prefix.rpartition("/")[2]
    return name.startswith(prefix) or (is_non_commercial(known) and name.startswith(own))


def is_non_commercial(name: str) -> bool:
    """Whether a licence's short name says that commercial use isn't allowed."""
    return "nc" in re.split("[-_. ]", name.lower()) or "noncommercial" in name.lower()


def _told(source: Source) -> str | None:
    """What the head of the model card says."""
    card = source.folder / "README.md"
    if not card.is_file():
        return None
    head = card.read_text("utf-8", "replace")[:4000].split("\n---", 1)[0]
    found = [m for m in _FIELD.findall(head) if m != "other"]
    return found[-1].lower() if found else None
