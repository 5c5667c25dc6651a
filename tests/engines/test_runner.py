"""The pool: the rows of the plain pipeline, whatever is killed, in whatever pieces."""

import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from translit import Pipeline
from translit.engines import runner
from translit.engines.runner import Run, run
from translit.errors import InputError, TranslitError

STEP = Pipeline(glossary="libya", lang="ar")
BAD = ["not json", '{"text": null}', '{"text": 7}', '{"other": 1}', '{"text": "\\ud800"}']


def lines(count, seed=1):
    rng = random.Random(seed)
    words = ["هافتار", "لـ LNA", "موسكو", "، ", "Haftar", "قال", "أمس", "x"]
    for i in range(count):
        if i % 100 == 7:
            yield BAD[i // 100 % len(BAD)]
        else:
            yield json.dumps(
                {"id": i, "text": " ".join(rng.choices(words, k=8))}, ensure_ascii=False
            )


def written(path, count=600):
    path.write_text("\n".join(lines(count)) + "\n", encoding="utf-8")
    return path


def plain(tmp_path, source):
    out = tmp_path / "plain.jsonl"
    run(Run([str(source)], str(out), STEP))
    return out.read_bytes()


@pytest.mark.parametrize("size", [1, 1000, 20_000])
def test_the_same_bytes_in_whatever_pieces(tmp_path, size):
    source = written(tmp_path / "a.jsonl")
    expected = plain(tmp_path, source)
    done = run(
        Run([str(source)], str(tmp_path / "out.jsonl"), STEP, unit_bytes=size if size > 1 else 300)
    )
    assert (tmp_path / "out.jsonl").read_bytes() == expected
    assert done.read == done.written + done.skipped + done.errored == 600
    assert (done.skipped, done.errored) == (1, 4)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.jsonl", "out.jsonl", "plain.jsonl"]


def test_workers_give_the_same_bytes(tmp_path):
    source = written(tmp_path / "a.jsonl")
    run(Run([str(source)], str(tmp_path / "out.jsonl"), STEP, workers=2, unit_bytes=9_000))
    assert (tmp_path / "out.jsonl").read_bytes() == plain(tmp_path, source)


def test_what_was_done_is_not_done_again(tmp_path, monkeypatch):
    source = written(tmp_path / "a.jsonl")
    expected = plain(tmp_path, source)
    job = Run([str(source)], str(tmp_path / "out.jsonl"), STEP, unit_bytes=9_000)
    calls = []
    real = runner._do

    def dies(job, unit):
        calls.append(unit.number)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return real(job, unit)

    monkeypatch.setattr(runner, "_do", dies)
    with pytest.raises(KeyboardInterrupt):
        run(job)
    assert not (tmp_path / "out.jsonl").exists()
    done = run(job)
    assert done.read == 600
    assert calls[2:4] == [2, 2]
    assert (tmp_path / "out.jsonl").read_bytes() == expected


def test_a_file_is_joined_while_its_later_parts_are_made(tmp_path, monkeypatch):
    source = written(tmp_path / "a.jsonl")
    expected = plain(tmp_path, source)
    job = Run([str(source)], str(tmp_path / "out.jsonl"), STEP, unit_bytes=9_000)
    sizes = []
    run(job, lambda _: sizes.append(sum(p.stat().st_size for p in job.parts.glob(".*.joined.*"))))
    assert sizes[:-1] == sorted(sizes[:-1])
    assert 0 < sizes[-2] < len(expected)


def test_other_settings_are_not_mixed_in(tmp_path, monkeypatch):
    source = written(tmp_path / "a.jsonl")
    monkeypatch.setattr(runner, "_put", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        run(Run([str(source)], str(tmp_path / "out.jsonl"), STEP))
    with pytest.raises(InputError, match="an unfinished run with other version is here"):
        run(Run([str(source)], str(tmp_path / "out.jsonl"), Pipeline(glossary="none", lang="ar")))


def test_parquet_by_row_groups_and_a_folder(tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    texts = ["هافتار", None, "LNA"] * 50
    (tmp_path / "in").mkdir()
    pq.write_table(
        pa.table({"text": texts, "n": range(150)}), tmp_path / "in" / "a.parquet", row_group_size=40
    )
    written(tmp_path / "in" / "b.jsonl", 50)
    done = run(Run([str(tmp_path / "in")], str(tmp_path / "out"), STEP, workers=2))
    got = pq.read_table(tmp_path / "out" / "a.parquet")
    assert got["translit_text"].to_pylist() == [r["translit_text"] for r in STEP.rows(texts)]
    assert got["n"].to_pylist() == list(range(150))
    assert done.read == 200
    assert len((tmp_path / "out" / "b.jsonl").read_text("utf-8").splitlines()) == 50


def test_too_many_bad_rows(tmp_path):
    (tmp_path / "a.jsonl").write_text("x\n" * 50)
    told = r"more than 3 bad rows; the first: input: .*a\.jsonl:1: not JSON.* kept in .*\.parts"
    for _ in range(2):  # it is the same for what an earlier run did
        with pytest.raises(InputError, match=told):
            run(Run([str(tmp_path / "a.jsonl")], str(tmp_path / "out.jsonl"), STEP, max_errors=3))
        assert not (tmp_path / "out.jsonl").exists()
    done = run(Run([str(tmp_path / "a.jsonl")], str(tmp_path / "out.jsonl"), STEP))
    assert (done.errored, done.kept) == (50, 100)


def test_a_second_run_at_once_is_refused(tmp_path):
    source = written(tmp_path / "a.jsonl", 20)
    job = Run([str(source)], str(tmp_path / "out.jsonl"), STEP)

    def again(_):
        with pytest.raises(InputError, match="another run is at work here"):
            run(job)

    assert run(job, again).read == 20


def test_what_a_killed_run_left_half_is_cleared_away(tmp_path, monkeypatch):
    source = written(tmp_path / "a.jsonl", 20)
    job = Run([str(source)], str(tmp_path / "out.jsonl"), STEP)
    job.parts.mkdir()
    (job.parts / ".000000.part.12ab.tmp").write_text("half")
    seen = []
    run(job, lambda _: seen.extend(job.parts.glob(".*")))
    assert seen == []


def test_a_result_on_another_disk_or_one_without_links(tmp_path, monkeypatch):
    source = written(tmp_path / "a.jsonl")
    expected = plain(tmp_path, source)

    def refuses(*_):
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr("os.link", refuses)
    run(Run([str(source)], str(tmp_path / "out.jsonl"), STEP, unit_bytes=9_000))
    assert (tmp_path / "out.jsonl").read_bytes() == expected


def test_a_device_is_written_to_and_not_replaced(tmp_path, monkeypatch):
    source = written(tmp_path / "a.jsonl", 20)
    monkeypatch.setattr(Run, "parts", tmp_path / "parts")
    assert run(Run([str(source)], os.devnull, STEP)).read == 20
    assert not os.path.isfile(os.devnull)  # noqa: PTH113


ORPHANS = """
import os, sys
from translit import Pipeline
from translit.engines.runner import Run, run
def told(_):
    import multiprocessing
    print(*(p.pid for p in multiprocessing.active_children()), flush=True)
    sys.stdin.read()
if __name__ == "__main__":
    run(Run([sys.argv[1]], sys.argv[2], Pipeline(glossary="libya", lang="ar"), workers=2,
            unit_bytes=9_000), told)
"""


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="kill -9 is POSIX")
def test_workers_end_with_a_parent_that_was_killed(tmp_path):
    program = tmp_path / "go.py"
    program.write_text(ORPHANS)
    source = written(tmp_path / "a.jsonl")
    command = [sys.executable, program, source, tmp_path / "out.jsonl"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as process:
        workers = [int(pid) for pid in process.stdout.readline().split()]
        process.kill()
        process.wait()
        assert len(workers) == 2
        # the pipe that they have inherited closes when the last of them ends
        assert process.stdout.read() == ""


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    source = written(tmp_path / "a.jsonl", 5)
    with pytest.raises(InputError, match=r"can't be written: [^;]*$"):
        run(Run([str(source)], "/proc/out.jsonl", STEP))


def test_the_folder_that_one_is_in(tmp_path, monkeypatch):
    (tmp_path / "out").mkdir()
    written(tmp_path / "a.jsonl", 20)
    monkeypatch.chdir(tmp_path / "out")
    assert run(Run(["../a.jsonl"], ".", STEP)).read == 20
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["a.jsonl"]
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("workers", [1, 2])
def test_what_never_began_leaves_nothing(tmp_path, workers):
    source = written(tmp_path / "a.jsonl")
    step = Pipeline(glossary="libya", detector="nope")
    with pytest.raises(TranslitError, match="no detector 'nope'"):
        run(Run([str(source)], str(tmp_path / "o.jsonl"), step, workers=workers, unit_bytes=9_000))
    assert [p.name for p in tmp_path.iterdir()] == ["a.jsonl"]


LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from translit import Pipeline
from translit.engines.runner import Run, run
from translit.errors import InputError
if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
    try:
        run(Run([sys.argv[1]], sys.argv[2], Pipeline(glossary="libya", lang="ar"), unit_bytes=9_000))
    except InputError as error:
        sys.exit(str(error))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits stand for a full disk")
@pytest.mark.parametrize("room", [3_000, 100_000], ids=["at-the-parts", "at-the-end"])
def test_a_disk_that_is_full_ends_with_words_and_no_half_file(tmp_path, room):
    source = written(tmp_path / "a.jsonl")
    expected = plain(tmp_path, source)
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-c", LIMITED, source, out, str(room)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "can't be written: File too large; what is done is kept" in done.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        ".out.jsonl.parts",
        "a.jsonl",
        "plain.jsonl",
    ]
    assert not list((tmp_path / ".out.jsonl.parts").glob("*.tmp"))
    run(Run([str(source)], str(out), STEP, unit_bytes=9_000))
    assert out.read_bytes() == expected


def test_what_is_no_parquet_is_told(tmp_path):
    (tmp_path / "a.parquet").write_bytes(b"PAR1 nonsense")
    with pytest.raises(InputError, match=r"a\.parquet: not readable Parquet"):
        run(Run([str(tmp_path / "a.parquet")], str(tmp_path / "out.parquet"), STEP, workers=2))


def test_the_same_file_twice_is_read_once(tmp_path):
    source = written(tmp_path / "a.jsonl", 20)
    assert run(Run([str(source), str(source)], str(tmp_path / "out.jsonl"), STEP)).read == 20


@pytest.mark.slow
def test_killed_at_any_moment_and_gone_on_with(tmp_path):
    source = written(tmp_path / "a.jsonl", 30_000)
    expected = plain(tmp_path, source)
    out = tmp_path / "out.jsonl"
    code = (
        "import sys; from translit import Pipeline; from translit.engines.runner import Run, run\n"
        "step = Pipeline(glossary='libya', lang='ar')\n"
        "run(Run([sys.argv[1]], sys.argv[2], step, workers=2, unit_bytes=60_000))"
    )
    program = tmp_path / "go.py"
    program.write_text("if __name__ == '__main__':\n    " + code.replace("\n", "\n    "))
    rng = random.Random(3)
    for _ in range(20):
        process = subprocess.Popen([sys.executable, program, source, out], start_new_session=True)
        time.sleep(rng.uniform(0.2, 4))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if out.exists():
            assert out.read_bytes() == expected
            out.unlink()
    subprocess.run([sys.executable, program, source, out], check=True)
    assert out.read_bytes() == expected
