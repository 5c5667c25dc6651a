"""Whether the packages of the extra ``neural`` are there, asked before anything fails for want of them."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from importlib.util import find_spec

from translit.errors import MissingExtra

__all__ = ["require", "versions"]

_NEEDED = ("torch", "transformers", "safetensors")


@cache
def require() -> None:
    """Raises ``MissingExtra`` with the command to run.

    ``from transformers import AutoModel`` succeeds without torch and fails on use with a bare
    NameError, so this is asked first; a torch that transformers finds too old counts as absent.
    """
    for name in _NEEDED:
        if find_spec(name) is None:
            raise MissingExtra(name, "neural")
    from transformers.utils.import_utils import is_torch_available

    if not is_torch_available():
        raise MissingExtra("a torch that transformers accepts", "neural")


def versions() -> dict[str, str]:
    """The versions of the libraries, for signatures."""
    return {name: version(name) for name in _NEEDED}
