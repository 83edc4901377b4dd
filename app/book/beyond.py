"""What other accounts have to say to a meeting: names, and the same no (PACKS 8)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from app.book.book import Book
from app.book.codec import instant_text
from app.records.account import AccountId
from app.records.knowledge import Point, PointAnswer
from app.records.mark import Mark
from app.records.meeting import Meeting, MeetingId

# A shorter name is too often a word.
SHORTEST: Final = 4
# The unit separator of ASCII, which nobody types.
_BETWEEN: Final = "\x1f"
NO: Final = (PointAnswer.NO, PointAnswer.FIXED)


def others_named(
    book: Book, meetings: Iterable[Meeting]
) -> Mapping[MeetingId, tuple[str, ...]]:
    """Return, by meeting, the other accounts whose names stand in its agenda."""
    texts = [
        (one.id, one.account, " ".join(_shown(one)).casefold())
        for one in meetings
        if one.agenda.purpose or one.agenda.lines
    ]
    if not texts:
        return {}
    # One text of all names is read and folded much sooner than name by name.
    ((names,),) = book.rows("SELECT group_concat(name, ?) FROM accounts", (_BETWEEN,))
    known = _by_beginning(names or "")
    named = {meeting: _named(shown, known) for meeting, _, shown in texts}
    if not any(named.values()):
        return {}
    accounts = book.rows("SELECT id, name FROM accounts ORDER BY rowid")
    found = {
        meeting: tuple(
            name
            for one, name in accounts
            if one != account and name.casefold() in named[meeting]
        )
        for meeting, account, _ in texts
    }
    return {meeting: names for meeting, names in found.items() if names}


def _named(shown: str, known: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the folded names that stand in a folded text."""
    beginnings = {shown[at : at + SHORTEST] for at in range(len(shown))}
    return {
        name
        for beginning in known.keys() & beginnings
        for name in known[beginning]
        if name in shown
    }


@lru_cache(maxsize=2)
def _by_beginning(names: str) -> Mapping[str, Sequence[str]]:
    """Return names folded, by the letters they begin with; the short ones left out.

    While no name changes they are folded once.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for name in names.split(_BETWEEN):
        if len(name) >= SHORTEST:
            plain = name.casefold()
            found[plain[:SHORTEST]].append(plain)
    return found


def said_no(
    book: Book, points: Iterable[Point], now: datetime, days: int
) -> tuple[tuple[AccountId, str], ...]:
    """Return to whom we lately said no and to what; nothing where none is here."""
    if not any(one.answer in NO for one in points):
        return ()
    rows = book.rows(
        "SELECT DISTINCT account, subject FROM points "
        "WHERE answer IN (?, ?) AND answered >= ? AND answered <= ?",
        (*NO, instant_text(now - timedelta(days=days + 1)), instant_text(now)),
    )
    return tuple((AccountId(account), subject) for account, subject in rows)


def marks_of_days(book: Book) -> Sequence[Mark]:
    """Return what was said of whole days, whatever the account."""
    return book.select(Mark, "WHERE account IS NULL ORDER BY at, rowid")


def _shown(meeting: Meeting) -> Iterable[str]:
    yield meeting.agenda.purpose
    yield from (line.topic for line in meeting.agenda.lines)
