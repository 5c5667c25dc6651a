from translit.auditor.scoring import penalties
from translit.finding import Category, Finding, Severity

WEIGHTS = {s: float(s) for s in Severity}


def finding(
    check, severity, start=None, end=None, *, category=Category.PUNCTUATION, text="x", **more
):
    return Finding(
        check,
        category,
        severity,
        "",
        "d",
        more.pop("segment", "1"),
        start=start,
        end=end,
        text=text,
        **more,
    )


def test_what_overlaps_is_one_error_the_worst():
    found = [
        finding("a", Severity.MINOR, 0, 5),
        finding("b", Severity.MAJOR, 3, 8),
        finding("c", Severity.MINOR, 4, 6),
    ]
    assert penalties(found, WEIGHTS) == {None: 5}
    apart = [finding("a", Severity.MINOR, 0, 5), finding("b", Severity.MAJOR, 5, 8)]
    assert penalties(apart, WEIGHTS) == {None: 6}


def test_a_name_wrong_n_times_is_wrong_once():
    found = [
        finding(
            "term-not-preferred",
            Severity.MAJOR,
            0,
            5,
            category=Category.NAME,
            concept="haftar",
            segment=str(i),
        )
        for i in range(8)
    ]
    assert penalties(found, WEIGHTS) == {None: 5}
    assert penalties([*found, finding("x", Severity.MAJOR, segment="9")], WEIGHTS) == {None: 10}


def test_systems_are_apart():
    found = [
        finding("a", Severity.MINOR, 0, 1, system="s"),
        finding("a", Severity.CRITICAL, 0, 1, system="t"),
    ]
    assert penalties(found, WEIGHTS) == {"s": 1, "t": 25}
