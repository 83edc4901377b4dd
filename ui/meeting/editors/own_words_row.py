"""How a sentence of one's own is painted: its words, and how it was used."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

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

from app.book.own_words import OwnWords
from app.records.knowledge import Claim, Side
from app.rules.wording import count, dated_day, short_day
from ui.colours import colours
from ui.drawing import draw_panel
from ui.measures import SMALL, face, space
from ui.qt import override

Index = QModelIndex | QPersistentModelIndex
OWN = int(Qt.ItemDataRole.UserRole)
NEEDS = {"we gain": "we gain", "why fair now": "fair now", "follow-up": "then"}


class OwnWordsRow(QStyledItemDelegate):
    """Two lines; an old proof says so in words and colour."""

    def __init__(self, now: datetime, zone: str, months: int) -> None:
        super().__init__()
        self._now, self._zone, self._months = now, zone, months

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        body, small = face(option.font).height, face(option.font, SMALL).height
        return QSize(space(10), body + small + space(3))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        own: OwnWords = index.data(OWN)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, box = colours(option.palette), QRect(option.rect)
        panel = QRectF(box.adjusted(space(0.5), 0, -space(0.5), 0))
        if option.state & QStyle.StateFlag.State_Selected:
            draw_panel(painter, panel, space(1.5), look["accent_soft"])
        elif option.state & QStyle.StateFlag.State_MouseOver:
            draw_panel(painter, panel, space(1.5), look["paper"])
        inner = box.adjusted(space(2.25), space(1.5), -space(2.25), 0)
        body, small = face(option.font), face(option.font, SMALL)
        elide = Qt.TextElideMode.ElideRight
        painter.setFont(body.font)
        painter.setPen(look["ink"])
        words = body.metrics.elidedText(own.words, elide, inner.width())
        painter.drawText(QPointF(inner.x(), inner.y() + body.baseline), words)
        quiet, warning = self.told(own)
        baseline = inner.y() + body.height + small.baseline
        room = inner.width() - small.metrics.horizontalAdvance(warning)
        quiet = small.metrics.elidedText(quiet, elide, room)
        painter.setFont(small.font)
        painter.setPen(look["quiet"])
        painter.drawText(QPointF(inner.x(), baseline), quiet)
        if warning:
            after = inner.x() + small.metrics.horizontalAdvance(quiet)
            painter.setPen(look["near"])
            painter.drawText(QPointF(after, baseline), warning)

    def told(self, own: OwnWords) -> tuple[str, str]:
        """Return what is said below a sentence, and what is wrong with its proof."""
        parts = [
            f"{word}: {text}"
            for name, word in NEEDS.items()
            if (text := own.texts.get(name)) and text != own.words
        ]
        warning = ""
        if own.claim is not None:
            proof, warning = self._proof(own.claim)
            parts.append(proof)
        times = "once" if own.uses == 1 else f"{count(own.uses, 'time')}"
        last = datetime.fromisoformat(own.last).astimezone(ZoneInfo(self._zone)).date()
        parts.append(f"used {times}, last {self._day(last)}")
        return " · ".join(parts), warning

    def _day(self, day: date) -> str:
        this_year = day.year == self._now.astimezone(ZoneInfo(self._zone)).year
        return short_day(day) if this_year else dated_day(day)

    def _proof(self, claim: Claim) -> tuple[str, str]:
        side = "a limit of ours · " if claim.side is Side.LIMIT else ""
        if not claim.evidence:
            return f"{side}{'said as unproven' if claim.unproven else 'no proof'}", ""
        day = claim.evidence_date
        dated = f", {dated_day(day)}" if day else ""
        old = day is not None and _months_between(day, self._today) >= self._months
        warning = f" · proof older than {self._months} months" if old else ""
        return f"{side}proof: {claim.evidence}{dated}", warning

    @property
    def _today(self) -> date:
        return self._now.astimezone(ZoneInfo(self._zone)).date()


def _months_between(then: date, now: date) -> int:
    """Return the whole months from one day to another; the same day is not yet one."""
    months = (now.year - then.year) * 12 + now.month - then.month
    return months if now.day > then.day else months - 1
