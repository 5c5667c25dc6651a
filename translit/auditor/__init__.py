"""Find what is wrong in a translation batch, quietly and rightly (use 2).

``audit`` is the call that does all; ``Auditor`` is the same in two steps, examine and conclude, for an
engine that splits a batch.
"""

from __future__ import annotations

from translit.auditor.auditing import Auditor, audit
from translit.auditor.fixes import Fixed, fixed, fixed_lines, fixes
from translit.auditor.gates import failures
from translit.auditor.partial import Partial
from translit.auditor.sample import sample

__all__ = [
    "Auditor",
    "Fixed",
    "Partial",
    "audit",
    "failures",
    "fixed",
    "fixed_lines",
    "fixes",
    "sample",
]
