"""A report with one of everything, some of it hostile."""

import pytest

from translit.edit import Edit
from translit.finding import Category, Finding, Severity
from translit.report import Report, Score, Signature
from translit.segment import Document, Segment

TEXT = "وصل ، =HYPERLINK(1) <script>| @me & \u202eabc"


@pytest.fixture(scope="session")
def report():
    where = {"document": "dir/a file.txt", "segment": "2"}
    suggestion = Edit(3, 5, " ،", "،", "space-before-punctuation")
    return Report(
        findings=(
            Finding(
                "space-before-punctuation",
                Category.PUNCTUATION,
                Severity.MINOR,
                "a space",
                **where,
                start=3,
                end=5,
                text=" ،",
                suggestion=suggestion,
                fingerprint="00ff",
            ),
            Finding(
                "name-variants",
                Category.NAME,
                Severity.CRITICAL,
                TEXT,
                document="b.jsonl",
                segment="x",
                system="s",
                start=0,
                end=3,
                text="=1+1",
                concept="c",
                score=0.5,
                fingerprint="01ff",
            ),
            Finding(
                "term-missing",
                Category.TERMINOLOGY,
                Severity.MAJOR,
                "lost",
                document="b.jsonl",
                segment="x",
                system="s",
                side="source",
                start=0,
                end=2,
                text="ab",
                suppressed="baseline",
            ),
            Finding(
                "spacing-style",
                Category.HOUSE_STYLE,
                Severity.NEUTRAL,
                "38 of 38",
                side="batch",
                count=38,
                suppressed="inline",
            ),
        ),
        signature=Signature.of(translit="1"),
        scores=(Score("mqm", 12.5, "sig", system="s"), Score("chrf", None, "sig", (1.0, 2.0), "s")),
        counts={"segments": 2, "words": 10},
        summary={
            "mqm": 12.5,
            "systems": [
                {
                    "system": s,
                    "segments": 1,
                    "words": 5,
                    "mqm": 1.0,
                    "critical": 1,
                    "major": 0,
                    "minor": 1,
                    "neutral": 0,
                }
                for s in (None, "s")
            ],
            "checks": {"name-variants": 1, "space-before-punctuation": 1},
            "documents": [],
            "errors": ["input: b.jsonl:3: not JSON"],
            "baseline": 1,
        },
        documents=(
            Document("dir/a file.txt", (Segment("2", TEXT, document="dir/a file.txt"),)),
            Document("b.jsonl", (Segment("x", TEXT, "ab\tc\n", document="b.jsonl", system="s"),)),
        ),
        names=(
            {
                "concept": "c",
                "count": 2,
                "forms": [{"form": "=f", "status": "preferred", "system": "s", "count": 2}],
            },
        ),
    )
