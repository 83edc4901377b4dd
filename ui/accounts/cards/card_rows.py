"""What every card of an account's page is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from ui.theme import SMALL, Tone
from ui.widgets.card import Card
from ui.widgets.layouts import around, column, room
from ui.widgets.row_button import RowButton
from ui.widgets.text import Run, Text


@dataclass(frozen=True, slots=True)
class Built:
    """A card, and what takes the keyboard in it, each under a key that stays."""

    card: Card
    stops: Sequence[tuple[str, QWidget]] = field(default=())


def quiet_row(words: str) -> QWidget:
    """Return a row that only says something, as where there is nothing yet."""
    text = Text(words, size=SMALL, tone=Tone.QUIET, lines=0)
    return around(room(column(text), 3.5, 2.5, 3.5, 2.5))


def noted_row(words: str, about: Sequence[Run]) -> RowButton:
    """Return a row with a note or what was said, and more about it below."""
    rows, below = column(Text(words, lines=0)), Text(*about, size=SMALL, lines=0)
    if below.text():
        rows.addWidget(below)
    aloud = ", ".join(filter(None, (words, below.text())))
    return RowButton(room(rows, 3.5, 2.25, 3.5, 2.25), aloud)


def more_row(words: str, aloud: str) -> RowButton:
    """Return a row that leads to what is not shown here."""
    text = Text(words, size=SMALL, tone=Tone.QUIET, lines=0)
    return RowButton(room(column(text), 3.5, 2.25, 3.5, 2.25), aloud)
