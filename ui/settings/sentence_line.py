"""Words that run on around the fields in them, from line to line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.qt import override
from ui.theme import Face, colours, face, space
from ui.widgets.layouts import stretchy

Part = str | QLineEdit


class SentenceLine(QWidget):
    """Fields lie in the sentence where their value belongs; words wrap around them.

    A screen reader hears all of it as its name, and of each field the words around.
    """

    def __init__(self, parts: Sequence[Part], name: str) -> None:
        super().__init__()
        self._parts = tuple(_split(parts))
        for part in self._parts:
            if isinstance(part, QLineEdit):
                part.setParent(self)
        self._wides: dict[str, float] = {}
        self._highest = 0
        self.setAccessibleName(name)
        self.setSizePolicy(stretchy())

    @override
    def sizeHint(self) -> QSize:
        wide = self._lay(10**6, move=False)[-1][0] + self._wide(self._parts[-1])
        return QSize(ceil(wide), self._high())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(ceil(max(map(self._wide, self._parts))), self._high())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._lay(width, move=False)[-1][1] + self._high()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay(self.width(), move=True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), self._face()
        painter.setFont(box.font)
        painter.setPen(colours(self.palette())["ink"])
        down = (self._high() - box.height) / 2 + box.baseline
        places = self._lay(self.width(), move=False)
        for part, (left, top) in zip(self._parts, places, strict=True):
            if isinstance(part, str):
                painter.drawText(QPointF(left, top + down), part)

    def _lay(self, width: int, *, move: bool) -> list[tuple[float, int]]:
        """Return where each part lies; fields are put there if they are to move."""
        places: list[tuple[float, int]] = []
        left, top, blank = 0.0, 0, self._face().metrics.horizontalAdvance(" ")
        before: Part = ""
        for part in self._parts:
            # Beside a field there is room for its ring.
            words = isinstance(part, str) and isinstance(before, str)
            gap = blank if words else blank + space(0.75)
            wide = self._wide(part)
            # Only a full stop or a comma stands close to what is before it.
            close = isinstance(part, str) and part[0] in ".,;:?"
            at = left + (0 if close or not left else gap)
            if left and at + wide > width:
                at, top = 0.0, top + self._high() + space(1)
            if move and isinstance(part, QLineEdit):
                part.setGeometry(QRect(round(at), top, ceil(wide), self._high()))
            places.append((at, top))
            left, before = at + wide, part
        return places

    def _wide(self, part: Part) -> float:
        if isinstance(part, QLineEdit):
            return part.minimumWidth()
        # Asked again and again; another size of text builds the screen anew.
        if part not in self._wides:
            self._wides[part] = self._face().metrics.horizontalAdvance(part)
        return self._wides[part]

    def _high(self) -> int:
        if not self._highest:
            fields = [part for part in self._parts if isinstance(part, QLineEdit)]
            self._highest = max(field.sizeHint().height() for field in fields)
        return self._highest

    def _face(self) -> Face:
        return face(self.font())


def _split(parts: Sequence[Part]) -> Iterator[Part]:
    for part in parts:
        if isinstance(part, str):
            yield from part.split()
        else:
            yield part
