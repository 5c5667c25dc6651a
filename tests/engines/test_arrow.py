"""The Arrow step: the rows of the plain pipeline, whatever the column's type and however it is cut."""

import pickle

import pyarrow as pa
import pytest

from translit import Pipeline
from translit.engines.arrow import Step
from translit.errors import InputError
from translit.formats import COLUMNS

TEXTS = ["وصل هافتار إلى موسكو", None, "القيادة العامة لـ LNA ،", "", "Haftar met LNA officers."]
STEP = Step(glossary="libya")
ROWS = Pipeline(glossary="libya").rows(TEXTS)


def batch(kind=None, texts=TEXTS):
    return pa.record_batch({"n": pa.array(range(len(texts))), "text": pa.array(texts, kind)})


@pytest.mark.parametrize(
    "kind",
    [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())],
    ids=str,
)
def test_the_rows_of_the_pipeline(kind):
    out = STEP(batch(kind))
    assert out.schema.names == ["n", "text", *COLUMNS]
    assert out.column("text").type == kind
    assert out.select(COLUMNS).to_pylist() == ROWS


def test_large_batches_are_cut_and_slices_are_slices():
    step = Step(rows=2, glossary="libya")
    whole = batch(texts=TEXTS * 7)
    assert step(whole).equals(STEP(whole))
    assert STEP(whole.slice(3, 9)).equals(STEP(whole).slice(3, 9))
    assert STEP(batch(texts=[])).num_rows == 0


def test_tables_too_and_an_older_run_is_replaced():
    once = STEP(pa.Table.from_batches([batch(), batch()]))
    assert once.num_rows == 10
    assert STEP(once).equals(once)
    assert STEP.schema(batch().schema) == STEP(batch()).schema


def test_bytes_that_are_no_utf8_are_an_error_row():
    raw = pa.array([b"LNA", b"\xff", b"b"], pa.binary()).view(pa.string())
    out = STEP(pa.record_batch({"text": raw}))
    assert out.column("translit_status").to_pylist() == ["ok", "error", "ok"]


def test_other_types_are_error_rows():
    out = STEP(pa.record_batch({"text": pa.array([1, None])}))
    assert out.column("translit_status").to_pylist() == ["error", "skipped"]


def test_a_missing_column_is_the_callers_error():
    with pytest.raises(InputError, match="no 'body' column; found: 'n', 'text'"):
        Step("body")(batch())


def test_pickles_by_configuration():
    STEP(batch())
    assert len(pickle.dumps(STEP)) < 2_000
    assert pickle.loads(pickle.dumps(STEP))(batch()).equals(STEP(batch()))
