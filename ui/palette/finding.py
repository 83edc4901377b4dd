"""What the palette finds in everything written, and where that stands."""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import partial
from zoneinfo import ZoneInfo

from app.book.search import Hit
from app.desk.finding import find, row_of
from app.records.person import PersonId
from app.records.promise import Promise, PromiseId, PromiseState
from ui.open_book import OpenBook
from ui.palette.entry import Entry
from ui.places import Place, Visit
from ui.times import short_day_word

LEAST_LETTERS = 2

_PICTURES = {
    "accounts": "building-2",
    "people": "user",
    "meetings": "video",
    "answers": "list-checks",
    "promises": "handshake",
    "gives": "gift",
    "notes": "pencil",
}


# Of these the palette knows the name already.
_NAMED = ("accounts", "people", "meetings")


def found(
    book: OpenBook, typed: str, above: Container[str], go: Callable[[Visit], object]
) -> tuple[Entry, ...]:
    """Return what holds the words typed, the newest first, but no name from above."""
    if len(typed.strip()) < LEAST_LETTERS and typed.isascii():
        return ()
    return tuple(
        _entry(book, hit, go)
        for hit in find(book.desk, typed)
        if not (hit.family in _NAMED and hit.words in above)
    )


def _entry(book: OpenBook, hit: Hit, go: Callable[[Visit], object]) -> Entry:
    about = [hit.noun.capitalize()]
    if hit.title and hit.title != hit.words:
        about.append(hit.title)
    if hit.dated is not None:
        zone = ZoneInfo(book.settings.zone)
        day, today = (one.astimezone(zone).date() for one in (hit.dated, book.now()))
        about.append(short_day_word(day, today))
    if hit.private:
        about.append("stays here")
    picture = "lock" if hit.private else _PICTURES.get(hit.family, "message-circle")
    act = partial(_open, book, hit, go)
    return Entry(picture, hit.parts, " · ".join(about), act, below=True)


def _open(book: OpenBook, hit: Hit, go: Callable[[Visit], object]) -> None:
    go(visit_of(book, hit))


def visit_of(book: OpenBook, hit: Hit) -> Visit:
    """Return where a hit stands: its row in its meeting, its list, its account."""
    match hit.family:
        case "people" if hit.account:
            person = PersonId(hit.id)
            return Visit(Place.ACCOUNTS, account=hit.account, person=person)
        case "promises" if _is_listed(book, hit):
            return Visit(Place.PROMISES, promise=PromiseId(hit.id))
    if hit.meeting is None:
        return Visit(Place.ACCOUNTS, account=hit.account)
    item = hit.item or row_of(book.desk, hit.meeting, hit.id)
    return Visit(Place.MEETINGS, hit.meeting, item=item)


def _is_listed(book: OpenBook, hit: Hit) -> bool:
    promise = book.book.find(Promise, hit.id)
    listed = (PromiseState.OPEN, PromiseState.DONE)
    return promise is not None and promise.state in listed
