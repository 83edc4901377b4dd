"""Reports: choose one at the left, see its pages, say what leaves at the right."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QWidget,
)

from app.book import lists
from app.errors import Problem
from app.records.meeting import Meeting, MeetingId
from reports.brief import brief, brief_html, brief_sheet
from reports.export import save_html, save_pdf
from reports.follow_through import (
    FollowThrough,
    follow_through,
    follow_through_html,
    follow_through_sheet,
)
from reports.gather import gather
from reports.period import Period
from reports.sheet import Sheet
from ui.keys import on_key
from ui.open_book import OpenBook
from ui.paper import Paper, lay_out, pdf
from ui.places import Visit
from ui.qt import override
from ui.reports.periods import before, named, periods
from ui.reports.preview import PagePreview
from ui.screen import Screen
from ui.theme import SMALL, STRONG, Tone, em
from ui.times import clock, short_day_word
from ui.widgets.button import Button
from ui.widgets.choice_line import ChoiceLine
from ui.widgets.header import Header
from ui.widgets.layouts import around, column, room
from ui.widgets.scroll import Scroll
from ui.widgets.text import Text

BRIEF, FOLLOW_THROUGH = "brief", "follow-through"
FORMATS = ("PDF, A4", "PDF, Letter", "Web page")
MEETINGS_OFFERED = 40
NARROW = 66


class ReportsScreen(Screen):
    """What is seen here is what leaves: one value, laid out once."""

    saved = Signal(object)

    def __init__(self, book: OpenBook) -> None:
        super().__init__(book)
        self._meeting: MeetingId | None = None
        self._sheet: Sheet | None = None
        self._page = ""
        self._title = ""
        self._shown: tuple[str, Paper] | None = None
        self.choices = {
            BRIEF: ChoiceLine("Brief"),
            FOLLOW_THROUGH: ChoiceLine("Follow-through"),
        }
        self._group = QButtonGroup(self)
        for number, choice in enumerate(self.choices.values()):
            self._group.addButton(choice, number)
            choice.clicked.connect(self.refresh)
        self.choices[FOLLOW_THROUGH].setChecked(True)
        self._list = around(
            column(
                _head("One meeting"),
                self.choices[BRIEF],
                _head("A period"),
                self.choices[FOLLOW_THROUGH],
                gap=1,
            )
        )
        self._left_column = column(self._list, 1)
        self._left = around(room(self._left_column, 6, 1, 2, 4))
        self._left.setFixedWidth(em(17))
        self.preview = PagePreview()
        self.meeting = _combo("Meeting")
        self.period = _combo("Period")
        self.compare = _combo("Compare with")
        self.format = _combo("Format")
        self.format.addItems(FORMATS)
        for box in (self.meeting, self.period, self.compare, self.format):
            box.activated.connect(self._choose)
        self._meeting_part = _under("Meeting", self.meeting)
        self._period_part = _under("Period", self.period)
        self._compare_part = _under("Compare with", self.compare)
        self._leaves = Text(size=SMALL, lines=0)
        self._stays = Text(size=SMALL, tone=Tone.QUIET, lines=0)
        self._right_column = column(
            self._meeting_part,
            self._period_part,
            self._compare_part,
            _under("Format", self.format),
            column(_head("Leaves this computer"), self._leaves, self._stays, gap=1),
            1,
            gap=3,
        )
        self._right = Scroll(around(room(self._right_column, 4, 1, 3.5, 4)))
        self._right.setFixedWidth(em(21))
        printing, saving = Button("Print", "printer"), Button("Save as", "download")
        saving.setDefault(True)
        printing.clicked.connect(self.print_it)
        saving.clicked.connect(self.save)
        on_key(self, "brief", self.print_it, inside=True)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self._left)
        middle.addWidget(around(room(column(self.preview), 0, 0, 0, 4)), 1)
        middle.addWidget(self._right)
        self._header = Header("Reports", "", printing, saving)
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
        one_meeting = self.choices[BRIEF].isChecked()
        self._meeting_part.setVisible(one_meeting)
        self._period_part.setVisible(not one_meeting)
        self._compare_part.setVisible(not one_meeting)
        (self._show_brief if one_meeting else self._show_follow_through)()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
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
        if self._sheet is None:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from ui.paper import print_on

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._title)
        printer.setPageSize(self._paper().page_size)
        if QPrintDialog(printer, self).exec():
            try:
                many = print_on(printer, [self._sheet])
            except Problem as problem:
                self.book.troubled.emit(problem)
            else:
                pages = "page" if many == 1 else "pages"
                self.noted.emit(f"{many} {pages} sent to the printer.", False)

    def save(self) -> None:
        """Ask where to, then write the file whole."""
        if self._sheet is None:
            return
        folder = QFileDialog.getExistingDirectory(self, "Save into which folder?")
        if folder:
            self.save_into(Path(folder))

    def save_into(self, folder: Path) -> None:
        """Write the report into a folder, under a name made of its title."""
        if self._sheet is None:
            return
        try:
            if self.format.currentText() == FORMATS[2]:
                path = save_html(folder, self._title, self._page)
            else:
                made = pdf([self._sheet], self._paper(), self._title)
                path = save_pdf(folder, self._title, made)
        except Problem as problem:
            self.book.troubled.emit(problem)
            return
        self.noted.emit(f"Saved as {path.name} in {path.parent.name}.", False)
        self.saved.emit(path)

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

    def _show_brief(self) -> None:
        if self._meeting is None:
            self._show(None, "", "", "Add a meeting first: then its brief is here.")
            return
        page = brief(self.book.preparation(self._meeting))
        start = page.head.about
        self._show(
            brief_sheet(page),
            brief_html(page),
            f"Brief {page.head.account} {start.rsplit('·', 1)[-1].strip()}",
            "The brief is for you: purpose, people, promises, agenda, what you "
            "wrote into the rows.",
            "Stays here: what you think of people, private rows.",
        )

    def _show_follow_through(self) -> None:
        first, last = self.period.currentData()
        report = self._report(first, last)
        self._show(
            follow_through_sheet(report),
            follow_through_html(report),
            f"Follow-through {report.about}",
            "Figures, promises, account names. " + report.left_out,
            report.stays,
        )

    def _report(self, first: date, last: date) -> FollowThrough:
        book, now, zone = self.book.book, self.book.now(), self.book.settings.zone
        period = Period(first, last, zone)
        gathered = gather(book, period, now, library=self.book.library)
        earlier = None
        if self.compare.currentData():
            earlier = gather(
                book,
                Period(*before(first, last), zone),
                now,
                library=self.book.library,
                conclude=False,
            )
        return follow_through(gathered, earlier=earlier)

    def _show(
        self, sheet: Sheet | None, page: str, title: str, leaves: str, stays: str = ""
    ) -> None:
        shown = page, self._paper()
        self._sheet, self._page, self._title = sheet, page, title
        if shown != self._shown:
            self._shown = shown
            self.preview.show_pages(lay_out([sheet], self._paper()) if sheet else ())
        self._leaves.say(leaves)
        self._stays.say(stays)

    def _paper(self) -> Paper:
        letter = self.format.currentText() == FORMATS[1]
        if self.format.currentText() == FORMATS[2]:
            letter = self.book.settings.paper == Paper.LETTER
        return Paper.LETTER if letter else Paper.A4


def _combo(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(
        QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
    )
    box.setMinimumContentsLength(12)
    return box


def _head(words: str) -> Text:
    return Text(words, size=SMALL, tone=Tone.QUIET, weight=STRONG)


def _under(label: str, field: QWidget) -> QWidget:
    return around(column(_head(label), field, gap=1.5))
