"""Small SVG plots as markup; every text in them is escaped, colours come from the style sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from translit.report import Score

__all__ = ["interval_plot", "layer_plot", "severity_bar"]

_WIDTH = 520
_At = Callable[[str, float], tuple[float, float]]


def severity_bar(counts: Mapping[str, int], largest: int, width: int = 160) -> Markup:
    """A stacked bar, a part a severity, as long as its share of the largest."""
    parts, x = Markup(), 0.0
    for name, count in counts.items():
        length = width * count / max(largest, 1)
        if length:
            parts += Markup('<rect class="fill {}" x="{:.1f}" width="{:.1f}" height="10"/>').format(
                name, x, max(length, 1.5)
            )
            x += max(length, 1.5)
    said = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    return Markup(
        '<svg class="bar" width="{}" height="10" role="img" aria-label="{}">{}</svg>'
    ).format(width + 6, said or "none", parts)


def interval_plot(scores: Sequence[Score]) -> Markup:
    """A dot a system with its 95 % interval, on one axis."""
    values = [v for s in scores for v in (s.value, *(s.interval or ())) if v is not None]
    low, high = float(min(values)), float(max(values))
    margin: float = (high - low) * 0.08 or 1.0
    low, high = low - margin, high + margin
    left, row = _label_width(scores), 24

    def x(value: float) -> float:
        return left + (_WIDTH - left - 60) * (value - low) / (high - low)

    body = Markup()
    for i, s in enumerate(scores):
        if s.value is None:
            continue
        y = row * i + row / 2
        body += Markup('<text x="{}" y="{:.1f}" class="end">{}</text>').format(
            left - 10, y + 4, s.system or "system"
        )
        if s.interval:
            body += Markup('<line class="axis" x1="{:.1f}" x2="{:.1f}" y1="{y}" y2="{y}"/>').format(
                x(s.interval[0]), x(s.interval[1]), y=f"{y:.1f}"
            )
        body += Markup(
            '<circle class="dot" cx="{:.1f}" cy="{:.1f}" r="4.5"/>'
            '<text x="{}" y="{:.1f}">{:.2f}</text>'
        ).format(x(s.value), y, _WIDTH - 50, y + 4, s.value)
    return Markup(
        '<svg class="plot" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" '
        'aria-label="{label}">{body}</svg>'
    ).format(w=_WIDTH, h=row * len(scores), label=_said(scores), body=body)


def layer_plot(scores: Sequence[Score]) -> Markup:
    """A line a system over the layers, so that one sees which layer changes the order."""
    layers = list(dict.fromkeys(s.layer for s in scores))
    systems = list(dict.fromkeys(s.system for s in scores))
    values = [s.value for s in scores if s.value is not None]
    low, high = min(values), max(values)
    margin = (high - low) * 0.1 or 1.0
    left, top, height = 46, 12, 190
    step = (_WIDTH - left - 110) / max(len(layers) - 1, 1)

    def at(layer: str, value: float) -> tuple[float, float]:
        share = (value - low + margin) / (high - low + 2 * margin)
        return left + step * layers.index(layer), top + height * (1 - share)

    body = Markup()
    for value in (low, (low + high) / 2, high):
        _, y = at(layers[0], value)
        body += Markup(
            '<line class="grid" x1="{}" x2="{}" y1="{y}" y2="{y}"/>'
            '<text class="end faint" x="{}" y="{}">{:.1f}</text>'
        ).format(left, _WIDTH - 104, left - 6, f"{y + 4:.1f}", value, y=f"{y:.1f}")
    for i, layer in enumerate(layers):
        body += Markup('<text class="faint middle" x="{:.1f}" y="{}">{}</text>').format(
            left + step * i, top + height + (18 if i % 2 == 0 else 32), layer
        )
    ends = {s.system: at(s.layer, s.value)[1] for s in scores if s.value is not None}
    labels = _apart(ends)
    for i, system in enumerate(systems):
        mine = [s for s in scores if s.system == system]
        body += _line(i, system, mine, at, labels.get(system, 0.0))
    return Markup(
        '<svg class="plot" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" '
        'aria-label="{label}">{body}</svg>'
    ).format(w=_WIDTH, h=top + height + 40, label=_said(scores), body=body)


def _label_width(scores: Sequence[Score]) -> int:
    return min(70 + 7 * max((len(s.system or "") for s in scores), default=0), 220)


def _apart(places: Mapping[str | None, float], gap: float = 13.0) -> dict[str | None, float]:
    """Label heights that don't overlap, as near to their lines as that allows."""
    out: dict[str | None, float] = {}
    last = -gap
    for name, y in sorted(places.items(), key=lambda x: x[1]):
        last = out[name] = max(y, last + gap)
    return out


def _line(i: int, system: str | None, mine: Sequence[Score], at: _At, label: float) -> Markup:
    points = [at(s.layer, s.value) for s in mine if s.value is not None]
    colour = i % 6
    dots = Markup().join(
        Markup('<circle class="c{}" cx="{:.1f}" cy="{:.1f}" r="3.5"/>').format(colour, x, y)
        for x, y in points
    )
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    x, _ = points[-1]
    return Markup(
        '<polyline class="l{c}" points="{path}"/>{dots}<text x="{x:.1f}" y="{y:.1f}">{name}</text>'
    ).format(c=colour, path=path, dots=dots, x=x + 9, y=label + 4, name=_short(system))


def _short(system: str | None) -> str:
    name = system or "system"
    return name if len(name) <= 16 else f"{name[:15]}…"


def _said(scores: Sequence[Score]) -> str:
    return "; ".join(
        f"{s.system or 'system'} {s.layer} {s.value:.2f}" for s in scores if s.value is not None
    )
