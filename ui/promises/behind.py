"""The promises behind a figure: which speak for it, which against, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.records.promise import Promise
from app.rules.wording import short_day
from ui.focus import Roving
from ui.places import Place, Visit
from ui.theme import SMALL, STRONG, Tone
from ui.widgets.card import Card
from ui.widgets.layouts import around, column, line, room
from ui.widgets.mark import Mark, Standing
from ui.widgets.row_button import RowButton
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text

SHOWN = 60


@dataclass(frozen=True, slots=True)
class Witness:
    """A promise behind a figure; `holds` None: it is not counted."""

    promise: Promise
    holds: bool | None
    why: str


class Behind(Sheet):
    """What speaks against comes first; a press on one goes there."""

    went = Signal(object)

    def __init__(
        self, title: str, about: str, witnesses: Sequence[Witness], over: QWidget
    ) -> None:
        super().__init__(title, about, "Close", parent=over)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.second.hide()
        ordered = sorted(witnesses, key=lambda one: _ORDER[one.holds])
        self.rows = [self._row(one) for one in ordered[:SHOWN]]
        self.add(Card(*self.rows) if self.rows else _quiet("No promise fell due yet."))
        if (more := len(ordered) - SHOWN) > 0:
            self.add(_quiet(f"{more} more."))
        self._roving = Roving([[row] for row in self.rows], self)

    def _row(self, witness: Witness) -> RowButton:
        promise = witness.promise
        due = short_day(promise.due.day) if promise.due else "no day"
        words = f"due {due}, {witness.why}"
        mark, tone = _LOOK[witness.holds]
        texts = column(
            Text(promise.what, weight=STRONG, lines=2),
            Text(words, size=SMALL, tone=tone, lines=0),
        )
        laid = line(Mark(mark), texts, gap=2)
        laid.setStretch(1, 1)
        said = {True: "for", False: "against", None: "not counted"}[witness.holds]
        row = RowButton(
            room(laid, 3.5, 2.25, 3.5, 2.25), f"{promise.what}, {words}: {said}"
        )
        row.clicked.connect(lambda: self._go(promise))
        return row

    def _go(self, promise: Promise) -> None:
        self.accept()
        self.went.emit(Visit(Place.PROMISES, promise=promise.id))


_ORDER = {False: 0, True: 1, None: 2}
_LOOK = {
    True: (Standing.DONE, Tone.QUIET),
    False: (Standing.STOP, Tone.STOP),
    None: (Standing.OPEN, Tone.QUIET),
}


def _quiet(words: str) -> QWidget:
    return around(column(Text(words, tone=Tone.QUIET, lines=0)))
