"""How a row of the palette is painted: a head, or an entry with what is about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.book.folding import Part
from ui.colours import Colours, colours
from ui.drawing import draw_panel
from ui.icons import draw_icon
from ui.measures import BODY, BOLD, REGULAR, SMALL, STRONG, Face, face, space
from ui.palette.entry import Entry
from ui.qt import override

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)


class PaletteRow(QStyledItemDelegate):
    """Paints a head, or an entry: its picture, its words, what is about it, its key."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: str | Entry = index.data(ROW)
        body, small = face(option.font).height, face(option.font, SMALL).height
        if not isinstance(row, Entry):
            return QSize(space(10), small + space(3))
        return QSize(space(10), body + space(3) + (small if row.below else 0))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, box, row = colours(option.palette), QRect(option.rect), index.data(ROW)
        inner = box.adjusted(space(4), 0, -space(4), 0)
        if not isinstance(row, Entry):
            small = face(option.font, SMALL, STRONG)
            painter.setFont(small.font)
            painter.setPen(look["quiet"])
            baseline = box.y() + space(2) + small.baseline
            painter.drawText(QPointF(inner.x(), baseline), row)
            return
        panel = QRectF(box.adjusted(space(1.5), 0, -space(1.5), 0))
        if option.state & QStyle.StateFlag.State_Selected:
            draw_panel(painter, panel, space(1.5), look["accent_soft"])
        elif option.state & QStyle.StateFlag.State_MouseOver:
            draw_panel(painter, panel, space(1.5), look["paper"])
        body = face(option.font)
        top = box.y() + space(1.5)
        side = space(4)
        middle = top + body.middle - side / 2
        picture = QRectF(inner.x(), middle, side, side)
        draw_icon(painter, picture, row.picture, look["quiet"])
        words = inner.adjusted(space(6.5), 0, 0, 0)
        words.setTop(top)
        _draw_entry(painter, words, option, row, look)


def _draw_entry(
    painter: QPainter,
    box: QRect,
    option: QStyleOptionViewItem,
    row: Entry,
    look: Colours,
) -> None:
    body, small = face(option.font), face(option.font, SMALL)
    baseline = box.y() + body.baseline
    right = box.right()
    if row.key:
        strong = face(option.font, SMALL, STRONG)
        right -= _draw_right(painter, right, baseline, row.key, strong, look) + space(3)
    if row.below:
        below = box.y() + body.height + small.baseline
        _draw_left(painter, box, below, row.about, small, look)
    elif row.about:
        room = box.width() // 2
        about = small.metrics.elidedText(row.about, Qt.TextElideMode.ElideRight, room)
        wide = _draw_right(painter, right, baseline, about, small, look)
        right -= wide + space(3)
    painter.setPen(look["ink"])
    _draw_parts(painter, box.x(), right, baseline, row.parts, option)


def _draw_parts(
    painter: QPainter,
    left: float,
    right: float,
    baseline: float,
    parts: Sequence[Part],
    option: QStyleOptionViewItem,
) -> None:
    """Draw words, what was found in bold, and cut them where there is no more room."""
    for part in parts:
        set_in = face(option.font, BODY, BOLD if part.found else REGULAR)
        room = right - left
        whole = set_in.metrics.horizontalAdvance(part.text)
        painter.setFont(set_in.font)
        if whole <= room:
            painter.drawText(QPointF(left, baseline), part.text)
            left += whole
            continue
        mode = Qt.TextElideMode.ElideRight
        cut = set_in.metrics.elidedText(part.text, mode, room)
        painter.drawText(QPointF(left, baseline), cut)
        return


def _draw_right(
    painter: QPainter,
    right: float,
    baseline: float,
    words: str,
    set_in: Face,
    look: Colours,
) -> int:
    """Draw quiet words that end at the right; return how wide they are."""
    wide = set_in.metrics.horizontalAdvance(words)
    painter.setFont(set_in.font)
    painter.setPen(look["quiet"])
    painter.drawText(QPointF(right - wide, baseline), words)
    return round(wide)


def _draw_left(
    painter: QPainter,
    box: QRect,
    baseline: float,
    words: str,
    set_in: Face,
    look: Colours,
) -> None:
    mode = Qt.TextElideMode.ElideRight
    painter.setFont(set_in.font)
    painter.setPen(look["quiet"])
    cut = set_in.metrics.elidedText(words, mode, box.width())
    painter.drawText(QPointF(box.x(), baseline), cut)
