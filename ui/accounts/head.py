"""The head of an account's page: its name, how long it is known, what can be done."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.account_file import AccountFile
from app.records.knowledge import StageFact
from app.records.meeting import Outcome
from app.rules.wording import MONTHS, count
from ui.keys import KEYS
from ui.qt import override
from ui.theme import BOLD, TITLE, Tone, em, space
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, column, line, room
from ui.widgets.text import Text
from ui.widgets.tip import set_tip
from ui.widgets.word_button import WordButton

ABREAST: Final = 46


class AccountHead(QWidget):
    """The way back stands first below the name, before what is said of the account."""

    back_wanted = Signal()
    fact_wanted = Signal()
    review_wanted = Signal()
    meeting_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Text(size=TITLE, weight=BOLD, lines=2)
        self._about = Text(tone=Tone.QUIET, lines=0)
        self.back = WordButton("All accounts")
        self.back.clicked.connect(self.back_wanted)
        set_tip(self.back, KEYS["back"].shown)
        self.fact = Button("Add a fact", "plus")
        self.fact.clicked.connect(self.fact_wanted)
        set_tip(self.fact, KEYS["fact"].shown)
        self.review = Button("Review", "file-text")
        self.review.clicked.connect(self.review_wanted)
        set_tip(self.review, "All of it on a page of yours")
        self.meeting = Button("Meeting", "plus", first=True, name="New meeting")
        self.meeting.clicked.connect(self.meeting_wanted)
        set_tip(self.meeting, KEYS["meeting"].shown)
        commands = line(self.fact, self.review, self.meeting, 1, gap=2.5, top=False)
        self._first: QBoxLayout = line(self._title, around(commands), gap=4)
        self._first.setStretch(0, 1)
        told = Flow(self.back, self._about, gap=2)
        self.setLayout(room(column(self._first, around(told), gap=0.5), 6, 4, 6, 1))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        abreast = self.width() >= em(ABREAST)
        self._first.setDirection(way.LeftToRight if abreast else way.TopToBottom)
        self._first.setSpacing(space(4 if abreast else 1.5))

    @property
    def title(self) -> str:
        """Whose page it is."""
        return self._title.text()

    @property
    def about(self) -> str:
        """What is said of the account."""
        return self._about.text()

    def show_file(self, file: AccountFile) -> None:
        """Say whose page it is."""
        self._title.say(file.account.name)
        self._about.say(" · ".join(known_of(file)))


def known_of(file: AccountFile) -> list[str]:
    """Return since when they buy, how often you met, what both want: what there is."""
    orders = [f.dated for f in file.facts if f.stage_fact is StageFact.ORDER]
    held = sum(one.outcome is Outcome.HELD for one in file.meetings)
    goal = file.account.shared_goal.strip()
    said = []
    if orders:
        first = file.day(min(orders))
        said.append(f"Customer since {MONTHS[first.month - 1]} {first.year}")
    if held:
        said.append(count(held, "meeting"))
    if goal:
        said.append(f"shared goal: {goal}")
    return said
