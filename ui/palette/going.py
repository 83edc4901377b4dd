"""Where the palette can go: screens, meetings to come, accounts, people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time
from functools import cached_property, partial
from zoneinfo import ZoneInfo

from app.book.codec import instant_text
from app.records.account import AccountId
from app.records.meeting import MeetingId, Outcome
from app.records.person import PersonId
from checklists.pack import Channel
from ui.open_book import OpenBook
from ui.palette.entry import Entry, named
from ui.palette.nearness import Names
from ui.places import PLACES, Place, Visit
from ui.times import clock, short_day_word

MEETINGS = 60
FIRST_MEETINGS = 3

Go = Callable[[Visit], object]


class Going:
    """Reads once: the meetings at first, the long lists with the first letter.

    An entry is made when it is shown.
    """

    def __init__(self, book: OpenBook, go: Go) -> None:
        self._book, self._go = book.book, go
        self._meetings = _meetings(book)

    def first(self) -> list[Entry]:
        """Return where one goes most: the next meetings, then the screens."""
        soon = [self._meeting(*one) for one in self._meetings[:FIRST_MEETINGS]]
        return soon + [self._place(one.key) for one in PLACES]

    def nearest(self, typed: str, most: int) -> list[Entry]:
        """Return where one may want to go, the nearest first."""
        names, makers = self._known
        return [makers[number]() for number in names.nearest(typed, most)]

    @cached_property
    def _known(self) -> tuple[Names, list[Callable[[], Entry]]]:
        """All names, and what makes the entry of each."""
        accounts = self._book.rows("SELECT name, id FROM accounts ORDER BY name")
        people = self._book.rows(
            "SELECT people.name, accounts.name, account, people.id FROM people "
            "JOIN accounts ON accounts.id = account ORDER BY people.name"
        )
        named = [
            *((one[0], partial(self._meeting, *one)) for one in self._meetings),
            *((one.text, partial(self._place, one.key)) for one in PLACES),
            *((one[0], partial(self._account, *one)) for one in accounts),
            *((one[0], partial(self._person, *one)) for one in people),
        ]
        return Names(name for name, _ in named), [make for _, make in named]

    def _meeting(self, title: str, about: str, picture: str, one: str) -> Entry:
        return self._entry(picture, title, about, Visit(Place.MEETINGS, MeetingId(one)))

    def _place(self, key: str) -> Entry:
        place = next(one for one in PLACES if one.key == key)
        return self._entry(place.picture, place.text, "Screen", Visit(Place(key)))

    def _account(self, name: str, one: str) -> Entry:
        visit = Visit(Place.ACCOUNTS, account=AccountId(one))
        return self._entry("building-2", name, "Account", visit)

    def _person(self, name: str, firm: str, account: str, one: str) -> Entry:
        visit = Visit(Place.ACCOUNTS, account=AccountId(account), person=PersonId(one))
        return self._entry("user", name, firm, visit)

    def _entry(self, picture: str, words: str, about: str, visit: Visit) -> Entry:
        return named(picture, words, about, partial(self._go, visit))


def _meetings(book: OpenBook) -> list[tuple[str, str, str, str]]:
    """Return title, about, picture and id of today's meetings and those to come."""
    zone, now = ZoneInfo(book.settings.zone), book.now()
    today = now.astimezone(zone).date()
    midnight = datetime.combine(today, time(), zone).astimezone(UTC)
    found = []
    for title, starts, ends, channel, account, one in book.book.rows(
        """
        SELECT title, starts_instant, ends_instant, channel, accounts.name, meetings.id
        FROM meetings JOIN accounts ON accounts.id = account
        WHERE starts_instant >= ? AND outcome IN (?, ?)
        ORDER BY starts_instant LIMIT ?
        """,
        (instant_text(midnight), Outcome.BOOKED, Outcome.HELD, MEETINGS),
    ):
        local = datetime.fromisoformat(starts).astimezone(zone)
        when = f"{short_day_word(local.date(), today)} {clock(local)}"
        about = when if account in title else f"{when} · {account}"
        picture = "phone" if channel == Channel.PHONE else "video"
        over = datetime.fromisoformat(ends) < now
        found.append((over, (title, about, picture, one)))
    # What is over today is still at hand, after what is to come.
    return [one for _, one in sorted(found, key=lambda each: each[0])]
