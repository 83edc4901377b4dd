"""What a follow-through report is made from, read from the book in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
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
from app.records.meeting import Meeting
from app.records.promise import Promise
from app.rules.headline.found import Begun, begun, found_at_start
from app.rules.lint import findings
from app.rules.preparation import prepare
from app.rules.values import Checklist, Finding
from checklists.library import Library
from checklists.pack import Item, Phase, Stage
from reports.follow_through.values import Gathered, Written
from reports.gather_headline import gather_aside, gather_headline
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

    Readiness and findings are concluded for up to 200 held meetings; for more, and
    for a period that only stands beside another (`conclude` is False), they are
    left unsaid.
    `stages` are concluded elsewhere; without them the standing is left out.
    """
    begins, ends = period.begins, period.ends
    limits = (instant_text(begins), instant_text(ends))
    packs = library or Library()
    with book.snapshot():
        started = _begun(book, period, packs, now) if conclude else None
        gathered = Gathered(
            period=period,
            now=now,
            settings=book.settings(),
            accounts=book.every(Account),
            promises=in_period.to_reckon(book, begins, ends, now),
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
            ready={one.meeting: one.word for one in started or ()},
            stages=stages or {},
            kept=in_period.kept(book, begins, ends, now),
        )
        gathered = replace(gathered, aside=gather_aside(book, gathered, packs))
        found = None if started is None else found_at_start(started)
        return replace(gathered, headline=gather_headline(book, gathered, found))


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


def _begun(
    book: Book, period: Period, library: Library, now: datetime
) -> tuple[Begun, ...] | None:
    """Conclude what held meetings were like when they began, newest first.

    They may be too many: then none is looked into, and None is returned.
    """
    held = in_period.with_lists(book, period.begins, period.ends)
    if len(held) > MOST_CONCLUDED:
        return None
    return tuple(
        _begun_one(one, _rows(library, one.meeting))
        for one in dossiers(book, reversed(held), now)
    )


def _begun_one(dossier: Dossier, items: Sequence[Item]) -> Begun:
    """Conclude one meeting; what stands in it now is not what was found then."""
    then: tuple[Finding, ...] = ()

    def findings_then(at: Dossier, lists: Checklist) -> tuple[Finding, ...]:
        nonlocal then
        then = findings(at, lists)
        return then

    readiness = prepare(dossier, items, findings_then, before=True).readiness
    return begun(dossier.meeting.id, readiness, then)


def _rows(library: Library, meeting: Meeting) -> tuple[Item, ...]:
    return library.items(library.pack(p.pack, p.version) for p in meeting.packs)
