"""What was lost or fought over: told from both sides, beside what is on record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from app.book.book import Book
from app.desk.checking import changed, not_to_come
from app.desk.desk import Desk
from app.desk.drafts import draft
from app.desk.standing import deeds_of
from app.errors import Problem
from app.records.account import Account, AccountId
from app.records.exchange import Ask, Give, Refusal
from app.records.knowledge import Fact, Point, PointId
from app.records.loss import Loss, LossId
from app.records.meeting import Meeting
from app.records.promise import Promise
from app.rules.record_shows import Deed, Record, record_shows
from app.rules.standing.standing import standing
from checklists.pack import Stage

# The relationship first; then what one does to oneself; then the rest.
REASONS: Final = (
    "relationship",
    "rigid terms",
    "business model",
    "a missed promise",
    "arrogance",
    "silence",
    "price",
    "another fitted better",
    "their plans changed",
    "not known",
)
_FIXED: Final = {"account", "made", "stage", "meeting"}


def lose(
    desk: Desk,
    what: str,
    account: AccountId,
    *,
    at: datetime | None = None,
    **fields: object,
) -> Loss:
    """Write down a loss or a dispute, now if not `at`, with how the two stood then."""
    with desk.act("writing down a loss") as write:
        when = not_to_come(at, desk.now, "A loss")
        new = draft(
            desk, Loss, what, meeting=None, account=account, at=when,
            stage=stood(desk, account, when), **fields,
        )  # fmt: skip
        _check_point(desk, new)
        write.put(new)
    return new


def tell_otherwise(desk: Desk, loss: LossId, **changes: object) -> Loss:
    """Change what is said of a loss; another day is another standing."""
    with desk.act("changing what is said of a loss") as write:
        before = desk.the(Loss, loss)
        after = changed(before, changes, _FIXED)
        not_to_come(after.at, desk.now, "A loss")
        if after.at != before.at:
            after = replace(after, stage=stood(desk, after.account, after.at))
        _check_point(desk, after)
        write.put(after)
    return after


def take_out(desk: Desk, loss: LossId) -> Loss:
    """Take a loss out that was none."""
    with desk.act("taking a loss out") as write:
        gone = desk.the(Loss, loss)
        write.drop(gone)
    return gone


def stood(desk: Desk, account: AccountId, at: datetime) -> Stage:
    """Return how the two stood at an instant."""
    return standing(deeds_of(desk.book, desk.the(Account, account)), at).stage


def all_lost(book: Book) -> tuple[tuple[Loss, ...], Mapping[PointId, Point]]:
    """Return all losses, of whatever account, and the points they broke on."""
    with book.snapshot():
        losses = book.every(Loss)
        named = [loss.small_point for loss in losses if loss.small_point]
        points = book.some(Point, sorted(set(named)))
    return losses, {point.id: point for point in points}


def on_record(book: Book, account: AccountId, until: datetime) -> tuple[Deed, ...]:
    """Return what the record of an account shows in the year up to an instant."""
    return record_shows(record_of(book, account), until)


def record_of(book: Book, account: AccountId) -> Record:
    """Return the record of an account, as at one instant."""
    with book.snapshot():
        return Record(
            settings=book.settings(),
            promises=book.of_account(Promise, account),
            asks=book.of_account(Ask, account),
            gives=book.of_account(Give, account),
            refusals=book.of_account(Refusal, account),
            points=book.of_account(Point, account),
            facts=book.of_account(Fact, account),
            meetings=book.of_account(Meeting, account),
        )


def _check_point(desk: Desk, loss: Loss) -> None:
    """Raise a Problem where the small point is another account's."""
    if loss.small_point:
        point = desk.the(Point, loss.small_point)
        if point.account != loss.account:
            raise Problem("That point is of another account.", "Choose one of theirs.")
