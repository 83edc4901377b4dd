"""What the end of a day shows, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.book.dossiers import dossiers
from app.book.whose import whose
from app.desk.reminding import outlook
from app.records.meeting import Meeting, MeetingId
from app.rules.days_end import DaysEnd, Outlook, days_end
from app.rules.ledger import Entry
from app.rules.wording import long_day
from ui.open_book import OpenBook
from ui.promises.acts import OURS
from ui.reminders.words import end_words, near_day
from ui.times import clock
from ui.today.duties import (
    CANCELLED,
    DutyCard,
    DutyLine,
    promise_lines,
    unsaid_line,
    with_more,
    wrap_line,
)

SHOWN = 8
LETTERS = {
    "h": "held",
    "n": "nobody",
    "m": "moved",
    "v": "voicemail",
    "c": "cancelled",
}
"""The key that says what came of a meeting, in its row."""


@dataclass(frozen=True, slots=True)
class DaysEndLines:
    """The line below the title, what waits, and what was kept as title and words."""

    about: str
    cards: tuple[DutyCard, ...]
    kept_head: str
    kept: tuple[tuple[str, str], ...]
    nothing: str


def days_end_lines(book: OpenBook) -> DaysEndLines:
    """Read how the day ended, and put it into words."""
    now = book.now()
    on = outlook(book.book, now)
    end = days_end(on, on.day_of(now))
    cards = (
        DutyCard(
            with_more("Did it happen?", len(end.unsaid) - SHOWN),
            tuple(
                unsaid_line(file, CANCELLED)
                for file in dossiers(book.book, _ids(end.unsaid), now)
            ),
        ),
        DutyCard(
            with_more("Wrap up · 30 seconds each", len(end.wraps) - SHOWN),
            tuple(map(wrap_line, dossiers(book.book, _ids(end.wraps), now))),
        ),
        DutyCard(
            with_more(_capital(near_day(end)), len(end.due) - SHOWN),
            _due(end, book, on, now),
        ),
    )
    return DaysEndLines(
        about=f"{long_day(end.day)} · {end_words(end)}",
        cards=tuple(card for card in cards if card.duties),
        kept_head=with_more("Kept today", len(end.kept) - SHOWN),
        kept=_kept(end, book, on),
        nothing=f"Nothing is open, and nothing is {near_day(end)}.",
    )


def _ids(meetings: tuple[Meeting, ...]) -> list[MeetingId]:
    return [meeting.id for meeting in meetings[:SHOWN]]


def _due(
    end: DaysEnd, book: OpenBook, on: Outlook, now: datetime
) -> tuple[DutyLine, ...]:
    entries = [Entry(promise, now, on.settings) for promise in end.due[:SHOWN]]
    return tuple(promise_lines(entries, book.book, now, OURS))


def _kept(end: DaysEnd, book: OpenBook, on: Outlook) -> tuple[tuple[str, str], ...]:
    shown = end.kept[:SHOWN]
    names = whose(book.book, shown)
    told = []
    for promise in shown:
        assert promise.done is not None
        way = "to" if promise.ours else "by"
        at = clock(promise.done.astimezone(on.zone))
        name = names.get(promise.id, "")
        told.append((promise.what, f"{way} {name} · {at}" if name else at))
    return tuple(told)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
