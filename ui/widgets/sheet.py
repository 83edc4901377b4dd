"""A short form over the window: a few fields, one thing to do, one way back."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLayout, QWidget

from ui.colours import Tone
from ui.focus import is_enter
from ui.measures import BOLD, BRAND, em
from ui.qt import override
from ui.widgets.button import Button
from ui.widgets.layouts import clear, column, line, room
from ui.widgets.text import Text


def _nothing_wrong() -> str:
    return ""


class Sheet(QDialog):
    """Enter (in a text, Ctrl+Enter) does it, Esc goes back.

    `check` says what is still wrong, in a sentence, or nothing; only then does the
    sheet close as accepted. It has no window of its own to lose: it is modal to
    `parent`.
    """

    def __init__(
        self,
        title: str,
        about: str = "",
        first: str = "Save",
        second: str = "Cancel",
        *,
        check: Callable[[], str] = _nothing_wrong,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._check = check
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(em(34))
        self.first = Button(first, first=True)
        self.second = Button(second)
        self.first.clicked.connect(self.try_to_accept)
        self.second.clicked.connect(self.reject)
        self._about = Text(about, tone=Tone.QUIET, lines=0)
        self._about.setVisible(bool(about))
        self._complaint = Text(tone=Tone.STOP, lines=0)
        self._complaint.hide()
        self._body = column(gap=3)
        head = column(Text(title, size=BRAND, weight=BOLD, lines=2), self._about, gap=1)
        foot = line(1, self.second, self.first, gap=2, top=False)
        whole = column(head, self._body, self._complaint, 1, foot, gap=4)
        self.setLayout(room(whole, 6, 5, 6, 5))

    @property
    def complaint(self) -> str:
        """What is said to be wrong, empty if nothing is."""
        return self._complaint.text()

    def add(self, part: QWidget | QLayout) -> None:
        """Put a field below the others."""
        if isinstance(part, QLayout):
            self._body.addLayout(part)
        else:
            self._body.addWidget(part)

    def set_parts(self, *parts: QWidget | QLayout) -> None:
        """Show other fields; the old ones are let go of."""
        clear(self._body)
        for part in parts:
            self.add(part)

    def complain(self, words: str) -> None:
        """Say what is wrong, or with nothing that it is right again."""
        self._complaint.say(words)
        self._complaint.setVisible(bool(words))
        self.first.setAccessibleDescription(words)

    @Slot()
    def try_to_accept(self) -> None:
        """Close as accepted if nothing is wrong, else say what is."""
        # What is being typed is finished first.
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        wrong = self._check()
        self.complain(wrong)
        if not wrong:
            self.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and is_enter(event):
            self.first.click()
        else:
            super().keyPressEvent(event)
