"""Something to be done that is no meeting: what, for whom, and the ways to do it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme import SMALL, STRONG, Tone
from ui.widgets.button import SmallButton
from ui.widgets.flow import Flow
from ui.widgets.layouts import column, room
from ui.widgets.text import Run, Text


class Duty(QWidget):
    """A title, a line about it, and its buttons by key; `chosen` tells the key."""

    chosen = Signal(str)

    def __init__(
        self,
        title: str,
        about: Sequence[Run],
        ways: Sequence[tuple[str, str]],
        *,
        first: bool = False,
    ) -> None:
        super().__init__()
        self.ways = [
            SmallButton(label, first=first, name=f"{label}: {title}")
            for _, label in ways
        ]
        for (key, _), button in zip(ways, self.ways, strict=True):
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
        self.setLayout(
            room(
                column(
                    Text(title, weight=STRONG, lines=2),
                    Text(*about, size=SMALL, tone=Tone.QUIET, lines=0),
                    room(Flow(*self.ways, gap=2, below=1.5), 0, 1.5, 0, 0),
                ),
                3.5,
                2.5,
                3.5,
                2.5,
            )
        )
