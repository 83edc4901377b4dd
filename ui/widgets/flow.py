"""Things in a line that go on below when there is no room: pills, buttons."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.measures import space
from ui.qt import override


class Flow(QLayout):
    """A line that wraps; `gap` and `below` in steps.

    `centre` puts lower things at half the height of their line, `middle` the lines
    in the middle of the width.
    """

    def __init__(
        self,
        *things: QWidget,
        gap: float = 1,
        below: float = 0,
        centre: bool = False,
        middle: bool = False,
    ) -> None:
        super().__init__()
        self._middle = middle
        self._items: list[QLayoutItem] = []
        self._gap, self._below, self._centre = space(gap), space(below), centre
        self.setContentsMargins(0, 0, 0, 0)
        for thing in things:
            self.addWidget(thing)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        rim = self._rim()
        inside = QRect(0, 0, width - rim.width(), 0)
        return self._place(inside, move=False) + rim.height()

    @override
    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        wide = sum(size.width() for size in sizes)
        wide += self._gap * max(0, len(sizes) - 1)
        high = max((size.height() for size in sizes), default=0)
        return self._rim() + QSize(wide, high)

    @override
    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        wide = max((size.width() for size in sizes), default=0)
        high = max((size.height() for size in sizes), default=0)
        return self._rim() + QSize(wide, high)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        # A layout of ours sees to its own margins.
        self._place(rect.marginsRemoved(self.contentsMargins()), move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rim(self) -> QSize:
        margins = self.contentsMargins()
        return QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Put the items into lines within a box; return the height they take."""
        lines: list[list[tuple[QLayoutItem, int, int, int]]] = [[]]
        x = 0
        for item in self._shown():
            wide = min(item.sizeHint().width(), rect.width())
            grows = item.hasHeightForWidth()
            high = item.heightForWidth(wide) if grows else item.sizeHint().height()
            if lines[-1] and x + wide > rect.width():
                lines.append([])
                x = 0
            lines[-1].append((item, x, wide, high))
            x += wide + self._gap
        y = rect.y()
        for each in lines:
            tall = max((high for *_, high in each), default=0)
            full = each[-1][1] + each[-1][2] if each else 0
            start = rect.x() + ((rect.width() - full) // 2 if self._middle else 0)
            for item, left, wide, high in each if move else ():
                down = (tall - high) // 2 if self._centre else 0
                item.setGeometry(QRect(start + left, y + down, wide, high))
            y += tall + self._below
        return y - self._below - rect.y()
