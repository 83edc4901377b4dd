"""The contacts behind a figure: each with its day and who began it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.rules.mutuality import Beginner, Contact, lately
from app.rules.wording import dated_day
from ui.theme import SMALL, STRONG, Tone
from ui.widgets.card import Card
from ui.widgets.layouts import around, column, line, room
from ui.widgets.pill import Pill
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text

SHOWN: Final = 60
ABOUT: Final = (
    "A meeting began with whoever invited to it, an unplanned call and a request "
    "with them; of a message the fact says it."
)
WORDS: Final = {
    Beginner.THEM: ("they", Tone.NEAR),
    Beginner.US: ("you", Tone.ACCENT),
    Beginner.UNKNOWN: ("not known", Tone.QUIET),
}


class BegunSheet(Sheet):
    """The newest first."""

    def __init__(
        self,
        title: str,
        found: Iterable[Contact],
        now: datetime,
        zone: ZoneInfo,
        days: int,
        over: QWidget,
    ) -> None:
        super().__init__(f"Who began the contact. {title}", ABOUT, "Close", parent=over)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.second.hide()
        newest = list(reversed(lately(found, now, zone, days)))
        if newest:
            self.add(Card(*(_row(one, zone) for one in newest[:SHOWN])))
        if (more := len(newest) - SHOWN) > 0:
            self.add(Text(f"{more} earlier ones.", tone=Tone.QUIET, lines=0))
        self.first.setFocus()


def _row(contact: Contact, zone: ZoneInfo) -> QWidget:
    words, tone = WORDS[contact.by]
    day = dated_day(contact.at.astimezone(zone).date())
    texts = column(
        Text(contact.what, weight=STRONG, lines=2),
        Text(day, size=SMALL, tone=Tone.QUIET),
    )
    laid = line(texts, Pill(words, tone), gap=2)
    laid.setStretch(0, 1)
    return around(room(laid, 3.5, 2, 3.5, 2))
