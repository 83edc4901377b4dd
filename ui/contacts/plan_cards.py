"""What of a plan is looked at: the first people as they would be, and what is wrong."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from app.exchange.invite import Trouble
from app.exchange.vcard import Card as Contact
from app.exchange.vcard import Cards
from app.rules.terms import ROLES
from app.rules.wording import count
from ui.theme import SMALL, STRONG, Tone
from ui.widgets.card_head import CardHead
from ui.widgets.layouts import around, column, room
from ui.widgets.text import Text

FIRST: Final = 5
TROUBLES: Final = 20


def first_rows(cards: Cards) -> tuple[QWidget, ...]:
    """Return the first people of a list as they were read."""
    many = len(cards.people)
    note = f"the first {FIRST} of {many:,}" if many > FIRST else ""
    rows: list[QWidget] = [CardHead("As they come in", note or "all of them")]
    for contact in cards.people[:FIRST]:
        about = " · ".join(_told(contact))
        name = contact.name or contact.emails[0]
        lines = column(Text(name, weight=STRONG, lines=1))
        if about:
            lines.addWidget(Text(about, size=SMALL, tone=Tone.QUIET, lines=2))
        rows.append(around(room(lines, 3.5, 1.75, 3.5, 1.75)))
    if not many:
        quiet = "Nobody yet: no column holds names or mail addresses."
        rows.append(_said(Text(quiet, tone=Tone.QUIET, lines=0)))
    return tuple(rows)


def trouble_rows(troubles: tuple[Trouble, ...]) -> tuple[QWidget, ...]:
    """Return what is left out or in doubt, by line, what is left out first."""
    order = sorted(troubles, key=lambda one: (not one.skipped, one.line or 0))
    gone = sum(one.skipped for one in troubles)
    rows: list[QWidget] = [CardHead("Not as it should be", f"{gone} left out")]
    for one in order[:TROUBLES]:
        line = f"Line {one.line}" if one.line else ""
        about = f"“{one.about}”" if one.about else ""
        head = ", ".join(filter(None, (line, about)))
        tone = Tone.STOP if one.skipped else Tone.QUIET
        said = Text((head, Tone.INK, STRONG), (f" {one.sentence}", tone), lines=0)
        rows.append(_said(said))
    if more := len(order[TROUBLES:]):
        rows.append(_said(Text(f"{count(more, 'more row')}.", tone=Tone.QUIET)))
    return tuple(rows)


def _told(contact: Contact) -> tuple[str, ...]:
    role = ROLES[contact.buying] if contact.buying else ""
    numbers = ", ".join(phone.number for phone in contact.phones)
    told = (
        contact.firm,
        contact.title,
        role,
        ", ".join(contact.emails),
        numbers,
        contact.country,
        contact.zone,
        contact.note,
    )
    return tuple(part for part in told if part)


def _said(text: Text) -> QWidget:
    return around(room(column(text), 3.5, 1.75, 3.5, 1.75))
