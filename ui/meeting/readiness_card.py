"""How ready a meeting is: five bars with words; all of it opens the explanation."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from app.rules.values import Readiness
from checklists.pack import Bar as BarName
from ui.theme import SMALL, Tone, em, space
from ui.widgets.bar import Bar
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.layouts import room
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text

NOTE = "what is answered, by virtue"


class ReadinessCard(Card):
    """Words come first; the number is told only while no stop is open."""

    explained = Signal()

    def __init__(self) -> None:
        self._head = CardHead("Ready?", NOTE)
        grid = QGridLayout()
        room(grid, 3.5, 2.5, 3.5, 3)
        grid.setHorizontalSpacing(space(2))
        grid.setVerticalSpacing(space(1.5))
        grid.setColumnMinimumWidth(0, em(7.5))
        grid.setColumnMinimumWidth(2, em(3.4))
        grid.setColumnStretch(1, 1)
        self._bars: dict[BarName, tuple[Bar, Text]] = {}
        for number, name in enumerate(BarName):
            bar, words = Bar([], name), Text(size=SMALL, tone=Tone.QUIET)
            self._bars[name] = (bar, words)
            grid.addWidget(Text(name, size=SMALL), number, 0)
            grid.addWidget(bar, number, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(words, number, 2)
        self.opener = RowButton(grid, "")
        super().__init__(self._head, self.opener)
        self.opener.clicked.connect(self.explained)

    def show_readiness(self, ready: Readiness) -> None:
        """Show the bars and what is left in each."""
        number = ready.number
        self._head.say("Ready?", NOTE if number is None else f"{number} of 100")
        said = []
        for reading in ready.bars:
            bar, words = self._bars[reading.bar]
            part = float(reading.part or 0)
            left = f"{reading.bar}: {reading.words}"
            bar.show_parts([(part, reading.bar.lower())], left)
            words.say(
                (reading.words, Tone.STOP if reading.stops else Tone.QUIET),
            )
            said.append(left)
        self.opener.setAccessibleName(
            f"{ready.words}. {', '.join(said)}. Explain this."
        )
