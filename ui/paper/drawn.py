"""What a page shows and HTML has no word for: boxes to tick, rules, lines, charts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPen,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
)

from ui.qt import override

INK: Final = "#1E2226"
QUIET: Final = "#50565D"
ACCENT: Final = "#14606B"
HAIRLINE: Final = "#A9AEB3"

_LINE_TO_WRITE_ON: Final = 30
_TICK: Final = ((2.2, 5.4), (4.3, 7.6), (8.0, 2.8))


class Drawn(QPyTextObject):
    """Draws `<img src="kind:argument">`; nothing is ever opened by its name.

    Kinds: `box:7:open`, a box to tick with its number; `rule:accent`, across the
    column; `line:`, to write on up to the column's edge; `lines:`, ruled lines down
    to the foot of the page; `chart:name`, an SVG handed over with the page. An
    unknown kind leaves its room empty.
    """

    def __init__(self, document: QTextDocument, charts: Mapping[str, str]) -> None:
        super().__init__(document)
        self._charts = {name: svg.encode() for name, svg in charts.items()}

    @override
    def intrinsicSize(
        self, doc: QTextDocument, posInDocument: int, format: QTextFormat
    ) -> QSizeF:
        image = format.toImageFormat()
        return QSizeF(max(image.width(), 0), max(image.height(), 0))

    @override
    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,
        format: QTextFormat,
    ) -> None:
        rect = QRectF(rect)
        kind, _, argument = format.toImageFormat().name().partition(":")
        right = self._column(doc, posInDocument).right()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        match kind:
            case "box":
                self._box(painter, rect, doc.defaultFont(), argument)
            case "rule":
                across = QRectF(rect.left(), rect.top(), right - rect.left(), 2)
                painter.fillRect(across, QColor(ACCENT))
            case "line":
                painter.setPen(QPen(QColor(HAIRLINE), 1))
                y = rect.bottom() - 1
                painter.drawLine(QPointF(rect.left(), y), QPointF(right, y))
            case "lines":
                self._lines(painter, rect, right, doc.pageSize().height())
            case "chart":
                self._chart(painter, rect, argument)
            case _:
                pass
        painter.restore()

    def _column(self, doc: QTextDocument, position: int) -> QRectF:
        return doc.documentLayout().blockBoundingRect(doc.findBlock(position))

    def _box(self, painter: QPainter, rect: QRectF, font: QFont, argument: str) -> None:
        number, _, mark = argument.partition(":")
        pixels = rect.height()
        bold = QFont(font)
        bold.setPixelSize(round(pixels))
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(QUIET))
        # The foot of the object is the baseline of its line.
        painter.drawText(QPointF(rect.left(), rect.bottom()), number)
        side = pixels * 0.78
        unit = side / 10
        left = rect.right() - side - pixels * 0.55
        box = QRectF(left, rect.bottom() - side + unit * 0.4, side, side)
        painter.setPen(QPen(QColor(INK), unit * 0.9))
        painter.drawRoundedRect(box, unit * 1.6, unit * 1.6)
        painter.setPen(QPen(QColor(INK), unit * 1.5))
        match mark:
            case "done":
                points = [box.topLeft() + QPointF(x, y) * unit for x, y in _TICK]
                painter.drawPolyline(points)
            case "missed" | "does not apply":
                middle = box.center()
                half = QPointF(unit * 2.6, 0)
                painter.drawLine(middle - half, middle + half)
            case _:
                pass

    def _lines(
        self, painter: QPainter, rect: QRectF, right: float, page: float
    ) -> None:
        painter.setPen(QPen(QColor(HAIRLINE), 1))
        foot = (rect.top() // page + 1) * page
        y = rect.top() + _LINE_TO_WRITE_ON - 8
        while y <= foot:
            painter.drawLine(QPointF(rect.left(), y), QPointF(right, y))
            y += _LINE_TO_WRITE_ON

    def _chart(self, painter: QPainter, rect: QRectF, name: str) -> None:
        if svg := self._charts.get(name):
            from PySide6.QtSvg import QSvgRenderer

            drawing = QSvgRenderer(QByteArray(svg))
            drawing.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
            drawing.render(painter, rect)
