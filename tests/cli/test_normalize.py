"""``translit normalize`` as a shell calls it."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

TEXT = "قال القيادة العامة لـ LNA إن هافتار هنا\r\n\nسطر ثان\u2028بلا نهاية"
CLEAN = "قال القيادة العامة للجيش الوطني الليبي إن حفتر هنا\r\n\nسطر ثان\u2028بلا نهاية"
ENV = {**os.environ, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}


def run(*args, data=b"", status=0):
    done = subprocess.run(
        [sys.executable, "-m", "translit", *map(str, args)],
        input=data,
        capture_output=True,
        env=ENV,
        check=False,
    )
    assert done.returncode == status, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    return done.stdout.decode(), done.stderr.decode()


def normalize(*args, **more):
    return run("normalize", "--lang", "ar", "--glossary", "libya", *args, **more)


MARKED = (
    '<xliff version="1.2"><file original="a"><body><trans-unit id="1"><source>s</source>'
    "<target>زار <x id='n'/>، مع <g id='1'>هافتار</g> ، و<g id='2'>هافتار</g></target></trans-unit>"
    "<trans-unit id='2'><target>لـ <g id='1'>LNA</g></target></trans-unit></body></file></xliff>"
)


def test_inline_markup_stays_where_it_is_and_the_trail_says_only_what_was_done(tmp_path):
    source, trail, out = (tmp_path / name for name in ("a.xlf", "e.jsonl", "b.xlf"))
    source.write_text(MARKED, encoding="utf-8")
    _, said = normalize(source, "--edits", trail, "-o", out)
    new = MARKED.replace("هافتار", "حفتر").replace("</g> ،", "</g>،")
    assert out.read_text(encoding="utf-8") == new
    assert "1 text kept a form that inline markup stands in" in said
    run("normalize", out, "--undo", trail, "-o", tmp_path / "c.xlf")
    assert (tmp_path / "c.xlf").read_text(encoding="utf-8") == MARKED


def test_text_comes_out_byte_for_byte_and_goes_back(tmp_path):
    source, trail, out = tmp_path / "a.txt", tmp_path / "e.jsonl", tmp_path / "out.txt"
    source.write_text(TEXT, encoding="utf-8", newline="")
    normalize(source, "--no-clean", "--edits", trail, "-o", out)
    assert out.read_bytes().decode() == CLEAN
    line = json.loads(trail.read_text(encoding="utf-8"))
    assert set(line) == {"id", "edits", "mentions"}
    assert run("normalize", out, "--undo", trail)[0] == TEXT


def test_a_trail_of_more_texts_is_told(tmp_path):
    source, trail = tmp_path / "a.txt", tmp_path / "e.jsonl"
    source.write_text("قال هافتار\nقال هافتار\n", encoding="utf-8")
    out, _ = normalize(source, "--lines", "--edits", trail)
    first = out.split("\n")[0].encode()
    _, said = run("normalize", "-", "--lines", "--undo", trail, data=first, status=2)
    assert "the trail has 2 lines for 1 text: is one missing?" in said


def test_lines_keep_their_count_and_ends():
    got, _ = normalize("--lines", "--no-clean", "-", data=TEXT.encode())
    assert got == CLEAN


def test_jsonl_passes_fields_through_in_order():
    line = '{"n": 1.10, "text": "LNA", "z": [1,  2]}\n'
    got, _ = normalize("--format", "jsonl", "-", data=line.encode())
    assert got.startswith(
        '{"n": 1.10, "text": "LNA", "z": [1,  2], "translit_text": "الجيش الوطني الليبي"'
    )
    assert list(json.loads(got))[3:] == [
        "translit_text", "translit_lang", "translit_script", "translit_lang_score", "translit_edits",
        "translit_mentions", "translit_status", "translit_error", "translit_version",
    ]  # fmt: skip


def test_a_bad_row_comes_out_and_is_counted():
    lines = b'{"text": "a"}\nnot json\n{"text": null}\n{"text": 5}\n{"text": "\\ud800"}\n'
    got, said = normalize("--format", "jsonl", "-", data=lines)
    status = [json.loads(row)["translit_status"] for row in got.splitlines()]
    assert status == ["ok", "error", "skipped", "error", "ok"]
    assert "read 5 = written 2 + skipped 1 + errored 2" in said


def test_too_many_bad_rows_end_it_without_half_a_file(tmp_path):
    (tmp_path / "a.jsonl").write_text("x\n" * 10)
    _, said = normalize(
        tmp_path / "a.jsonl", "-o", tmp_path / "out.jsonl", "--max-errors", "3", status=2
    )
    assert "more than 3 bad rows" in said
    assert [p.name for p in tmp_path.iterdir()] == ["a.jsonl"]


def test_csv_gets_columns():
    got, _ = normalize(
        "--format", "csv", "--field", "body", "-", data="id,body\n1,هافتار\n".encode()
    )
    head, row = got.splitlines()
    assert head.startswith("id,body,translit_text,translit_lang")
    assert row.startswith("1,هافتار,حفتر,ar")


def test_several_files_go_into_a_folder(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("هافتار", encoding="utf-8")
    normalize(tmp_path / "a.txt", tmp_path / "b.txt", "-o", tmp_path / "out")
    assert (
        sorted(p.read_text(encoding="utf-8") for p in (tmp_path / "out").iterdir()) == ["حفتر"] * 2
    )


def test_diff_shows_what_would_change():
    got, _ = normalize("--diff", "-", data=TEXT.encode())
    assert "[-\N{FIRST STRONG ISOLATE}هافتار\N{POP DIRECTIONAL ISOLATE}-]" in got
    assert "haftar_khalifa" in got


def test_a_line_is_answered_when_it_comes():
    process = subprocess.Popen(
        [sys.executable, "-m", "translit", "normalize", "--format", "jsonl", "--lang", "ar", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=ENV,
    )  # fmt: skip
    for text in ("LNA", "هافتار"):
        process.stdin.write(json.dumps({"text": text}).encode() + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["text"] == text
    process.stdin.close()
    assert process.wait(20) == 0
    process.stdout.close()


def test_head_ends_quietly(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "a"}\n' * 20_000)
    command = f"{sys.executable} -m translit normalize {tmp_path}/a.jsonl | head -n 1"
    command += "; echo ${PIPESTATUS[0]}"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, env=ENV, check=False
    )
    assert done.stderr == ""
    assert done.stdout.splitlines()[1] == "0"


def test_an_interrupt_is_130():
    # whoever runs the tests in the background has the signal ignored
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from translit.cli import main; main(['normalize', '--format', 'jsonl', '-'])"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENV,
    ) as process:
        process.stdin.write(b'{"text": "LNA"}\n')
        process.stdin.flush()
        assert process.stdout.readline()  # it is at work
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130


@pytest.mark.parametrize(
    ("args", "data", "message"),
    [
        pytest.param(["no.txt"], b"", "no.txt: can't be read: No such file", id="missing"),
        pytest.param(["."], b"", "unknown suffix", id="folder-of-other-files"),
        pytest.param(["-"], b"ab\n\xff", "-:2: not UTF-8: byte 0xff", id="bytes"),
        pytest.param(
            ["--format", "csv", "-"],
            b"a,b\n1,2\n",
            "no 'text' column; found: 'a', 'b'",
            id="column",
        ),
        pytest.param(
            ["--format", "jsn", "-"], b"", "no format 'jsn'; did you mean 'jsonl'", id="format"
        ),
        pytest.param(["--profil", "x", "-"], b"", "No such option", id="option"),
        pytest.param(["--glossary", "lybia", "-"], b"x", "libya", id="glossary"),
        pytest.param(["--detector", "x", "-"], b"x", "known: cascade", id="detector"),
        pytest.param(["--undo", "no.jsonl", "-"], b"x", "no.jsonl", id="undo"),
        pytest.param(["-", "-o", "/proc/x/y"], b"x", "/proc/x", id="output"),
        pytest.param(["a", "-o", "-", "--workers", "2"], b"", "--workers takes files", id="pool"),
    ],
)
def test_errors_are_one_clear_line_and_status_2(args, data, message):
    _, said = run("normalize", *args, data=data, status=2)
    assert message in said


def test_a_trail_of_another_text_is_refused(tmp_path):
    (tmp_path / "e.jsonl").write_text(
        '{"id": "a", "edits": [{"start": 0, "end": 1, "before": "a", "after": "b", "rule": "r"}]}\n'
    )
    _, said = run("normalize", "-", "--undo", tmp_path / "e.jsonl", data=b"zz", status=2)
    assert "the trail is of another text" in said


@pytest.mark.parametrize(
    "data", [b"", b" " * 50_000, b"\x00\x01", "\u202e\u2066".encode(), b"a" * 10_000_000]
)
def test_odd_input_is_taken(data):
    got, _ = normalize("--no-clean", "-", data=data)
    assert got.encode() == data


def test_help_is_quick():
    def cpu(*command):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        return time.perf_counter() - start

    bare = min(cpu(sys.executable, "-c", "import click") for _ in range(5))
    ours = min(cpu(sys.executable, "-m", "translit", "--help") for _ in range(5))
    assert ours < 3 * bare
