"""A promise taken back: by whom, and with whose yes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.desk import promising
from app.records.promise import Promise
from checklists.pack import Option
from ui.open_book import OpenBook
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.sheet import Sheet

BY_THEM, WITH_YES, ALONE = "by them", "by us, with their yes", "by us alone"


class Cancelling(Sheet):
    """Says what each way means for the figures before it is chosen."""

    cancelled = Signal(str)

    def __init__(self, book: OpenBook, promise: Promise, over: QWidget) -> None:
        super().__init__(
            "Take this promise back?",
            f"“{promise.what}”. Taken back by us alone it counts as not kept.",
            "Take it back",
            "Leave it",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book, self._promise = book, promise
        self.by = ChoiceRow(
            (Option(BY_THEM), Option(WITH_YES), Option(ALONE)), "Taken back"
        )
        self.add(self.by)
        self.accepted.connect(self._cancel)

    def _wrong(self) -> str:
        return "" if self.by.option else "Say who took it back."

    def _cancel(self) -> None:
        made = self._book.do(
            promising.cancel,
            self._promise.id,
            by_us=self.by.option != BY_THEM,
            with_their_yes=self.by.option == WITH_YES,
        )
        if made is not None:
            self.cancelled.emit(f"Taken back: {made.what}.")
