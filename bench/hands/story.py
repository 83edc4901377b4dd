"""The day that is played: six calls of Ida Holm, on Tuesday 24 November 2026."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from app.book.book import Book
from app.desk.calendars import add_calendar
from app.desk.desk import Desk
from bench.hands.seller import Strokes
from checklists.library import Library
from ui.demo.clock import StorysClock, at_home
from ui.demo.history import BEGINS, IDA, history
from ui.demo.rep import Rep

EVE = at_home("2026-11-19 09:00")
TUESDAY = "2026-11-24"


@dataclass(frozen=True, slots=True)
class Said:
    """What Ida says to rows of a call, by their ids; the rest is confirmed.

    `caught` are the lines she types in the call.
    """

    before: dict[str, Strokes] = field(default_factory=dict)
    check: dict[str, Strokes] = field(default_factory=dict)
    after: dict[str, Strokes] = field(default_factory=dict)
    caught: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """One meeting of the day as her calendar has it; times are hers, in Prague."""

    title: str
    find: str
    starts: str
    ends: str
    who: tuple[tuple[str, str], ...]
    place: str
    said: Said = Said()
    day: str = TUESDAY
    sequence: int = 0

    @property
    def event(self) -> str:
        """The event of an iCalendar file."""
        day = self.day.replace("-", "")
        guests = "".join(
            f"ATTENDEE;PARTSTAT=ACCEPTED;CN={name}:mailto:{mail}\r\n"
            for name, mail in self.who
        )
        return (
            "BEGIN:VEVENT\r\n"
            f"UID:{self.find}@holm.example\r\n"
            f"SUMMARY:{self.title}\r\n"
            f"DTSTART;TZID=Europe/Prague:{day}T{self.starts.replace(':', '')}00\r\n"
            f"DTEND;TZID=Europe/Prague:{day}T{self.ends.replace(':', '')}00\r\n"
            f"DTSTAMP:20261118T08{self.sequence:02}00Z\r\n"
            f"SEQUENCE:{self.sequence}\r\n"
            f"ORGANIZER;CN=Ida Holm:mailto:{IDA}\r\n"
            f"ATTENDEE;PARTSTAT=ACCEPTED;CN=Ida Holm:mailto:{IDA}\r\n"
            f"{guests}LOCATION:{self.place}\r\n"
            "END:VEVENT\r\n"
        )

    def moved(self, day: str, starts: str, ends: str) -> Call:
        """Return the same call at another time, as their update has it."""
        return replace(
            self, day=day, starts=starts, ends=ends, sequence=self.sequence + 1
        )


GO: Final = "<Ctrl+Return>"
YES: Strokes = ("<Space>",)
TELL: Strokes = ("<Space>", GO)
CHECK: Final = {
    "pre-names": YES,
    "pre-phone-line": YES,
    "pre-web-sound": YES,
    "pre-outcome-aloud": YES,
    "pre-focus": YES,
    "pre-demo-data": YES,
    "pre-promises": (GO,),
}
AFTER: Final = {"wrap-honest": YES}
NOTHING_ASKED: Final = {
    "plan-intent": (GO,),
    "plan-agenda": TELL,
    "reh-after-no-sell": YES,
}


def give(what: str, interest: str) -> Strokes:
    """Plan a give for whoever comes."""
    return (what, "<Tab>", "<Tab>", interest, GO)


def deed(who: str, what: str, by: str) -> Strokes:
    """Write who of theirs does what, by when."""
    return (who, "<Tab>", what, "<Tab>", by, GO)


FIRST_TALK: Final = NOTHING_ASKED | {
    "plan-people": ("<Space>", "<Space>", GO),
    "plan-min-outcome": ("they leave with a list of the rules", GO),
    "plan-exp-goal": ("fewer shifts changed at the last minute", GO),
    "plan-exp-mirror": ("the outage of last year", GO),
    "plan-give": give("a page on the new shift law", "their budget talk"),
    "plan-homework": (
        "a new site opens in May",
        "<Tab>",
        "<Tab>",
        "their press page",
        GO,
    ),
    "reh-questions": ("what happens when somebody calls in sick", GO),
    "reh-exp-no-pitch": (GO,),
}
TOKYO = Call(
    "Demo, Kitano Foods",
    "demo, k",
    "08:00",
    "08:40",
    (("Ken Mori", "ken.mori@kitano-foods.example"),),
    "https://meet.example/kitano",
    Said(
        NOTHING_ASKED
        | {
            "plan-give": give("the rota of a bakery their size", "nights"),
            "plan-demo-leave-out": ("the report builder", GO),
            "reh-demo-dry-run": ("18", GO),
        },
        caught=("need the night rota by noon", "we promise rota file to ken by thu"),
    ),
)
REPEATED = Call(
    "Swap guide, Brandt Logistik",
    "swap",
    "09:30",
    "09:55",
    (("Mia Vogel", "mia.vogel@brandt-logistik.example"),),
    "https://meet.example/swap",
    Said(
        NOTHING_ASKED
        | {
            "plan-give": give("one page on late swaps", "fewer phone calls"),
            "plan-after-usage": ("they still phone each other", GO),
        },
        caught=("we promise swap guide to mia by thu", "mia promises swap log by fri"),
    ),
)
NEW_ON_THE_WEB = Call(
    "First talk, Alder Clinics",
    "talk, a",
    "10:30",
    "10:55",
    (("Nora Alder", "nora.alder@alder-clinics.example"),),
    "https://meet.example/alder",
    Said(
        FIRST_TALK
        | {"plan-outcome": deed("nora", "names who plans the shifts", "fri")},
        after={"wrap-exp-fit": YES},
        caught=("need nobody called in on a day off", "nora promises list by mon"),
    ),
)
MOVED = Call(
    "Terms, Havel & Sons",
    "terms, h",
    "13:00",
    "13:50",
    (("Petra Havlova", "petra.havlova@havel.example"),),
    "https://meet.example/havel",
    Said(
        NOTHING_ASKED
        | {
            "plan-give": give("the text of a short notice clause", "a way out"),
            "reh-neg-fixed": ("nils holm", "<Tab>", "the notice period", GO),
        }
    ),
)
VOICEMAIL = Call(
    "Check-in, Casa Verde",
    "check-in, c",
    "14:30",
    "14:55",
    (("Lucia Ortega", "lucia.ortega@casaverde.example"),),
    "+351 21 123 4567",
    Said(NOTHING_ASKED | {"plan-give": give("a rota for the holidays", "Christmas")}),
)
NEW_BY_PHONE = Call(
    "First talk, Quarry Bank",
    "talk, q",
    "16:00",
    "16:25",
    (("Sam Quarry", "sam.quarry@quarry-bank.example"),),
    "+44 20 7946 0958",
    Said(
        FIRST_TALK
        | {"plan-outcome": deed("sam", "sends the list of the branches", "thu")},
        after={"wrap-exp-fit": YES},
        caught=("need the counters staffed at noon", "sam promises list by thu"),
    ),
)
CALLS = (TOKYO, REPEATED, NEW_ON_THE_WEB, MOVED, VOICEMAIL, NEW_BY_PHONE)
HELD = (TOKYO, REPEATED, NEW_ON_THE_WEB, NEW_BY_PHONE)


def calendar(calls: Iterable[Call]) -> str:
    """Return the calendar as another program writes it."""
    events = "".join(call.event for call in calls)
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Holm//Calendar//EN\r\n"
    return f"{head}{events}END:VCALENDAR\r\n"


def make_book(path: Path, watched: Path) -> StorysClock:
    """Make the book of the weeks before, with a calendar that is watched."""
    clock = StorysClock(BEGINS)
    with Book(path, clock=clock) as book:
        desk = Desk(book, Library(), clock)
        rep = Rep(desk, clock)
        rep.play(scene for scene in history() if scene.at < EVE)
        clock.turn(EVE)
        add_calendar(desk, str(watched), "Mine")
    return clock
