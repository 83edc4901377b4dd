"""A screen's title, what it is about, and its commands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.colours import Tone
from ui.measures import BOLD, TITLE, space
from ui.widgets.layouts import clear, line, room
from ui.widgets.text import Run, Text


class Header(QWidget):
    """The top of every screen."""

    def __init__(self, title: str, about: Run = "", *commands: QWidget) -> None:
        super().__init__()
        self._title = Text(size=TITLE, weight=BOLD, lines=2)
        self._about = Text(tone=Tone.QUIET, lines=0)
        self._commands = line(gap=2.5, top=False)
        grid = QGridLayout(self)
        room(grid, 6, 4, 6, 2.5)
        grid.setHorizontalSpacing(space(4))
        grid.setVerticalSpacing(space(0.5))
        grid.setColumnStretch(0, 1)
        place = Qt.AlignmentFlag
        grid.addWidget(self._title, 0, 0, place.AlignTop)
        grid.addLayout(self._commands, 0, 1, place.AlignVCenter)
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
            self._commands.addWidget(command, 0, Qt.AlignmentFlag.AlignVCenter)
