"""What the record shows, in lines with their days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from app.desk.losing import on_record, record_of
from app.records.account import AccountId
from app.rules.record_lacks import record_lacks
from app.rules.record_shows import Deed
from app.rules.wording import dated_day
from ui.open_book import OpenBook

NOTHING = "Nothing on record went wrong in the year before."


def record_lines(
    book: OpenBook, account: AccountId, until: datetime
) -> tuple[str, ...]:
    """Return a line a deed, oldest first; one sentence where there is none."""
    deeds = on_record(book.book, account, until)
    return lines_in(deeds, ZoneInfo(book.settings.zone))


def lack_lines(book: OpenBook, account: AccountId, until: datetime) -> tuple[str, ...]:
    """Return a line for each thing that nobody asked, guessed or heard."""
    return record_lacks(record_of(book.book, account), until)


def lines_in(deeds: Iterable[Deed], zone: tzinfo) -> tuple[str, ...]:
    """Return the same of deeds that are at hand, their days in a zone."""
    return tuple(
        f"{dated_day(deed.at.astimezone(zone).date())}: {deed.words}" for deed in deeds
    ) or (NOTHING,)
