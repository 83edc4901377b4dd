"""What a follow-through report is made from, read from the book in one go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from app.book.book import Book
from app.book.codec import instant_text
from app.book.dossiers import dossiers
from app.records.account import Account, AccountId
from app.records.exchange import Ask, Give
from app.records.meeting import Meeting, MeetingId, Outcome
from app.records.promise import Promise
from app.rules.preparation import prepare
from app.rules.values import ReadyWord
from checklists.library import Library
from checklists.pack import Item, ItemId, Phase, Stage
from reports.follow_through.values import Gathered, Written
from reports.period import Period

MOST_CONCLUDED: Final = 200
_BEFORE_THE_END: Final = frozenset(
    {Phase.PLAN, Phase.REHEARSE, Phase.PREFLIGHT, Phase.LIVE}
)


def gather(
    book: Book,
    period: Period,
    now: datetime,
    *,
    library: Library | None = None,
    stages: Mapping[AccountId, Stage] | None = None,
    conclude: bool = True,
) -> Gathered:
    """Read a period with one query a family, however many meetings it has.

    Readiness is concluded for up to 200 held meetings; for more, and for a period
    that only stands beside another (`conclude` is False), it is left unsaid.
    `stages` are concluded elsewhere; without them the standing is left out.
    """
    begins, ends = instant_text(period.begins), instant_text(period.ends)
    packs = library or Library()
    with book.snapshot():
        meetings = book.select(
            Meeting,
            "WHERE starts_instant >= ? AND starts_instant < ? ORDER BY starts_instant",
            (begins, ends),
        )
        return Gathered(
            period=period,
            now=now,
            settings=book.settings(),
            accounts=book.every(Account),
            # A move that does not count leaves a promise due when it was before.
            promises=book.select(
                Promise,
                "WHERE ours AND told AND NOT private AND ("
                "due_instant >= ? AND due_instant < ? OR moves <> '[]')",
                (begins, ends),
            ),
            meetings=meetings,
            gives=book.select(
                Give, "WHERE delivered < ? AND NOT dropped ORDER BY delivered", (ends,)
            ),
            asks=book.select(
                Ask,
                "WHERE asked >= ? AND asked < ? AND NOT dropped",
                (begins, ends),
            ),
            written=_written(book, meetings, packs, begins, ends),
            ready=_ready(book, meetings, packs, now) if conclude else {},
            stages=stages or {},
        )


def _written(
    book: Book, meetings: Iterable[Meeting], library: Library, begins: str, ends: str
) -> Written:
    """Count answers by when they were given; rows asked after the call have no late.

    Private rows do not even enter the counts.
    """
    items = _items(library)
    counted = {
        item.id
        for item in items.values()
        if item.phase in _BEFORE_THE_END and not item.private
    }
    times = {m.id: (m.actual_start, m.actual_end or m.ends.instant) for m in meetings}
    answers = book.rows(
        "SELECT answers.meeting, answers.item, answers.at FROM answers "
        "JOIN meetings ON meetings.id = answers.meeting "
        "WHERE meetings.starts_instant >= ? AND meetings.starts_instant < ? "
        "AND answers.state = 'answered'",
        (begins, ends),
    )
    before = during = after = 0
    for meeting, item, at in answers:
        if item not in counted or meeting not in times:
            continue
        start, end = times[meeting]
        given = datetime.fromisoformat(at)
        before += given <= start
        during += start < given <= end
        after += given > end
    return Written(before, during, after)


def _ready(
    book: Book, meetings: Iterable[Meeting], library: Library, now: datetime
) -> dict[MeetingId, ReadyWord]:
    """Conclude how ready meetings were when they began, unless they are too many."""
    held = [m.id for m in meetings if m.outcome is Outcome.HELD and m.packs]
    if len(held) > MOST_CONCLUDED:
        return {}
    return {
        one.meeting.id: prepare(one, _rows(library, one.meeting)).readiness.word
        for one in dossiers(book, held, now)
    }


def _rows(library: Library, meeting: Meeting) -> tuple[Item, ...]:
    return library.items(library.pack(p.pack, p.version) for p in meeting.packs)


def _items(library: Library) -> dict[ItemId, Item]:
    return {item.id: item for pack in library.packs() for item in pack.items}
