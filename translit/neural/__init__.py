"""Models, where they earn their place: one loader, and what the models are used for.

Never loaded unless asked for, offline unless told otherwise, safetensors only. ``import
translit.neural`` imports neither torch nor transformers: the call that needs them does.

encoder("models/e5").similarity(sources, targets)   # likeness of meaning, never quality
encoder("light").similarity(sources, targets)       # without torch
load("models/ner", "token")                         # a model of another kind, with its signature
"""

from __future__ import annotations

from translit.neural.encoder import Encoder, encoder
from translit.neural.loader import KINDS, Loaded, load
from translit.neural.source import Source

__all__ = ["KINDS", "Encoder", "Loaded", "Source", "encoder", "load"]
