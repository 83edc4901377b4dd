"""Fields side by side with their names above; they share what room is left."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.qt import override
from ui.theme import MEDIUM, SMALL, colours, em, face, space


class Cells(QLayout):
    """Lines of cells; each has its width, and a share of what its line leaves over."""

    def __init__(self, gap: float = 2, below: float = 1.5) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._grows: list[int] = []
        self._gap, self._below = space(gap), space(below)
        self.setContentsMargins(0, 0, 0, 0)

    def add(self, cell: QWidget, grows: int) -> None:
        """Add a cell; `grows` is its share of what is left over, 0 for none."""
        self._grows.append(grows)
        self.addWidget(cell)

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
        if not 0 <= index < len(self._items):
            return None
        self._grows.pop(index)
        return self._items.pop(index)

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    @override
    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items]
        wide = sum(size.width() for size in sizes)
        wide += self._gap * max(0, len(sizes) - 1)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    @override
    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items]
        wide = max((size.width() for size in sizes), default=0)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Put the cells into lines within a box; return the height they take."""
        y = rect.y()
        for each in self._broken(rect.width()):
            tall = max(item.sizeHint().height() for item, _ in each)
            if move:
                self._spread(each, QRect(rect.x(), y, rect.width(), tall))
            y += tall + self._below
        return y - rect.y() - (self._below if self._items else 0)

    def _broken(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        lines: list[list[tuple[QLayoutItem, int]]] = []
        x = width + 1
        for item, grows in zip(self._items, self._grows, strict=True):
            wide = item.sizeHint().width()
            if x + wide > width:
                lines.append([])
                x = 0
            lines[-1].append((item, grows))
            x += wide + self._gap
        return lines

    def _spread(self, each: list[tuple[QLayoutItem, int]], box: QRect) -> None:
        taken = sum(item.sizeHint().width() for item, _ in each)
        left = max(0, box.width() - taken - self._gap * (len(each) - 1))
        shares = sum(grows for _, grows in each)
        x = box.x()
        for item, grows in each:
            more = left * grows // shares if shares else 0
            wide = min(item.sizeHint().width() + more, box.width())
            item.setGeometry(QRect(x, box.y(), wide, item.sizeHint().height()))
            x += wide + self._gap


class Cell(QWidget):
    """A control with its name painted above; the control has it for screen readers."""

    def __init__(self, label: str, control: QWidget, width: float) -> None:
        super().__init__()
        self._label, self.control = label, control
        words = face(self.font(), SMALL, MEDIUM).metrics.horizontalAdvance(label)
        self._wide = max(em(width), ceil(words))
        control.setParent(self)

    @override
    def sizeHint(self) -> QSize:
        hint = self.control.sizeHint()
        return QSize(self._wide, self._top() + max(hint.height(), space(7.75)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._wide, em(6)), self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        hint, top = self.control.sizeHint(), self._top()
        grows = self.control.sizePolicy().horizontalPolicy().value & 2
        wide = self.width() if grows else min(self.width(), hint.width())
        down = (self.height() - top - hint.height()) // 2
        self.control.setGeometry(0, top + down, wide, hint.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), face(self.font(), SMALL, MEDIUM)
        painter.setFont(box.font)
        painter.setPen(colours(self.palette())["quiet"])
        mode = Qt.TextElideMode.ElideRight
        words = box.metrics.elidedText(self._label, mode, self.width())
        painter.drawText(QPointF(0, box.baseline), words)

    def _top(self) -> int:
        if not self._label:
            return 0
        return face(self.font(), SMALL).height + space(0.5)
