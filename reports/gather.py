"""What a follow-through report is made from, read from the book in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from app.book import in_period
from app.book.book import Book
from app.book.codec import instant_text
from app.book.dossiers import dossiers
from app.dossier import Dossier
from app.records.account import Account, AccountId
from app.records.exchange import Ask, Give
from app.records.knowledge import Fact
from app.records.meeting import Meeting, MeetingId
from app.records.promise import Promise
from app.rules.preparation import prepare
from app.rules.values import ReadyWord
from checklists.library import Library
from checklists.pack import Item, Phase, Stage
from reports.follow_through.values import Gathered, Written
from reports.period import Period

MOST_CONCLUDED: Final = 200
_REQUESTS: Final = "stage_fact = 'request' AND dated >= ? AND dated < ?"
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
    begins, ends = period.begins, period.ends
    limits = (instant_text(begins), instant_text(ends))
    packs = library or Library()
    with book.snapshot():
        return Gathered(
            period=period,
            now=now,
            settings=book.settings(),
            accounts=book.every(Account),
            promises=in_period.to_reckon(book, begins, ends, now),
            meetings=in_period.to_look_at(book, begins, ends),
            gives=book.select(
                Give,
                "WHERE delivered < ? AND NOT dropped ORDER BY delivered",
                (instant_text(ends),),
            ),
            asks=book.select(
                Ask,
                "WHERE asked >= ? AND asked < ? AND NOT dropped",
                limits,
            ),
            tasks=book.select(
                Promise,
                "WHERE ours AND told AND NOT private AND kind = 'after-sales' AND ("
                "due_instant >= ? AND due_instant < ? OR moves <> '[]')",
                limits,
            ),
            requests=book.select(Fact, f"WHERE {_REQUESTS} ORDER BY dated", limits),
            answers=book.select(
                Promise,
                "WHERE NOT private AND request IN "
                f"(SELECT id FROM facts WHERE {_REQUESTS})",
                limits,
            ),
            written=_written(book, period, packs),
            ready=_ready(book, period, packs, now) if conclude else {},
            stages=stages or {},
            kept=in_period.kept(book, begins, ends, now),
            in_time=in_period.in_time(book, begins, ends),
        )


def _written(book: Book, period: Period, library: Library) -> Written:
    """Count answers by when they were given; rows asked after the call have no late.

    Private rows do not even enter the counts.
    """
    counted = {
        item.id
        for pack in library.packs()
        for item in pack.items
        if item.phase in _BEFORE_THE_END and not item.private
    }
    found = in_period.answered(book, period.begins, period.ends, counted)
    return Written(*found)


def _ready(
    book: Book, period: Period, library: Library, now: datetime
) -> dict[MeetingId, ReadyWord]:
    """Conclude how ready meetings were when they began, unless they are too many."""
    held = in_period.with_lists(book, period.begins, period.ends)
    if len(held) > MOST_CONCLUDED:
        return {}
    return {
        one.meeting.id: _word(one, _rows(library, one.meeting))
        for one in dossiers(book, held, now)
    }


def _word(dossier: Dossier, items: Sequence[Item]) -> ReadyWord:
    return prepare(dossier, items, before=True).readiness.word


def _rows(library: Library, meeting: Meeting) -> tuple[Item, ...]:
    return library.items(library.pack(p.pack, p.version) for p in meeting.packs)
