"""What Today shows, in words: one value, so that nothing is built anew in vain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.book.whose import whose
from app.day import Booked, Day, Desktop
from app.records.meeting import MeetingId
from app.records.promise import PromiseId
from app.rules.ledger import Entry
from app.rules.next_act import NextAct
from app.settings import Settings
from checklists.pack import Channel
from ui.meeting.words import kind_and_names, there
from ui.open_book import OpenBook
from ui.promises.acts import OURS
from ui.theme import Tone
from ui.times import clock, day_head, from_now, short_day_word
from ui.widgets.text import Run

SHOWN = 4
WRAP = (("wrap", "Wrap up"),)
THEIRS = (("done", "They did"), ("look-in", "Look in"))
HAPPENED = (("held", "It was held"), ("nobody", "Nobody came"))
MOVED = ("moved", "They moved it")
VOICEMAIL = ("voicemail", "Voicemail")


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
    """A day's head, its meetings, and its other events as `09:00 · Dentist`."""

    head: str
    meetings: tuple[MeetingLine, ...]
    busy: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DutyLine:
    """Something to be done that is no meeting of the day, and the ways to do it."""

    about: MeetingId | PromiseId
    title: str
    words: tuple[Run, ...]
    ways: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DutyCard:
    """Duties of one kind under one head."""

    head: str
    duties: tuple[DutyLine, ...]


@dataclass(frozen=True, slots=True)
class TodayLines:
    """All of Today but the line below its title; cards come when it is whole."""

    empty: bool
    whole: bool
    days: tuple[DayLines, ...]
    cards: tuple[DutyCard, ...]


def today_lines(on: Desktop, book: OpenBook, *, whole: bool = True) -> TodayLines:
    """Put into words what lies on the desk, without what is owed if not `whole`."""
    if on.empty:
        return TodayLines(empty=True, whole=True, days=(), cards=())
    settings, today = book.settings, on.days[0].day
    return TodayLines(
        empty=False,
        whole=whole,
        days=tuple(
            DayLines(
                day_head(day.day, today),
                tuple(_meeting(b, on, settings) for b in day.meetings),
                _busy(day, settings),
            )
            for day in on.days
        ),
        cards=tuple(_cards(on, book, settings)) if whole else (),
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


def _meeting(booked: Booked, on: Desktop, settings: Settings) -> MeetingLine:
    dossier = booked.preparation.dossier
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


def _busy(day: Day, settings: Settings) -> tuple[str, ...]:
    return tuple(
        f"all day · {event.title}"
        if event.whole_day
        else f"{clock(event.starts.in_zone(settings.zone))} · {event.title}"
        for event in day.busy
    )


def _cards(on: Desktop, book: OpenBook, settings: Settings) -> Iterator[DutyCard]:
    zone = ZoneInfo(settings.zone)
    if on.unsaid:
        head = _more("Did it happen?", on.to_say - len(on.unsaid))
        yield DutyCard(head, tuple(_unsaid(b, on, zone) for b in on.unsaid))
    if on.wraps:
        head = _more("Wrap up · 30 seconds each", on.to_wrap - len(on.wraps))
        yield DutyCard(head, tuple(_wrap(b, on, zone) for b in on.wraps))
    ours = [e for e in (*on.ledger.ours.late, *on.ledger.ours.today) if not e.own_plan]
    for head, entries, ways in (
        ("You promised", ours, OURS),
        ("They promised", on.ledger.theirs.late, THEIRS),
    ):
        if shown := entries[:SHOWN]:
            yield DutyCard(
                _more(head, len(entries) - len(shown)),
                tuple(_promises(shown, on, book, ways)),
            )


def _more(head: str, more: int) -> str:
    return f"{head} · {more} more" if more else head


def _unsaid(booked: Booked, on: Desktop, zone: ZoneInfo) -> DutyLine:
    meeting = booked.meeting
    starts = meeting.starts.instant.astimezone(zone)
    day = short_day_word(starts.date(), on.now.astimezone(zone).date())
    words = f"{day} {clock(starts)} · {kind_and_names(booked.preparation.dossier)}"
    ways = [*HAPPENED, MOVED]
    if meeting.channel is Channel.PHONE:
        ways.insert(2, VOICEMAIL)
    return DutyLine(meeting.id, meeting.title, (words,), tuple(ways))


def _wrap(booked: Booked, on: Desktop, zone: ZoneInfo) -> DutyLine:
    meeting = booked.meeting
    ended = (meeting.actual_end or meeting.ends.instant).astimezone(zone)
    day = short_day_word(ended.date(), on.now.astimezone(zone).date())
    caught = sum(
        p.meeting == meeting.id and p.told for p in booked.preparation.dossier.promises
    )
    words = f"{day} {clock(ended)}"
    if caught:
        words += f" · {caught} promise{'s' if caught > 1 else ''} caught"
    return DutyLine(meeting.id, meeting.title, (words,), WRAP)


def _promises(
    entries: Sequence[Entry],
    on: Desktop,
    book: OpenBook,
    ways: tuple[tuple[str, str], ...],
) -> Iterator[DutyLine]:
    names = whose(book.book, [entry.promise for entry in entries])
    for entry in entries:
        promise = entry.promise
        late = promise.due is not None and promise.due.instant < on.now
        tone = Tone.STOP if late else Tone.NEAR
        whom = names.get(promise.id, "")
        words: tuple[Run, ...] = (f"{whom} · ", (entry.words, tone))
        yield DutyLine(promise.id, promise.what, words, ways)
