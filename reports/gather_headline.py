"""The headline figures of a period, counted with one query a family."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from app.book import calls, said_in_period, set_aside
from app.book.book import Book
from app.book.settings_then import SettingsThen
from app.records.account import Account, AccountId
from app.records.exchange import Ask
from app.records.knowledge import Claim, Point, PointId
from app.records.loss import Loss
from app.records.mark import Mark
from app.records.meeting import Meeting
from app.records.promise import Promise
from app.rules.codes import CODES
from app.rules.headline.asks import after_a_no
from app.rules.headline.call import Call
from app.rules.headline.calls import of_calls
from app.rules.headline.found import Found
from app.rules.headline.tally import MOST_NAMED, Case, Tally, tallied
from app.rules.headline.waiting import POINT_DAYS, Waiting, in_working_days
from app.rules.length import length_of
from app.settings import Settings
from checklists.library import Library
from checklists.pack import Length
from reports.follow_through.headline import Headline, Named, Passed, SetAside
from reports.follow_through.values import Gathered

_CORRECTION = "a correction"
_GONE = "a row that is no longer asked"


def gather_headline(book: Book, gathered: Gathered, found: Found | None) -> Headline:
    """Count what PACKS section 12.1 asks for; `found` was concluded before."""
    begins, ends = gathered.period.begins, gathered.period.ends
    settings, now = gathered.settings, gathered.now
    of = of_calls(
        [Call._make(row) for row in calls.calls(book, begins, ends)],
        settings.agenda_first_minutes,
    )
    claims = said_in_period.claims(book, begins, ends, MOST_NAMED)
    proof = Tally(
        claims.proven,
        claims.made,
        tuple(
            Case(one, "marked unproven" if said else "no proof")
            for one, said in claims.bare
        ),
    )
    home = (settings.zone, settings.region)
    corrections = in_working_days(
        map(Waiting._make, said_in_period.corrections(book, begins, ends)),
        settings.breach_working_days,
        lambda _: home,
        begins,
        ends,
        now,
    )
    points = in_working_days(
        map(Waiting._make, said_in_period.open_points(book, begins, ends)),
        POINT_DAYS,
        _places(gathered.accounts, settings),
        begins,
        ends,
        now,
    )
    lost = gathered.aside.losses
    headline = Headline(
        calls=of,
        proof=proof,
        unproven=claims.unproven,
        corrections=corrections,
        found=found,
        asks=_asks(book, gathered),
        points=points,
        small_losses=tallied(
            sum(not one.small_point for one in lost),
            (
                Case(one.id, "in dispute" if one.dispute else "lost")
                for one in lost
                if one.small_point
            ),
        ),
    )
    points_lost_on = gathered.aside.small_points
    return replace(headline, named=_named(book, headline, lost, points_lost_on))


def gather_aside(book: Book, gathered: Gathered, library: Library) -> SetAside:
    """Count what was set aside, and why as far as it may be told."""
    begins, ends = gathered.period.begins, gathered.period.ends
    items = {item.id: item for pack in library.packs() for item in pack.items}
    private = {one for one, item in items.items() if item.private}
    counted = set_aside.not_applicable(book, begins, ends, private)
    rows: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for (item, reason), many in counted.items():
        known = items.get(item)
        rows[known.prompt if known else _GONE] += many
        reasons[reason] += many
    shortened, first = set_aside.made_short(book, begins, ends)
    then = SettingsThen(book)
    short = sum(
        length_of(replace(one, length=None), first.get(one.id), then.at(one.booked))
        is not Length.SHORT
        for one in shortened
    )
    lost = said_in_period.losses(book, begins, ends)
    broken_on = {one.small_point for one in lost if one.small_point}
    return SetAside(
        passed=_passed(set_aside.overridden(book, begins, ends)),
        rows=dict(rows.most_common()),
        reasons=dict(reasons.most_common()),
        short=short,
        planned=set_aside.planned(book, begins, ends),
        losses=lost,
        small_points={point.id: point for point in book.some(Point, sorted(broken_on))},
    )


def _passed(marks: Iterable[Mark]) -> tuple[Passed, ...]:
    by_code: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_code[mark.code].append(mark)
    place = {code: number for number, code in enumerate(CODES)}
    order = sorted(by_code, key=lambda code: (place.get(code, len(place)), code))
    return tuple(
        Passed(
            code,
            len(by_code[code]),
            tuple(one.reason for one in by_code[code] if one.shared and one.reason),
        )
        for code in order
    )


def _asks(book: Book, gathered: Gathered) -> Tally:
    asks, gives = gathered.asks, gathered.gives
    asked = {one.account for one in asks}
    said = [
        no
        for no in said_in_period.refusals(book, gathered.period.ends)
        if no.account in asked
    ]
    accounts = {no.account for no in said}
    settings = gathered.settings
    return after_a_no(
        asks,
        said,
        [one for one in gives if one.account in accounts],
        said_in_period.clearing_facts(book, accounts),
        said_in_period.agreed_asks(book, accounts),
        {one.id: one.zone or settings.zone for one in gathered.accounts},
        settings.rest_days,
    )


def _places(
    accounts: Sequence[Account], settings: Settings
) -> Callable[[AccountId], tuple[str, str]]:
    places = {one.id: (one.zone or settings.zone, one.region) for one in accounts}
    return places.__getitem__


def _named(
    book: Book,
    headline: Headline,
    lost: Iterable[Loss],
    points: Mapping[PointId, Point],
) -> dict[str, Named]:
    """Read what the cases against the figures are about, one query a family."""
    of = headline.calls
    found = headline.found.clear.against if headline.found else ()
    tallies = (of.wanted, of.least, of.joined, of.ended, of.told, of.theirs)
    meetings = {case.record for case in chain(*(one.against for one in tallies), found)}
    named: dict[str, Named] = {
        one.id: Named(one.title, one.account, one.starts.instant)
        for one in book.some(Meeting, sorted(meetings))
    }
    named |= {
        one.id: Named(one.statement, one.account, one.made)
        for one in book.some(Claim, _records(headline.proof))
    }
    named |= {
        one.id: Named(_CORRECTION, one.account, one.made)
        for one in book.some(Promise, _records(headline.corrections))
    }
    named |= {
        one.id: Named(one.subject, one.account, one.made)
        for one in book.some(Point, _records(headline.points))
    }
    named |= {
        one.id: Named(one.what, one.account, one.asked)
        for one in book.some(Ask, _records(headline.asks))
        if one.asked
    }
    # Of a loss only the point may be told: what was lost, and why, stays here.
    return named | {
        one.id: Named(points[one.small_point].subject, one.account, one.at)
        for one in lost
        if one.small_point and one.small_point in points
    }


def _records(tally: Tally) -> list[str]:
    return [case.record for case in tally.against]
