"""HTML laid out on paper once, and painted anywhere."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QLineF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPageSize,
    QPainter,
    QPalette,
    QPen,
)

from reports.sheet import Sheet
from ui.paper.breaks import headings
from ui.paper.drawn import HAIRLINE, INK, QUIET
from ui.paper.fitting import fitting, letters

DPI: Final = 96
POINTS: Final = 72
# Left, top, right and bottom, in pixels of 96 an inch.
MARGINS: Final = (54, 46, 54, 70)
_FOOT: Final = 40
_FOOT_TEXT: Final = 12
_HEAD_GAP: Final = 10


class Paper(StrEnum):
    """The papers one may choose."""

    A4 = "A4"
    LETTER = "Letter"

    @property
    def page_size(self) -> QPageSize:
        """The paper as Qt names it."""
        return QPageSize(QPageSize.PageSizeId[self.value])

    @property
    def pixels(self) -> QSizeF:
        """Its size in pixels of 96 an inch."""
        return self.page_size.size(QPageSize.Unit.Point) * (DPI / POINTS)


class Pages:
    """A sheet laid out for one size of paper; `number` counts its pages from 0."""

    def __init__(self, sheet: Sheet, size: QSizeF) -> None:
        self.sheet = sheet
        self.size = size
        left, top, right, bottom = MARGINS
        self._body = QRectF(
            left, top, size.width() - left - right, size.height() - top - bottom
        )
        self._doc = fitting(sheet, self._body.size())
        # An offset moves the line between the heading and what follows.
        self._rules = [
            QLineF(r.left(), r.bottom() + 3.5, r.right(), r.bottom() + 3.5)
            for r in headings(self._doc)
        ]

    @property
    def count(self) -> int:
        """How many pages it takes."""
        return self._doc.pageCount()

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint one page; the painter's unit is a pixel of 96 an inch."""
        body = self._body
        painter.save()
        painter.translate(body.left(), body.top() - number * body.height())
        part = QRectF(0, number * body.height(), body.width(), body.height())
        painter.setClipRect(part.adjusted(-1, -1, 1, 1))
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = part
        context.palette.setColor(QPalette.ColorRole.Text, QColor(INK))
        self._doc.documentLayout().draw(painter, context)
        painter.setPen(QPen(QColor(HAIRLINE), 1))
        painter.drawLines([rule for rule in self._rules if part.contains(rule.p1())])
        painter.restore()
        self._paint_head(painter)
        self._paint_foot(painter, number)
        if number and self.sheet.again:
            self._paint_again(painter)

    def _paint_head(self, painter: QPainter) -> None:
        """Write above the page, at its right, what the whole sheet is under."""
        if not self.sheet.head:
            return
        painter.save()
        font = letters(_FOOT_TEXT)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(QUIET))
        body = self._body
        line = QRectF(body.left(), 0, body.width(), body.top() - _HEAD_GAP)
        words = QFontMetricsF(font).elidedText(
            self.sheet.head, Qt.TextElideMode.ElideRight, line.width()
        )
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        painter.drawText(line, right, words)
        painter.restore()

    def _paint_again(self, painter: QPainter) -> None:
        """Say above a further page what it goes on with."""
        painter.save()
        font = letters(_FOOT_TEXT)
        painter.setFont(font)
        painter.setPen(QColor(QUIET))
        body = self._body
        line = QRectF(body.left(), 0, body.width(), body.top() - _FOOT_TEXT)
        metrics, cut = QFontMetricsF(font), Qt.TextElideMode.ElideMiddle
        told = metrics.elidedText(self.sheet.again, cut, body.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignBottom, told)
        painter.restore()

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        painter.save()
        font = letters(_FOOT_TEXT)
        painter.setFont(font)
        painter.setPen(QColor(QUIET))
        body = self._body
        line = QRectF(body.left(), body.bottom(), body.width(), _FOOT)
        dot = "\N{MIDDLE DOT}"
        right = f"{self.sheet.printed} {dot} {number + 1} of {self.count}"
        metrics = QFontMetricsF(font)
        room = body.width() - metrics.horizontalAdvance(right) - 2 * _FOOT_TEXT
        left = metrics.elidedText(self.sheet.foot, Qt.TextElideMode.ElideRight, room)
        bottom = Qt.AlignmentFlag.AlignBottom
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | bottom, left)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | bottom, right)
        painter.restore()
