"""What Today shows, in words: one value, so that nothing is built anew in vain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.day import Booked, Desktop
from app.records.meeting import MeetingId
from app.rules.ledger import Entry
from app.rules.look_in_note import is_to_look_in
from app.rules.next_act import NextAct
from app.settings import Settings
from checklists.pack import Channel
from ui.meeting.words import kind_and_names, there
from ui.open_book import OpenBook
from ui.promises.acts import OURS
from ui.times import clock, day_head, from_now
from ui.today.duties import (
    THEIRS,
    DutyCard,
    promise_lines,
    unsaid_line,
    with_more,
    wrap_line,
)
from ui.today.other_lines import OtherLines, other_lines
from ui.today.useful_lines import useful_cards

SHOWN = 4


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting of the day: when for both, what, how it stands, and the next act."""

    meeting: MeetingId
    at: str
    there: str
    title: str
    about: str
    act: NextAct
    channel: Channel
    following: bool


@dataclass(frozen=True, slots=True)
class DayLines:
    """A day's head, its meetings, and its other events."""

    head: str
    meetings: tuple[MeetingLine, ...]
    others: OtherLines


@dataclass(frozen=True, slots=True)
class TodayLines:
    """All of Today but the line below its title; cards come when it is whole.

    `later` are the other events of the days that are not among those shown.
    """

    empty: bool
    whole: bool
    days: tuple[DayLines, ...]
    cards: tuple[DutyCard, ...]
    later: OtherLines | None = None


def today_lines(on: Desktop, book: OpenBook, *, whole: bool = True) -> TodayLines:
    """Put into words what lies on the desk, without what is owed if not `whole`."""
    if on.empty:
        return TodayLines(empty=True, whole=True, days=(), cards=())
    settings, today = book.settings, on.days[0].day
    *others, later = other_lines(on, settings)
    return TodayLines(
        empty=False,
        whole=whole,
        days=tuple(
            DayLines(
                day_head(day.day, today),
                tuple(_meeting(b, on, settings) for b in day.meetings),
                other,
            )
            for day, other in zip(on.days, others, strict=True)
        ),
        cards=tuple(_cards(on, book)) if whole else (),
        later=later,
    )


def about(on: Desktop) -> str:
    """Return the line below the title: `3 meetings · next in 14 min · 1 late`."""
    if on.empty:
        return "No meetings yet"
    open_today = [b for b in on.days[0].meetings if b.meeting.is_open]
    many = len(on.days[0].meetings)
    parts = [f"{many} meeting" + ("" if many == 1 else "s") if many else "No meetings"]
    if (coming := on.next_meeting) and coming in open_today:
        start = coming.meeting.starts.instant
        wait = from_now(on.now, start)
        parts.append(f"next {wait}" if start > on.now else "one is on")
    if late := sum(not entry.own_plan for entry in on.ledger.ours.late):
        parts.append(f"{late} promise{'s' if late > 1 else ''} late")
    return " · ".join(parts)


def _theirs(on: Desktop, settings: Settings) -> list[Entry]:
    """Return what they owe and is late, then what is to be looked in on today."""
    theirs = on.ledger.theirs
    look_in = [
        entry
        for entry in theirs.open[len(theirs.late) :]
        if is_to_look_in(entry.promise, on.now, settings.zone)
    ]
    return [*theirs.late, *look_in]


def _meeting(booked: Booked, on: Desktop, settings: Settings) -> MeetingLine:
    dossier = booked.dossier
    return MeetingLine(
        booked.meeting.id,
        clock(booked.meeting.starts.in_zone(settings.zone)),
        there(dossier),
        booked.meeting.title,
        kind_and_names(dossier),
        booked.act,
        booked.meeting.channel,
        booked is on.next_meeting,
    )


def _cards(on: Desktop, book: OpenBook) -> Iterator[DutyCard]:
    if on.unsaid:
        head = with_more("Did it happen?", on.to_say - len(on.unsaid))
        files = [each.dossier for each in on.unsaid]
        yield DutyCard(head, tuple(map(unsaid_line, files)))
    if on.wraps:
        head = with_more("Wrap up · 30 seconds each", on.to_wrap - len(on.wraps))
        files = [each.dossier for each in on.wraps]
        yield DutyCard(head, tuple(map(wrap_line, files)))
    ours = [e for e in (*on.ledger.ours.late, *on.ledger.ours.today) if not e.own_plan]
    for head, entries, ways in (
        ("You promised", ours, OURS),
        ("They promised", _theirs(on, book.settings), THEIRS),
    ):
        if shown := entries[:SHOWN]:
            yield DutyCard(
                with_more(head, len(entries) - len(shown)),
                tuple(promise_lines(shown, book.book, on.now, ways)),
            )
    yield from useful_cards(on, book.settings.zone)
