"""The records of a large book: invented by one pair of dice, the same every time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import cache
from random import Random
from typing import Final

from app.book.families import Record
from app.records.account import Account, AccountId
from app.records.event import Event, EventId
from app.records.exchange import Give, GiveId
from app.records.knowledge import Claim, ClaimId, Need, NeedId, Note, NoteId
from app.records.meeting import (
    Agenda,
    AgendaLine,
    Answer,
    Answered,
    AnswerId,
    Attendee,
    Meeting,
    MeetingId,
    Outcome,
    PackVersion,
    Stamp,
    Told,
    Value,
)
from app.records.moment import Due, Moment
from app.records.person import Person, PersonId, Role
from app.records.promise import Promise, PromiseId, PromiseState
from bench.words import ABOUT, FIRMS, NAMES, SENTENCES, TASKS
from checklists.library import Library
from checklists.pack import AnswerKind, Channel, Item, Kind

Packs = Mapping[tuple[Kind, Channel], tuple[PackVersion, ...]]

PEOPLE_EACH: Final = 4
ANSWERS_EACH: Final = 10
ME: Final = PersonId("me")
_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)


class Invented:
    """Makes records by number; ask for meetings in their order."""

    def __init__(
        self, library: Library, packs: Packs, accounts: int, zone: str
    ) -> None:
        self._library = library
        self._packs = packs
        self._accounts = accounts
        self._zone = zone
        self._dice = Random(1)
        self._rows = cache(self._rows_of)

    def people(self) -> Iterator[Record]:
        """Yield the rep, the accounts and who is there."""
        yield Person(ME, "Ida Holm", None, True, emails=("ida@holm.example",))
        long_ago = datetime.fromisoformat("2019-01-07T08:00:00+00:00")
        for number in range(self._accounts):
            account, domain = _account(number), f"firm{number}.example"
            name = f"{FIRMS[number % len(FIRMS)]} {number}"
            yield Account(account, name, long_ago, domains=(domain,))
            for place, role in zip(range(PEOPLE_EACH), Role, strict=False):
                first = NAMES[(number + place) % len(NAMES)]
                yield Person(
                    _person(number, place),
                    f"{first} {self._word(NAMES)}",
                    account,
                    role=role,
                    function="Operations",
                    emails=(f"{first.lower()}.{place}@{domain}",),
                )
            yield Need(NeedId(f"need-{number}"), account, self._sentence(), long_ago)

    def meeting(
        self, number: int, start: datetime, now: datetime, gone: int, promises: int
    ) -> Iterator[Record]:
        """Yield a meeting and all that belongs to it.

        `gone` counts back from the last meeting begun, which is 1; `promises` are
        how many were made in it.
        """
        of = self._dice.randrange(self._accounts)
        account, id_ = _account(of), MeetingId(f"meeting-{number}")
        kind = list(Kind)[number // 7 % len(Kind)]
        channel = Channel.PHONE if number % 3 == 0 else Channel.WEB
        end = start + timedelta(minutes=30)
        held = gone > 0 and (gone < 10 or self._dice.random() < 0.92)
        began = start + timedelta(minutes=self._dice.randint(-1, 3))
        outcome = Outcome.HELD if held else Outcome.BOOKED
        if gone > 0 and not held:
            outcome = self._dice.choice([Outcome.NOBODY_CAME, Outcome.CANCELLED_BY_US])
        yield Meeting(
            id_,
            account,
            f"{kind.value.capitalize()} with {FIRMS[of % len(FIRMS)]} {of}",
            kind,
            channel,
            Moment.at(start, self._zone),
            Moment.at(end, self._zone),
            booked=start - timedelta(days=5),
            packs=self._packs[kind, channel],
            outcome=outcome,
            attendees=(
                *(Attendee(_person(of, n)) for n in range(1 + number % 3)),
                Attendee(ME),
            ),
            link="https://meet.google.com/abc-defg-hij",
            number="+4930123456",
            uid=f"uid-{number}@firm.example",
            agenda=self._agenda(start),
            joined=Stamp(began - timedelta(minutes=2)) if held else None,
            started=Stamp(began) if held else None,
            ended=Stamp(end) if held else None,
            wrapped=end + _HOUR if held and gone > 3 else None,
        )
        yield from self._answers(id_, kind, channel, start, booked=gone <= 0)
        for place in range(promises):
            yield self._promise(f"{number}-{place}", account, of, id_, end, now)
        said = min(start, now)
        yield Note(
            NoteId(f"note-{number}"), account, self._sentence(), said, meeting=id_
        )
        yield Claim(ClaimId(f"claim-{number}"), account, self._sentence(), said)
        if number % 3 == 0:
            yield Give(GiveId(f"give-{number}"), account, self._word(TASKS), said)
            at, until = start + 2 * _HOUR, start + 3 * _HOUR
            yield Event(
                EventId(f"event-{number}"),
                "Staff round",
                Moment.at(at, self._zone),
                Moment.at(until, self._zone),
            )

    def _answers(
        self,
        meeting: MeetingId,
        kind: Kind,
        channel: Channel,
        start: datetime,
        *,
        booked: bool,
    ) -> Iterator[Record]:
        rows = self._rows(kind, channel)
        many = min(len(rows), self._dice.randint(0, 6) if booked else ANSWERS_EACH)
        at = start - timedelta(days=4) if booked else start - _HOUR
        for row in self._dice.sample(rows, many):
            yield self._answer(meeting, row, at)

    def _answer(self, meeting: MeetingId, row: Item, at: datetime) -> Answer:
        text, values = "", tuple[Value, ...]()
        match row.answer:
            case AnswerKind.CHOICE:
                text = self._dice.choice(row.options).name
            case AnswerKind.NUMBER if row.span:
                text = str(self._dice.randint(row.span.low, row.span.high))
            case AnswerKind.TICK:
                pass
            case _ if row.fields:
                values = tuple(
                    Value(f.name, self._dice.choice(f.choices or SENTENCES))
                    for f in row.fields
                )
            case _:
                text = self._sentence()
        id_ = AnswerId(f"{meeting}-{row.id}")
        answered = Answered.ANSWERED
        return Answer(id_, meeting, row.id, answered, at, at, text=text, values=values)

    def _promise(
        self,
        name: str,
        account: AccountId,
        of: int,
        meeting: MeetingId,
        made: datetime,
        now: datetime,
    ) -> Promise:
        ours = self._dice.random() < 0.6
        day = (made + self._dice.randint(1, 20) * _DAY).date()
        due = Due.on(day, self._zone)
        long_ago = due.instant < now - 20 * _DAY
        still_open = due.instant > now or self._dice.random() < (
            0.002 if long_ago else 0.3
        )
        return Promise(
            PromiseId(f"promise-{name}"),
            account,
            self._word(TASKS),
            ours,
            made,
            who=None if ours else _person(of, 0),
            whom=_person(of, 0) if ours else None,
            due=due,
            meeting=meeting,
            state=PromiseState.OPEN if still_open else PromiseState.DONE,
            done=None if still_open else self._done(made, due.instant),
        )

    def _done(self, made: datetime, due: datetime) -> datetime:
        late = self._dice.random() < 0.15
        return due + _DAY if late else max(made, due - _DAY)

    def _agenda(self, start: datetime) -> Agenda:
        lines = tuple(
            AgendaLine(topic, minutes, owner)
            for topic, minutes, owner in zip(ABOUT, (5, 15, 10), _OWNERS, strict=True)
        )
        return Agenda(self._sentence(), lines, Told.SENT, start - 2 * _DAY)

    def _rows_of(self, kind: Kind, channel: Channel) -> list[Item]:
        """Return the rows whose answers are no records of their own."""
        packs = self._library.packs_for(kind, channel)
        plain = (AnswerKind.TEXT, AnswerKind.CHOICE, AnswerKind.NUMBER, AnswerKind.TICK)
        return [
            row
            for row in self._library.items(packs)
            if row.answer in plain and row.record is None
        ]

    def _sentence(self) -> str:
        return self._word(SENTENCES)

    def _word(self, words: tuple[str, ...]) -> str:
        return self._dice.choice(words)


_OWNERS: Final = ("us", "both", "they")


def _account(number: int) -> AccountId:
    return AccountId(f"account-{number}")


def _person(of: int, place: int) -> PersonId:
    return PersonId(f"person-{of}-{place}")
