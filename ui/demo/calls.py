"""One call from booking it to its last promise, as a table tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from app.desk import (
    agenda,
    answering,
    booking,
    calling,
    catching,
    exchanging,
    promising,
    wrapping,
)
from app.records.exchange import Give
from app.records.meeting import Attendee, MeetingId, Told
from app.records.moment import Moment
from app.records.promise import Promise, PromiseState
from app.when_words import read_when
from checklists.pack import Channel, ItemId, Kind, Phase
from ui.demo.clock import HOME, at_home
from ui.demo.preparing import Said, go_down, parts_of, want
from ui.demo.rep import Rep, Scene

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_ROWS = {
    "least": "plan-min-outcome",
    "give": "plan-give",
    "homework": "plan-homework",
    "needs": "plan-demo-needs",
    "concessions": "plan-neg-concessions",
}


class Call:
    """A call of a table of history.toml; it has an id once it is booked."""

    id: MeetingId

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.table = table

    @property
    def starts(self) -> datetime:
        """When it begins, to the minute."""
        return at_home(self.table["starts"])

    @property
    def ends(self) -> datetime:
        """When it ends, to the minute."""
        return self.starts + timedelta(minutes=self.table["minutes"])

    def scenes(self) -> Iterator[Scene]:
        """Yield what was done for it, each at its time."""
        yield Scene(self.starts - 4 * DAY, "book a meeting", self._book)
        yield Scene(self.starts - 26 * HOUR, "prepare a meeting", self._prepare)
        yield Scene(self.starts - 12 * MINUTE, "do the last check", self._check)
        yield Scene(self.starts - MINUTE, "join", self._join)
        yield Scene(self.starts + 5 * MINUTE, "catch lines", self._catch)
        yield Scene(self.ends - MINUTE, "end", self._end)
        yield Scene(self.ends, "close the wrap", self._wrap)
        yield Scene(self.ends + 5 * MINUTE, "send the recap", self._send)
        yield Scene(self.ends + DAY, "keep what the list asks", self._tidy)
        yield Scene(self._their_day(), "note what they did", self._they_did)
        for what, when in self.table.get("told", {}).items():
            yield Scene(at_home(when), "tell them it is late", partial(_tell, what))
        for what, when in self.table.get("done", {}).items():
            yield Scene(at_home(when), "keep a promise", partial(_keep, what))
        if when := self.table.get("delivered"):
            yield Scene(at_home(when), "deliver a give", self._deliver)

    def _book(self, rep: Rep) -> None:
        table = self.table
        phone = table["channel"] == "phone"
        room = f"https://meet.example/{table['title'].partition(',')[0].casefold()}"
        way_in = {"number": table["number"]} if phone else {"link": room}
        self.id = booking.book_meeting(
            rep.desk,
            rep.account(table["account"]).id,
            Moment.at(self.starts, HOME),
            table["minutes"],
            channel=Channel(table["channel"]),
            kind=Kind(table["kind"]),
            title=table["title"],
            attendees=[Attendee(rep.person(name).id) for name in table["with"]],
            invite_is_ours=True,
            **way_in,
        ).id

    def _prepare(self, rep: Rep) -> None:
        agenda.edit_agenda(rep.desk, self.id, purpose=self.table["purpose"])
        want(rep, self.id, *parts_of(self.table["wanted"]))
        go_down(rep, self.id, (Phase.PLAN, Phase.REHEARSE), self._said())
        agenda.say_agenda(rep.desk, self.id, Told.SENT)

    def _said(self) -> Said:
        return {
            ItemId(_ROWS[key]): self.table[key] for key in _ROWS.keys() & self.table
        }

    def _check(self, rep: Rep) -> None:
        go_down(rep, self.id, (Phase.PREFLIGHT,))

    def _join(self, rep: Rep) -> None:
        calling.join(rep.desk, self.id)
        answering.answer(rep.desk, self.id, ItemId("live-open"), "as planned")

    def _catch(self, rep: Rep) -> None:
        for line in self.table["caught"]:
            catching.capture(rep.desk, self.id, line)

    def _end(self, rep: Rep) -> None:
        calling.end(rep.desk, self.id)

    def _wrap(self, rep: Rep) -> None:
        go_down(rep, self.id, (Phase.WRAP,))
        wrapping.close_wrap(rep.desk, self.id)

    def _send(self, rep: Rep) -> None:
        wrapping.copy_recap(rep.desk, self.id)

    def _tidy(self, rep: Rep) -> None:
        """Do what the list planned for Ida alone: thanks, the next date, a look-in."""
        for promise in rep.desk.book.of_meeting(Promise, self.id):
            if promise.by_item and promise.state is PromiseState.OPEN:
                promising.keep(rep.desk, promise.id)

    def _deliver(self, rep: Rep) -> None:
        for give in rep.desk.book.of_meeting(Give, self.id):
            exchanging.deliver(rep.desk, give.id)

    def _their_day(self) -> datetime:
        *_, by = parts_of(self.table["wanted"])
        read = read_when(by, self.starts, HOME)
        if read is None:
            raise ValueError(by)
        return datetime.combine(read.day, time(12), ZoneInfo(HOME))

    def _they_did(self, rep: Rep) -> None:
        now = rep.desk.now
        for promise in rep.desk.book.of_meeting(Promise, self.id):
            owed = not promise.ours and promise.state is PromiseState.OPEN
            if owed and promise.due and promise.due.instant < now + DAY:
                promising.keep(rep.desk, promise.id)


def _tell(what: str, rep: Rep) -> None:
    promising.tell_late(rep.desk, rep.promise(what).id)


def _keep(what: str, rep: Rep) -> None:
    promising.keep(rep.desk, rep.promise(what).id)
