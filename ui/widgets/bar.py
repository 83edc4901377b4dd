"""A thin track filled by parts: a virtue's answers, a meeting's time."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from ui.colours import colours
from ui.drawing import brush, draw_bar
from ui.measures import space
from ui.qt import override


class Bar(QProgressBar):
    """Parts of a whole, each a share (0 to 1) and a colour named as in Colours.

    `name` says the same in words; `thick` is in steps.
    """

    def __init__(
        self, parts: Sequence[tuple[float, str]], name: str, thick: float = 1.5
    ) -> None:
        super().__init__()
        self._thick = thick
        self.setRange(0, 100)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_parts(parts, name)

    def show_parts(self, parts: Sequence[tuple[float, str]], name: str) -> None:
        """Show other parts."""
        self._parts = tuple(parts)
        self.setValue(round(100 * min(1.0, sum(part for part, _ in parts))))
        self.setAccessibleName(name)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(space(12), space(self._thick))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(space(4), space(self._thick))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = colours(self.palette())
        parts = [(part, look[name]) for part, name in self._parts]
        draw_bar(brush(self), QRectF(self.rect()), parts, look["track"])
