"""A file that is there whole or not at all."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from translit.draft import draft


def write(path, text):
    with draft(path) as new:
        new.write_text(text)


def names(folder):
    return sorted(p.name for p in folder.iterdir())


def test_it_takes_the_place_in_one_step(tmp_path):
    place = tmp_path / "a.txt"
    place.write_text("old")
    place.chmod(0o640)
    with draft(place) as new:
        new.write_text("new")
        assert place.read_text() == "old"
    assert place.read_text() == "new"
    assert stat.S_IMODE(place.stat().st_mode) == 0o640
    assert names(tmp_path) == ["a.txt"]


def test_what_goes_wrong_leaves_what_was_there(tmp_path):
    place = tmp_path / "a.txt"
    place.write_text("old")
    with pytest.raises(TypeError), draft(place) as new:
        new.write_text(b"half")
    assert place.read_text() == "old"
    assert names(tmp_path) == ["a.txt"]


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path):
    write(tmp_path / "a.txt", "")
    (tmp_path / "b.txt").write_text("")
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "b.txt").stat().st_mode


def test_two_at_the_same_work_do_not_write_into_each_other(tmp_path):
    place = tmp_path / "a.txt"
    with draft(place) as one, draft(place) as other:
        one.write_text("one")
        other.write_text("other")
    assert place.read_text() == "one"
    assert names(tmp_path) == ["a.txt"]


def test_a_link_stays_one(tmp_path):
    (tmp_path / "to.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "to.txt")
    write(tmp_path / "link.txt", "new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "to.txt").read_text() == "new"


def test_a_device_is_written_itself():
    write("/dev/null", "x")
    assert Path("/dev/null").is_char_device()


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no such device here")
def test_what_is_open_stays_the_file_that_it_is(tmp_path):
    place = tmp_path / "log"
    code = "from translit.draft import draft\nwith draft('/dev/stdout') as new: new.open('a').write('x')"
    with place.open("wb") as log:
        before = place.stat().st_ino
        subprocess.run([sys.executable, "-c", code], stdout=log, check=True)
    assert (place.stat().st_ino, place.read_text()) == (before, "x")
    assert list(tmp_path.iterdir()) == [place]
