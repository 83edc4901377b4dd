"""The call window: small, dark, on top; time, what to ask, one line to write in."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.desk import answering, calling, catching, shortening
from app.dossier import Dossier
from app.errors import Problem
from app.records.meeting import Meeting, MeetingId
from app.rules.running import running
from app.rules.values import Row
from checklists.pack import ItemId
from reports.brief import brief
from reports.brief.values import NumberedRow
from ui.focus import focus
from ui.keys import on_key
from ui.live.caught import caught_in, meant, quiet_people, told
from ui.live.end_line import EndLine
from ui.live.time_left import ends_words, left_words, topic_words
from ui.meeting.words import KINDS
from ui.open_book import OpenBook
from ui.qt import override
from ui.same_spot import go_back, spot
from ui.theme import CLOCK, DARK, REGULAR, SMALL, STRONG, Tone, palette, space
from ui.widgets.bar import Bar
from ui.widgets.button import SmallButton
from ui.widgets.check import Check
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, clear, column, line, room
from ui.widgets.pill import Pill
from ui.widgets.scroll import Scroll
from ui.widgets.section import Section
from ui.widgets.text import Text
from ui.widgets.word_button import WordButton

SECOND = 1_000
CONSENT = ItemId("live-consent")


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
        self.setPalette(palette(DARK))
        self.setAutoFillBackground(True)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.book, self.meeting = book, meeting
        # A call goes on where it was when the window is opened again.
        self._ticked = set[str]() if ticked is None else ticked
        self.asks: dict[str, Check] = {}
        self.quiet: list[SmallButton] = []
        self.consent: ChoiceRow | None = None
        self._placed = False
        self._title = Text(weight=STRONG)
        self.hide_button = SmallButton("Hide", "eye-off")
        self.hide_button.clicked.connect(self.showMinimized)
        self.end_button = SmallButton("Ended")
        self.end_button.clicked.connect(self.end)
        self._left = Text(size=CLOCK, weight=STRONG)
        self._ends = Text(tone=Tone.QUIET, line=CLOCK)
        self.shorter = WordButton("shorter?", "Agree another end", line=CLOCK)
        self.shorter.clicked.connect(self._ask_end)
        self.end_line = EndLine()
        self.end_line.agreed.connect(self._agree_end)
        self.end_line.left.connect(self.go_to_line)
        self._bar = Bar([(0, "accent")], "Time gone", 2)
        self._topic = Text(lines=0)
        head = column(
            line(self._title, 1, self.hide_button, self.end_button, gap=2, top=False),
            line(self._left, self._ends, 1, self.shorter, gap=2),
            self.end_line,
            self._bar,
            self._topic,
            gap=1.75,
        )
        self._body = column()
        self.capture = QLineEdit()
        self.capture.setAccessibleName("Write down what was said")
        self.capture.setPlaceholderText("we promise … to … by … · they … · need …")
        self.capture.setMinimumHeight(space(9.25))
        self.capture.textEdited.connect(self._read)
        self.capture.returnPressed.connect(self.keep)
        self._meant = Text(size=SMALL, tone=Tone.QUIET, lines=0)
        whole = column(
            Section(room(head, 4, 3, 4, 3)),
            Scroll(around(room(self._body, 4, 1.5, 1.5, 2))),
            Section(
                room(column(self.capture, self._meant, gap=2), 4, 3, 4, 3), above=True
            ),
        )
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.resize(space(98), space(160))
        on_key(self, "capture", self.go_to_line)
        on_key(self, "ended", self.end)
        on_key(self, "hide", self.showMinimized)
        self._seconds = QTimer(self)
        self._seconds.timeout.connect(self.show_time)
        self._seconds.start(SECOND)
        book.changed.connect(self.refresh)
        # First of all one writes down; the rest is beside that.
        QWidget.setTabOrder(self.capture, self.shorter)
        QWidget.setTabOrder(self.shorter, self.hide_button)
        QWidget.setTabOrder(self.hide_button, self.end_button)
        self.refresh()
        self._read("")
        self.capture.setFocus()

    def refresh(self) -> None:
        """Make the window equal to the book; what is being typed stays."""
        if self.book.book.find(Meeting, self.meeting) is None:
            # It was undone: what is being typed can still be copied.
            return
        prepared = self.book.preparation(self.meeting)
        dossier = prepared.dossier
        self._dossier, self._prepared = dossier, prepared
        self._title.say(KINDS[dossier.meeting.kind])
        page = brief(prepared)
        stops = self._stops()
        before = spot(stops, self)
        clear(self._body)
        self.asks, self.quiet, self.consent = {}, [], None
        for head, rows, weight in (
            ("Ask", page.ask, STRONG),
            ("Say honestly", page.honest, REGULAR),
            ("In the call", page.in_call, REGULAR),
        ):
            if rows:
                self._add_head(head)
            for row in rows:
                self._add_row(row, weight)
        self._add_quiet(dossier)
        self._add_caught(dossier)
        self._body.addStretch(1)
        self.show_time()
        go_back(before, self._stops())

    def show_time(self) -> None:
        """Say how much time is left and which topic is on."""
        meeting = self._dossier.meeting
        at = running(meeting, self.book.now())
        zone = self._dossier.settings.zone
        self._left.say(left_words(at))
        self._ends.say(ends_words(at, meeting, zone))
        self._bar.show_parts(
            [(float(at.part), "accent")], f"{round(at.part * 100)} % of the time gone"
        )
        self.shorter.setVisible(meeting.is_open and not at.begins)
        self._topic.setVisible(at.topic is not None)
        self._topic.say(*topic_words(at, zone))

    def go_to_line(self) -> None:
        """Give the keyboard to the line, behind what stands there."""
        focus(self.capture)
        # Qt marks all of it, and the next key would replace it.
        self.capture.end(False)

    def _ask_end(self) -> None:
        self.end_line.begin()

    def _agree_end(self, until: str) -> None:
        try:
            shortening.agree_on_end(self.book.desk, self.meeting, until)
        except Problem as problem:
            self.end_line.complain(f"{problem} {problem.advice}")
            return
        self.end_line.hide()
        self.go_to_line()
        self.book.changed.emit()

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

    def _read(self, words: str) -> None:
        if not words.strip():
            self._meant.say("Enter keeps it. Anything without a keyword is a note.")
            return
        caught = catching.read(self.book.desk, self.meeting, words)
        self._meant.say(*meant(caught, self.book.settings.zone))

    def _add_head(self, words: str) -> None:
        text = Text(words, size=SMALL, tone=Tone.QUIET, weight=STRONG)
        self._body.addLayout(room(line(text), 0, 2.25, 0, 0.25))

    def _add_row(self, row: NumberedRow, weight: int) -> None:
        if row.item == CONSENT and (asked := self._prepared.checklist.row(CONSENT)):
            self._add_consent(asked)
            return
        key = f"{row.item} {row.words}"
        check = Check(row.words, circle=True)
        check.setChecked(key in self._ticked)
        words = Text(row.words, lines=0, weight=weight)
        if key in self._ticked:
            words.say((row.words, Tone.QUIET))
        check.clicked.connect(lambda on, key=key: self._tick(key, on=on))
        self.asks[key] = check
        laid = line(check, words, gap=0)
        laid.setStretch(1, 1)
        self._body.addLayout(room(laid, 0, 0.5, 0, 0.5))

    def _add_consent(self, row: Row) -> None:
        """Ask for their leave to record: what they say is the answer of its row."""
        prompt = Text(row.item.prompt, lines=0, weight=STRONG)
        chosen = row.answer.text if row.answer else ""
        self.consent = ChoiceRow(row.item.options, row.item.prompt, chosen)
        self.consent.chosen.connect(self._consent)
        self._body.addLayout(room(column(prompt, self.consent, gap=1), 0, 0.5, 0, 1))

    def _consent(self, option: str, _detail: str) -> None:
        self.book.do(answering.answer, self.meeting, CONSENT, option)

    def _tick(self, key: str, *, on: bool) -> None:
        (self._ticked.add if on else self._ticked.discard)(key)
        if key.startswith(f"{shortening.OPENING} "):
            self.book.do(shortening.ends_as_planned, self.meeting, said=on)
        self.refresh()

    def _stops(self) -> list[tuple[str, list[QWidget]]]:
        rows: list[tuple[str, list[QWidget]]] = []
        rows += [(key, [check]) for key, check in self.asks.items()]
        if self.consent is not None:
            rows += [(each.key, [each]) for each in self.consent.buttons]
        rows += [(button.accessibleName(), [button]) for button in self.quiet]
        return rows

    def _add_quiet(self, dossier: Dossier) -> None:
        quiet = quiet_people(dossier)
        if not quiet:
            return
        self._add_head("Not heard yet")
        for person in quiet:
            button = SmallButton(person.name.split()[0], name=f"Note for {person.name}")
            button.clicked.connect(
                lambda _=False, name=person.name: self._begin(f"need {name}: ")
            )
            self.quiet.append(button)
        names = Flow(*self.quiet, gap=2, below=1.5)
        self._body.addLayout(room(column(names), 0, 1, 0, 1))

    def _begin(self, words: str) -> None:
        self.keep()
        self.capture.setText(words)
        self._read(words)
        self.go_to_line()

    def _add_caught(self, dossier: Dossier) -> None:
        caught = caught_in(dossier)
        if not caught:
            return
        self._add_head("Caught")
        for record in caught:
            word, tone, runs = told(record, dossier)
            laid = line(Pill(word, tone), Text(*runs, lines=0))
            laid.setStretch(1, 1)
            self._body.addLayout(room(laid, 0, 0.75, 0, 1))
