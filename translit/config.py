"""translit.toml, or ``[tool.translit]`` in pyproject.toml: the settings of a project.

The nearest one in the folder or above it counts. A key that isn't known is an error with the name that
was probably meant. What was *found* that way, rather than named, may not reach outside its folder: a
batch that somebody sent must not load files from elsewhere.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from translit.errors import ConfigError, UnknownPart, nearest
from translit.registry import find, load

__all__ = ["Config", "Gate", "Suppression"]


@dataclass(frozen=True, slots=True)
class Gate:
    """When an audit fails: a finding this bad, or more penalty a thousand words than this."""

    fail_on: str | None = None
    max_mqm: float | None = None


@dataclass(frozen=True, slots=True)
class Suppression:
    """Findings that don't count, by shell patterns on check, document, segment and system.

    ``text`` is the exact text that the finding points at; ``reason`` is printed beside it.
    """

    check: str = "*"
    document: str = "*"
    segment: str = "*"
    system: str = "*"
    text: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a project; every field has the value that stands for "not said".

    ``path`` is the file. ``severity`` and ``options`` go by the id of a check, ``systems`` by the name
    of a system (a vendor), whose gate comes before the general one.
    """

    path: Path | None = None
    glossary: tuple[str, ...] | None = None
    source_lang: str | None = None
    target_lang: str | None = None
    checks: tuple[str, ...] | None = None
    skip: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    suppress: tuple[Suppression, ...] = ()
    gate: Gate = Gate()
    systems: Mapping[str, Gate] = field(default_factory=dict)
    baseline: str | None = None
    critical_weight: float = 25.0

    @classmethod
    def find(cls, start: str | Path = ".") -> Config:
        """The settings of the nearest file in the folder or above; the defaults where there is none."""
        folder = Path(start).resolve()
        for place in (folder, *folder.parents):
            if (place / "translit.toml").is_file():
                return cls.load(place / "translit.toml", trusted=False)
            if _has_table(place / "pyproject.toml"):
                return cls.load(place / "pyproject.toml", trusted=False)
        return cls()

    @classmethod
    def load(cls, path: str | Path, *, trusted: bool = True) -> Config:
        """The settings in a file. ``trusted``: somebody named it, so it may name files anywhere."""
        path = Path(path)
        data = _toml(path)
        if path.name == "pyproject.toml":
            data = data.get("tool", {}).get("translit", {})
        return _Reader(path, trusted).config(data)


def _has_table(path: Path) -> bool:
    return path.is_file() and "translit" in _toml(path).get("tool", {})


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: can't be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from None


_TOP = ("glossary", "source-lang", "target-lang", "audit")
_AUDIT = (
    "checks", "skip", "severity", "options", "suppress", "systems", "baseline", "fail-on", "max-mqm",
    "critical-weight",
)  # fmt: skip
_SEVERITIES = ("neutral", "minor", "major", "critical")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Values out of a table, each asked for what it is; errors name the file and the key."""

    path: Path
    trusted: bool

    def config(self, data: dict[str, Any]) -> Config:
        self._misplaced(data)
        self._keys(data, _TOP, "")
        audit = self._get(data, "audit", dict, {}, "")
        where = "audit."
        self._keys(audit, _AUDIT, where)
        glossary = self._texts(data, "glossary", "")
        systems = self._get(audit, "systems", dict, {}, where)
        return Config(
            path=self.path,
            glossary=glossary and tuple(map(self._glossary, glossary)),
            source_lang=self._get(data, "source-lang", str, None, ""),
            target_lang=self._get(data, "target-lang", str, None, ""),
            checks=self._checks(audit, "checks", ("default", "all")),
            skip=self._checks(audit, "skip", ()) or (),
            severity=self._severities(self._get(audit, "severity", dict, {}, where)),
            options=self._options(self._get(audit, "options", dict, {}, where)),
            suppress=tuple(map(self._suppression, self._get(audit, "suppress", list, [], where))),
            gate=self._gate(audit, where),
            systems={k: self._system(k, v) for k, v in systems.items()},
            baseline=self._baseline(audit),
            critical_weight=float(self._get(audit, "critical-weight", (int, float), 25, where)),
        )

    def _error(self, message: str) -> ConfigError:
        return ConfigError(f"{self.path}: {message}")

    def _keys(self, table: Mapping[str, Any], known: Iterable[str], where: str) -> None:
        known = tuple(known)
        for key in table:
            if key not in known:
                raise self._error(f"unknown key {where + key!r}; {nearest(key, known)}")

    def _misplaced(self, data: Mapping[str, Any]) -> None:
        """A key of the audit that stands outside of its table: the commonest slip."""
        for key in data:
            if key in _AUDIT and key not in _TOP:
                table = "tool.translit.audit" if self.path.name == "pyproject.toml" else "audit"
                raise self._error(f"{key!r} belongs in the table [{table}]")

    def _get(self, table: Mapping[str, Any], key: str, kind: Any, default: Any, where: str) -> Any:
        value = table.get(key, default)
        if key in table and (not isinstance(value, kind) or isinstance(value, bool)):
            names = {str: "a text", list: "a list", dict: "a table"}
            raise self._error(
                f"{where}{key} must be {names.get(kind, 'a number')}, found {value!r}"
            )
        return value

    def _texts(self, table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...] | None:
        value = [table[key]] if isinstance(table.get(key), str) else table.get(key)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(x, str) for x in value):
            raise self._error(f"{where}{key} must be a text or a list of texts, found {value!r}")
        return tuple(value)

    def _checks(
        self, table: Mapping[str, Any], key: str, sets: tuple[str, ...]
    ) -> tuple[str, ...] | None:
        """Ids of checks, or the names of sets of them."""
        names = self._texts(table, key, "audit.")
        for name in names or ():
            if name not in sets:
                self._check(name, f"audit.{key}")
        return names

    def _check(self, name: str, where: str) -> type[Any]:
        try:
            return find("checks", name)
        except UnknownPart as error:
            raise self._error(f"{where}: {error}") from None

    def _severities(self, table: Mapping[str, Any]) -> Mapping[str, str]:
        for check, severity in table.items():
            self._check(check, "audit.severity")
            if severity not in _SEVERITIES:
                raise self._error(
                    f"audit.severity.{check}: no severity {severity!r}; "
                    f"{nearest(str(severity), _SEVERITIES)}"
                )
        return table

    def _suppression(self, table: Any) -> Suppression:
        if not isinstance(table, dict) or not all(isinstance(v, str) for v in table.values()):
            raise self._error("audit.suppress must be tables of texts: [[audit.suppress]]")
        self._keys(table, Suppression.__slots__, "audit.suppress.")
        rule = Suppression(**table)
        if not any(fnmatchcase(check, rule.check) for check in load("checks")):
            self._check(rule.check, "audit.suppress.check")
        return rule

    def _gate(self, table: Mapping[str, Any], where: str) -> Gate:
        fail_on = self._get(table, "fail-on", str, None, where)
        if fail_on not in (None, "never", *_SEVERITIES):
            hint = nearest(fail_on, ("never", *_SEVERITIES))
            raise self._error(f"{where}fail-on: no severity {fail_on!r}; {hint}")
        limit = self._get(table, "max-mqm", (int, float), None, where)
        return Gate(fail_on, None if limit is None else float(limit))

    def _system(self, name: str, table: Any) -> Gate:
        where = f"audit.systems.{name}."
        if not isinstance(table, dict):
            raise self._error(f"{where[:-1]} must be a table")
        self._keys(table, ("fail-on", "max-mqm"), where)
        return self._gate(table, where)

    def _options(self, table: Mapping[str, Any]) -> Mapping[str, Any]:
        """Options of checks; one that names a model's folder is held to the rule for files."""
        out = {}
        for check, options in table.items():
            self._option_names(check, options)
            model = options.get("model") if isinstance(options, dict) else None
            out[check] = options
            if isinstance(model, str) and ("/" in model or "\\" in model) and "@" not in model:
                out[check] = {**options, "model": self._inside(model)}
        return out

    def _option_names(self, check: str, options: Any) -> None:
        where = f"audit.options.{check}"
        known = [f.name for f in fields(self._check(check, "audit.options")) if f.init]
        if not isinstance(options, dict):
            raise self._error(f"{where} must be a table, found {options!r}")
        for name in options:
            if name not in known:
                raise self._error(f"{where} has no option {name!r}; {nearest(name, known)}")

    def _baseline(self, table: Mapping[str, Any]) -> str | None:
        value = self._get(table, "baseline", str, None, "audit.")
        return None if value is None else self._inside(value)

    def _glossary(self, name: str) -> str:
        """A glossary's file beside the configuration, else the name of a shipped one."""
        is_file = "/" in name or "\\" in name or "." in name
        return self._inside(name) if is_file else name

    def _inside(self, name: str) -> str:
        folder = self.path.resolve().parent
        path = (folder / name).resolve()
        if not self.trusted and not path.is_relative_to(folder):
            raise self._error(
                f"{name} lies outside {folder}; name this file with --config to allow it"
            )
        return str(path)
