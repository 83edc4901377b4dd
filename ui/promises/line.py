"""A promise as a line of the long list, and the columns it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.records.account import Account
from app.records.person import Person, PersonId
from app.records.promise import Promise, PromiseState
from app.rules.ledger import standing
from app.rules.look_in_note import is_to_look_in
from app.rules.wording import first_name
from app.settings import Settings
from ui.open_book import OpenBook
from ui.records_model import Column
from ui.theme import Tone
from ui.times import short_day_word


@dataclass(frozen=True, slots=True)
class Line:
    """A promise in words, ready to be painted."""

    promise: Promise
    stands: str
    tone: Tone
    who: str
    account: str
    since: str


def _quiet(line: Line) -> Tone:
    del line
    return Tone.QUIET


COLUMNS: tuple[Column[Line], ...] = (
    Column("Stands", lambda line: line.stands, lambda line: line.tone, width=15.5),
    Column("What", lambda line: line.promise.what, strong=True, width=0),
    Column("Who", lambda line: line.who, width=9.5, spare=1),
    Column("Account", lambda line: line.account, width=12, spare=2),
    Column("Since", lambda line: line.since, _quiet, width=7.5, spare=3),
)


def read_lines(book: OpenBook, ids: Sequence[str]) -> dict[str, Line]:
    """Read some promises with their people and accounts, in three looks at the book."""
    found = book.book.some(Promise, ids)
    people = {
        one.id: one
        for one in book.book.some(
            Person, {who for p in found for who in (p.who, p.whom) if who}
        )
    }
    accounts = {
        one.id: one.name for one in book.book.some(Account, {p.account for p in found})
    }
    now, settings = book.now(), book.settings
    zone = ZoneInfo(settings.zone)
    today = now.astimezone(zone).date()
    return {
        one.id: Line(
            one,
            stands(one, now, settings),
            bearing(one, now, settings),
            who_for_whom(one, people),
            accounts.get(one.account, ""),
            short_day_word(one.made.astimezone(zone).date(), today),
        )
        for one in found
    }


def who_for_whom(promise: Promise, people: Mapping[PersonId, Person]) -> str:
    """Return `we, for Anna`, `Mia, for Anna`, `Anna`, `they`."""
    doer = people.get(promise.who) if promise.who else None
    who = first_name(doer.name) if doer else promise.who_words
    if not promise.ours:
        return who or "they"
    whom = people.get(promise.whom) if promise.whom else None
    made_by = who or "we"
    return f"{made_by}, for {first_name(whom.name)}" if whom else made_by


def stands(promise: Promise, now: datetime, settings: Settings) -> str:
    """Say how it stands: `due today 18:00`, `kept Fri 20 Nov`, `look in today`."""
    zone = ZoneInfo(settings.zone)
    match promise.state:
        case PromiseState.DONE if promise.done:
            return f"kept {_day(promise.done, now, zone)}"
        case PromiseState.CANCELLED | PromiseState.VOID:
            at = promise.cancelled or promise.voided
            word = "taken back" if promise.cancelled else "not needed"
            return f"{word} {_day(at, now, zone)}" if at else word
        case _:
            words = standing(promise, now, settings)
    if promise.ours and not promise.told:
        return f"{words} · own plan"
    if is_to_look_in(promise, now, settings.zone):
        return f"{words} · look in"
    if promise.told_late:
        return f"{words} · told"
    return f"{words} · again" if promise.repeats else words


def bearing(promise: Promise, now: datetime, settings: Settings) -> Tone:
    """Return the tone of how it stands; an own plan is late for nobody."""
    if promise.state is PromiseState.DONE:
        return Tone.READY
    if promise.state is not PromiseState.OPEN or promise.due is None:
        return Tone.QUIET
    if promise.due.instant < now:
        return Tone.STOP if promise.told or not promise.ours else Tone.QUIET
    zone = ZoneInfo(settings.zone)
    soon = promise.due.instant.astimezone(zone).date() == now.astimezone(zone).date()
    return Tone.NEAR if soon else Tone.INK


def _day(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    words = short_day_word(at.astimezone(zone).date(), now.astimezone(zone).date())
    near = words in {"Today", "Yesterday", "Tomorrow"}
    return words.lower() if near else words
