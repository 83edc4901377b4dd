"""Dossiers: all that bears on a meeting, read in a handful of queries.

Many dossiers cost as many queries as one.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final, TypeVar

from app.book.beyond import marks_of_days, others_named, said_no
from app.book.book import Book
from app.book.families import family_of
from app.book.files_seen import files_seen
from app.book.lent import lent, lent_records, names_of
from app.book.neighbours import neighbours_of
from app.book.settings_then import SettingsThen
from app.book.sql import oldest_first
from app.dossier import Dossier
from app.errors import Problem
from app.records.account import Account, AccountId
from app.records.exchange import Ask, Concession, Give, Refusal
from app.records.knowledge import Claim, Fact, Need, Note, Point
from app.records.mark import Mark
from app.records.meeting import Answer, Meeting, MeetingId, Outcome
from app.records.person import Person, PersonId
from app.records.promise import Promise
from checklists.pack import ItemId

R = TypeVar("R")
Answers = Mapping[ItemId, Answer]

# What an account's other meetings are limited to: nobody reads further.
EARLIER: Final = 200
LATER: Final = 50

_AMONG: Final = "IN (SELECT value FROM json_each(?))"
_ONCE: Final = (
    "(before <> '[]' AND EXISTS (SELECT 1 FROM json_each(before) AS place "
    f"WHERE json_extract(place.value, '$.account') {_AMONG}))"
)
_NO_ANSWERS: Final[Answers] = {}


def dossier(book: Book, meeting: MeetingId, now: datetime) -> Dossier:
    """Return the dossier of a meeting; a Problem if it is no longer there."""
    found = dossiers(book, (meeting,), now)
    if not found:
        raise Problem(
            "This meeting is no longer in the book.", "Go back to Today and look again."
        )
    return found[0]


def dossiers(
    book: Book,
    meetings: Iterable[MeetingId],
    now: datetime,
    *,
    with_answers: bool = True,
) -> tuple[Dossier, ...]:
    """Return the dossiers of meetings in their order; those gone are left out.

    Answers are half of the work: who reads none can do without.
    """
    with book.snapshot():
        return _dossiers(book, tuple(meetings), now, with_answers=with_answers)


def _dossiers(
    book: Book, ids: Sequence[MeetingId], now: datetime, *, with_answers: bool
) -> tuple[Dossier, ...]:
    settings = SettingsThen(book)
    known = _meetings(book, ids)
    by_id = {one.id: one for meetings in known.values() for one in meetings}
    wanted = [by_id[one] for one in ids if one in by_id]
    among = json.dumps(sorted(known))
    accounts = book.select(Account, f"WHERE id {_AMONG}", (among,))
    account_of = {one.id: one for one in accounts}
    people = _people(book, among, wanted)
    promises = _grouped(book, Promise, among)
    gives = _grouped(book, Give, among)
    asks = _grouped(book, Ask, among)
    refusals = _grouped(book, Refusal, among)
    claims = _grouped(book, Claim, among)
    concessions = _grouped(book, Concession, among)
    points = _grouped(book, Point, among)
    needs = _grouped(book, Need, among)
    facts = _grouped(book, Fact, among)
    notes = _grouped(book, Note, among)
    marks = _grouped(book, Mark, among)
    of_days = tuple(marks_of_days(book))
    named = others_named(book, wanted)
    neighbours = neighbours_of(book, wanted, settings.now.zone)
    last = {one.id: _last_held(one, known[one.account]) for one in wanted}
    alike = _last_of_kind(book, ids)
    sources = {*ids, *last.values(), *alike.values()} if with_answers else ()
    answers = _answers(book, sources)
    elsewhere = names_of(book, alike.values() if with_answers else ())
    return tuple(
        Dossier(
            now=now,
            settings=settings.at(one.booked),
            meeting=one,
            account=account_of[one.account],
            people=people[one.id],
            answers=answers.get(one.id, _NO_ANSWERS),
            promises=promises[one.account],
            gives=gives[one.account],
            asks=asks[one.account],
            refusals=refusals[one.account],
            claims=claims[one.account],
            concessions=concessions[one.account],
            points=points[one.account],
            needs=needs[one.account],
            facts=facts[one.account],
            notes=notes[one.account],
            marks=(*marks[one.account], *of_days),
            history=_others(one, known[one.account]),
            neighbours=neighbours(one),
            last_answers=answers.get(last[one.id], _NO_ANSWERS),
            kind_answers=lent(
                answers.get(alike[one.id], _NO_ANSWERS),
                elsewhere.get(alike[one.id]),
                one.account,
            ),
            lent_records=lent_records(
                book,
                answers.get(alike[one.id], _NO_ANSWERS),
                elsewhere.get(alike[one.id]),
                one.account,
            ),
            files=files_seen(one.attachments),
            others_named=named.get(one.id, ()),
            said_no=said_no(book, points[one.account], now, settings.now.same_no_days),
        )
        for one in wanted
    )


def _meetings(
    book: Book, ids: Sequence[MeetingId]
) -> Mapping[AccountId, Sequence[Meeting]]:
    """Return all meetings of the accounts of some, by account, oldest first."""
    clause = (
        f"WHERE account IN (SELECT account FROM meetings WHERE id {_AMONG}) "
        "ORDER BY starts_instant, rowid"
    )
    by_account: dict[AccountId, list[Meeting]] = defaultdict(list)
    for one in book.select(Meeting, clause, (json.dumps(ids),)):
        by_account[one.account].append(one)
    return by_account


def _grouped(
    book: Book, cls: type[R], accounts: str
) -> Mapping[AccountId, tuple[R, ...]]:
    """Return all records of accounts, given as JSON, by account, oldest first."""
    order = oldest_first(family_of(cls))
    found: dict[AccountId, list[R]] = defaultdict(list)
    for one in book.select(cls, f"WHERE account {_AMONG} {order}", (accounts,)):
        found[one.account].append(one)  # type: ignore[attr-defined]
    return defaultdict(tuple, {key: tuple(ones) for key, ones in found.items()})


def _people(
    book: Book, accounts: str, meetings: Sequence[Meeting]
) -> Mapping[MeetingId, Mapping[PersonId, Person]]:
    """Return, by meeting, all of its account, all of ours and all who are invited.

    Who worked at the account once is still named by what was said and promised.
    """
    invited = {guest.person for one in meetings for guest in one.attendees}
    found = book.select(
        Person,
        # Asked for with the others, those of once would have every row looked at.
        f"""
        WHERE rowid IN (
            SELECT rowid FROM people
            WHERE account {_AMONG} OR ours = 1 OR id {_AMONG}
            UNION SELECT rowid FROM people WHERE {_ONCE}
        ) ORDER BY rowid
        """,
        (accounts, json.dumps(sorted(invited)), accounts),
    )
    by_id = {person.id: person for person in found}
    ours = {person.id: person for person in found if person.ours}
    usual: dict[AccountId | None, dict[PersonId, Person]] = defaultdict(ours.copy)
    for person in found:
        usual[person.account][person.id] = person
        for place in person.before:
            usual[place.account][person.id] = person
    return {one.id: _with_guests(one, usual[one.account], by_id) for one in meetings}


def _with_guests(
    meeting: Meeting,
    usual: Mapping[PersonId, Person],
    by_id: Mapping[PersonId, Person],
) -> Mapping[PersonId, Person]:
    guests = {
        guest.person: by_id[guest.person]
        for guest in meeting.attendees
        if guest.person not in usual and guest.person in by_id
    }
    return {**usual, **guests} if guests else usual


def _others(meeting: Meeting, known: Sequence[Meeting]) -> tuple[Meeting, ...]:
    at = known.index(meeting)
    return (*known[max(0, at - EARLIER) : at], *known[at + 1 : at + 1 + LATER])


def _last_held(meeting: Meeting, known: Sequence[Meeting]) -> MeetingId | None:
    """Return the newest held meeting of the same account that began before."""
    earlier = (
        one.id
        for one in reversed(known)
        if one.outcome is Outcome.HELD and one.starts.instant < meeting.starts.instant
    )
    return next(earlier, None)


def _last_of_kind(
    book: Book, ids: Sequence[MeetingId]
) -> Mapping[MeetingId, MeetingId | None]:
    """Return, by meeting, the newest held one of its kind, with anybody, before it."""
    rows = book.rows(
        f"""
        SELECT id, (
            SELECT id FROM meetings AS earlier
            WHERE kind = meetings.kind AND outcome = ?
                AND starts_instant < meetings.starts_instant
            ORDER BY starts_instant DESC LIMIT 1
        ) FROM meetings WHERE id {_AMONG}
        """,
        (Outcome.HELD, json.dumps(ids)),
    )
    return dict(rows)


def _answers(
    book: Book, meetings: Collection[MeetingId | None]
) -> Mapping[MeetingId | None, Answers]:
    """Return the answers of meetings, by meeting and row."""
    ids = json.dumps(sorted(one for one in meetings if one))
    by_meeting: dict[MeetingId | None, dict[ItemId, Answer]] = defaultdict(dict)
    for one in book.select(
        Answer, f"WHERE meeting {_AMONG} ORDER BY at, rowid", (ids,)
    ):
        by_meeting[one.meeting][one.item] = one
    return by_meeting
