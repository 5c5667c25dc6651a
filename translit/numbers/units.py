"""Units by dimension, to know a conversion when the translator made one."""

from __future__ import annotations

__all__ = ["CURRENCIES", "SYMBOLS", "converted", "dimension"]

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
    "kmh": ("speed", 1.0),
    "mph": ("speed", 1.609344),
    "C": ("temperature", 1.0),
    "F": ("temperature", 1.0),
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
    value: float, unit: str, other: float, other_unit: str, tolerance: float = 0.05
) -> bool:
    """Whether ``other`` is the same quantity in another unit, rounded as people do (60 miles, 100 km)."""
    if unit == other_unit or dimension(unit) != dimension(other_unit):
        return False
    if unit not in _UNITS or other_unit not in _UNITS:
        return False
    if dimension(unit) == "temperature":
        celsius = (value - 32) / 1.8 if unit == "F" else value * 1.8 + 32
        return abs(celsius - other) <= 1
    wanted = value * _UNITS[unit][1] / _UNITS[other_unit][1]
    return abs(wanted - other) <= max(tolerance * wanted, 0.05)
