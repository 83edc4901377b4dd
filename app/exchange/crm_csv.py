"""Reads lists of contacts as CRMs and spreadsheets write them (`.csv`).

The encoding and what stands between the cells are guessed and can be said. Nothing
in a cell is ever carried out: a formula is text.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from app.errors import Problem
from app.exchange.content_lines import without_controls
from app.exchange.invite import Trouble

MOST_BYTES: Final = 20_000_000
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 250
_MOST_LINES: Final = 500_000
_MOST_BROKEN: Final = 500
# A cell that goes on over more lines has a quotation mark that nobody closed.
_ROW_LINES: Final = 200
_LONGEST_CELL: Final = 4_000
_LONGEST_LINE: Final = 100_000
_SAMPLE: Final = 30
_HEAD: Final = 20_000

# What can be said of a file, and what it is called.
ENCODINGS: Final = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1252": "Western European",
    "cp1250": "Central European",
    "cp1251": "Cyrillic",
    "cp1253": "Greek",
    "cp1254": "Turkish",
    "cp1257": "Baltic",
    "cp932": "Japanese",
}
DELIMITERS: Final = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row, and the line of the file it begins on; as many cells as headings."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContactList:
    """A list as read; a heading is empty where the file has none."""

    headings: tuple[str, ...]
    rows: tuple[ListRow, ...]
    encoding: str
    delimiter: str
    troubles: tuple[Trouble, ...] = ()


def read_list(raw: bytes, *, encoding: str = "", delimiter: str = "") -> ContactList:
    """Read a list; Problem if it is none, or more than anybody sells to.

    A row that is broken is named among the troubles, and the others come in.
    """
    if len(raw) > MOST_BYTES:
        raise Problem(
            f"This list is larger than {MOST_BYTES // 1_000_000} MB.",
            "Export only the columns with names, firms, mail and numbers.",
        )
    text, used = decoded(raw, encoding)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > _MOST_LINES:
        raise _too_many()
    first = 0
    if lines[0].lower().startswith("sep=") and len(lines[0]) == len("sep=,"):
        # Excel's own way to say it.
        delimiter, first = delimiter or lines[0][-1], 1
    if delimiter not in DELIMITERS:
        delimiter = guess_delimiter(lines[first : first + _SAMPLE])
    troubles: list[Trouble] = []
    rows = list(_rows(lines, first, delimiter, troubles))
    if not rows:
        raise Problem(
            "There is nothing in this list.",
            "Export the contacts with their headings, then try again.",
        )
    headings = rows[0].cells
    if any("@" in cell for cell in headings):
        # No heading has a mail address in it: it is somebody already.
        headings = ("",) * max(len(row.cells) for row in rows[:_SAMPLE])
    else:
        del rows[0]
    while headings and not headings[-1].strip() and any(headings):
        headings = headings[:-1]
    if len(headings) > MOST_COLUMNS:
        raise Problem(
            f"This list has more than {MOST_COLUMNS} columns.",
            "Export only those with names, firms, mail and numbers.",
        )
    even = tuple(_even(rows, len(headings), troubles))
    return ContactList(headings, even, used, delimiter, tuple(troubles))


def decoded(raw: bytes, encoding: str = "") -> tuple[str, str]:
    """Return a file's text, and the encoding it was read in.

    Without one that is said: by its first bytes, else UTF-8, else Western European.
    """
    by_mark = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    sample = raw[:2_000]
    # Latin letters in UTF-16: every second byte is nothing.
    hollow = sample.count(0) * 3 > len(sample)
    if encoding == "utf-16" or (not encoding and (by_mark or hollow)):
        name = "utf-16-be" if sample[:1] == b"\0" else "utf-16-le"
        return _clean(raw.decode("utf-16" if by_mark else name, "replace")), "utf-16"
    if encoding in ENCODINGS:
        return _clean(raw.decode(encoding, "replace")), encoding
    try:
        return _clean(raw.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        return _clean(raw.decode("cp1252")), "cp1252"
    except UnicodeDecodeError:
        return _clean(raw.decode("latin-1")), "cp1252"


def headings_of(raw: bytes, *, encoding: str = "", delimiter: str = "") -> ContactList:
    """Read no more of a list than its headings and the first rows."""
    head = raw[: _HEAD + 1]
    if len(head) > _HEAD:
        # Whole lines of whole characters, in UTF-16 too.
        end = head.rfind(b"\n", 0, _HEAD) & ~1
        head = head[: end or _HEAD]
    return read_list(head, encoding=encoding, delimiter=delimiter)


def guess_delimiter(lines: list[str]) -> str:
    """Return what parts the cells: what gives most rows as many as the headings.

    Each is tried in turn, which a hostile file cannot make slow, as it can the
    patterns of `csv.Sniffer`.
    """
    best, most = ",", 0
    for delimiter in DELIMITERS:
        rows = list(_rows(lines, 0, delimiter, []))
        wide = len(rows[0].cells) if rows else 0
        alike = sum(len(row.cells) == wide for row in rows)
        if wide > 1 and alike * wide > most:
            best, most = delimiter, alike * wide
    return best


def _rows(
    lines: list[str], first: int, delimiter: str, troubles: list[Trouble]
) -> Iterator[ListRow]:
    """Yield the rows that are not empty; after a broken one it goes on below it."""
    at, many = first, 0
    while at < len(lines):
        if not lines[at].strip(f' "{delimiter}\t'):
            at += 1
            continue
        if many == MOST_ROWS + 1:
            raise _too_many()
        taken = _of_a_row(islice(lines, at, at + _ROW_LINES))
        reader = csv.reader(taken, csv.excel, delimiter=delimiter, strict=True)
        wrong = "it is too long" if len(lines[at]) > _LONGEST_LINE else ""
        cells: list[str] = []
        try:
            cells = [] if wrong else next(reader)
        except csv.Error:
            wrong = "a quotation mark in it is not closed, or out of place"
        if wrong:
            troubles.append(Trouble(_start(lines[at]), f"Left out: {wrong}.", at + 1))
            if len(troubles) > _MOST_BROKEN:
                raise Problem(
                    f"More than {_MOST_BROKEN} rows of this list cannot be read.",
                    "Save it anew as CSV (UTF-8) and try again.",
                )
        else:
            many += 1
            yield ListRow(at + 1, tuple(map(_cell, cells)))
        at += max(1, reader.line_num) if not wrong else 1


def _of_a_row(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines for as long as they may belong to one row."""
    room = 2 * _LONGEST_LINE
    for line in lines:
        room -= len(line)
        if room < 0:
            return
        yield line + "\n"


def _even(rows: list[ListRow], wide: int, troubles: list[Trouble]) -> Iterator[ListRow]:
    """Yield rows with as many cells as there are headings."""
    for row in rows:
        cells, more = row.cells[:wide], row.cells[wide:]
        if any(more):
            about = " ".join(filter(None, cells[:2]))[:80]
            many = len(row.cells)
            said = f"Left out: it has {many} cells under {wide} headings."
            troubles.append(Trouble(about, said, row.line))
        elif any(cells):
            yield ListRow(row.line, (*cells, *[""] * (wide - len(cells))))


def _cell(text: str) -> str:
    """Return what a cell holds, out of the ways in which spreadsheets keep text."""
    text = text[:_LONGEST_CELL].strip()
    if text.startswith('="') and text.endswith('"') and len(text) > 2:
        text = text[2:-1].strip()
    if text.startswith("'") and text[1:2] in {"=", "+", "-", "@"}:
        # As our own lists keep a number from being taken for a sum.
        text = text[1:]
    return text


def _clean(text: str) -> str:
    return without_controls(text.replace("\0", ""))


def _start(line: str) -> str:
    return " ".join(line[:60].replace('"', " ").split())


def _too_many() -> Problem:
    return Problem(
        f"This list has more than {MOST_ROWS:,} rows.",
        "Export the people you sell to.",
    )
