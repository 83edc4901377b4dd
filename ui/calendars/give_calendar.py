"""The address of a calendar, or its file, given once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import Problem
from app.exchange.calendar_address import calendar_address
from app.records.calendar_source import CalendarSource
from ui.open_book import OpenBook
from ui.theme import SMALL, Tone, em
from ui.widgets.button import Button
from ui.widgets.labelled_field import LabelledField
from ui.widgets.layouts import around, line
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text

ChooseFile = Callable[[QWidget], str]

_WHERE = (
    "Google: Settings, your calendar, Secret address in iCal format. "
    "Outlook: Settings, Shared calendars, Publish a calendar, ICS. "
    "Apple: share the calendar as public. Nextcloud: Copy subscription link."
)


class GiveCalendar(Sheet):
    """`given` carries the address or path, and what to call the calendar."""

    given = Signal(str, str)

    def __init__(
        self, book: OpenBook, over: QWidget, choose_file: ChooseFile | None = None
    ) -> None:
        super().__init__(
            "Your calendar",
            "It is fetched at the start, then every quarter of an hour. "
            "Nothing is sent.",
            "Read this calendar",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book = book
        self._choose_file = choose_file or _choose_file
        self.address = LabelledField(
            "Its address, or an .ics file", hint="https://… or webcal://…"
        )
        self.file = Button("Choose a file …", "folder-open")
        self.file.clicked.connect(self._choose)
        self.name = LabelledField("What to call it", hint="Optional")
        self.add(self.address)
        self.add(around(line(self.file, 1, top=False)))
        where = Text(_WHERE, size=SMALL, tone=Tone.QUIET, lines=0)
        # A sheet is as wide as its widest line would be.
        where.setMaximumWidth(em(34))
        self.add(where)
        self.add(self.name)
        self.accepted.connect(
            lambda: self.given.emit(self.address.text, self.name.text)
        )

    @Slot()
    def _choose(self) -> None:
        if file := self._choose_file(self):
            self.address.field.setText(file)

    def _wrong(self) -> str:
        try:
            address = calendar_address(self.address.text)
        except Problem as problem:
            return f"{problem} {problem.advice}".strip()
        known = self._book.book.every(CalendarSource)
        same = next((one for one in known if one.address == address), None)
        return f"This calendar is read already, as “{same.name}”." if same else ""


def _choose_file(over: QWidget) -> str:
    chosen, _ = QFileDialog.getOpenFileName(
        over, "A calendar to read again and again", "", "Calendars (*.ics *.ical)"
    )
    return chosen
