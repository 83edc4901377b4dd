"""Pages as they will be printed, one under another on a grey ground."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.drawing import brush, draw_panel
from ui.paper import Pages, picture
from ui.qt import override
from ui.theme import Tone, colours, mix, space
from ui.widgets.button import SmallButton
from ui.widgets.layouts import clear, column, line, room, stretchy
from ui.widgets.text import Text
from ui.widgets.word_button import WordButton

WHOLE_PAGE, FIT_WIDTH = "Whole page", "Fit width"
WIDEST = 4_000


class _Sheet(QWidget):
    """One page; its picture is painted anew when its width changes."""

    def __init__(self, pages: Pages, number: int) -> None:
        super().__init__()
        self._pages, self._number = pages, number
        self._ratio = pages.size.height() / pages.size.width()
        self._most = WIDEST
        self.setSizePolicy(stretchy())
        self.setAccessibleName(f"{pages.sheet.title}, page {number + 1}")

    def fit(self, high: int) -> None:
        """Be no higher than this; 0 for as wide as there is room."""
        self._most = round(high / self._ratio) if high else WIDEST
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._most, self.heightForWidth(self._most))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(space(40), 0)

    @override
    def heightForWidth(self, width: int) -> int:
        return round(min(width, self._most) * self._ratio)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        painter.drawImage(0, 0, picture(self._pages, self._number, self.width(), ratio))


class _Ground(QScrollArea):
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName("Preview of the pages")
        self.viewport().setAutoFillBackground(False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class PagePreview(QWidget):
    """Shows what is laid out, says which page is in sight, and turns pages."""

    def __init__(self) -> None:
        super().__init__()
        self._sheets: list[_Sheet] = []
        self._titles: list[str] = []
        self._whole = False
        self._stack = column(gap=4)
        inside = QWidget()
        inside.setLayout(room(self._stack, 7, 0, 4.5, 6))
        self._scroll = _Ground()
        self._scroll.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._scroll.verticalScrollBar().valueChanged.connect(self._say)
        self._scroll.resized.connect(self._fit)
        self.back = SmallButton("", "chevron-left", name="Page before")
        self.on = SmallButton("", "chevron-right", name="Next page")
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        self._where = Text(tone=Tone.INK)
        self.fit = WordButton(WHOLE_PAGE)
        self.fit.clicked.connect(self._change_fit)
        bar = line(1, self.back, self._where, self.on, self.fit, 1, gap=2, top=False)
        whole = column(room(bar, 2, 1.5, 2, 1.5), self._scroll)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sheets)

    def show_pages(self, laid_out: tuple[Pages, ...]) -> None:
        """Show other pages, from the first; the same report anew stays in sight."""
        titles = [pages.sheet.title for pages in laid_out]
        same, self._titles = titles == self._titles, titles
        seen = self._scroll.verticalScrollBar().value() if same else 0
        clear(self._stack)
        self._sheets = [
            _Sheet(pages, number) for pages in laid_out for number in range(pages.count)
        ]
        for sheet in self._sheets:
            self._stack.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        self._stack.addStretch(1)
        self._fit()
        self._scroll.verticalScrollBar().setValue(seen)
        self._say()

    def say(self, words: str) -> None:
        """Say why there is no page yet, where its number would be."""
        self._where.say(words)

    def turn(self, by: int) -> None:
        """Go some pages on or back."""
        goal = max(0, min(self.count - 1, self._in_sight() + by))
        if self._sheets:
            self._scroll.verticalScrollBar().setValue(self._sheets[goal].y())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = colours(self.palette())
        ground = mix(look["paper"], look["ink"], 0.05)
        draw_panel(brush(self), QRectF(self.rect()), space(2), ground)

    @override
    def sizeHint(self) -> QSize:
        return QSize(space(150), space(180))

    def _change_fit(self) -> None:
        self._whole = not self._whole
        self.fit.setText(FIT_WIDTH if self._whole else WHOLE_PAGE)
        self.fit.updateGeometry()
        self._fit()

    @Slot()
    def _fit(self) -> None:
        high = self._scroll.viewport().height() - space(6)
        for sheet in self._sheets:
            sheet.fit(high if self._whole else 0)

    def _in_sight(self) -> int:
        middle = self._scroll.verticalScrollBar().value() + (
            self._scroll.viewport().height() // 3
        )
        for number, sheet in enumerate(self._sheets):
            if sheet.y() + sheet.height() >= middle:
                return number
        return max(0, self.count - 1)

    @Slot()
    def _say(self) -> None:
        number = self._in_sight() + 1
        self._where.say(f"Page {number} of {self.count}" if self.count else "No page")
        self.back.setEnabled(number > 1)
        self.on.setEnabled(number < self.count)
