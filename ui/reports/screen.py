"""Reports: choose one at the left, see its pages, say what leaves at the right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QWidget,
)

from app.book import lists
from app.desk.printing import note_printed
from app.errors import Problem
from app.records.meeting import Meeting, MeetingId
from app.rules.wording import count
from reports.export import save_html, save_pdf
from ui.keys import on_key
from ui.open_book import OpenBook
from ui.paper import Paper, lay_out, pdf
from ui.places import Visit
from ui.qt import override
from ui.reports.fields import combo, head, under
from ui.reports.periods import before, named, periods
from ui.reports.preview import PagePreview
from ui.reports.printouts import (
    NO_MEETING,
    NOT_YET,
    Asked,
    Printout,
    of_meeting,
    of_today,
)
from ui.reports.reckoning import Reckoning
from ui.screen import Screen
from ui.theme import SMALL, Tone, em
from ui.times import clock, short_day_word
from ui.widgets.button import Button
from ui.widgets.choice_line import ChoiceLine
from ui.widgets.header import Header
from ui.widgets.layouts import around, column, room
from ui.widgets.scroll import Scroll
from ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

BRIEF, TODAY, FOLLOW_THROUGH = "brief", "today", "follow-through"
FORMATS = ("PDF, A4", "PDF, Letter", "Web page")
MEETINGS_OFFERED = 40
NARROW = 66


class ReportsScreen(Screen):
    """What is seen here is what leaves: one value, laid out once."""

    saved = Signal(object)

    def __init__(self, book: OpenBook) -> None:
        super().__init__(book)
        self._meeting: MeetingId | None = None
        self._printout = NO_MEETING
        self._shown: tuple[str, Paper] | None = None
        self.reckoning = Reckoning(book, self)
        self.reckoning.told.connect(self._show)
        self.choose_printer: Callable[[QPrinter], bool] = self._ask_for_printer
        self.choices = {
            BRIEF: ChoiceLine("Brief"),
            TODAY: ChoiceLine("Today's briefs"),
            FOLLOW_THROUGH: ChoiceLine("Follow-through"),
        }
        self._group = QButtonGroup(self)
        for number, choice in enumerate(self.choices.values()):
            self._group.addButton(choice, number)
            choice.clicked.connect(self.refresh)
        self.choices[FOLLOW_THROUGH].setChecked(True)
        self._list = around(
            column(
                head("One meeting"),
                self.choices[BRIEF],
                head("Today"),
                self.choices[TODAY],
                head("A period"),
                self.choices[FOLLOW_THROUGH],
                gap=1,
            )
        )
        self._left_column = column(self._list, 1)
        self._left = around(room(self._left_column, 6, 1, 2, 4))
        self._left.setFixedWidth(em(17))
        self.preview = PagePreview()
        self.meeting = combo("Meeting")
        self.period = combo("Period")
        self.compare = combo("Compare with")
        self.format = combo("Format")
        self.format.addItems(FORMATS)
        for box in (self.meeting, self.period, self.compare, self.format):
            box.activated.connect(self._choose)
        self._meeting_part = under("Meeting", self.meeting)
        self._period_part = under("Period", self.period)
        self._compare_part = under("Compare with", self.compare)
        self._leaves = Text(size=SMALL, lines=0)
        self._stays = Text(size=SMALL, tone=Tone.QUIET, lines=0)
        self._right_column = column(
            self._meeting_part,
            self._period_part,
            self._compare_part,
            under("Format", self.format),
            column(head("Leaves this computer"), self._leaves, self._stays, gap=1),
            1,
            gap=3,
        )
        self._right = Scroll(around(room(self._right_column, 4, 1, 3.5, 4)))
        self._right.setFixedWidth(em(21))
        self.printing = Button("Print", "printer")
        self.saving = Button("Save as", "download")
        self.saving.setDefault(True)
        self.printing.clicked.connect(self.print_it)
        self.saving.clicked.connect(self.save)
        on_key(self, "brief", self.print_it)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self._left)
        middle.addWidget(around(room(column(self.preview), 0, 0, 0, 4)), 1)
        middle.addWidget(self._right)
        self._header = Header("Reports", "", self.printing, self.saving)
        whole = column(self._header, middle)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    @override
    def visit(self, visit: Visit) -> None:
        """Show the report named, of the meeting named."""
        if visit.meeting:
            self._meeting = visit.meeting
        if visit.report in self.choices:
            self.choices[visit.report].setChecked(True)
        self._stale = False
        self.refresh()

    @override
    def refresh(self) -> None:
        """Make the pages anew from the book."""
        self._offer()
        self._name_compared()
        chosen = next(key for key, one in self.choices.items() if one.isChecked())
        self._meeting_part.setVisible(chosen == BRIEF)
        self._period_part.setVisible(chosen == FOLLOW_THROUGH)
        self._compare_part.setVisible(chosen == FOLLOW_THROUGH)
        if chosen == FOLLOW_THROUGH:
            self.reckoning.ask(self._follow_through())
            return
        self.reckoning.drop()
        if chosen == TODAY:
            self._show(of_today(self.book))
        elif one := self._meeting:
            self._show(of_meeting(self.book, one))
        else:
            self._show(NO_MEETING)

    @override
    def leave(self) -> None:
        self.reckoning.close()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        least = self.preview.minimumSizeHint().width()
        self._right.setFixedWidth(max(em(14), min(em(21), self.width() - least)))
        wide = self.width() > em(NARROW)
        beside = not self._left.isHidden()
        if wide != beside:
            where = self._left_column if wide else self._right_column
            where.insertWidget(0, self._list)
            self._left.setVisible(wide)

    @override
    def first_stop(self) -> QWidget | None:
        return next(c for c in self.choices.values() if c.isChecked())

    @override
    def _passed(self) -> None:
        """Leave a report as it is read: it is of the moment it was made."""

    def print_it(self) -> None:
        """Ask for a printer and print; the dialog is the system's."""
        printout = self._printout
        if not printout.sheets:
            return
        from PySide6.QtPrintSupport import QPrinter

        from ui.paper import print_on

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(printout.title)
        printer.setPageSize(self._paper().page_size)
        if self.choose_printer(printer):
            try:
                many = print_on(printer, printout.sheets)
            except Problem as problem:
                self.book.troubled.emit(problem)
            else:
                self._note_printed(printout)
                self.noted.emit(f"{count(many, 'page')} sent to the printer.", False)

    def save(self) -> None:
        """Ask where to, then write the file whole."""
        if not self._printout.sheets:
            return
        folder = QFileDialog.getExistingDirectory(self, "Save into which folder?")
        if folder:
            self.save_into(Path(folder))

    def save_into(self, folder: Path) -> None:
        """Write the report into a folder, under a name made of its title."""
        printout = self._printout
        if not printout.sheets:
            return
        try:
            if self.format.currentText() == FORMATS[2]:
                path = save_html(folder, printout.title, printout.page)
            else:
                made = pdf(printout.sheets, self._paper(), printout.title)
                path = save_pdf(folder, printout.title, made)
        except Problem as problem:
            self.book.troubled.emit(problem)
            return
        self._note_printed(printout)
        self.noted.emit(f"Saved as {path.name} in {path.parent.name}.", False)
        self.saved.emit(path)

    def _ask_for_printer(self, printer: QPrinter) -> bool:
        from PySide6.QtPrintSupport import QPrintDialog

        return QPrintDialog(printer, self).exec() == QPrintDialog.DialogCode.Accepted

    def _note_printed(self, printout: Printout) -> None:
        if printout.rows:
            self.book.do(note_printed, printout.rows)

    def _offer(self) -> None:
        """Fill the boxes, keeping what is chosen."""
        now, settings = self.book.now(), self.book.settings
        zone = ZoneInfo(settings.zone)
        today = now.astimezone(zone).date()
        if not self.period.count():
            for name, first, last in periods(today):
                self.period.addItem(name, (first, last))
            self.period.setCurrentIndex(2)
            self.compare.addItem("nothing", False)
            self.compare.addItem("", True)
            self.compare.setCurrentIndex(1)
            wanted = 1 if settings.paper == Paper.LETTER else 0
            self.format.setCurrentIndex(wanted)
        ids = lists.meetings(self.book.book, "", now)[:MEETINGS_OFFERED]
        chosen = self._meeting and self.book.book.find(Meeting, self._meeting)
        if chosen and chosen.id not in ids:
            ids = (chosen.id, *ids)
        self.meeting.clear()
        for meeting in self.book.book.some(Meeting, ids):
            start = meeting.starts.instant.astimezone(zone)
            when = f"{short_day_word(start.date(), today)} {clock(start)}"
            self.meeting.addItem(f"{meeting.title} · {when}", meeting.id)
        if not chosen:
            self._meeting = ids[0] if ids else None
        self.meeting.setCurrentIndex(max(0, self.meeting.findData(self._meeting)))

    def _name_compared(self) -> None:
        first, last = before(*self.period.currentData())
        self.compare.setItemText(1, named(first, last))

    def _choose(self) -> None:
        self._meeting = self.meeting.currentData()
        self.refresh()

    def _follow_through(self) -> Asked:
        first, last = self.period.currentData()
        earlier = before(first, last) if self.compare.currentData() else None
        return Asked(first, last, earlier, self.book.now())

    @Slot(object)
    def _show(self, printout: Printout) -> None:
        self._printout = printout
        for button in (self.printing, self.saving):
            button.setEnabled(printout is not NOT_YET)
        shown = printout.page, self._paper()
        if shown != self._shown:
            self._shown = shown
            self.preview.show_pages(lay_out(printout.sheets, self._paper()))
            if printout is NOT_YET:
                self.preview.say(printout.leaves)
        self._leaves.say(printout.leaves)
        self._stays.say(printout.stays)

    def _paper(self) -> Paper:
        letter = self.format.currentText() == FORMATS[1]
        if self.format.currentText() == FORMATS[2]:
            letter = self.book.settings.paper == Paper.LETTER
        return Paper.LETTER if letter else Paper.A4
