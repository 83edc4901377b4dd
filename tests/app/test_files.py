import os
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import files
from app.errors import Problem
from app.files import safe_name, write_beside

DEVICES = ("CON", "nul", "COM1", "lpt9", "aux.txt", "Con .x", "COM\u00b9")
EVIL = [
    "../../etc/passwd",
    "/etc/passwd",
    "C:\\Windows\\x",
    "C:x",
    "\\\\server\\share\\x",
    "//server/share",
    "a\0b",
    "name.",
    "name ",
    "..",
    ".",
    "",
    "~",
    ".hidden",
    "report\u202efdp.exe",
    "a:b",
    'say "hi" <now>|?*',
    "x" * 300,
    "漢" * 300,
    "line\nbreak",
    "\ud800",
    *DEVICES,
]


def is_safe(name, suffix):
    stem = name[: -len(suffix)]
    return (
        name.endswith(suffix)
        and stem == stem.strip(" .")
        and PurePosixPath(name).name == name == PureWindowsPath(name).name
        and not PureWindowsPath(name).drive
        and not name.startswith((".", "-", "~"))
        and len(name.encode()) <= 120
        and stem.partition(".")[0].strip().casefold() not in files._DEVICES
        and (name.isprintable() or not any(ord(c) < 32 for c in name))
        and "\u202e" not in name
    )


@pytest.mark.parametrize("text", EVIL)
def test_a_hostile_text_makes_a_harmless_name(text):
    assert is_safe(safe_name(text, ".pdf"), ".pdf")


def test_a_plain_text_stays_itself():
    assert safe_name("Brief, Havel & Sons, 23 Nov", ".pdf") == (
        "Brief, Havel & Sons, 23 Nov.pdf"
    )
    assert safe_name("山田 太郎", ".html") == "山田 太郎.html"


def test_nothing_becomes_untitled():
    assert safe_name("../..", ".csv") == "Untitled.csv"


@given(st.text(max_size=200))
def test_any_text_makes_a_harmless_name(text):
    assert is_safe(safe_name(text, ".pdf"), ".pdf")


def test_a_file_is_written_whole_with_nothing_left_beside(tmp_path):
    written = write_beside(tmp_path / "a.pdf", b"one")
    assert written == tmp_path / "a.pdf"
    assert written.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [written]


def test_a_file_that_exists_stays_and_the_new_one_gets_a_number(tmp_path):
    first = write_beside(tmp_path / "a.pdf", b"one")
    second = write_beside(tmp_path / "a.pdf", b"two")
    third = write_beside(tmp_path / "a.pdf", b"three")
    assert [second.name, third.name] == ["a (2).pdf", "a (3).pdf"]
    assert [p.read_bytes() for p in (first, second, third)] == [
        b"one",
        b"two",
        b"three",
    ]


def test_a_file_is_replaced_when_asked(tmp_path):
    write_beside(tmp_path / "a.pdf", b"one")
    assert write_beside(tmp_path / "a.pdf", b"two", replace=True).read_bytes() == b"two"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("replace", [True, False])
def test_a_link_is_never_followed(tmp_path, replace):
    outside = tmp_path / "outside"
    outside.write_bytes(b"mine")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a.pdf").symlink_to(outside)
    write_beside(folder / "a.pdf", b"new", replace=replace)
    assert outside.read_bytes() == b"mine"


def test_a_folder_that_is_not_there_is_a_problem_with_advice(tmp_path):
    with pytest.raises(Problem, match=r"a\.pdf could not be written") as caught:
        write_beside(tmp_path / "gone" / "a.pdf", b"x")
    assert "another folder" in caught.value.advice


def test_a_place_taken_by_a_folder_is_a_problem_and_leaves_nothing(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(Problem):
        write_beside(tmp_path / "a.pdf", b"x", replace=True)
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


def busy(winerror):
    error = PermissionError(13, "denied")
    error.winerror = winerror
    return error


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_held_for_a_moment_is_tried_again(winerror):
    errors = [busy(winerror), busy(winerror)]

    def act():
        if errors:
            raise errors.pop()

    files._patiently(act)
    assert errors == []


def test_a_file_held_for_good_is_given_up():
    def act():
        raise busy(32)

    with pytest.raises(PermissionError):
        files._patiently(act)


def test_any_other_error_is_not_tried_again():
    tries = []

    def act():
        tries.append(1)
        raise OSError(28, "full")

    with pytest.raises(OSError, match="full"):
        files._patiently(act)
    assert len(tries) == 1


def test_a_disk_without_hard_links_still_overwrites_nothing(tmp_path):
    beside = tmp_path / "beside"
    beside.write_bytes(b"new")
    taken = tmp_path / "taken"
    taken.write_bytes(b"old")
    with pytest.raises(FileExistsError):
        files._rename_new(beside, taken)
    assert taken.read_bytes() == b"old"
    assert isinstance(beside, Path)
