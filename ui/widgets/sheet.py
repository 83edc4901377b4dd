"""A short form over the window: a few fields, one thing to do, one way back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLayout, QWidget

from ui.colours import Tone
from ui.measures import BOLD, BRAND, em, space
from ui.qt import override
from ui.widgets.button import Button
from ui.widgets.layouts import around, clear, column, line, room
from ui.widgets.scroll import Scroll
from ui.widgets.text import Text

_NO_LIMIT = 16_777_215


class _Inside(Scroll):
    """The fields: as high as they are, up to a limit."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__(inside)
        self._held, self._most = inside, _NO_LIMIT

    def allow(self, most: int) -> None:
        """Set the limit."""
        self._most = most
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        inside, bar = self._held, self.verticalScrollBar().sizeHint().width()
        hint = inside.sizeHint().expandedTo(inside.minimumSizeHint())
        wide = max(hint.width(), self.width() - bar)
        high = hint.height()
        if inside.hasHeightForWidth():
            high = inside.heightForWidth(wide)
        return QSize(hint.width() + bar, min(high, self._most))

    @override
    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        wide = self._held.minimumSizeHint().width() + bar
        return QSize(wide, self.sizeHint().height())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return done

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()


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
        # As an action: a button that has the keyboard takes every Enter for itself.
        keep = QAction(self)
        keep.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        keep.triggered.connect(self.first.click)
        self.addAction(keep)
        self._about = Text(about, tone=Tone.QUIET, lines=0)
        if not about:
            self._about.hide()
        self._complaint = Text(tone=Tone.STOP, lines=0)
        self._complaint.hide()
        self._body = column(gap=3)
        # Room for the ring around a field.
        self._inside = _Inside(around(room(self._body, 1.5, 1, 1.5, 1)))
        head = column(Text(title, size=BRAND, weight=BOLD, lines=2), self._about, gap=1)
        foot = line(1, self.second, self.first, gap=2, top=False)
        above = room(head, 1.5, 0, 4, 0)
        below = room(column(self._complaint, foot, gap=4), 1.5, 0, 4, 0)
        whole = column(above, self._inside, below, gap=3)
        whole.setStretch(1, 1)
        self._whole = room(whole, 4.5, 5, 2, 5)
        self.setLayout(self._whole)

    @property
    def complaint(self) -> str:
        """What is said to be wrong, empty if nothing is."""
        return self._complaint.text()

    def be_wide(self, ems: float) -> None:
        """Be wider than usual, as far as the window below is."""
        over = self.parentWidget()
        most = over.window().width() - space(8) if over else em(ems)
        self.setMinimumWidth(max(self.minimumWidth(), min(em(ems), most)))

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

    def grow(self) -> None:
        """Make room for what was shown since, as far as the window below allows."""
        # Qt lays out what was shown when it is idle again.
        QTimer.singleShot(0, self, self._grow)

    @Slot()
    def _grow(self) -> None:
        if self.isVisible():
            self._whole.activate()
            self.resize(self.size().expandedTo(self.sizeHint()))

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
    def showEvent(self, event: QShowEvent) -> None:
        """Be no taller than the window below: what does not fit scrolls."""
        over = self.parentWidget()
        if over is not None:
            most = over.window().height()
            rest = self.sizeHint().height() - self._inside.sizeHint().height()
            self._inside.allow(max(space(40), most - rest))
            self._whole.activate()
            self.setMaximumHeight(max(most, rest + space(40)))
            # Words that break into more lines than was thought need more height.
            lacks = self._inside.sizeHint().height() - self._inside.height()
            if lacks > 0:
                high = min(self.maximumHeight(), self.height() + lacks)
                self.resize(self.width(), high)
        super().showEvent(event)
