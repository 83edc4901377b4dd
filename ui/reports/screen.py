"""Reports: choose one at the left, see its pages, say what leaves at the right."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QWidget

from app.desk.printing import note_printed
from app.errors import Problem
from app.rules.wording import count
from reports.export import save_html, save_pdf
from ui.focus import tab_after
from ui.keys import on_key
from ui.open_book import OpenBook
from ui.paper import Paper, lay_out, pdf
from ui.places import Place, Visit
from ui.qt import override
from ui.reports.fields import combo, head, under
from ui.reports.kinds.kind import Kind
from ui.reports.preview import PagePreview
from ui.reports.printouts import NO_MEETING, NOT_YET, Printout
from ui.reports.reckoning import Reckoning
from ui.screen import Screen
from ui.theme import SMALL, Tone, em
from ui.widgets.button import Button
from ui.widgets.choice_line import ChoiceLine
from ui.widgets.header import Header
from ui.widgets.layouts import around, column, room
from ui.widgets.scroll import Scroll
from ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

BRIEF, TODAY, FOLLOW_THROUGH = "brief", "today", "follow-through"
ACCOUNT = "account"
# The fields of a kind are made when it is first chosen.
_MADE_OF = {
    BRIEF: ("ui.reports.kinds.brief", "BriefKind"),
    TODAY: ("ui.reports.kinds.today", "TodayKind"),
    FOLLOW_THROUGH: ("ui.reports.kinds.follow_through", "FollowThroughKind"),
    ACCOUNT: ("ui.reports.kinds.account", "AccountKind"),
}
FORMATS = ("PDF, A4", "PDF, Letter", "Web page")
NARROW = 66


class ReportsScreen(Screen):
    """What is seen here is what leaves: one value, laid out once."""

    saved = Signal(object)

    def __init__(self, book: OpenBook) -> None:
        super().__init__(book)
        self._printout = NO_MEETING
        self._shown: tuple[str, Paper] | None = None
        self.kinds: dict[str, Kind] = {}
        self.reckoning = Reckoning(book, self)
        self.reckoning.told.connect(self._show)
        self.choose_printer: Callable[[QPrinter], bool] = self._ask_for_printer
        self.choices = {
            BRIEF: ChoiceLine("Brief"),
            TODAY: ChoiceLine("Today's briefs"),
            FOLLOW_THROUGH: ChoiceLine("Follow-through"),
            ACCOUNT: ChoiceLine("Account review"),
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
                head("One account"),
                self.choices[ACCOUNT],
                gap=1,
            )
        )
        self._left_column = column(self._list, 1)
        self._left = around(room(self._left_column, 6, 1, 2, 4))
        self._left.setFixedWidth(em(17))
        self.preview = PagePreview()
        self.format = combo("Format")
        self.format.addItems(FORMATS)
        letter = book.settings.paper == Paper.LETTER
        self.format.setCurrentIndex(1 if letter else 0)
        self.format.activated.connect(self.refresh)
        self._leaves = Text(size=SMALL, lines=0)
        self._stays = Text(size=SMALL, tone=Tone.QUIET, lines=0)
        self._fields = column()
        self._right_column = column(
            self._fields,
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

    @property
    def chosen(self) -> str:
        """The kind of report that is shown."""
        return next(key for key, one in self.choices.items() if one.isChecked())

    def kind(self, key: str) -> Kind:
        """Return the fields of a kind, made when they are first asked for."""
        if key not in self.kinds:
            module, name = _MADE_OF[key]
            made = getattr(import_module(module), name)(self.book)
            assert isinstance(made, Kind)
            made.turned.connect(self.refresh)
            made.hide()
            self._fields.addWidget(made)
            tab_after(self.preview.fit, made)
            self.kinds[key] = made
        return self.kinds[key]

    @override
    def visit(self, visit: Visit) -> None:
        """Show the report named, of the meeting or the account named."""
        named = ACCOUNT if visit.account else visit.report
        if named in self.choices:
            self.choices[named].setChecked(True)
        self.kind(self.chosen).visit(visit)
        self._stale = False
        self.refresh()

    @override
    def here(self, visit: Visit) -> Visit:
        named = self.kind(self.chosen).here()
        return named or Visit(Place.REPORTS, report=self.chosen)

    @override
    def refresh(self) -> None:
        """Make the pages anew from the book."""
        chosen = self.kind(self.chosen)
        chosen.offer()
        for one in self.kinds.values():
            one.setVisible(one is chosen)
        asked = chosen.asked()
        if isinstance(asked, Printout):
            self.reckoning.drop()
            self._show(asked)
        else:
            self.reckoning.ask(asked)

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
        return self.kind(self.chosen).first_stop() or self.choices[self.chosen]

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
        self.kind(self.chosen).told(printout)
        self._leaves.say(printout.leaves)
        self._stays.say(printout.stays)

    def _paper(self) -> Paper:
        letter = self.format.currentText() == FORMATS[1]
        if self.format.currentText() == FORMATS[2]:
            letter = self.book.settings.paper == Paper.LETTER
        return Paper.LETTER if letter else Paper.A4
