"""A screen's title, what it is about, and its commands."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.colours import Tone
from ui.measures import BOLD, TITLE, em, space
from ui.qt import override
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, clear, room
from ui.widgets.text import Run, Text

# What a title keeps beside the commands, in widths of a letter.
TITLE_WIDE = 10


class Header(QWidget):
    """The top of every screen."""

    def __init__(self, title: str, about: Run = "", *commands: QWidget) -> None:
        super().__init__()
        self._title = Text(size=TITLE, weight=BOLD, lines=2)
        self._about = Text(tone=Tone.QUIET, lines=0)
        self._commands = Flow(gap=2.5, below=1.5, centre=True)
        self._beside = around(self._commands)
        self._is_below = False
        grid = self._grid = QGridLayout(self)
        room(grid, 6, 4, 6, 2.5)
        grid.setHorizontalSpacing(space(4))
        grid.setVerticalSpacing(space(0.5))
        grid.setColumnStretch(0, 1)
        place = Qt.AlignmentFlag
        grid.addWidget(self._title, 0, 0, place.AlignTop)
        grid.addWidget(self._beside, 0, 1, place.AlignVCenter)
        grid.addWidget(self._about, 1, 0, 1, 2)
        # The title's line is as high without commands as with them.
        grid.setRowMinimumHeight(0, space(7.5))
        self.say(title, about)
        self.set_commands(*commands)

    @property
    def title(self) -> str:
        """What the screen is called."""
        return self._title.text()

    @property
    def about(self) -> str:
        """What is said under the title."""
        return self._about.text()

    def say(self, title: str, *about: Run) -> None:
        """Say something else."""
        self._title.say(title)
        self._about.say(*about)
        self._about.setVisible(bool(self._about.text()))

    def set_commands(self, *commands: QWidget) -> None:
        """Offer other commands; the old ones are let go of."""
        clear(self._commands)
        for command in commands:
            self._commands.addWidget(command)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        """Put the commands below where they leave the title no room."""
        margins = self._grid.contentsMargins()
        inside = self.width() - margins.left() - margins.right()
        left = inside - self._commands.sizeHint().width() - space(4)
        below = left < min(self._title.sizeHint().width(), em(TITLE_WIDE))
        if below == self._is_below:
            return
        self._is_below = below
        self._grid.removeWidget(self._beside)
        if below:
            self._grid.addWidget(self._beside, 2, 0, 1, 2)
        else:
            self._grid.addWidget(self._beside, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.activate()
