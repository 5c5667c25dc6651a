"""JUnit XML: every CI system shows it. A check is a test case, its findings are its failure."""

from __future__ import annotations

import re
from collections.abc import Iterable
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
    """

    id = "junit"
    suffixes = (".xml",)
    fail_on: str = "minor"

    def render(self, report: Report) -> str:
        suites = [
            self._suite(row["system"], [f for f in report.findings if f.system == row["system"]])
            for row in report.summary.get("systems", ())
        ]
        of_none = {row["system"] for row in report.summary.get("systems", ())}
        rest = [f for f in report.findings if f.system not in of_none]
        if rest:
            suites.append(self._suite("batch", rest))
        body = "\n".join(suites)
        return f'{_HEAD}\n<testsuites name="translit">\n{body}\n</testsuites>\n'

    def _suite(self, name: str | None, findings: list[Finding]) -> str:
        by: dict[str, list[Finding]] = {}
        for f in findings:
            if not f.suppressed:
                by.setdefault(f.check, []).append(f)
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
        case = f'<testcase name={_attribute(check)} classname="translit.{check}">'
        return f"    {case}{inner}</testcase>"


def _text(text: str) -> str:
    return escape(_ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text))


def _attribute(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text))
