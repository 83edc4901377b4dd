"""The day until which a silence rests."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.desk import giving_first
from app.rules.silence import Silence
from app.rules.wording import long_day
from ui.open_book import OpenBook
from ui.widgets.labelled_field import labelled
from ui.widgets.sheet import Sheet
from ui.widgets.when_edit import WhenEdit

ABOUT = "Until then nothing is said of their silence. A word of theirs counts as ever."


class InPeace(Sheet):
    """One day; `kept` tells what came of it."""

    kept = Signal(str)

    def __init__(self, book: OpenBook, silence: Silence, over: QWidget) -> None:
        super().__init__(
            f"Leave {silence.name} in peace",
            ABOUT,
            "Leave in peace",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book, self._silence = book, silence
        hint = "mon, in 10 days, 8 jan"
        self.until = WhenEdit("Until which day", book.now, book.settings.zone, hint)
        self.add(labelled("Until which day", self.until))
        self.accepted.connect(self._leave)
        self.until.setFocus()

    def _wrong(self) -> str:
        when = self.until.when
        if when is None:
            return "Give a day: “mon”, “in 10 days” or “8 jan”."
        if when.day <= self._book.now().astimezone(when.due.local.tzinfo).date():
            return "That day is not to come: give a later one."
        return ""

    def _leave(self) -> None:
        if (when := self.until.when) is None:
            return
        here = self._silence.meeting.id
        if self._book.do(giving_first.leave_in_peace, here, when.day):
            self.kept.emit(
                f"{self._silence.name}: in peace until {long_day(when.day)}."
            )
