"""Spark: the rows of the plain pipeline, the report of the plain audit, the candidates of the plain miner."""

import json
import os
import sys
from pathlib import Path

import pytest

import translit
from translit import Pipeline
from translit.errors import InputError
from translit.formats import COLUMNS

pytestmark = [
    pytest.mark.engine,
    pytest.mark.filterwarnings("ignore"),  # Spark's and pandas' own
]
SAMPLE = Path(__file__).resolve().parents[2] / "eval" / "sample" / "batch.jsonl"


@pytest.fixture(scope="module")
def session():
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    built = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    yield built
    built.stop()


def test_the_same_rows(session):
    from translit.engines import spark

    hostile = [None, "", " " * 5_000, "\u202e\u2066a", "\x00", "a" * 100_000, "&#39;" * 50]
    texts = (
        ["وصل هافتار إلى موسكو", "القيادة العامة لـ LNA ،", "Haftar met LNA officers."] * 30
        + hostile
    ) * 3
    frame = session.createDataFrame(list(enumerate(texts)), "n int, text string").repartition(5)
    got = {r.n: r for r in spark.normalize(frame, glossary="libya").collect()}
    expected = Pipeline(glossary="libya").rows(texts)
    assert len(got) == len(texts)
    for n, row in enumerate(expected):
        mine = got[n].asDict(recursive=True)
        assert {k: mine[k] for k in COLUMNS} == row


def frame_of(session):
    rows = [json.loads(line) for line in SAMPLE.read_text("utf-8").splitlines()]
    columns = (
        "id",
        "document",
        "system",
        "source",
        "target",
        "reference",
        "source_lang",
        "target_lang",
    )
    data = [tuple(r.get(c) for c in columns) for r in rows]
    schema = ", ".join(f"{c} string" for c in columns)
    return session.createDataFrame(session.sparkContext.parallelize(data, 4), schema)


def told(report):
    return [
        (f.check, f.document, f.system, f.segment, f.start, f.message, f.count)
        for f in report.findings
    ]


def test_the_same_report(session):
    from translit.engines import spark

    plain = translit.audit(SAMPLE, glossary="libya")
    got = spark.audit(frame_of(session), glossary="libya", evaluate=True)
    assert sorted(map(repr, told(got))) == sorted(map(repr, told(plain)))
    assert [(s.system, s.name, s.value) for s in got.scores] == [
        (s.system, s.name, s.value) for s in plain.scores
    ]


def test_the_same_candidates(session):
    from translit.engines import spark
    from translit.formats import read_documents

    assert spark.mine(frame_of(session), "none") == translit.mine(read_documents(SAMPLE), "none")


def test_a_wrong_schema_is_told_before_the_job(session):
    from translit.engines import spark

    frame = session.createDataFrame([(1,)], "body int")
    with pytest.raises(InputError, match="no 'text' column; found: 'body'"):
        spark.normalize(frame)
    with pytest.raises(InputError, match="column 'body' is int, expected string"):
        spark.normalize(frame, "body")
    with pytest.raises(InputError, match="no 'target' column"):
        spark.audit(frame)
