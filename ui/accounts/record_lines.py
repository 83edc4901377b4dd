"""What the record shows, in lines with their days."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from app.desk.losing import on_record
from app.records.account import AccountId
from app.rules.wording import dated_day
from ui.open_book import OpenBook

NOTHING = "Nothing on record went wrong in the year before."


def record_lines(
    book: OpenBook, account: AccountId, until: datetime
) -> tuple[str, ...]:
    """Return a line a deed, oldest first; one sentence where there is none."""
    zone = ZoneInfo(book.settings.zone)
    return tuple(
        f"{dated_day(deed.at.astimezone(zone).date())}: {deed.words}"
        for deed in on_record(book.book, account, until)
    ) or (NOTHING,)
