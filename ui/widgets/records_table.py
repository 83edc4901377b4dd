"""A table of many records: one line each, Enter or a click opens it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.drawing import hair
from ui.focus import is_enter
from ui.qt import override
from ui.records_model import STRONG as STRONG_ROLE
from ui.records_model import TONE, RecordsModel
from ui.theme import BODY, REGULAR, SMALL, STRONG, Tone, colours, em, face, space

Index = QModelIndex | QPersistentModelIndex
_MOST_HIGH = 100_000


class _Line(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(space(10), face(option.font).height + space(4.5))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        look, box = colours(option.palette), QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(
            box, look["accent_soft" if chosen else "paper" if over else "card"]
        )
        thin = hair(painter)
        painter.fillRect(
            QRectF(box.x(), box.bottom() + 1 - thin, box.width(), thin), look["line"]
        )
        words = index.data()
        if not words:
            return
        weight = STRONG if index.data(STRONG_ROLE) else REGULAR
        set_in = face(option.font, BODY, weight)
        room = box.adjusted(_inset(index.column()), 0, -space(1.5), 0)
        painter.setFont(set_in.font)
        tone = index.data(TONE) or Tone.INK
        painter.setPen(look[tone])
        cut = set_in.metrics.elidedText(
            words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)


class _Heads(QHeaderView):
    """Small quiet words over the columns, in line with what stands below."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    @override
    def sizeHint(self) -> QSize:
        return QSize(space(10), face(self.font(), SMALL).height + space(4))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, number: int) -> None:
        look, set_in = colours(self.palette()), face(self.font(), SMALL, STRONG)
        painter.fillRect(rect, look["paper"])
        thin = hair(painter)
        below = QRectF(rect.x(), rect.bottom() + 1 - thin, rect.width(), thin)
        painter.fillRect(below, look["line"])
        painter.setFont(set_in.font)
        painter.setPen(look["quiet"])
        room = rect.adjusted(_inset(number), 0, 0, 0)
        words = self.model().headerData(number, Qt.Orientation.Horizontal)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


def _inset(number: int) -> int:
    return space(4 if number == 0 else 1.5)


class RecordsTable(QTableView):
    """Shows a RecordsModel; `opened` carries the id of the record chosen."""

    opened = Signal(str)

    def __init__(self, model: RecordsModel[Any], name: str) -> None:
        super().__init__()
        self._records = model
        model.setParent(self)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(_Line(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(_Heads())
        down = self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(face(self.font()).height + space(4.5))
        self.clicked.connect(self._open)
        model.modelReset.connect(self._set_height)
        self._set_widths()
        self._set_height()

    def _set_height(self) -> None:
        """End with the last row: what is white below would look like more to come."""
        rows = self._records.rowCount() * self.verticalHeader().defaultSectionSize()
        high = self.horizontalHeader().sizeHint().height() + rows + 2
        self.setMaximumHeight(min(high, _MOST_HIGH))
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(space(100), self.maximumHeight())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_widths()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        self.opened.emit(self._records.ids[index.row()])

    def _set_widths(self) -> None:
        """Give each column its width in em, and the open one the rest."""
        columns = self._records.columns
        fixed = [em(column.width) for column in columns]
        rest = max(em(14), self.viewport().width() - sum(fixed))
        for number, column in enumerate(columns):
            self.setColumnWidth(number, fixed[number] if column.width else rest)
