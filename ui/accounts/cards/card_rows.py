"""What every card of an account's page is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from ui.theme import SMALL, STRONG, Tone
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, column, room
from ui.widgets.pill import Pill
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class Built:
    """A card, and what takes the keyboard in it, each under a key that stays."""

    card: Card
    stops: Sequence[tuple[str, QWidget]] = field(default=())


def quiet_row(words: str) -> QWidget:
    """Return a row that only says something, as where there is nothing yet."""
    text = Text(words, size=SMALL, tone=Tone.QUIET, lines=0)
    return around(room(column(text), 3.5, 2.5, 3.5, 2.5))


def named_row(name: str, about: str, said: str, *pills: str) -> RowButton:
    """Return a row with a name, words in pills beside it, and more below."""
    head = Flow(Text(name, weight=STRONG, lines=0))
    for words in pills:
        head.addWidget(Pill(words, Tone.QUIET))
    lines = column(head)
    if about:
        lines.addWidget(Text(about, size=SMALL, tone=Tone.QUIET, lines=0))
    return RowButton(room(lines, 3.5, 2.5, 3.5, 2.5), said)
