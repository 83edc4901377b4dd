"""A sheet of rows with hairlines between."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from ui.colours import colours
from ui.drawing import brush, crisp, hair
from ui.measures import space
from ui.qt import override
from ui.widgets.layouts import clear, column


class Card(QFrame):
    """Paints what its rows stand on: their `fill`, the lines, the rounded edge.

    So a coloured row cannot cover a corner, no border is drawn twice, and hiding a
    row takes its line away.
    """

    def __init__(self, *rows: QWidget) -> None:
        super().__init__()
        self._rows: list[QWidget] = []
        self._column = column()
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(1)
        self.setLayout(self._column)
        for row in rows:
            self.add(row)

    @property
    def rows(self) -> tuple[QWidget, ...]:
        """The rows, from above."""
        return tuple(self._rows)

    def add(self, row: QWidget) -> None:
        """Put a row at the end."""
        self.insert(len(self._rows), row)

    def insert(self, index: int, row: QWidget) -> None:
        """Put a row before another."""
        self._rows.insert(index, row)
        self._column.insertWidget(index, row)

    def remove(self, row: QWidget) -> None:
        """Take a row out and let go of it."""
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.update()

    def set_rows(self, *rows: QWidget) -> None:
        """Show other rows; the old ones are let go of."""
        self._rows = []
        clear(self._column)
        for row in rows:
            self.add(row)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, radius = colours(self.palette()), brush(self), space(2)
        thin, rows = hair(painter), [row for row in self._rows if row.isVisible()]
        inset, shape = thin / 2, QPainterPath()
        box = crisp(painter, QRectF(self.rect()))
        box.adjust(inset, inset, -inset, -inset)
        shape.addRoundedRect(box, radius, radius)
        painter.fillPath(shape, look["card"])
        painter.save()
        painter.setClipPath(shape)
        for row in rows:
            if fill := getattr(row, "fill", ""):
                painter.fillRect(row.geometry().adjusted(-1, -1, 1, 1), look[fill])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for row in rows[:-1]:
            below = row.geometry().bottom() + 1
            painter.fillRect(QRectF(0, below, self.width(), thin), look["line"])
        painter.restore()
        painter.setPen(QPen(look["line"], thin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
