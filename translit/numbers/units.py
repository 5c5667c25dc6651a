"""Units by dimension, to know a conversion when the translator made one."""

from __future__ import annotations

__all__ = ["CURRENCIES", "SYMBOLS", "converted", "dimension", "is_round", "rival_units"]

# unit: (dimension, factor to the base unit). Source: NIST SP 811; a month is 30.44 days.
_UNITS: dict[str, tuple[str, float]] = {
    "mm": ("length", 0.001),
    "cm": ("length", 0.01),
    "in": ("length", 0.0254),
    "ft": ("length", 0.3048),
    "yd": ("length", 0.9144),
    "m": ("length", 1.0),
    "km": ("length", 1000.0),
    "mi": ("length", 1609.344),
    "g": ("mass", 0.001),
    "oz": ("mass", 0.0283495),
    "lb": ("mass", 0.453592),
    "kg": ("mass", 1.0),
    "st": ("mass", 6.35029),
    "t": ("mass", 1000.0),
    "m2": ("area", 1.0),
    "ft2": ("area", 0.092903),
    "ac": ("area", 4046.86),
    "ha": ("area", 10000.0),
    "km2": ("area", 1e6),
    "mi2": ("area", 2.58999e6),
    "l": ("volume", 1.0),
    "gal": ("volume", 3.78541),
    "kmh": ("length", 1000.0),  # a speed is a length an hour, and the hour is often left out
    "mph": ("length", 1609.344),
    "C": ("temperature", 1.0),
    "F": ("temperature", 1.0),
    "deg": ("temperature", 1.0),
    "s": ("time", 1.0),
    "min": ("time", 60.0),
    "h": ("time", 3600.0),
    "d": ("time", 86400.0),
    "wk": ("time", 604800.0),
    "mo": ("time", 2629800.0),
    "y": ("time", 31557600.0),
}
CURRENCIES = frozenset({"usd", "gbp", "eur", "jpy", "inr", "rub", "cny"})
SYMBOLS = {"$": "usd", "£": "gbp", "€": "eur", "¥": "jpy", "₹": "inr", "₽": "rub"}


def dimension(unit: str | None) -> str | None:
    """``length`` for ``km``, ``money`` for a currency; None for what is no unit."""
    if unit in CURRENCIES:
        return "money"
    return _UNITS[unit][0] if unit in _UNITS else None


def converted(
    value: float, unit: str, other: float, other_unit: str, tolerance: float = 0.09
) -> bool:
    """Whether ``other`` is the same quantity in another unit, rounded as people do (60 miles, 100 km)."""
    kind = dimension(unit)
    if kind != dimension(other_unit) or unit not in _UNITS or other_unit not in _UNITS:
        return False
    if kind == "temperature":
        return _degrees(value, other) or _degrees(other, value)
    if unit == other_unit:
        return False
    wanted = value * _UNITS[unit][1] / _UNITS[other_unit][1]
    return abs(wanted - other) <= max(tolerance * wanted, 0.05)


def rival_units(one: str | None, other: str | None) -> bool:
    """Whether two units measure one kind of thing differently: kilometres and miles, dollars and euros.

    Degrees may be of either scale, and a speed's hour is often left out.
    """
    kind = dimension(one)
    if kind is None or kind != dimension(other) or one is None or other is None:
        return False
    if kind == "money" or {one, other} == {"C", "F"}:
        return one != other
    return kind != "temperature" and _UNITS[one][1] != _UNITS[other][1]


def _degrees(fahrenheit: float, celsius: float) -> bool:
    """A temperature or a difference of temperatures; who writes ``degrees`` doesn't say which."""
    return abs((fahrenheit - 32) / 1.8 - celsius) <= 1 or abs(fahrenheit / 1.8 - celsius) <= 0.6


def is_round(value: float, unit: str | None) -> bool:
    """Whether a time is one, two or half of a larger unit, as 24 hours are a day and 18 months aren't."""
    larger = (_UNITS[u][1] for u in ("min", "h", "d", "wk", "y"))
    if dimension(unit) != "time" or unit is None:
        return False
    seconds = value * _UNITS[unit][1]
    return any(
        abs(seconds / x - k) < 0.02 for x in larger for k in (0.5, 1, 2) if x > _UNITS[unit][1]
    )
