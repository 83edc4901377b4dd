"""The head of an account's page: its name, how long it is known, what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.account_file import AccountFile
from app.records.knowledge import StageFact
from app.records.meeting import Outcome
from app.rules.wording import MONTHS, count
from ui.keys import KEYS
from ui.measures import BOLD, TITLE, space
from ui.theme import Tone
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.layouts import line, room
from ui.widgets.text import Text
from ui.widgets.tip import set_tip
from ui.widgets.word_button import WordButton


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
        commands = line(self.fact, self.review, self.meeting, gap=2.5, top=False)
        grid = QGridLayout(self)
        room(grid, 6, 4, 6, 2.5)
        grid.setHorizontalSpacing(space(4))
        grid.setVerticalSpacing(space(0.5))
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._title, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(commands, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(Flow(self.back, self._about, gap=2), 1, 0, 1, 2)
        grid.setRowMinimumHeight(0, space(7.5))

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
