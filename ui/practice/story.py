"""What went before the third call to Dara Quill, who does not exist, and its plan."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from app.book.book import Book
from app.clock import Clock
from app.desk import (
    agenda,
    answering,
    booking,
    calling,
    exchanging,
    knowing,
    people,
    settings,
    wrapping,
)
from app.desk.desk import Desk
from app.records.exchange import AskOutcome, AskType
from app.records.meeting import AgendaLine, Attendee, MeetingId, Reply, Told, Value
from app.records.moment import Moment
from app.records.person import Role
from checklists.library import Library
from checklists.pack import Channel, ItemId, Kind, Length, Phase
from ui.demo.clock import HOME, StorysClock, at_home, running_from
from ui.demo.preparing import go_down, want
from ui.demo.rep import Rep, Scene

ACCOUNT: Final = "Hollin Timber"
DARA: Final = "Dara Quill"
THIRD_CALL: Final = "Third call, Dara Quill"
OPEN_DAY: Final = "a seat and a column at our open day"

BEGINS: Final = at_home("2026-09-01 09:00")
NOW: Final = at_home("2026-09-24 13:30")
STARTS: Final = at_home("2026-09-25 10:00")
MINUTES: Final = 25

_ROOM = "https://meet.example/dara-quill"
_WANTED = "says what her next column is about"
_LEAST = "The call ends on time, whatever she says."
_GAIN = "a column that names our meter"
_CALLS = (
    (
        "2026-09-02 10:00",
        "First call, Dara Quill",
        "Kind of you, but I keep my days for the kilns.",
    ),
    (
        "2026-09-16 10:00",
        "Second call, Dara Quill",
        "No, thank you. I did mean it the first time.",
    ),
)
_SAID = (
    ("Our beech splits at the ends every August, and nobody can say why", True),
    ("I read what I can use at the kiln the same week", False),
)
_LINES = (
    AgendaLine("Our open day: programme and guests", 12, "us"),
    AgendaLine("What is new from us", 5, "us"),
    AgendaLine("Their questions", 8, "they"),
)
_QUESTIONS = (
    "Who else writes on drying?",
    "Who decides on the column?",
    "When is the next issue?",
)
_LEFT_OPEN = ("plan-intent", "plan-win-give", "reh-win-changed", "reh-win-easy-no")


def make_practice(path: Path) -> Clock:
    """Make the book of the case; return its clock, a Thursday, 13:30, running on."""
    clock = StorysClock(BEGINS)
    with Book(path, clock=clock) as book:
        Rep(Desk(book, Library(), clock), clock).play(_scenes())
    return running_from(NOW)


def _scenes() -> Iterator[Scene]:
    yield Scene(BEGINS, "say who calls", _say_who_calls)
    for wall, title, words in _CALLS:
        at = at_home(wall)
        yield Scene(at - (STARTS - NOW), "book a meeting", partial(_book, title, wall))
        yield Scene(at, "hold a meeting", partial(_hold, title, words))
    yield Scene(at_home("2026-09-18 15:00"), "book a meeting", _book_third)
    yield Scene(at_home("2026-09-18 15:10"), "prepare a meeting", _plan_third)


def _say_who_calls(rep: Rep) -> None:
    settings.change(
        rep.desk,
        name="Robin Falk",
        zone=HOME,
        region="CZ",
        phone_country="CZ",
        own_emails=("robin@falk.example",),
        own_domains=("falk.example",),
    )
    firm = people.add_account(rep.desk, ACCOUNT, zone="Europe/Vienna", region="AT")
    people.add_person(
        rep.desk,
        DARA,
        account=firm.id,
        role=Role.ADVISES,
        function="Head of the drying kilns, writes a column on wood",
        zone="Europe/Vienna",
        country="AT",
    )


def _booked(rep: Rep, title: str, wall: str, minutes: int, kind: Kind) -> MeetingId:
    made = booking.book_meeting(
        rep.desk,
        rep.account(ACCOUNT).id,
        Moment.at(at_home(wall), HOME),
        minutes,
        channel=Channel.WEB,
        kind=kind,
        title=title,
        attendees=[Attendee(rep.person(DARA).id, Reply.YES)],
        invite_is_ours=True,
        link=_ROOM,
        length=Length.FULL,
    )
    return made.id


def _book(title: str, wall: str, rep: Rep) -> None:
    here = _booked(rep, title, wall, 20, Kind.EXPLORATORY)
    agenda.edit_agenda(rep.desk, here, purpose="I want to invite you to our open day.")
    agenda.say_agenda(rep.desk, here, Told.SENT)


def _hold(title: str, words: str, rep: Rep) -> None:
    desk, dara = rep.desk, rep.person(DARA).id
    here = rep.meeting(title).id
    calling.join(desk, here)
    for said, interest in _SAID if title == _CALLS[0][1] else ():
        knowing.need(desk, said, meeting=here, who=dara, interest=interest)
    asked = exchanging.ask(
        desk, OPEN_DAY, meeting=here, whom=dara, we_gain=_GAIN, subject="open day",
        size=2,
    )  # fmt: skip
    exchanging.asked(desk, asked.id, AskOutcome.NO, words=words)
    calling.end(desk, here)
    go_down(rep, here, (Phase.WRAP,))
    wrapping.close_wrap(desk, here)


def _book_third(rep: Rep) -> None:
    _booked(rep, THIRD_CALL, "2026-09-25 10:00", MINUTES, Kind.WIN_BACK)


def _plan_third(rep: Rep) -> None:
    """Plan a call that asks twice and gives nothing, all else in good order."""
    desk, dara = rep.desk, rep.person(DARA).id
    here = rep.meeting(THIRD_CALL).id
    agenda.edit_agenda(desk, here, lines=_LINES)
    want(rep, here, DARA, _WANTED, "Wed 30 Sep")
    asks = [
        exchanging.ask(
            desk, what, meeting=here, whom=dara, we_gain=_GAIN, subject=subject,
            size=size, type=kind,
        )
        for what, subject, kind, size in (
            (OPEN_DAY, "open day", AskType.PLAIN, 2),
            ("names and addresses of colleagues", "colleagues", AskType.CONTACTS, 1),
        )
    ]  # fmt: skip
    links = [ask.id for ask in asks]
    answering.answer(desk, here, ItemId("reh-ask"), links=links)
    values = tuple(Value("question", words) for words in _QUESTIONS)
    answering.answer(desk, here, ItemId("reh-questions"), values=values)
    go_down(
        rep, here, (Phase.PLAN, Phase.REHEARSE), {"plan-min-outcome": _LEAST},
        leave=_LEFT_OPEN,
    )  # fmt: skip
