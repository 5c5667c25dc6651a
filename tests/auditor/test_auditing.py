import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest

from translit import audit
from translit.auditor import Auditor
from translit.auditor.choices import chosen
from translit.baseline import Baseline
from translit.config import Suppression
from translit.errors import ConfigError, InputError, UnknownPart
from translit.finding import Severity
from translit.segment import Document, Segment

SPACED = "وصل إلى موسكو ، ثم عاد ."


def rows(*targets, **more):
    return [Segment(str(i), t, target_lang="ar", **more) for i, t in enumerate(targets, 1)]


def quiet(segments, **options):
    return audit(segments, glossary="none", **options)


def test_findings_have_document_segment_text_and_fingerprint():
    (document,) = [Document("d", tuple(rows("عاد", SPACED)))]
    found = quiet([document], checks=["space-before-punctuation"]).findings
    assert [(f.document, f.segment, f.text) for f in found] == [("d", "2", " ،"), ("d", "2", " .")]
    assert len({f.fingerprint for f in found}) == 2


def test_a_folder_is_read_in_the_order_of_names(tmp_path):
    (tmp_path / "b.txt").write_text("عاد .\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(f"\n{SPACED}\n", encoding="utf-8")
    report = quiet(tmp_path, target_lang="ar", checks=["space-before-punctuation"])
    assert [f.segment for f in report.findings] == ["2", "2", "1"]
    assert report.counts["documents"] == 2


def test_a_row_that_cannot_be_read_is_counted_and_named(tmp_path):
    path = tmp_path / "b.jsonl"
    path.write_text('{"target": "a"}\nnot json\n{"target": "b"}\n', encoding="utf-8")
    report = quiet(path)
    assert report.counts["segments"] == 3
    assert report.counts["errors"] == 1
    assert f"{path}:2" in report.summary["errors"][0]


def test_unknown_names_are_errors_with_a_hint():
    with pytest.raises(UnknownPart, match="space-before-punctuation"):
        quiet([], checks=["space-before-punctation"])
    with pytest.raises(UnknownPart):
        quiet([], skip=["nothing"])
    with pytest.raises(ConfigError, match="min_count"):
        quiet([], options={"spacing-style": {"min_cont": 1}})
    with pytest.raises(ConfigError, match="major"):
        quiet([], severity={"spacing-style": "majr"})
    with pytest.raises(InputError, match="int"):
        quiet([5])


def test_sets_of_checks():
    default, everything = chosen(None, (), {}), chosen(["all"], (), {})
    assert {c.id for c in default} < {c.id for c in everything}
    assert all(type(c).default for c in default)
    assert [c.id for c in chosen(["quotes"], (), {})] == ["quotes"]
    assert "quotes" in [c.id for c in chosen(["default", "quotes"], ["spacing-style"], {})]


def test_severities_are_overridden():
    report = quiet(
        rows(SPACED),
        checks=["space-before-punctuation"],
        severity={"space-before-punctuation": "critical"},
    )
    assert {f.severity for f in report.findings} == {Severity.CRITICAL}
    assert report.summary["severities"]["critical"] == 2


@pytest.mark.parametrize(
    ("meta", "suppress"),
    [
        pytest.param({"translit_ignore": "space-before-punctuation, quotes"}, (), id="inline"),
        pytest.param({"translit_ignore": "*"}, (), id="inline-all"),
        pytest.param({}, (Suppression(check="space-*", reason="house"),), id="configuration"),
        pytest.param({}, (Suppression(segment="1", document="d*"),), id="by-place"),
    ],
)
def test_suppressed_findings_stay_in_the_report_and_out_of_the_sums(meta, suppress):
    document = Document("d", tuple(rows(SPACED, meta=meta)))
    report = quiet([document], checks=["space-before-punctuation"], suppress=suppress)
    assert len(report.findings) == 2
    assert all(f.suppressed for f in report.findings)
    assert report.summary["mqm"] == 0
    assert report.summary["suppressed"] == 2


def test_baseline_survives_moved_and_inserted_segments():
    before = quiet(rows("عاد أمس", SPACED, "بقي هنا ؟"), checks=["space-before-punctuation"])
    known = dict.fromkeys((x.fingerprint for x in before.findings), 1)
    after = quiet(
        rows("جديد ؛ هنا", "بقي هنا ؟", "شيء آخر", SPACED),
        checks=["space-before-punctuation"],
        baseline=Baseline(known),
    )
    assert [f.segment for f in after.findings if not f.suppressed] == ["1"]
    assert after.summary["baseline"] == 3


def test_penalty_per_thousand_words():
    text = " ".join(["كلمة"] * 98) + " موسكو ، عاد"
    report = quiet(rows(text), checks=["space-before-punctuation"])
    assert report.counts["words"] == 101
    assert report.summary["mqm"] == pytest.approx(1000 / 101, abs=0.01)
    assert [(s.name, s.system) for s in report.scores] == [("mqm", None)]


def test_parts_of_a_batch_say_what_the_whole_says():
    documents = [
        Document("a", tuple(rows("شمال أفريقيا ، هنا", "وأفريقيا"))),
        Document("b", tuple(rows("قال كافانو ثم كافانو", "وكافنو"))),
        Document("a", tuple(rows("في إفريقيا ٧ و 7"))),
    ]
    auditor = Auditor(chosen(None, (), {}), None, None, "ar", evaluate=False)
    whole = auditor.conclude(auditor.examine(documents))
    for cut in (1, 2):
        first, second = auditor.examine(documents[:cut]), auditor.examine(documents[cut:])
        merged = pickle.loads(pickle.dumps(first)).merge(pickle.loads(pickle.dumps(second)))
        assert auditor.conclude(merged) == whole
    assert whole.findings


def test_a_check_that_fails_is_told_and_stops_nothing(monkeypatch):
    from translit.checks.end_punctuation import EndPunctuation

    def broken(self, segment, context):
        raise ValueError("oh")

    monkeypatch.setattr(EndPunctuation, "check", broken)
    report = quiet(rows(SPACED), checks=["end-punctuation", "space-before-punctuation"])
    assert len(report.findings) == 2
    assert "end-punctuation failed on 1: ValueError" in report.summary["errors"][0]


def test_a_quick_look_that_fails_leaves_all_to_the_closer_one(monkeypatch):
    from translit.checks.space_before_punctuation import SpaceBeforePunctuation

    def broken(self, block):
        raise ValueError("oh")

    monkeypatch.setattr(SpaceBeforePunctuation, "concerned", broken)
    report = quiet(rows(SPACED), checks=["space-before-punctuation"])
    assert len(report.findings) == 2
    (told,) = report.summary["errors"]
    assert told.startswith("check space-before-punctuation failed on many segments at once")


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("", id="empty"),
        pytest.param(None, id="none"),
        pytest.param(" " * 50_000, id="spaces"),
        pytest.param("\ud800 ا", id="lone-surrogate"),
        pytest.param("\u202e\u2067abc ، \u0000", id="bidi-and-control"),
        pytest.param("ا\u0651" * 20_000, id="marks"),
        pytest.param("((((" * 10_000, id="brackets"),
        pytest.param('"' * 20_001, id="quotes"),
    ],
)
def test_hostile_text(target):
    report = audit(
        [Segment("1", target, "a source (", target_lang="ar", source_lang="en")],
        glossary="none",
        checks=["all"],
    )
    assert report.summary["errors"] == []


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param("a car car car car car car car car came", ["repetition"], id="worse"),
        pytest.param("he he saw the old town and left it again", ["doubled-word"], id="alone"),
    ],
)
def test_what_is_said_again_is_told_once(target, expected):
    segment = Segment("1", target, "Ein Wagen kam.", source_lang="de", target_lang="en")
    found = audit(segment, evaluate=False, glossary="none").findings
    assert [
        f.check for f in found if (f.severity and "again" in f.message) or "twice" in f.message
    ] == expected


def test_an_untranslated_segment_is_one_fault():
    text = "Khalifa Haftar arrived with 54 million men of the army in Russia"
    row = Segment("1", text, text, source_lang="en", target_lang="ar")
    found = {f.check for f in audit([row], glossary="libya").findings}
    assert "untranslated-segment" in found
    assert found.isdisjoint({"term-missing", "number-mismatch", "name-missing"})


def test_names_of_a_source_that_comes_again_are_remembered_but_not_for_ever(monkeypatch):
    from translit.checks import Context, base
    from translit.glossary import Glossary

    monkeypatch.setattr(base, "_KEPT", 2)
    context = Context(Glossary.from_pairs([("هافتار", "حفتر")], lang="ar"))
    context.prepare([("هافتار", "ar"), ("طويل" * 1000, "ar")])
    again = context.ready["هافتار", "ar"]
    context.prepare([("هافتار", "ar"), ("ثان", "ar")])
    assert context.ready["هافتار", "ar"] is again
    assert list(context.ready) == [("هافتار", "ar"), ("ثان", "ar")]
    context.prepare([("ثالث", "ar")])
    context.prepare([("رابع", "ar")])
    assert list(context.ready) == [("ثان", "ar"), ("ثالث", "ar"), ("رابع", "ar")]


def test_memory_is_that_of_a_block_however_long_the_batch():
    import tracemalloc

    auditor = Auditor(chosen(["url-mismatch", "repetition"], (), {}), None)

    def peak(size):
        texts = (f"قتل {i} جنود ثم عاد {i} جنود إلى القاعدة" for i in range(size))
        segments = (Segment(str(i), t, t, (), "ar", "ar", "d") for i, t in enumerate(texts))
        tracemalloc.start()
        auditor.examine(Document("d", (segment,)) for segment in segments)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(300)
    assert peak(1_600) < 1.5 * peak(520)


def test_parts_of_an_audit_share_its_normalizer_and_say_what_a_whole_would():
    segments = rows("وصل هافتار إلى موسكو", "عاد حفتر")
    documents = [Document(str(n), (segment,)) for n, segment in enumerate(segments)]
    auditor = Auditor.of(glossary="libya", target_lang="ar", evaluate=False)
    whole = auditor.examine(documents)
    again = pickle.loads(pickle.dumps(auditor))
    parts = again.examine(documents[:1]).merge(again.examine(documents[1:]))
    assert whole.mentions == parts.mentions
    assert auditor.conclude(whole).findings == again.conclude(parts).findings != ()


def test_threads_share_an_auditor():
    auditor = Auditor.of(glossary="none", target_lang="ar", evaluate=False)
    words = ["عاد", "إن", "إن", "كافانو", "كافنو", "متعةهم", "،"]
    batch = [
        Document(str(n), tuple(rows(*(" ".join(words[n + at :] + words[:at]) for at in range(5)))))
        for n in range(6)
    ]
    expected = auditor.conclude(auditor.examine(batch))
    with ThreadPoolExecutor(4) as pool:
        parts = list(pool.map(auditor.examine, [batch] * 8))
    assert all(auditor.conclude(part) == expected for part in parts)
    assert expected.findings
