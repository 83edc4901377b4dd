"""A sheet as a laid-out document: in the loosest of its forms that fits."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from math import ceil
from typing import Final

from PySide6.QtCore import QByteArray, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QImage,
    QTextDocument,
    QTextFormat,
)

from reports.sheet import Sheet
from ui.fonts import load_fonts
from ui.paper.breaks import settle
from ui.paper.drawn import Drawn
from ui.qt import override

_TEXT: Final = 15
# The tightest form is no shorter than the middle one by more than this.
_TIGHTER: Final = 1.4
# A last page of so little is not worth its paper, where a tighter form saves it.
_FEW_LINES: Final = 0.15
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


def fitting(sheet: Sheet, size: QSizeF) -> QTextDocument:
    """Return the loosest form that fits, else the loosest on the fewest pages.

    Each form is tighter than the one before, so half of them need no look.
    """
    forms = _Forms(sheet, size)
    most = max(sheet.most, ceil(forms.middle_height / (_TIGHTER * size.height())))
    at = forms.loosest(most)
    if forms.pages(at) > most:
        most = forms.pages(at)
        at = forms.loosest(most)
    while forms.settled(at) > most and at < forms.last:
        at += 1
    if sheet.most > 1 and forms.is_nearly_empty(at):
        at = forms.saving_a_page(at)
    return forms.document(at)


class _Forms:
    """The forms of a sheet, each laid out when it is first looked at."""

    def __init__(self, sheet: Sheet, size: QSizeF) -> None:
        self._sheet = sheet
        self._size = size
        self._laid_out: dict[int, QTextDocument] = {}
        self.last = len(sheet.forms) - 1

    @property
    def middle_height(self) -> float:
        return self.document((self.last + 1) // 2).size().height()

    def loosest(self, most: int) -> int:
        """Return the place of the loosest on so many pages, else the last."""
        fits = range(self.last)
        return bisect_left(fits, True, key=lambda at: self.pages(at) <= most)

    def pages(self, at: int) -> int:
        return self.document(at).pageCount()

    def settled(self, at: int) -> int:
        """Put the ends of pages where they belong, and count the pages."""
        if self.pages(at) > 1:
            settle(self.document(at))
        return self.pages(at)

    def is_nearly_empty(self, at: int) -> bool:
        """Say whether a few lines alone are left for the last page."""
        over = self.document(at).size().height() % self._size.height()
        return self.pages(at) > 1 and over < self._size.height() * _FEW_LINES

    def saving_a_page(self, at: int) -> int:
        """Return the place of the loosest form that needs a page less, else this."""
        saved = (n for n in range(at, self.last + 1) if self.pages(n) < self.pages(at))
        return next((n for n in saved if self.settled(n) < self.pages(at)), at)

    def document(self, at: int) -> QTextDocument:
        if at not in self._laid_out:
            form = self._sheet.forms[at]
            self._laid_out[at] = _laid_out(form, self._sheet, self._size)
        return self._laid_out[at]


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
