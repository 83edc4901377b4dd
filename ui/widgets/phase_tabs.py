"""The stops of a meeting as tabs, in named groups; a done one has a tick."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar

from ui.colours import Colours, colours, mix
from ui.drawing import brush, draw_panel
from ui.icons import draw_icon
from ui.measures import BODY, REGULAR, SMALL, STRONG, face, space
from ui.qt import override
from ui.widgets.mark import beside
from ui.widgets.tip import plain, unplain


@dataclass(frozen=True, slots=True)
class Stop:
    """A tab: its key, its name, and whether all of it is done."""

    key: str
    name: str
    done: bool = False


class PhaseTabs(QTabBar):
    """`groups` are (head, stops). `chosen` comes when the user picked a stop.

    `choose` says nothing, as every command of ours.
    """

    chosen = Signal(str)

    def __init__(self, groups: Sequence[tuple[str, Sequence[Stop]]]) -> None:
        super().__init__()
        self._heads: dict[int, str] = {}
        self._stops: list[Stop] = []
        self._by_code = True
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setAccessibleName("Stops of the meeting")
        for head, stops in groups:
            self._heads[self.count()] = head
            for stop in stops:
                self._stops.append(stop)
                self._name(self.addTab(plain(stop.name)))
        self._by_code = False
        self.currentChanged.connect(self._tell)

    @property
    def stop(self) -> str:
        """The key of the open stop."""
        return self._stops[self.currentIndex()].key

    def choose(self, key: str) -> None:
        """Show that a stop is open."""
        self._by_code = True
        self.setCurrentIndex(self._index(key))
        self._by_code = False

    def pick(self, number: int) -> None:
        """Open a stop by its number from the left, 0 first, as the user does."""
        if 0 <= number < self.count():
            self.setCurrentIndex(number)

    def show_done(self, key: str, *, done: bool) -> None:
        """Show or take away the tick."""
        index = self._index(key)
        if self._stops[index].done != done:
            self._stops[index] = Stop(key, self._stops[index].name, done)
            self._name(index)
            # Its width changes; Qt lays tabs out anew when a text is set.
            self.setTabText(index, self.tabText(index) + " ")
            self.setTabText(index, plain(self._stops[index].name))
            self.update()

    def box(self, index: int) -> QRectF:
        """Return the panel of a tab, without its group's name and the gap after it."""
        rect = QRectF(self.tabRect(index))
        return rect.adjusted(0, self._head(), -self._gap(index), 0)

    def focus_box(self) -> tuple[QRectF, float]:
        """Return where the focus ring goes: around the open tab."""
        return self.box(self.currentIndex()), space(1.5)

    @override
    def tabSizeHint(self, index: int) -> QSize:
        metrics = face(self.font(), BODY, STRONG).metrics
        words = ceil(metrics.horizontalAdvance(unplain(self.tabText(index))))
        wide = words + self._tick(index) + space(6) + self._gap(index)
        return QSize(wide, self._head() + self._high())

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(space(13), self._head() + self._high())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = brush(self), colours(self.palette())
        small = face(self.font(), SMALL, STRONG)
        for index in range(self.count()):
            if head := self._heads.get(index):
                painter.setFont(small.font)
                painter.setPen(look["quiet"])
                left = self.tabRect(index).x()
                baseline = face(self.font(), SMALL).baseline
                painter.drawText(QPointF(left, baseline), head)
            self._paint_tab(painter, look, index)

    def _paint_tab(self, painter: QPainter, look: Colours, index: int) -> None:
        box, on = self.box(index), index == self.currentIndex()
        at = self.mapFromGlobal(self.cursor().pos())
        hover = self.underMouse() and self.tabAt(at) == index
        fill = mix(look["card"], look["ink"], 0.05) if hover else look["card"]
        edge = look["accent" if on else "line"]
        draw_panel(painter, box, space(1.5), look["accent_soft"] if on else fill, edge)
        own = face(self.font(), BODY, STRONG if on else REGULAR)
        tick, ink = self._tick(index), look["accent" if on else "quiet"]
        mode, name = Qt.TextElideMode.ElideRight, unplain(self.tabText(index))
        room = box.width() - space(3) - tick
        words = own.metrics.elidedText(name, mode, room)
        advance = own.metrics.horizontalAdvance(words)
        x = box.x() + (box.width() - advance - tick) / 2
        top = box.y() + (box.height() - face(self.font()).height) / 2
        painter.setFont(own.font)
        painter.setPen(ink)
        painter.drawText(QPointF(x, top + face(self.font()).baseline), words)
        if tick:
            after = x + advance + space(1)
            draw_icon(painter, beside(self.font(), after, space(3), top), "check", ink)

    @Slot(int)
    def _tell(self, index: int) -> None:
        if not self._by_code:
            self.chosen.emit(self._stops[index].key)

    def _name(self, index: int) -> None:
        stop = self._stops[index]
        head = [head for first, head in self._heads.items() if first <= index][-1]
        done = ", done" if stop.done else ""
        self.setAccessibleTabName(index, f"{head}: {stop.name}{done}")
        self.setTabToolTip(index, f"{stop.name}{done}")

    def _index(self, key: str) -> int:
        return next(n for n, stop in enumerate(self._stops) if stop.key == key)

    def _tick(self, index: int) -> int:
        return space(4) if self._stops[index].done else 0

    def _gap(self, index: int) -> int:
        return space(4.5 if index + 1 in self._heads else 1.5)

    def _head(self) -> int:
        return face(self.font(), SMALL).height + space(1)

    def _high(self) -> int:
        return space(7.75)
