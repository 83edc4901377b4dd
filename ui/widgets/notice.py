"""A line at the window's foot that says what just happened."""

from PySide6.QtCore import QRectF, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from ui.colours import Tone, colours
from ui.drawing import brush, hair
from ui.icons import draw_icon
from ui.measures import space
from ui.qt import override
from ui.widgets.button import SmallButton
from ui.widgets.layouts import line, room
from ui.widgets.text import Text

SECONDS = 10


class Notice(QWidget):
    """A sentence, one act such as Undo, gone after ten seconds.

    It stays while the pointer or the keyboard is on it. A warning stays until it is
    sent away. Screen readers hear both.
    """

    acted = Signal()

    def __init__(self, seconds: float = SECONDS) -> None:
        super().__init__()
        self._tone, self._picture = Tone.INK, "info"
        self._words = Text(lines=3)
        self.act = SmallButton("")
        self.close_button = SmallButton("", "x", name="Close this notice")
        row = line(self._words, self.act, self.close_button, gap=2, top=False)
        row.setStretch(0, 1)
        self.setLayout(room(row, 12, 2, 6, 2))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(seconds * 1000))
        self._timer.timeout.connect(self._time_out)
        self.act.clicked.connect(self._act)
        self.close_button.clicked.connect(self.hide)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, words: str, action: str = "") -> None:
        """Say what happened, with an act that takes it back or goes there."""
        self._show(words, action, Tone.INK, "circle-check")
        self._timer.start()

    def wait(self, words: str, action: str = "") -> None:
        """Say what is going on; it stays until something else is said."""
        self._timer.stop()
        self._show(words, action, Tone.INK, "info")

    def warn(self, words: str, action: str = "") -> None:
        """Say what went wrong; it stays until it is sent away."""
        self._timer.stop()
        self._show(words, action, Tone.STOP, "octagon-alert")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = brush(self), colours(self.palette())
        painter.fillRect(self.rect(), look.soft(self._tone))
        line = QRectF(0, 0, self.width(), hair(painter))
        painter.fillRect(line, look["edge"])
        side = space(4)
        box = QRectF(space(6), (self.height() - side) / 2, side, side)
        draw_icon(painter, box, self._picture, look[self._tone])

    def _show(self, words: str, action: str, tone: Tone, picture: str) -> None:
        self._tone, self._picture = tone, picture
        self._words.say((words, tone))
        self.act.say(action)
        self.act.setVisible(bool(action))
        self.setAccessibleName(words)
        self.show()
        self.update()
        said = QAccessibleAnnouncementEvent(self, words)
        if tone is Tone.STOP:
            said.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(said)

    @Slot()
    def _act(self) -> None:
        self._timer.stop()
        self.hide()
        self.acted.emit()

    @Slot()
    def _time_out(self) -> None:
        held = self.act.hasFocus() or self.close_button.hasFocus()
        if held or self.underMouse():
            self._timer.start()
        else:
            self.hide()
