"""A task done after a sale, and how long it took."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.desk import promising
from app.records.promise import Promise
from app.rules.effort import effort_words, read_effort
from ui.open_book import OpenBook
from ui.widgets.labelled_field import LabelledField
from ui.widgets.sheet import Sheet

UNREADABLE = "Write the time as “2h 30”, “45 min” or “1.5 h”, or leave it empty."


class EffortSheet(Sheet):
    """Enter alone says done; the time spent may stay empty."""

    kept = Signal(str)

    def __init__(self, book: OpenBook, promise: Promise, over: QWidget) -> None:
        planned = promise.effort_planned
        about = f" {effort_words(planned)} were planned." if planned else ""
        super().__init__(
            "Done", f"“{promise.what}”.{about}", "Done", check=self._wrong, parent=over
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book, self._promise = book, promise
        spent = promise.effort_spent
        self.spent = LabelledField(
            "How long it took in all",
            effort_words(spent) if spent else "",
            "2h 30",
        )
        self.add(self.spent)
        self.accepted.connect(self._keep)
        self.spent.setFocus()

    def _wrong(self) -> str:
        text = self.spent.text
        return UNREADABLE if text and read_effort(text) is None else ""

    def _keep(self) -> None:
        spent = read_effort(self.spent.text)
        made = self._book.do(promising.keep, self._promise.id, effort_spent=spent)
        if made is not None:
            self.kept.emit(f"Done: {made.what}.")
