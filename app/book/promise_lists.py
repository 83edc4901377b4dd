"""The long list of promises: which of them, of whom, by when they fall due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.book.book import Book
from app.book.codec import Cell, instant_text
from app.book.sql import like
from app.records.account import AccountId
from app.records.promise import PromiseId


class Which(StrEnum):
    """A part of the list.

    Nobody waits for an own plan: it is never late, only still to do today. What has
    no day is due later. Of theirs some are to be looked in on.
    """

    OPEN = "open"
    LATE = "late"
    TODAY = "today"
    WEEK = "this week"
    LATER = "later"
    LOOK_IN = "look in"
    KEPT = "kept"
    GONE = "taken back"


@dataclass(frozen=True, slots=True)
class Sieve:
    """Whose promises: ours, theirs or (None) both; of one account or of all."""

    ours: bool | None = None
    account: AccountId | None = None
    words: str = ""


_GROUPS = {
    Which.OPEN: "1",
    Which.LATE: "told AND due_instant < :now",
    Which.TODAY: (
        "due_instant < :tomorrow AND (due_instant >= :now OR (ours AND NOT told))"
    ),
    Which.WEEK: "due_instant >= :tomorrow AND due_instant < :monday",
    Which.LATER: "(due_instant >= :monday OR due_instant IS NULL)",
    Which.LOOK_IN: "NOT ours AND look_in <= :today AND looked_in IS NULL",
}
_STILL_OWED = "('open')"
_STATES = {
    Which.KEPT: "('done')",
    Which.GONE: "('cancelled', 'void')",
}
_ORDERS = {
    Which.KEPT: "done DESC, promises.id DESC",
    Which.GONE: "coalesce(cancelled, voided) DESC, promises.rowid",
}
_BY_DUE = "due_instant IS NULL, due_instant, promises.rowid"


def promises(
    book: Book, which: Which, sieve: Sieve, now: datetime, zone: str
) -> tuple[PromiseId, ...]:
    """Return open promises, the next due first, or settled ones, the newest first.

    Today and the week, which begins on Monday, are those of a zone. The words of
    the sieve stand in what is promised or in the account's name.
    """
    join, where = "", [f"state IN {_STATES.get(which, _STILL_OWED)}"]
    if group := _GROUPS.get(which):
        where.append(group)
    where += _sifted(sieve)
    if sieve.words.strip():
        join = "JOIN accounts ON accounts.id = promises.account"
        where.append("(what LIKE :like ESCAPE '\\' OR name LIKE :like ESCAPE '\\')")
    rows = book.rows(
        f"SELECT promises.id FROM promises {join} WHERE {' AND '.join(where)} "
        f"ORDER BY {_ORDERS.get(which, _BY_DUE)}",
        {**_limits(now, zone), **_named(sieve)},
    )
    return tuple([PromiseId(one) for (one,) in rows])


def counts(book: Book, sieve: Sieve, now: datetime, zone: str) -> dict[Which, int]:
    """Count the open promises of each part, in one look; words are not looked for."""
    told = ", ".join(f"count(*) FILTER (WHERE {one})" for one in _GROUPS.values())
    where = " AND ".join(["state = 'open'", *_sifted(sieve)])
    (found,) = book.rows(
        f"SELECT {told} FROM promises WHERE {where}",
        {**_limits(now, zone), **_named(sieve)},
    )
    return dict(zip(_GROUPS, found, strict=True))


def _sifted(sieve: Sieve) -> list[str]:
    where = []
    if sieve.ours is not None:
        where.append("ours = :ours")
    if sieve.account is not None:
        where.append("promises.account = :account")
    return where


def _named(sieve: Sieve) -> dict[str, Cell]:
    return {
        "ours": int(bool(sieve.ours)),
        "account": sieve.account,
        "like": like(sieve.words),
    }


def _limits(now: datetime, zone: str) -> dict[str, Cell]:
    """Return the instants between the parts: tomorrow and next Monday, here."""
    here = ZoneInfo(zone)
    today = now.astimezone(here).date()
    monday = today + timedelta(days=7 - today.weekday())
    return {
        "now": instant_text(now),
        "today": today.isoformat(),
        "tomorrow": _midnight(today + timedelta(days=1), here),
        "monday": _midnight(monday, here),
    }


def _midnight(day: date, zone: ZoneInfo) -> str:
    return instant_text(datetime.combine(day, time(), zone))
