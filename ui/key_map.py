"""All keys on one sheet: F1."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from ui.keys import KEYS
from ui.theme import SMALL, STRONG, TITLE, Tone, space
from ui.widgets.button import Button
from ui.widgets.layouts import around, column, line, room
from ui.widgets.scroll import Scroll
from ui.widgets.text import Text


class KeyMap(QDialog):
    """What every key does, by where it works."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keys")
        grid = QGridLayout()
        room(grid, 0, 0, 2, 0)
        grid.setHorizontalSpacing(space(6))
        grid.setVerticalSpacing(space(1.5))
        grid.setColumnStretch(1, 1)
        row = 0
        for where, keys in groupby(KEYS.values(), key=lambda key: key.where):
            head = Text(where, size=SMALL, tone=Tone.QUIET, weight=STRONG)
            grid.addWidget(around(room(column(head), 0, 2, 0, 0)), row, 0, 1, 2)
            row += 1
            for key in keys:
                grid.addWidget(Text(key.shown, weight=STRONG), row, 0)
                grid.addWidget(Text(key.words), row, 1)
                row += 1
        close = Button("Close", first=True)
        close.clicked.connect(self.accept)
        whole = column(
            Text("Keys", size=TITLE, weight=STRONG),
            Scroll(around(grid)),
            line(1, close),
            gap=3,
        )
        whole.setStretch(1, 1)
        self.setLayout(room(whole, 6, 4, 4, 4))
        self.resize(space(110), min(space(130), over.window().height()))
