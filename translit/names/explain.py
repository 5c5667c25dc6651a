"""Why two spellings are, or aren't, one name: the letters laid against each other."""

from __future__ import annotations

from translit.names import align, features, scorer
from translit.names.batch import Batch
from translit.names.coded import code
from translit.names.costs import EDGE, SHAPES
from translit.names.fold import fold, script
from translit.names.model import SCRIPTS, Model

__all__ = ["why"]

_TELLING = -0.5  # a step that loses more than this is named


def why(a: str, b: str, model: Model) -> str:
    """One line: ``ح=h ف=f ت=t ∅=a ر=r``, then the steps that spoke against it, with what they lost."""
    batch = Batch.of([(a, b)])
    plain = scorer.log_odds(batch, model)[0]
    better = scorer.with_words(batch, plain, model)
    if better[0] > plain[0]:
        words = scorer.rewritings(batch, plain, model)[0]
        how = ", ".join(part for part in (words.told, _letters(words.a, words.b, model)) if part)
        return f"{how}; liberties: {', '.join(words.liberties)}"
    return _letters(a, b, model)


def _letters(a: str, b: str, model: Model) -> str:
    x, y = fold(a), fold(b)
    if x == y:
        return "the same letters" if x else "no letters"
    scripts = script(x), script(y)
    if scripts[0] not in SCRIPTS or scripts[1] not in SCRIPTS:
        return f"no model compares {scripts[0]} with {scripts[1]}"
    if scripts[0] > scripts[1] or (scripts[0] == scripts[1] and x > y):
        steps = [(left, right, gain) for right, left, gain in _steps(y, x, scripts[::-1], model)]
    else:
        steps = _steps(x, y, scripts, model)
    shown = [(f"{left.strip() or '∅'}={right.strip() or '∅'}", gain) for left, right, gain in steps
             if left.strip() or right.strip()]  # fmt: skip
    against = sorted((gain, step) for step, gain in shown if gain < _TELLING)
    told = ", ".join(f"{step} {gain:+.1f}" for gain, step in against[:4]) or "nothing"
    return f"{' '.join(step for step, _ in shown)}; against: {told}"


def _steps(x: str, y: str, scripts: tuple[str, str], model: Model) -> list[tuple[str, str, float]]:
    costs = model.costs(scripts)
    a = code([x], costs.left)
    b = code([y], costs.right)
    path = align.trace(align.cheapest(a, b, costs))
    gain = features.gains(path, costs)[:, 0].tolist()
    left, right = EDGE + x + EDGE, EDGE + y + EDGE
    out = []
    for shape, i, j, won in zip(
        *(side[:, 0].tolist() for side in (path.shape, path.i, path.j)), gain, strict=True
    ):
        taken = SHAPES[shape]
        out.append((left[i - taken[0] : i], right[j - taken[1] : j], won))
    return out
