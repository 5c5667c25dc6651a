"""How inputs are cut: every byte once, lines whole, the last pieces small."""

import pytest

from translit.engines import units
from translit.engines.units import Unit, cut, lines_before


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(units, "_LEAST", 100)


def test_every_line_is_in_one_unit_and_the_last_are_small(tmp_path, small):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"".join(b"%d" % i * (i % 7 + 1) + b"\n" for i in range(20_000)))
    data = path.read_bytes()
    found = cut([str(path)], size=20_000)
    pieces = [data[u.start : u.end] for u in found]
    assert b"".join(pieces) == data
    assert all(piece.endswith(b"\n") for piece in pieces)
    assert [u.number for u in found] == list(range(len(found)))
    sizes = [u.size for u in found[:-1]]
    assert [len(piece) for piece in pieces[:-1]] == sizes
    assert sizes == pytest.approx(sorted(sizes, reverse=True), abs=40)
    assert max(sizes) < 20_100
    assert found[-1].size < 200


def test_the_largest_file_is_worked_on_first(tmp_path, small):
    for name, count in (("a.txt", 10), ("b.jsonl", 500), ("c.tsv", 2_000)):
        (tmp_path / name).write_text("x" * count)
    found = cut([str(tmp_path / name) for name in ("a.txt", "b.jsonl", "c.tsv")])
    assert [(u.number, u.path[-5:], u.size) for u in found] == [
        (0, "c.tsv", 2_000), (1, "jsonl", 500), (2, "a.txt", 10),
    ]  # fmt: skip


def test_a_file_without_a_byte_is_a_unit(tmp_path):
    (tmp_path / "a.jsonl").touch()
    assert cut([str(tmp_path / "a.jsonl")]) == [Unit(0, str(tmp_path / "a.jsonl"))]


def test_the_lines_before_a_unit_are_counted(tmp_path, small):
    path = tmp_path / "a.jsonl"
    path.write_text("{}\n" * 1_000)
    for unit in cut([str(path)], size=300):
        assert lines_before(unit) == unit.start // 3
