"""Which findings are known already: fingerprints that survive moved and inserted segments, baselines.

A fingerprint is made of the check, the text that it points at and the text around it, all folded. It
knows no position, no id and no wording of a message, so a batch that grows, or is sorted another way,
keeps its findings. What occurs twice in the same surroundings has one fingerprint; a baseline counts.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from translit.errors import InputError
from translit.finding import Finding

__all__ = ["SCHEMA", "Baseline", "fingerprint"]

SCHEMA = "translit.baseline/1"

_AROUND = 24
"""Code points on each side that say where a finding stands."""


def fingerprint(finding: Finding, text: str | None) -> str:
    """Sixteen hexadecimal digits for a finding; ``text`` is the whole side that it points into.

    A finding without a place stands for its segment, one without a segment for its system.
    """
    span = finding.text or ""
    if text is None:
        around = f"{finding.system or ''}|{finding.concept or ''}"
    elif finding.start is None or finding.end is None:
        around = _folded(text)
    else:
        before = text[max(0, finding.start - _AROUND) : finding.start]
        around = f"{_folded(before)}|{_folded(text[finding.end : finding.end + _AROUND])}"
    parts = "\0".join((finding.check, " ".join(span.casefold().split()), around))
    return blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _folded(text: str) -> str:
    """The letters and digits of a text, in one case and width."""
    text = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return "".join(filter(str.isalnum, text.casefold()))


@dataclass(frozen=True, slots=True)
class Baseline:
    """Findings that somebody has accepted: how often each fingerprint may occur."""

    known: Mapping[str, int]

    @classmethod
    def load(cls, path: str | Path) -> Baseline:
        """The baseline in a file. Raises ``InputError`` where it isn't one."""
        try:
            data = json.loads(Path(path).read_bytes())
            if data["schema"] != SCHEMA:
                raise InputError(f"expected {SCHEMA}, found {data['schema']}", str(path))
            return cls({str(k): int(v["count"]) for k, v in data["findings"].items()})
        except OSError as error:
            raise InputError(f"can't be read: {error.strerror}", str(path)) from None
        except (ValueError, KeyError, TypeError, AttributeError):
            raise InputError("is no baseline; write one with --write-baseline", str(path)) from None

    def mark(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings, those that are known ``suppressed``; one more than before is not known."""
        left = Counter(self.known)
        out = []
        for finding in findings:
            known = not finding.suppressed and left[finding.fingerprint] > 0
            left[finding.fingerprint] -= known
            out.append(replace(finding, suppressed="baseline") if known else finding)
        return out

    @staticmethod
    def dump(findings: Iterable[Finding]) -> str:
        """The baseline that accepts these findings, as JSON for a file; stable, so that it diffs well.

        What is suppressed by configuration or inline needs no place in it.
        """
        entries: dict[str, dict[str, object]] = {}
        count: Counter[str] = Counter()
        for finding in findings:
            if finding.suppressed in ("", "baseline"):
                count[finding.fingerprint] += 1
                entries[finding.fingerprint] = {
                    "count": count[finding.fingerprint],
                    "check": finding.check,
                    "text": finding.text,
                }
        data = {"schema": SCHEMA, "findings": dict(sorted(entries.items()))}
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
