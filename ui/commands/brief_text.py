"""A brief as plain text, for a terminal or a mail to oneself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from reports.brief import Brief, Guest, Mark, NumberedRow

WIDTH = 78
_BOXES = {Mark.OPEN: "[ ]", Mark.DONE: "[x]"}


def brief_text(brief: Brief) -> Iterator[str]:
    """Yield the lines of a brief, in the order of the page."""
    head = brief.head
    yield head.account
    yield head.about
    yield f"{head.here} · {head.there}"
    if head.reach:
        yield head.reach
    yield from _part("What it is for", [brief.purpose])
    yield from _part("Wanted", [brief.wanted])
    yield from _part("Still useful", [brief.still_useful])
    yield from _part("Who", [_guest(guest) for guest in brief.who])
    if brief.differs:
        yield from _part(
            "Another view", [f"{brief.differs.label} {brief.differs.text}"]
        )
    yield from _part("We owe", brief.we_owe)
    yield from _part("They owe", brief.they_owe)
    yield from _found(brief)
    yield from _part("Agenda", brief.agenda)
    yield from _part("Know", [f"{one.label}: {one.text}" for one in brief.know])
    yield from _rows("Ask", brief.ask)
    gives = [f"{one.label} {one.text}" for one in brief.give_and_ask]
    yield from _part("Give and ask", gives)
    yield from _rows("Honest", brief.honest)
    yield from _part("Proof", brief.proofs)
    yield from _rows("Last check", brief.last_check)
    yield from _rows("In the call", brief.in_call)
    yield ""
    yield brief.foot
    yield brief.printed


def _part(title: str, lines: Sequence[str]) -> Iterator[str]:
    if any(lines):
        yield ""
        yield title
        for line in lines:
            yield from wrap(line, WIDTH, initial_indent="  ", subsequent_indent="    ")


def _found(brief: Brief) -> Iterator[str]:
    if brief.found:
        yield ""
        yield brief.found_head
    for one in brief.found:
        box = f"{one.number:>2} [ ]" if one.number else " " * 6
        line = f"{box} {one.word}: {one.words}"
        yield from wrap(line, WIDTH, initial_indent="  ", subsequent_indent=" " * 9)
    if brief.more_found:
        yield f"         and {brief.more_found} more, on screen"


def _guest(guest: Guest) -> str:
    told = ", ".join(part for part in (guest.name, guest.role) if part)
    return ". ".join((told, *guest.remarks))


def _rows(title: str, rows: Sequence[NumberedRow]) -> Iterator[str]:
    if rows:
        yield ""
        yield title
    for row in rows:
        marked = f" ({row.marked})" if row.marked else ""
        box = _BOXES.get(row.mark, "[-]")
        line = f"{row.number:>2} {box} {row.words}{marked}"
        yield from wrap(line, WIDTH, initial_indent="  ", subsequent_indent=" " * 9)
        indent = " " * 9
        for under in (row.under, *(f"{one.word}: {one.words}" for one in row.found)):
            yield from wrap(
                under, WIDTH, initial_indent=indent, subsequent_indent=indent
            )
