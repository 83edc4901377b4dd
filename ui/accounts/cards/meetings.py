"""Every meeting with an account, the newest first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from zoneinfo import ZoneInfo

from app.records.account import Account
from app.records.meeting import Meeting, MeetingId, Outcome
from app.rules.terms import KINDS
from ui.accounts.cards.card_rows import Built, quiet_row
from ui.open_book import OpenBook
from ui.theme import SMALL, STRONG, Tone
from ui.times import clock, short_day_word
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.layouts import column, room
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text

SHOWN = 30


def meetings_card(
    book: OpenBook, account: Account, chosen: Callable[[MeetingId], None]
) -> Built:
    """Return a row a meeting: when, what for, and how it went."""
    card = Card(CardHead("Meetings"))
    zone, now = ZoneInfo(book.settings.zone), book.now()
    meetings = book.book.of_account(Meeting, account.id)
    stops = []
    for meeting in list(reversed(meetings))[:SHOWN]:
        start = meeting.starts.instant.astimezone(zone)
        day = short_day_word(start.date(), now.astimezone(zone).date())
        when = f"{day} {clock(start)}"
        state = "" if meeting.outcome is Outcome.BOOKED else meeting.outcome.value
        about = " · ".join(p for p in (when, KINDS[meeting.kind], state) if p)
        lines = column(
            Text(meeting.title, weight=STRONG, lines=2),
            Text(about, size=SMALL, tone=Tone.QUIET, lines=0),
        )
        row = RowButton(room(lines, 3.5, 2.25, 3.5, 2.25), f"{meeting.title}, {about}")
        row.clicked.connect(partial(_choose, chosen, meeting.id))
        stops.append((meeting.id, row))
        card.add(row)
    if not stops:
        card.add(quiet_row("No meeting yet."))
    if len(meetings) > SHOWN:
        card.add(quiet_row(f"{len(meetings) - SHOWN} earlier ones."))
    return Built(card, stops)


def _choose(
    chosen: Callable[[MeetingId], None], meeting: MeetingId, _checked: bool = False
) -> None:
    chosen(meeting)
