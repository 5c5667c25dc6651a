"""Small SVG plots as markup; every text in them is escaped, colours come from the style sheet."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from translit.report import Score

__all__ = ["interval_plot", "layer_plot", "severity_bar"]

_COLOURS = 8
_At = Callable[[str, float], tuple[float, float]]


def severity_bar(counts: Mapping[str, int], largest: int, width: int = 160) -> Markup:
    """A stacked bar, a part a severity, as long as its share of the largest."""
    parts, x = Markup(), 0.0
    for name, count in counts.items():
        length = width * count / max(largest, 1)
        if length:
            parts += Markup('<rect class="fill {}" x="{:.1f}" width="{:.1f}" height="10"/>').format(
                name, x, max(length, 2)
            )
            x += max(length, 2)
    said = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    return Markup(
        '<svg class="bar" viewBox="0 0 {w} 10" width="{w}" height="10" preserveAspectRatio="none" '
        'role="img" aria-label="{said}">{parts}</svg>'
    ).format(w=math.ceil(max(x, width)), said=said or "none", parts=parts)


def interval_plot(scores: Sequence[Score]) -> Markup:
    """A dot a system with its 95 % interval, on one axis."""
    width, row, right = 360, 24, 52
    low, high, ticks = _axis([v for s in scores for v in (s.value, *(s.interval or ()))])
    left = min(24 + 7 * max((len(_short(s.system)) for s in scores), default=0), 150)
    bottom = row * len(scores)

    def x(value: float) -> float:
        return left + (width - left - right) * (value - low) / (high - low)

    body = Markup().join(
        Markup(
            '<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{b}"/>'
            '<text class="faint middle" x="{x:.1f}" y="{y}">{tick:g}</text>'
        ).format(x=x(tick), b=bottom, y=bottom + 15, tick=tick)
        for tick in ticks
    )
    for i, s in enumerate(scores):
        if s.value is not None:
            body += _dot(s, s.value, x, (left - 10, row * i + row / 2, width - right + 10))
    return _svg(width, bottom + 20, scores, body)


def _dot(s: Score, value: float, x: Callable[[float], float], at: tuple[float, ...]) -> Markup:
    """One row of the plot: the system's name, its interval, its dot, its value."""
    label, y, number = at
    line = Markup()
    if s.interval:
        line = Markup('<line class="axis" x1="{:.1f}" x2="{:.1f}" y1="{y}" y2="{y}"/>').format(
            x(s.interval[0]), x(s.interval[1]), y=y
        )
    return Markup(
        '<text x="{label}" y="{text}" class="end"><title>{full}</title>{name}</text>{line}'
        '<circle class="dot" cx="{x:.1f}" cy="{y}" r="4.5"/>'
        '<text class="value" x="{number}" y="{text}">{value:.2f}</text>'
    ).format(
        label=label,
        text=y + 4,
        full=s.system or "system",
        name=_short(s.system),
        line=line,
        x=x(value),
        y=y,
        number=number,
        value=value,
    )


def layer_plot(scores: Sequence[Score], order: Sequence[str | None]) -> Markup:
    """A line a system over the layers, so that one sees which layer changes the order."""
    layers = list(dict.fromkeys(s.layer for s in scores))
    width, left, top, height = 450, 34, 8, 180
    low, high, ticks = _axis([s.value for s in scores])
    step = (width - left - 130) / max(len(layers) - 1, 1)

    def at(layer: str, value: float) -> tuple[float, float]:
        return left + 12 + step * layers.index(layer), top + height * (high - value) / (high - low)

    body = Markup()
    for tick in ticks:
        body += Markup(
            '<line class="grid" x1="{x}" x2="{x2}" y1="{y:.1f}" y2="{y:.1f}"/>'
            '<text class="end faint" x="{text}" y="{below:.1f}">{tick:g}</text>'
        ).format(
            x=left,
            x2=width - 112,
            y=at(layers[0], tick)[1],
            text=left - 6,
            below=at(layers[0], tick)[1] + 4,
            tick=tick,
        )
    for i, layer in enumerate(layers):
        body += Markup('<text class="faint middle" x="{:.1f}" y="{}">{}</text>').format(
            left + 12 + step * i, top + height + (18 if i % 2 == 0 else 32), layer
        )
    ends = {s.system: at(s.layer, s.value)[1] for s in scores if s.value is not None}
    labels = _apart(ends, top + height)
    for i, system in enumerate(order):
        mine = [s for s in scores if s.system == system]
        body += _line(i, system, mine, at, labels.get(system, 0.0))
    return _svg(width, top + height + 40, scores, body)


def _svg(width: int, height: int, scores: Sequence[Score], body: Markup) -> Markup:
    return Markup(
        '<svg class="plot" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" '
        'aria-label="{label}">{body}</svg>'
    ).format(w=width, h=height, label=_said(scores), body=body)


def _axis(values: Sequence[float | None]) -> tuple[float, float, list[float]]:
    """(low, high, ticks) that hold the values, the ticks on round numbers; no percentage over 100."""
    told = [float(v) for v in values if v is not None]
    low, high = min(told), max(told)
    margin = (high - low) * 0.08 or 1.0
    most = 100.0 + margin / 2 if high <= 100 < high + margin else high + margin
    low = -margin / 2 if low >= 0 > low - margin else low - margin
    rough = (most - low) / 4
    unit = 10.0 ** math.floor(math.log10(rough))
    step = next(unit * k for k in (1, 2, 5, 10) if unit * k >= rough)
    first = math.ceil(low / step)
    ticks = [round(step * n, 6) + 0.0 for n in range(first, math.floor(most / step) + 1)]
    return low, most, [t for t in ticks if t <= 100 or high > 100]


def _apart(
    places: Mapping[str | None, float], bottom: float, gap: float = 14.0
) -> dict[str | None, float]:
    """Label heights that don't overlap, as near to their lines as that allows."""
    out: dict[str | None, float] = {}
    last = -gap
    for name, y in sorted(places.items(), key=lambda x: x[1]):
        last = out[name] = max(y, last + gap)
    limit = bottom + gap
    for name, y in reversed(out.items()):
        out[name] = min(y, limit - gap)
        limit = out[name]
    return out


def _line(i: int, system: str | None, mine: Sequence[Score], at: _At, label: float) -> Markup:
    points = [at(s.layer, s.value) for s in mine if s.value is not None]
    if not points:
        return Markup()
    colour = i % _COLOURS
    dots = Markup().join(
        Markup('<circle class="c{}" cx="{:.1f}" cy="{:.1f}" r="3.5"/>').format(colour, x, y)
        for x, y in points
    )
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    x, _ = points[-1]
    return Markup(
        '<polyline class="l{c}" points="{path}"/>{dots}'
        '<text class="t{c}" x="{x:.1f}" y="{y:.1f}"><title>{full}</title>{name}</text>'
    ).format(
        c=colour,
        path=path,
        dots=dots,
        x=x + 9,
        y=label + 4,
        full=system or "system",
        name=_short(system),
    )


def _short(system: str | None) -> str:
    name = system or "system"
    return name if len(name) <= 16 else f"{name[:15]}…"


def _said(scores: Sequence[Score]) -> str:
    return "; ".join(
        f"{s.system or 'system'} {s.layer} {s.value:.2f}" for s in scores if s.value is not None
    )
