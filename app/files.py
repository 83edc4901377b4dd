"""Files for other programs: names that are safe anywhere, written whole or not."""

from __future__ import annotations

import os
import re
import time
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final
from uuid import uuid4

from app.errors import Problem

_LONGEST_BYTES: Final = 120
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*%\x00-\x1f\x7f]+')
_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in "0123456789\u00b9\u00b2\u00b3"}
)
_BUSY: Final = frozenset({5, 32, 33})
_PATIENCE: Final = 2.5
_PAUSE: Final = 0.05
_MOST_NAMES: Final = 10_000


def safe_name(text: str, suffix: str) -> str:
    """Return a file name made of a text, safe on every system (RELIABILITY R29).

    It names a file in the folder it is put in and nowhere else, whatever the text
    says; `suffix` (`.pdf`) comes from the program and is kept.
    """
    plain = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode())
    plain = "".join(c for c in plain if unicodedata.category(c) not in _UNSEEN)
    words = " ".join(_FORBIDDEN.sub(" ", plain).split()).strip(" .~-")
    room = _LONGEST_BYTES - len(suffix.encode())
    words = words.encode()[:room].decode("utf-8", "ignore").rstrip(" .")
    if not words:
        words = "Untitled"
    if words.partition(".")[0].strip().casefold() in _DEVICES:
        words = f"_{words}"
    return f"{words}{suffix}"


def write_beside(path: Path, data: bytes, *, replace: bool = False) -> Path:
    """Write a file whole and return where it is; Problem if that cannot be done.

    It is written beside its place, made sure to be on the disk, and renamed. An
    existing file stays, and the new one gets a number, unless `replace` is set; a
    link is replaced, not followed.
    """
    beside = path.with_name(f".{uuid4().hex}.part")
    try:
        _write(beside, data)
        if replace:
            _patiently(lambda: beside.replace(path))
            written = path
        else:
            written = _placed(beside, path)
        _settle(path.parent)
    except OSError as error:
        raise Problem(
            f"{path.name} could not be written: {_reason(error)}.",
            "Choose another folder, or make room there, and try again.",
        ) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return written


_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _placed(beside: Path, path: Path) -> Path:
    """Give a file the first free name after the wanted one; never one that is taken."""
    for number in range(1, _MOST_NAMES):
        name = f"{path.stem} ({number}){path.suffix}" if number > 1 else path.name
        target = path.with_name(name)
        try:
            _patiently(partial(_rename_new, beside, target))
        except FileExistsError:
            continue
        return target
    raise FileExistsError(path)


def _rename_new(beside: Path, target: Path) -> None:
    """Rename a file to a name that must be free, without a moment in between."""
    if os.name == "nt":
        beside.rename(target)
        return
    try:
        target.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:
        # No hard links on this disk: claim the name first, then fill it.
        target.open("xb").close()
        try:
            beside.replace(target)
        except OSError:
            target.unlink()
            raise


def _patiently(act: Callable[[], object]) -> None:
    """Do it again while a virus scanner or another program holds the file."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            act()
        except OSError as error:
            busy = getattr(error, "winerror", None) in _BUSY
            if not busy or time.monotonic() >= until:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _settle(folder: Path) -> None:
    """Make sure the folder itself is on the disk, where a system can say so."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reason(error: OSError) -> str:
    if getattr(error, "winerror", None) in _BUSY:
        return "another program holds it"
    return (error.strerror or "the disk refuses it").lower()
