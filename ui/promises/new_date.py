"""A new day for a promise, and who of them agreed to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.desk import promising
from app.records.person import Person
from app.records.promise import Promise
from checklists.pack import Option
from ui.open_book import OpenBook
from ui.theme import SMALL, STRONG, Tone
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.layouts import around, column
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text
from ui.widgets.when_edit import WhenEdit, reading

NOBODY = "nobody yet"
WITH_YES = "With their yes before it was due, the new day counts."


class NewDate(Sheet):
    """Asks for the day first, then for their yes: without one the old day counts."""

    agreed = Signal(str)

    def __init__(self, book: OpenBook, promise: Promise, over: QWidget) -> None:
        super().__init__(
            "A new day",
            f"“{promise.what}”. {WITH_YES}" if promise.told else f"“{promise.what}”.",
            "Agree" if promise.told else "Set it",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book, self._promise = book, promise
        zone = promise.due.zone if promise.due else book.settings.zone
        self.when = WhenEdit("New day", book.now, zone)
        person = promise.whom if promise.ours else promise.who
        known = book.book.find(Person, person) if person else None
        self._name = known.name if known else "they"
        self.yes = ChoiceRow(
            (Option(self._name), Option(NOBODY)), "Who said yes to it", NOBODY
        )
        self.add(_under("By when", self.when))
        if promise.told:
            self.add(_under("Who said yes", self.yes))
        self.accepted.connect(self._agree)
        self.when.setFocus()

    def _wrong(self) -> str:
        if self.when.when is None:
            return "Give a day: “fri”, “27 nov” or “tomorrow 12:00”."
        return ""

    def _agree(self) -> None:
        when = self.when.when
        if when is None:
            return
        by = "" if self.yes.option == NOBODY else self._name
        made = self._book.do(promising.agree_new_date, self._promise.id, when.due, by)
        if made is not None:
            self.agreed.emit(f"{made.what}: {reading(when)}.")


def _under(label: str, field: QWidget) -> QWidget:
    head = Text(label, size=SMALL, tone=Tone.QUIET, weight=STRONG)
    return around(column(head, field, gap=1))
