import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.baseline import Baseline, fingerprint
from translit.errors import InputError
from translit.finding import Category, Finding, Severity


def finding(text, start, end, **more):
    return Finding(
        "c",
        Category.NAME,
        Severity.MINOR,
        more.pop("message", "m"),
        segment="1",
        start=start,
        end=end,
        text=text[start:end],
        **more,
    )


def test_neither_position_nor_wording_nor_id_counts():
    a = "ثم وصل هافتار إلى موسكو"
    one = fingerprint(finding(a, 7, 13), a)
    assert one == fingerprint(finding(a, 7, 13, message="other"), a)
    longer = "وبعد سنوات طويلة من الغياب عن المدينة، " + a
    shift = len(longer) - len(a)
    far = "كلام كثير قبل ذلك كله في سطر واحد " * 2 + a
    assert (
        fingerprint(finding(longer, 7 + shift, 13 + shift), longer) != one
    )  # its surroundings changed
    moved = len(far) - len(a)
    assert fingerprint(finding(far, 7 + moved, 13 + moved), far) == fingerprint(
        finding("x " + far, 9 + moved, 15 + moved), "x " + far
    )


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_any_text_has_one(text, start, size):
    assert len(fingerprint(finding(text, start, start + size), text)) == 16


def test_one_more_than_known_counts():
    found = [finding("ab", 0, 1, fingerprint="f")] * 3
    marked = Baseline({"f": 2}).mark(found)
    assert [f.suppressed for f in marked] == ["baseline", "baseline", ""]


def test_written_and_read(tmp_path):
    found = [
        finding("ab", 0, 1, fingerprint="f"),
        finding("ab", 0, 1, fingerprint="f"),
        finding("ab", 0, 1, fingerprint="g", suppressed="inline"),
    ]
    path = tmp_path / "b.json"
    path.write_text(Baseline.dump(found), encoding="utf-8")
    assert Baseline.load(path).known == {"f": 2}


@pytest.mark.parametrize("content", ["", "[]", "{}", json.dumps({"schema": "x", "findings": {}})])
def test_what_is_no_baseline(tmp_path, content):
    path = tmp_path / "b.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"b\.json"):
        Baseline.load(path)
