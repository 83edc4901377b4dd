"""HTML laid out on paper once, and painted anywhere."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QLineF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QImage,
    QPageSize,
    QPainter,
    QPalette,
    QPen,
    QTextDocument,
    QTextFormat,
)

from reports.sheet import Sheet
from ui.fonts import load_fonts
from ui.paper.breaks import headings, settle
from ui.paper.drawn import HAIRLINE, INK, QUIET, Drawn
from ui.qt import override

DPI: Final = 96
POINTS: Final = 72
# Left, top, right and bottom, in pixels of 96 an inch.
MARGINS: Final = (54, 48, 54, 74)
# The tightest form is no shorter than this part of the loosest.
_HOPELESS: Final = 1.6
_FOOT: Final = 44
_FOOT_TEXT: Final = 12
_TEXT: Final = 15
# Letters that Inter lacks, by what the three systems bring along.
_OTHER_LETTERS: Final = (
    "Segoe UI",
    "Helvetica Neue",
    "Noto Sans",
    "Noto Sans Hebrew",
    "Noto Sans Arabic",
    "Yu Gothic UI",
    "Hiragino Sans",
    "Noto Sans CJK JP",
    "Microsoft YaHei UI",
    "PingFang SC",
    "Malgun Gothic",
    "DejaVu Sans",
)


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
        self._doc = self._fitting(sheet)
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
        self._paint_foot(painter, number)

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

    def _fitting(self, sheet: Sheet) -> QTextDocument:
        """Return the loosest form that fits, else the loosest on the fewest pages."""
        size = self._body.size()
        tried: list[QTextDocument] = []
        for form in sheet.forms:
            doc = _laid_out(form, sheet, size)
            tried.append(doc)
            if doc.pageCount() <= sheet.most:
                return doc
            far = doc.size().height() > _HOPELESS * sheet.most * size.height()
            if far and doc.pageCount() <= sheet.most + 1:
                break
        fewest = min(doc.pageCount() for doc in tried)
        for doc in tried:
            if doc.pageCount() == fewest:
                settle(doc)
                if doc.pageCount() == fewest:
                    return doc
        return min(tried, key=QTextDocument.pageCount)


class _Document(QTextDocument):
    """A document that opens nothing, whatever its HTML names."""

    @override
    def loadResource(self, type: int, name: QUrl | str) -> object:
        if type == QTextDocument.ResourceType.ImageResource.value:
            # Given nothing at all, Qt would open the name as a file.
            empty = QImage(1, 1, QImage.Format.Format_ARGB32)
            empty.fill(Qt.GlobalColor.transparent)
            return empty
        return QByteArray()


def letters(pixels: int) -> QFont:
    """Return the font of the pages: Inter, then whatever has the letters it lacks."""
    font = QFont()
    font.setFamilies(list(_families()))
    font.setPixelSize(pixels)
    # Inter's colon between digits is a glyph that a PDF cannot tell from nothing.
    font.setFeature(QFont.Tag("calt"), 0)
    return font


@cache
def _families() -> tuple[str, ...]:
    others = (name for name in _OTHER_LETTERS if QFontDatabase.hasFamily(name))
    return tuple(name for name in (load_fonts(), *others) if name)


def _laid_out(form: str, sheet: Sheet, size: QSizeF) -> QTextDocument:
    doc = _Document()
    doc.setUndoRedoEnabled(False)
    doc.setDocumentMargin(0)
    # Widths that do not depend on the device: one layout for screen and paper.
    doc.setUseDesignMetrics(True)
    drawn = Drawn(doc, sheet.charts)
    doc.documentLayout().registerHandler(QTextFormat.ObjectTypes.ImageObject, drawn)
    doc.setDefaultFont(letters(_TEXT))
    doc.setPageSize(size)
    doc.setHtml(form)
    return doc
