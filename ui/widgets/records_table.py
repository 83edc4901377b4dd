"""A table of many records: one line each, which one opens or chooses."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
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
_OPEN_LEAST = 14


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
    """Shows a RecordsModel; `opened` carries the id of the record.

    Enter and a click open. With `choosing` a click only chooses, a second one opens,
    and one record is always chosen. Whatever is shown next, the same record stays
    chosen, or else the one that took its place. With `several` Shift and Ctrl choose
    more. Home and End go to the ends, letters to what begins with them.
    """

    opened = Signal(str)

    def __init__(
        self,
        model: RecordsModel[Any],
        name: str,
        *,
        choosing: bool = False,
        several: bool = False,
    ) -> None:
        super().__init__()
        self._records, self._choosing = model, choosing
        self._before: tuple[str, int] | None = None
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
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(
            modes.ExtendedSelection if several else modes.SingleSelection
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(_Heads())
        self.horizontalHeader().setMinimumSectionSize(1)
        down = self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(face(self.font()).height + space(4.5))
        (self.doubleClicked if choosing else self.clicked).connect(self._open)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._choose_again)
        model.modelReset.connect(self._set_height)
        self._set_widths()
        self._set_height()

    @property
    def chosen(self) -> str:
        """The id of the record the keyboard is at, empty if at none."""
        index = self.currentIndex()
        return self._records.ids[index.row()] if index.isValid() else ""

    @property
    def all_chosen(self) -> tuple[str, ...]:
        """The ids of all records chosen, from above."""
        rows = sorted(one.row() for one in self.selectionModel().selectedRows())
        return tuple(self._records.ids[row] for row in rows)

    def choose(self, record: str) -> None:
        """Put the keyboard at a record, if it is shown."""
        if record in self._records.ids:
            self._choose_row(self._records.ids.index(record))

    def _choose_row(self, row: int) -> None:
        """Choose one row alone, also while Ctrl is held; selectRow would add it."""
        flags = QItemSelectionModel.SelectionFlag
        index = self._records.index(row, max(0, self.currentIndex().column()))
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def _remember(self) -> None:
        index = self.currentIndex()
        self._before = (self.chosen, index.row()) if index.isValid() else None

    def _choose_again(self) -> None:
        ids = self._records.ids
        if not ids or not (self._before or self._choosing):
            return
        record, row = self._before or ("", 0)
        self._choose_row(ids.index(record) if record in ids else min(row, len(ids) - 1))

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
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        keyed = event.reason() != Qt.FocusReason.MouseFocusReason
        if keyed and self._records.ids and not self.currentIndex().isValid():
            self._choose_row(0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def moveCursor(
        self,
        action: QAbstractItemView.CursorAction,
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        moves, last = QAbstractItemView.CursorAction, self._records.rowCount() - 1
        column = max(0, self.currentIndex().column())
        if action == moves.MoveHome and last >= 0:
            return self._records.index(0, column)
        if action == moves.MoveEnd and last >= 0:
            return self._records.index(last, column)
        return super().moveCursor(action, modifiers)

    def _open(self, index: Index) -> None:
        self.opened.emit(self._records.ids[index.row()])

    def _set_widths(self) -> None:
        """Give each column its width in em, and the open one the rest.

        Where there is too little, spare columns go, then all become narrower.
        """
        columns, room = self._records.columns, self.viewport().width()
        wanted = {n: em(each.width or _OPEN_LEAST) for n, each in enumerate(columns)}
        for number in sorted(wanted, key=lambda n: -columns[n].spare):
            if sum(wanted.values()) <= room or not columns[number].spare:
                break
            del wanted[number]
        share = min(1.0, room / sum(wanted.values()))
        left = max(0, room - sum(wanted.values()))
        for number, column in enumerate(columns):
            self.setColumnHidden(number, number not in wanted)
            if number in wanted:
                more = 0 if column.width else left
                self.setColumnWidth(number, int(wanted[number] * share) + more)
