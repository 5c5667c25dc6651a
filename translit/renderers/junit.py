"""JUnit XML: every CI system shows it. A check is a test case, its findings are its failure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from translit.finding import Finding, Severity
from translit.renderers.base import Renderer, place
from translit.report import Report

__all__ = ["Junit"]

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Junit(Renderer):
    """One test suite a system, one test case a check that found something, or a pass.

    A check fails where it has a finding at or above ``fail_on``; milder ones are in its output.
    Source: the schema of Jenkins' xUnit plug-in, junit-10.xsd.
    """

    id = "junit"
    suffixes = (".xml",)
    fail_on: str = "minor"

    def render(self, report: Report) -> str:
        systems = [row["system"] for row in report.summary.get("systems", ())]
        suites: dict[str | None, dict[str, list[Finding]]] = {system: {} for system in systems}
        for f in report.findings:
            if not f.suppressed:
                name = f.system if f.system in systems else "batch"
                suites.setdefault(name, {}).setdefault(f.check, []).append(f)
        tests = sum(max(len(by), 1) for by in suites.values())
        failed = sum(self._fails(found) for by in suites.values() for found in by.values())
        head = f'<testsuites name="translit" tests="{tests}" failures="{failed}">'
        body = "\n".join(self._suite(name, by) for name, by in suites.items())
        return f"{_HEAD}\n{head}\n{body}\n</testsuites>\n"

    def _suite(self, name: str | None, by: Mapping[str, list[Finding]]) -> str:
        cases = [self._case(check, found) for check, found in sorted(by.items())]
        cases = cases or ['    <testcase name="audit" classname="translit"/>']
        failed = sum(self._fails(found) for found in by.values())
        head = f'name={_attribute(name or "audit")} tests="{len(cases)}" failures="{failed}"'
        return "\n".join((f'  <testsuite {head} errors="0" skipped="0">', *cases, "  </testsuite>"))

    def _fails(self, findings: Iterable[Finding]) -> bool:
        return any(f.severity >= Severity[self.fail_on.upper()] for f in findings)

    def _case(self, check: str, findings: list[Finding]) -> str:
        lines = "\n".join(f"{place(f)} [{f.severity}] {f.message}" for f in findings)
        tag = "failure" if self._fails(findings) else "system-out"
        count = f"{len(findings)} finding{'s' * (len(findings) > 1)}"
        told = f" message={_attribute(count)} type={_attribute(str(findings[0].category))}"
        inner = f"<{tag}{told if tag == 'failure' else ''}>{_text(lines)}</{tag}>"
        case = f"<testcase name={_attribute(check)} classname={_attribute(f'translit.{check}')}>"
        return f"    {case}{inner}</testcase>"


def _text(text: str) -> str:
    return escape(_ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text))


def _attribute(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text))
