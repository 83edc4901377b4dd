"""The call window: small, dark, on top; time, what to ask, one line to write in."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.desk import answering, calling, catching, details, shortening, timing
from app.errors import Problem
from app.records.meeting import Meeting, MeetingId
from ui.focus import focus
from ui.keys import on_key
from ui.live.agenda_ticks import add_reach_keys
from ui.live.caught import meant
from ui.live.head import CallHead
from ui.live.prompts import CONSENT, Prompts
from ui.open_book import OpenBook
from ui.qt import override
from ui.theme import CONTRAST, DARK, SMALL, Tone, colours, palette, space
from ui.widgets.layouts import column, room
from ui.widgets.scroll import Scroll
from ui.widgets.section import Section
from ui.widgets.text import Text

SECOND = 1_000


class LiveWindow(QWidget):
    """No title and no line names the customer's firm: the screen may be shared."""

    ended = Signal()
    closed = Signal()
    noted = Signal(str, bool)

    def __init__(
        self, book: OpenBook, meeting: MeetingId, ticked: set[str] | None = None
    ) -> None:
        super().__init__()
        self.setWindowTitle("Earnest")
        high = colours(QApplication.palette()) is CONTRAST
        self.setPalette(palette(CONTRAST if high else DARK))
        self.setAutoFillBackground(True)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.book, self.meeting = book, meeting
        self._placed = False
        self.head = CallHead()
        self.head.hidden.connect(self.showMinimized)
        self.head.ended.connect(self.end)
        self.head.agreed.connect(self._agree_end)
        self.head.left.connect(self.go_to_line)
        # A call goes on where it was when the window is opened again.
        self.prompts = Prompts(set() if ticked is None else ticked)
        self.prompts.asked.connect(self._ask)
        self.prompts.consented.connect(self._consent)
        self.prompts.begun.connect(self._begin)
        self.below = self.prompts.below
        self.below.reached.connect(self._reach)
        self.below.written.connect(self._write)
        self.capture = QLineEdit()
        self.capture.setAccessibleName("Write down what was said")
        self.capture.setPlaceholderText("we promise … to … by … · they … · need …")
        self.capture.setMinimumHeight(space(9.25))
        self.capture.textEdited.connect(self._read)
        self.capture.returnPressed.connect(self.keep)
        self._meant = Text(size=SMALL, tone=Tone.QUIET, lines=0)
        writing = column(self.capture, self._meant, gap=2)
        whole = column(
            self.head,
            Scroll(self.prompts),
            Section(room(writing, 4, 3, 4, 3), above=True),
        )
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.resize(space(98), space(160))
        on_key(self, "capture", self.go_to_line)
        on_key(self, "ended", self.end)
        on_key(self, "hide", self.showMinimized)
        on_key(self, "notes", self.below.write)
        add_reach_keys(self, self.below.agenda.turn, lambda: True)
        self._seconds = QTimer(self)
        self._seconds.timeout.connect(self.show_time)
        self._seconds.start(SECOND)
        book.changed.connect(self.refresh)
        # First of all one writes down; the rest is beside that.
        QWidget.setTabOrder(self.capture, self.head.shorter)
        notes = self.below.notes.field
        last = (self.below.opener, notes, self.head.hide_button, self.head.end_button)
        for one, then in pairwise(last):
            QWidget.setTabOrder(one, then)
        self.refresh()
        self._read("")
        self.capture.setFocus()

    def refresh(self) -> None:
        """Make the window equal to the book; what is being typed stays."""
        if self.book.book.find(Meeting, self.meeting) is None:
            # It was undone: what is being typed can still be copied.
            return
        prepared = self.book.preparation(self.meeting)
        self._dossier = prepared.dossier
        self.prompts.show_preparation(prepared)
        self.below.show_meeting(prepared.dossier.meeting)
        self.show_time()

    def show_time(self) -> None:
        """Say how much time is left and which topic is on."""
        self.head.show_time(self._dossier, self.book.now())

    def go_to_line(self) -> None:
        """Give the keyboard to the line, behind what stands there."""
        focus(self.capture)
        # Qt marks all of it, and the next key would replace it.
        self.capture.end(False)

    def keep(self) -> None:
        """Keep the line as the record it says it is."""
        words = self.capture.text().strip()
        if not words:
            return
        try:
            catching.capture(self.book.desk, self.meeting, words)
        except Problem as problem:
            self._meant.say((f"{problem} {problem.advice}", Tone.STOP))
            return
        self.capture.clear()
        self._read("")
        self.book.changed.emit()

    def end(self) -> None:
        """Stamp the end, close, and go on to right after."""
        if self.book.do(calling.end, self.meeting) is not None:
            self.noted.emit("Ended: stamped.", True)
            self.close()
            self.ended.emit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._placed and (screen := self.screen()):
            # Beside the call, not in the middle of it.
            self._placed = True
            room = screen.availableGeometry()
            beside = room.right() - self.frameGeometry().width() - space(4)
            self.move(max(room.left(), beside), room.top() + space(6))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep()
        self._seconds.stop()
        self.book.changed.disconnect(self.refresh)
        super().closeEvent(event)
        self.closed.emit()

    def _agree_end(self, until: str) -> None:
        try:
            shortening.agree_on_end(self.book.desk, self.meeting, until)
        except Problem as problem:
            self.head.end_line.complain(f"{problem} {problem.advice}")
            return
        self.head.end_line.hide()
        self.go_to_line()
        self.book.changed.emit()

    def _ask(self, item: str, on: bool) -> None:
        if item == shortening.OPENING:
            self.book.do(shortening.ends_as_planned, self.meeting, said=on)
        self.refresh()

    def _consent(self, option: str) -> None:
        self.book.do(answering.answer, self.meeting, CONSENT, option)

    def _reach(self, line: int, reached: bool) -> None:
        self.book.do(timing.reach, self.meeting, line, reached=reached)

    def _write(self, notes: str) -> None:
        self.book.do(details.write_notes, self.meeting, notes)

    def _begin(self, words: str) -> None:
        self.keep()
        self.capture.setText(words)
        self._read(words)
        self.go_to_line()

    def _read(self, words: str) -> None:
        if not words.strip():
            self._meant.say("Enter keeps it. Anything without a keyword is a note.")
            return
        caught = catching.read(self.book.desk, self.meeting, words)
        self._meant.say(*meant(caught, self.book.settings.zone))
