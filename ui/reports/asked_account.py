"""The review of an account, asked for over some days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from app.book.account_files import account_file
from app.book.accounts import records_of
from app.book.book import Book
from app.records.account import Account, AccountId
from checklists.library import Library
from reports.account_review import (
    account_review,
    account_review_html,
    account_review_sheet,
)
from reports.follow_through import Wishes
from reports.period import Period
from ui.reports.asked import Asked
from ui.reports.printouts import NO_ACCOUNT, Printout

# A standing that rests on more is not worked out in a blink.
AT_ONCE = 150


@dataclass(frozen=True, slots=True)
class AskedAccount:
    """Whose review is asked for, over which days, with or without names.

    `comments` are her words on a question, each with the id of what it is about.
    """

    account: AccountId
    first: date
    last: date
    by_name: bool
    now: datetime
    comments: tuple[tuple[str, str], ...] = ()

    def is_like(self, other: Asked | None) -> bool:
        """Say whether another is of the same account and days."""
        if not isinstance(other, AskedAccount):
            return False
        return replace(other, now=self.now) == self

    def is_long(self, book: Book) -> bool:
        """Say whether its standing rests on more deeds than are read in a blink."""
        return records_of(book, self.account) > AT_ONCE

    def made(self, book: Book, library: Library) -> Printout:
        """Return the review; it has no rows of a checklist."""
        del library
        account = book.find(Account, self.account)
        if account is None:
            return NO_ACCOUNT
        file = account_file(book, account, self.now)
        everybody = frozenset(one.id for one in (*file.people, *file.once))
        without = frozenset() if self.by_name else everybody
        wishes = Wishes(dict(self.comments), without)
        period = Period(self.first, self.last, file.settings.zone)
        review = account_review(file, period, wishes)
        return Printout(
            f"{review.title} {review.name}",
            (account_review_sheet(review),),
            account_review_html(review),
            f"{review.inside}. It holds where you stand, promises of both sides, "
            f"people and their views, points, losses. {review.left_out}",
            review.stays,
            questions=review.worth_asking,
        )
