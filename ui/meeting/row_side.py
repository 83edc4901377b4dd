"""The end of a row: its virtue, and on approach why it is asked and what else."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.qt import override
from ui.theme import BODY, SMALL, Tone, em, space
from ui.widgets.button import SmallButton
from ui.widgets.layouts import FIXED, around, line
from ui.widgets.text import Text
from ui.widgets.word_button import WordButton


class RowSide(QWidget):
    """The words `why?` and `…` take the virtue's place while the row is used.

    So nothing moves, and a list at rest is quiet.
    """

    why_asked = Signal(bool)
    menu_wanted = Signal()

    def __init__(self, pillar: str, prompt: str) -> None:
        super().__init__()
        self.why = WordButton("why?", f"Why: {prompt}")
        self.why.setCheckable(True)
        self.why.toggled.connect(self._ask)
        self._hovered = self._current = False
        self.more = SmallButton("", "ellipsis", name=f"More for: {prompt}")
        self.more.setFixedSize(space(7), space(6))
        self.more.clicked.connect(self.menu_wanted)
        word = Text(pillar, size=SMALL, tone=Tone.QUIET, line=BODY)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(around(line(1, word)))
        self._stack.addWidget(around(line(1, self.why, self.more, gap=1.5)))
        self.setSizePolicy(FIXED)

    @property
    def is_hovered(self) -> bool:
        """Whether the pointer was over the row when that was told last."""
        return self._hovered

    def set_hovered(self, *, hovered: bool) -> None:
        """Offer the ways while the pointer is over the row."""
        self._hovered = hovered
        self._show_ways()

    def set_current(self, *, current: bool) -> None:
        """Offer the ways while the keyboard is in the row."""
        self._current = current
        self._show_ways()

    def _show_ways(self) -> None:
        """Offer the ways, or show the virtue; an open `why?` stays to be closed."""
        offered = self._hovered or self._current or self.why.isChecked()
        self._stack.setCurrentIndex(1 if offered else 0)

    @Slot(bool)
    def _ask(self, asked: bool) -> None:
        self.why_asked.emit(asked)
        self._show_ways()

    @override
    def sizeHint(self) -> QSize:
        return QSize(em(6.4), self._stack.sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
