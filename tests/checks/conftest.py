"""How a check is tried in one line."""

import pytest

from translit.checks import Context
from translit.segment import Segment


@pytest.fixture
def found():
    """The findings of a check in one segment: ``found(check, source, target, "en-ar", **options)``."""

    def look(check, source, target, langs="en-ar", **options):
        source_lang, target_lang = langs.split("-")
        context = Context(source_lang=source_lang or None, target_lang=target_lang or None)
        segment = Segment("1", target=target, source=source)
        return list(check(**options).check(segment, context))

    return look


@pytest.fixture
def texts(found):
    """What stands at the places of the findings."""

    def look(*args, **options):
        return [f.text for f in found(*args, **options)]

    return look


@pytest.fixture
def severities(found):
    """How bad the findings are."""

    def look(*args, **options):
        return [str(f.severity) for f in found(*args, **options)]

    return look


@pytest.fixture
def concluded():
    """The findings of a batch check on (target, source) rows of one document, or on segments."""

    def look(check, rows, glossary=None, langs="en-ar", **options):
        from translit.auditor import Auditor
        from translit.segment import Document

        source_lang, target_lang = langs.split("-")
        segments = tuple(
            row if isinstance(row, Segment) else Segment(str(i), row[0], row[1])
            for i, row in enumerate(rows, 1)
        )
        auditor = Auditor((check(**options),), glossary, source_lang, target_lang, evaluate=False)
        partial = auditor.examine([Document("d", segments)])
        assert partial.errors == []
        return list(auditor.conclude(partial).findings)

    return look
