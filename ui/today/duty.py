"""Something to be done that is no meeting of the day, with its buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme import SMALL, STRONG, Tone
from ui.today.duties import DutyLine
from ui.widgets.flow import Flow
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import column, room
from ui.widgets.text import Text


class Duty(QWidget):
    """A title, a line about it, and its ways; `chosen` tells the duty and the way."""

    chosen = Signal(object, str)

    def __init__(self, duty: DutyLine, *, first: bool = False) -> None:
        super().__init__()
        self.duty = duty
        self.ways = [KeyButton(key, label, first=first) for key, label in duty.ways]
        for button in self.ways:
            button.setAccessibleName(f"{button.words}: {duty.title}")
            button.chosen.connect(self._tell)
        self.setLayout(
            room(
                column(
                    Text(duty.title, weight=STRONG, lines=0 if duty.useful else 2),
                    Text(*duty.words, size=SMALL, tone=Tone.QUIET, lines=0),
                    room(Flow(*self.ways, gap=2, below=1.5), 0, 1.5, 0, 0),
                ),
                3.5,
                2.5,
                3.5,
                2.5,
            )
        )

    def _tell(self, way: str) -> None:
        self.chosen.emit(self.duty, way)
