"""The end that was agreed in the call, typed where the time left is told."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.focus import focus
from ui.qt import override
from ui.theme import SMALL, Tone, em
from ui.widgets.button import SmallButton
from ui.widgets.layouts import column, line
from ui.widgets.text import Text


class EndLine(QWidget):
    """Hidden until it is asked for; `agreed` carries what was typed.

    `left` tells that Escape was pressed in it.
    """

    agreed = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setAccessibleName("We end at")
        self.field.setPlaceholderText("14:30")
        self.field.setFixedWidth(em(6))
        self.field.returnPressed.connect(self._tell)
        self.field.installEventFilter(self)
        self.done = SmallButton("Agreed", name="Agreed: we end then")
        self.done.clicked.connect(self._tell)
        self._wrong = Text(size=SMALL, tone=Tone.STOP, lines=0)
        self._wrong.hide()
        row = line(Text("We end at"), self.field, self.done, 1, gap=2, top=False)
        self.setLayout(column(row, self._wrong, gap=1))
        self.hide()

    def begin(self) -> None:
        """Show it, the keyboard in its field."""
        self.field.clear()
        self.complain("")
        self.show()
        focus(self.field)

    def complain(self, words: str) -> None:
        """Say what is wrong with the time, or nothing."""
        self._wrong.say(words)
        self._wrong.setVisible(bool(words))
        self.field.setAccessibleDescription(words)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                self.left.emit()
                return True
            self.complain("")
        return False

    def _tell(self) -> None:
        self.agreed.emit(self.field.text().strip())
