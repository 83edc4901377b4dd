"""Lines as calendars and contact files have them: decoded, unfolded, counted."""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

_END_OF_LINE: Final = re.compile(rb"\r*\n")
_CONTROL: Final = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), 127, 0xFEFF, 0xFFFE, 0xFFFF]
)


class Line(NamedTuple):
    """A whole line and the number of the physical line it began on."""

    number: int
    text: str


def content_lines(raw: bytes | str) -> list[Line]:
    """Return the unfolded lines of a file, without the empty ones.

    A fold may fall inside a character, so it is undone before decoding. Lines
    that are not UTF-8 are taken as Windows Latin, one by one.
    """
    numbers: list[int] = []
    whole: list[bytes] = []
    parts: list[bytes] = []
    for number, line in enumerate(_physical(raw), 1):
        if line[:1] in (b" ", b"\t") and parts:
            parts.append(line[1:])
        elif line:
            if parts:
                whole.append(b"".join(parts))
            numbers.append(number)
            parts = [line]
    if parts:
        whole.append(b"".join(parts))
    return [Line(*pair) for pair in zip(numbers, _decoded(whole), strict=True)]


def without_controls(text: str) -> str:
    """Return a text without control characters other than line ends and tabs."""
    # Asking is several times as fast as looking up each letter.
    return text if text.isprintable() else text.translate(_CONTROL)


def _physical(raw: bytes | str) -> list[bytes]:
    if isinstance(raw, bytes) and raw[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        raw = raw.decode("utf-16", "replace")
    if isinstance(raw, str):
        raw = raw.encode("utf-8", "replace")
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if b"\n" not in raw:
        raw = raw.replace(b"\r", b"\n")
    return _END_OF_LINE.split(raw)


def _decoded(lines: list[bytes]) -> list[str]:
    try:
        texts = b"\n".join(lines).decode("utf-8").split("\n")
    except UnicodeDecodeError:
        texts = [_latin(line) for line in lines]
    return texts if lines else []


def _latin(line: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    return line.decode("latin-1")
