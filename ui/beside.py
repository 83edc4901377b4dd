"""What stands beside the open screen, and folds into a line where there is no room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.screen import first_stop


class Beside(QWidget):
    """A column between the rail and the screen; `line` stands above a narrow screen.

    There the column takes the place of the screen while it `is_open`; `turned` tells
    that this is another now.
    """

    turned = Signal()

    def __init__(self, line: QWidget) -> None:
        super().__init__()
        self.line = line
        self.is_open = False

    @Slot()
    def unfold(self) -> None:
        """Show the column where there is room for one thing only."""
        self.turn(is_open=True)

    @Slot()
    def fold(self) -> None:
        """Show the screen there again."""
        self.turn(is_open=False)

    def begin(self) -> None:
        """Put the keyboard where it begins."""
        if stop := first_stop(self):
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn(self, *, is_open: bool) -> None:
        """Show the column there, or the screen."""
        self.is_open = is_open
        self.turned.emit()

    def show_narrow(self, *, narrow: bool) -> None:
        """Fit to a window with or without room for it beside the screen."""
        self.setVisible(self.is_open or not narrow)
        self.line.setVisible(narrow and not self.is_open)
