"""Did they call us first? Asked in a request's row, with how one knows."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.desk import requesting
from app.records.knowledge import Fact
from ui.accounts.fact_more import choice, chosen
from ui.open_book import OpenBook
from ui.widgets.labelled_field import LabelledField, labelled
from ui.widgets.sheet import Sheet

FIRST_CALL: Final = "Did they call us first?"
FIRST: Final = {"yes": "yes", "no": "no, others", "unknown": "not known"}
HOW: Final = "Anna said they had asked nobody else"


class CalledFirst(Sheet):
    """Yes, no or not known, and how one knows; `said` tells what was kept."""

    said = Signal(str)

    def __init__(
        self, book: OpenBook, request: Fact, answer: str, over: QWidget
    ) -> None:
        super().__init__(
            FIRST_CALL, f"Their request: {request.what}.", "Keep", parent=over
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.first_call = choice(FIRST, FIRST_CALL, answer)
        self.known_by = LabelledField("How you know", request.source, HOW)
        self.add(labelled(FIRST_CALL, self.first_call))
        self.add(self.known_by)
        self.accepted.connect(partial(self._keep, book, request))
        self.known_by.setFocus()

    def _keep(self, book: OpenBook, request: Fact) -> None:
        first = chosen(FIRST, self.first_call)
        made = book.do(
            requesting.say_called_first, request.id, first, self.known_by.text
        )
        if made is not None:
            self.said.emit(f"They called us first: {FIRST[first]}.")
