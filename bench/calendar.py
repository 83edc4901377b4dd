"""A calendar of ten thousand events: read, and taken into the book."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import timedelta
from statistics import median

from app.book.book import Book
from app.desk.desk import Desk
from app.desk.importing import apply_calendar
from app.exchange.ics import read_calendar
from bench.book_of import HOME
from bench.figure import Figure, around
from bench.ground import Ground, timed
from bench.instant import NOW, now
from checklists.library import Library

BUDGET = 1.25
EVENTS = 10_000
PAIRS = 5


def measure(ground: Ground) -> Iterator[Figure]:
    """Yield reading against the bare parse of the same bytes, and taking it in."""
    from icalendar import Calendar

    raw = calendar_of(ground.times(EVENTS, least=20))
    ratios, bare, ours = [], [], []
    for _ in range(ground.times(PAIRS)):
        gc.collect()
        with timed() as parse:
            Calendar.from_ical(raw)
        gc.collect()
        # As the process does that reads a file apart.
        gc.disable()
        with timed() as whole:
            read = read_calendar(raw, zone=HOME, now=NOW, days_ahead=4000)
        gc.enable()
        bare.append(parse.work)
        ours.append(whole.work)
        ratios.append(whole.work / parse.work)
    against = f"{median(ours):.0f} against {median(bare):.0f} ms of work"
    note = f"{len(read.invites)} events, {against}; {around(ratios)}"
    yield Figure("read a calendar", median(ratios), "x bare parse", BUDGET, note)
    with Book(ground.own_book(), clock=now) as book:
        desk = Desk(book, Library(), now)
        with timed() as taking:
            done = apply_calendar(desk, read)
        with timed() as again:
            apply_calendar(desk, read)
    note = f"{len(done.new)} meetings; again, unchanged: {again.ms / 1000:.1f} s"
    yield Figure("take a calendar in", taking.ms / 1000, "s", note=note)


def calendar_of(many: int) -> bytes:
    """Return a calendar of so many meetings with five hundred firms."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Earnest//bench//EN"]
    for number in range(many):
        starts = NOW + timedelta(minutes=20 * number)
        firm, guest = number % 500, number % 900
        lines += [
            "BEGIN:VEVENT",
            f"UID:event-{number}@firm{firm}.example",
            f"DTSTAMP:{NOW:%Y%m%dT%H%M%SZ}",
            f"DTSTART:{starts:%Y%m%dT%H%M%SZ}",
            f"DTEND:{starts + timedelta(minutes=30):%Y%m%dT%H%M%SZ}",
            f"SUMMARY:Demo with firm {firm}",
            "ORGANIZER;CN=Ida Holm:mailto:ida@holm.example",
            f"ATTENDEE;CN=Anna {guest}:mailto:anna.{guest}@firm{firm}.example",
            "LOCATION:https://meet.google.com/abc-defg-hij",
            "DESCRIPTION:Your rota week\\, step by step.",
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()
