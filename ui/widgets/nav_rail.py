"""Where one can go, and what else is always at hand."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.colours import Tone, colours
from ui.drawing import hair
from ui.measures import BOLD, BRAND, SMALL, em
from ui.qt import override
from ui.widgets.layouts import column, line, room
from ui.widgets.nav_item import NavCommand, NavPlace, Place
from ui.widgets.text import Text


class NavRail(QWidget):
    """Tab enters it once, arrows move within it.

    `chosen` and `commanded` carry the key of what the user picked; `choose` says
    nothing.
    """

    chosen = Signal(str)
    commanded = Signal(str)

    def __init__(
        self,
        places: Sequence[Place],
        commands: Sequence[Place] = (),
        foot: Sequence[str] = ("", ""),
        brand: str = "Earnest",
    ) -> None:
        super().__init__()
        self._brand = Text(brand, size=BRAND, weight=BOLD)
        self._foot = [Text(words, size=SMALL, tone=Tone.QUIET) for words in foot]
        self._column = column(room(line(self._brand), 2.5, 0, 0, 3.25), gap=0.5)
        self.places = {place.key: NavPlace(place) for place in places}
        self.commands = {place.key: NavCommand(place) for place in commands}
        for item in self.places.values():
            item.picked.connect(self.chosen)
            self._column.addWidget(item)
        self._column.addStretch(1)
        for command in self.commands.values():
            command.picked.connect(self.commanded)
            self._column.addWidget(command)
        self._column.addLayout(room(column(*self._foot), 2.5, 2, 0, 2))
        self.setLayout(self._column)
        self._compact = True
        self.set_compact(compact=False)

    @property
    def place(self) -> str:
        """The key of the chosen place, empty if there is none."""
        keys = (key for key, item in self.places.items() if item.isChecked())
        return next(keys, "")

    def choose(self, key: str) -> None:
        """Show that a place is open; for one that is not in the rail, none is."""
        if place := self.places.get(key):
            place.setChecked(True)
        elif open_now := self.places.get(self.place):
            # Of exclusive buttons one is always on, unless they are not for a moment.
            open_now.setAutoExclusive(False)
            open_now.setChecked(False)
            open_now.setAutoExclusive(True)

    def count(self, key: str, count: str, tone: Tone = Tone.QUIET) -> None:
        """Say what waits at a place: `2 late`, or nothing."""
        self.places[key].show_count(count, tone)

    def say_foot(self, *lines: str) -> None:
        """Say something else in the lines at the foot."""
        for text, words in zip(self._foot, lines, strict=False):
            text.say(words)

    def set_compact(self, *, compact: bool) -> None:
        """Put small names below the pictures, for narrow windows and large text."""
        if compact == self._compact:
            return
        self._compact = compact
        for place in self.places.values():
            place.set_compact(compact=compact)
        for command in self.commands.values():
            command.set_compact(compact=compact)
        for words in (self._brand, *self._foot):
            words.setVisible(not compact)
        side = 1.5 if compact else 2.5
        room(self._column, side, 4, side, 3.5)
        self.setFixedWidth(em(6.2 if compact else 14.5))
        # A layout changed within a resize keeps its old rectangle.
        self._column.activate()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        thin = hair(painter)
        line = QRectF(self.width() - thin, 0, thin, self.height())
        painter.fillRect(line, colours(self.palette())["line"])
