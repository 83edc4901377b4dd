"""The day to look in on promises of theirs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.desk import promising, several
from app.records.promise import Promise
from app.rules.ledger import told_of
from app.rules.wording import long_day
from app.when_words import WhenRead
from ui.open_book import OpenBook
from ui.widgets.labelled_field import labelled
from ui.widgets.sheet import Sheet
from ui.widgets.when_edit import WhenEdit

ABOUT = "On that day it stands under Today and here, with a kind note to copy."


class LookInDay(Sheet):
    """One day, for one promise or for several."""

    planned = Signal(str)

    def __init__(
        self, book: OpenBook, promises: Sequence[Promise], over: QWidget
    ) -> None:
        super().__init__(
            "Look in on …", ABOUT, "Plan it", check=self._wrong, parent=over
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book, self._promises = book, tuple(promises)
        zone = book.settings.zone
        self.when = WhenEdit("Which day", book.now, zone, "mon, in 3 days, 27 nov")
        day = promises[0].look_in
        if len(promises) == 1 and day:
            self.when.show_when(WhenRead(day, None, zone))
        self.add(labelled(f"Which day, for: {told_of(promises)}", self.when))
        self.accepted.connect(self._plan)
        self.when.setFocus()

    def _wrong(self) -> str:
        when = self.when.when
        if when is None:
            return "Give a day: “mon” or “27 nov”."
        if when.due.instant < self._book.now():
            return "That day is gone: give one to come."
        return ""

    def _plan(self) -> None:
        when = self.when.when
        if when is None:
            return
        ids = [one.id for one in self._promises]
        label, verb = "planning a look-in", promising.plan_look_in
        if made := self._book.do(several.each, label, ids, verb, day=when.day):
            self.planned.emit(f"{told_of(made)}: look in {long_day(when.day)}.")
