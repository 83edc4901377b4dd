"""What was ticked on a printed brief, typed as one line: `3 7 12n 15?`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from unicodedata import normalize


class Pen(StrEnum):
    """What the pen says of a row."""

    DONE = "done"
    MISSED = "missed"
    OPEN = "open again"


@dataclass(frozen=True, slots=True)
class Ticked:
    """A number on the paper, and what the pen says of it."""

    number: int
    pen: Pen


@dataclass(frozen=True, slots=True)
class PaperLine:
    """What a line says, in its order and each number once; `wrong` names the rest."""

    ticked: tuple[Ticked, ...]
    wrong: tuple[str, ...] = ()


def read_line(line: str, last: int) -> PaperLine:
    """Read a line against a brief whose rows are numbered from 1 to `last`.

    A bare number is done, `n` or `no` behind it missed, `?` opens it again; `3-7`
    are all from 3 to 7. Numbers stand apart by blanks or commas.
    """
    said: dict[int, Pen] = {}
    wrong: list[str] = []
    for words, first, final, pen in _entries(line):
        if not first:
            wrong.append(f"\u201c{words}\u201d is no number of a row.")
        elif strange := next((n for n in (first, final) if not _is_on(n, last)), ""):
            wrong.append(_none_such(strange, last))
        elif int(first) > int(final):
            wrong.append(f"\u201c{words}\u201d runs backwards.")
        else:
            wrong += [
                f"{number} stands there twice, and not the same."
                for number in range(int(first), int(final) + 1)
                if said.setdefault(number, pen) is not pen
            ]
    ticked = tuple(Ticked(number, pen) for number, pen in said.items())
    return PaperLine(ticked, tuple(dict.fromkeys(wrong)))


_ENTRY: Final = re.compile(
    # A number or a span, and its mark, perhaps after blanks; else a whole word.
    r"(?P<first>[0-9]+)(?:\s*-\s*(?P<final>[0-9]+))?(?:\s*(?P<mark>no?|\?))?"
    r"(?=[\s,;]|$)|[^\s,;]+"
)
_PENS: Final = {"": Pen.DONE, "n": Pen.MISSED, "no": Pen.MISSED, "?": Pen.OPEN}
_DASHES: Final = {ord(dash): "-" for dash in "\u2010\u2011\u2012\u2013\u2014\u2212"}


def _entries(line: str) -> Iterator[tuple[str, str, str, Pen]]:
    """Yield words as typed, first and last number as digits, and what is said."""
    # Some keyboards type wide digits, and dashes of their own.
    plain = normalize("NFKC", line).translate(_DASHES).lower()
    for found in _ENTRY.finditer(plain):
        first = found["first"] or ""
        yield found[0], first, found["final"] or first, _PENS[found["mark"] or ""]


def _is_on(digits: str, last: int) -> bool:
    # Hundreds of digits are no number that Python would read.
    bare = digits.lstrip("0")
    return 0 < len(bare) <= len(str(last)) and int(bare) <= last


def _none_such(digits: str, last: int) -> str:
    ends = f"its numbers end at {last}" if last else "it has no numbers"
    return f"There is no {digits} on this brief: {ends}."
