"""What is to be done beside the meetings of a day: in words, with the ways to do it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.book.book import Book
from app.book.whose import whose
from app.dossier import Dossier
from app.rules.give_first import GiveFirst
from app.rules.ledger import Entry
from app.rules.silence import Silence
from checklists.pack import Channel
from ui.meeting.words import kind_and_names
from ui.theme import Tone
from ui.times import clock, short_day_word
from ui.widgets.text import Run

Ways = tuple[tuple[str, str], ...]
Useful = GiveFirst | Silence

WRAP: Ways = (("wrap", "Wrap up"),)
HAPPENED: Ways = (("held", "It was held"), ("nobody", "Nobody came"))
MOVED = ("moved", "They moved it")
VOICEMAIL = ("voicemail", "Voicemail")
THEIRS: Ways = (("done", "They did"), ("look-in", "Look in"))
CANCELLED = ("cancelled", "They cancelled")


@dataclass(frozen=True, slots=True)
class DutyLine:
    """Something to be done that is no meeting of the day, and the ways to do it.

    `about` is the id of what it is of, or a key of its own where it is `useful`: what
    could be given to a customer.
    """

    about: str
    title: str
    words: tuple[Run, ...]
    ways: Ways
    useful: Useful | None = None


@dataclass(frozen=True, slots=True)
class DutyCard:
    """Duties of one kind under one head."""

    head: str
    duties: tuple[DutyLine, ...]


def with_more(head: str, more: int) -> str:
    """Return a head that says how many are not shown below it."""
    return f"{head} · {more} more" if more > 0 else head


def unsaid_line(dossier: Dossier, *more: tuple[str, str]) -> DutyLine:
    """Return a meeting of which nobody said what came of it; `more` are other ways."""
    meeting, zone = dossier.meeting, ZoneInfo(dossier.settings.zone)
    starts = meeting.starts.instant.astimezone(zone)
    day = short_day_word(starts.date(), dossier.now.astimezone(zone).date())
    ways = [*HAPPENED, MOVED, *more]
    if meeting.channel is Channel.PHONE:
        ways.insert(2, VOICEMAIL)
    words = f"{day} {clock(starts)} · {kind_and_names(dossier)}"
    return DutyLine(meeting.id, meeting.title, (words,), tuple(ways))


def wrap_line(dossier: Dossier) -> DutyLine:
    """Return a held meeting that is to be wrapped up."""
    meeting, zone = dossier.meeting, ZoneInfo(dossier.settings.zone)
    ended = (meeting.actual_end or meeting.ends.instant).astimezone(zone)
    day = short_day_word(ended.date(), dossier.now.astimezone(zone).date())
    caught = sum(p.meeting == meeting.id and p.told for p in dossier.promises)
    words = f"{day} {clock(ended)}"
    if caught:
        words += f" · {caught} promise{'s' if caught > 1 else ''} caught"
    return DutyLine(meeting.id, meeting.title, (words,), WRAP)


def promise_lines(
    entries: Sequence[Entry], book: Book, now: datetime, ways: Ways
) -> Iterator[DutyLine]:
    """Yield promises of one side, whose they are and how they stand."""
    names = whose(book, [entry.promise for entry in entries])
    for entry in entries:
        promise = entry.promise
        late = promise.due is not None and promise.due.instant < now
        tone = Tone.STOP if late else Tone.NEAR
        whom = names.get(promise.id, "")
        words: tuple[Run, ...] = (f"{whom} · ", (entry.words, tone))
        yield DutyLine(promise.id, promise.what, words, ways)
