"""Every meeting with an account, the newest first."""

from __future__ import annotations

from functools import partial

from app.account_file import AccountFile
from app.records.meeting import MeetingId, Outcome
from app.rules.terms import KINDS
from ui.accounts.cards.card_rows import Built, quiet_row
from ui.accounts.page_acts import PageActs
from ui.theme import SMALL, STRONG, Tone
from ui.times import clock, short_day_word
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.layouts import column, room
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text

SHOWN = 30


def meetings_card(file: AccountFile, acts: PageActs) -> Built:
    """Return a row a meeting: when, what for, and how it went."""
    card = Card(CardHead("Meetings"))
    meetings = file.meetings
    stops = []
    for meeting in list(reversed(meetings))[:SHOWN]:
        start = meeting.starts.instant.astimezone(file.zone)
        day = short_day_word(start.date(), file.today)
        when = f"{day} {clock(start)}"
        state = "" if meeting.outcome is Outcome.BOOKED else meeting.outcome.value
        about = " · ".join(p for p in (when, KINDS[meeting.kind], state) if p)
        lines = column(
            Text(meeting.title, weight=STRONG, lines=2),
            Text(about, size=SMALL, tone=Tone.QUIET, lines=0),
        )
        row = RowButton(room(lines, 3.5, 2.25, 3.5, 2.25), f"{meeting.title}, {about}")
        row.clicked.connect(partial(_choose, acts, meeting.id))
        stops.append((meeting.id, row))
        card.add(row)
    if not stops:
        card.add(quiet_row("No meeting yet."))
    if len(meetings) > SHOWN:
        card.add(quiet_row(f"{len(meetings) - SHOWN} earlier ones."))
    return Built(card, stops)


def _choose(acts: PageActs, meeting: MeetingId, _checked: bool = False) -> None:
    acts.meet(meeting)
