"""Why two spellings are, or aren't, one name: the letters laid against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from translit.names import align, features, scorer
from translit.names.batch import Batch
from translit.names.coded import code
from translit.names.costs import EDGE, SHAPES
from translit.names.fold import fold, script
from translit.names.model import SCRIPTS, Model

__all__ = ["why", "why_many"]

_TELLING = -0.5  # a step that loses more than this is named

_Pair = tuple[str, str]
_Step = tuple[str, str, float]


def why(a: str, b: str, model: Model) -> str:
    """One line: ``ح=h ف=f ت=t ∅=a ر=r``, then the steps that spoke against it, with what they lost."""
    return why_many([(a, b)], model)[0]


def why_many(pairs: Sequence[_Pair], model: Model) -> list[str]:
    """``why`` of each pair, in order."""
    batch = Batch.of(pairs)
    plain = scorer.log_odds(batch, model)[0]
    found = scorer.rewritings(batch, plain, model)
    better = scorer.raised(plain, found, model) > plain
    taken = {row: words for row, words in found.items() if better[row]}
    shown = [*pairs]
    for row, words in taken.items():
        shown[row] = words.a, words.b
    out = _letters(shown, model)
    for row, words in taken.items():
        how = ", ".join(part for part in (words.told, out[row]) if part)
        out[row] = f"{how}; liberties: {', '.join(words.liberties)}"
    return out


def _letters(pairs: Sequence[_Pair], model: Model) -> list[str]:
    """The letters of each pair laid against each other."""
    out = [""] * len(pairs)
    groups: defaultdict[_Pair, dict[int, bool]] = defaultdict(dict)
    folded = [(fold(a), fold(b)) for a, b in pairs]
    for row, (x, y) in enumerate(folded):
        scripts = script(x), script(y)
        if x == y:
            out[row] = "the same letters" if x else "no letters"
        elif scripts[0] not in SCRIPTS or scripts[1] not in SCRIPTS:
            out[row] = f"no model compares {scripts[0]} with {scripts[1]}"
        else:
            turned = (scripts[0], x) > (scripts[1], y)
            groups[scripts[::-1] if turned else scripts][row] = turned
    for scripts, group in groups.items():
        rows = [*group]
        ordered = [(y, x) if group[row] else (x, y) for row in rows for x, y in [folded[row]]]
        for place, steps in _steps(ordered, scripts, model):
            turned = group[rows[place]]
            out[rows[place]] = _told([(y, x, won) for x, y, won in steps] if turned else steps)
    return out


def _told(steps: Sequence[_Step]) -> str:
    shown = [
        (f"{left.strip() or '∅'}={right.strip() or '∅'}", gain)
        for left, right, gain in steps
        if left.strip() or right.strip()
    ]
    against = sorted((gain, step) for step, gain in shown if gain < _TELLING)
    told = ", ".join(f"{step} {gain:+.1f}" for gain, step in against[:4]) or "nothing"
    return f"{' '.join(step for step, _ in shown)}; against: {told}"


def _steps(
    pairs: Sequence[_Pair], scripts: _Pair, model: Model
) -> Iterator[tuple[int, list[_Step]]]:
    """The place of each pair of folded names, and its letters with what they gain."""
    costs = model.costs(scripts)
    a, b = (
        code(names, side)
        for names, side in zip(zip(*pairs, strict=True), (costs.left, costs.right), strict=True)
    )
    for rows in align.chunks(a.length, b.length):
        path = align.trace(align.cheapest(a[rows], b[rows], costs))
        told = path.shape, path.i, path.j, features.gains(path, costs)
        for row, *steps in zip(rows.tolist(), *(each.T.tolist() for each in told), strict=True):
            left, right = (f"{EDGE}{name}{EDGE}" for name in pairs[row])
            yield (
                row,
                [
                    (left[i - SHAPES[shape][0] : i], right[j - SHAPES[shape][1] : j], gain)
                    for shape, i, j, gain in zip(*steps, strict=True)
                    if shape < align.END
                ],
            )
