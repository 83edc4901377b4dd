"""Commands with words, a picture, or both."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QPushButton

from ui.focus import is_enter
from ui.icons import icon
from ui.measures import space
from ui.qt import override
from ui.widgets.layouts import FIXED
from ui.widgets.tip import plain, set_tip, unplain


class Button(QPushButton):
    """A command; the first of a screen is filled: Qt calls it the default button.

    The words are shown as they are, an ampersand too. A button without words has a
    `name`, which is its tool tip as well.
    """

    def __init__(
        self, text: str, picture: str = "", *, first: bool = False, name: str = ""
    ) -> None:
        super().__init__(plain(text))
        if picture:
            self.set_picture(picture)
        self.setDefault(first)
        self.setAutoDefault(False)
        self.setAccessibleName(name or text)
        if name and not text:
            set_tip(self, name)
        self.setSizePolicy(FIXED)

    @property
    def words(self) -> str:
        """What it says."""
        return unplain(self.text())

    def say(self, text: str, name: str = "") -> None:
        """Say something else."""
        self.setText(plain(text))
        self.setAccessibleName(name or text)

    def set_picture(self, name: str) -> None:
        """Show another picture beside the words, or none."""
        self.setIcon(icon(name) if name else QIcon())
        self.setIconSize(QSize(space(4), space(4)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt leaves Enter to dialogs; here it works wherever the ring is.
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


class SmallButton(Button):
    """The same in small type, for rows; the Theme gives the font by class name."""
