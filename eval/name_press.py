"""Names as the press spells them, for the suite `names`: written by hand, seen by no training.

``eval/press_names.tsv``: a line is the spellings of one name by what varies in them (g = غ ج ك ق, v = ف ڤ و,
p, ch, vowels, hamza, ta marbuta, articles, bin, von; whole persons; Persian), or two names that are near.
Some lines are exonyms by sound (باريس and Париж); nothing was taken out because it fails.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from eval.name_pairs import rows
from eval.table import Row, wilson
from translit.names import fold, match_many, script

PRESS = Path(__file__).parent / "press_names.tsv"


def press() -> Iterator[Row]:
    """Recall by what varies and by script, false alarms on near names, precision and recall of all."""
    pairs = [*labelled()]
    said = [m.same for m in match_many([(a, b) for a, b, _, _ in pairs])]
    cases: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for (a, b, same, kind), yes in zip(pairs, said, strict=True):
        metric = "recall" if same else "false alarms"
        cases[kind, metric].append(yes)
        cases["-".join(sorted({script(fold(a)), script(fold(b))})), metric].append(yes)
        cases["all", metric].append(yes)
    for (case, metric), found in sorted(cases.items()):
        value, low, high = wilson(sum(found), len(found))
        yield Row("translit", f"press: {case}", metric, value, len(found), low, high)
    right = sum(y and same for y, (_, _, same, _) in zip(said, pairs, strict=True))
    value, low, high = wilson(right, sum(said))
    yield Row("translit", "press: all", "precision", value, sum(said), low, high)


def labelled() -> Iterator[tuple[str, str, bool, str]]:
    """(one, other, whether they are one name, what varies); one is in Arabic, or in Greek beside Latin."""
    for kind, verdict, *forms in rows(PRESS):
        for a, b in itertools.combinations(forms, 2):
            if verdict == "different" or _compared(a, b):
                yield a, b, verdict == "same", kind


def _compared(a: str, b: str) -> bool:
    scripts = {script(fold(a)), script(fold(b))}
    greek = any(
        "\N{GREEK SMALL LETTER ALPHA}" <= c <= "\N{GREEK SMALL LETTER OMEGA}" for c in a + b
    )
    return "Arab" in scripts or (greek and scripts == {"Latn"})
