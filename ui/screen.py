"""What every screen of the window is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ui.open_book import OpenBook
from ui.places import Visit


class Screen(QWidget):
    """A screen reads the open book when it is shown and whenever that changes.

    `went` asks the window to go somewhere; `noted` to say a sentence at its foot,
    with undo where the second value is true.
    """

    went = Signal(object)
    noted = Signal(str, bool)

    def __init__(self, book: OpenBook) -> None:
        super().__init__()
        self.book = book
        self._stale = True
        book.changed.connect(self._changed)
        book.passed.connect(self._passed)

    def visit(self, visit: Visit) -> None:
        """Show what a visit names; the window calls it before the screen is seen."""
        del visit
        self.refresh_if_stale()

    def refresh(self) -> None:
        """Make the widgets equal to the book."""
        raise NotImplementedError

    def refresh_if_stale(self) -> None:
        """Read again if something changed while the screen was not seen."""
        if self._stale:
            self._stale = False
            self.refresh()

    def leave(self) -> None:
        """Let go of what goes on beside the window: it is being closed."""

    def more(self) -> QMenu | None:
        """Return a menu of what else can be done here, for the palette as well."""
        return None

    def here(self, visit: Visit) -> Visit:
        """Return what leads back to what is shown now; a visit began it."""
        return visit

    def first_stop(self) -> QWidget | None:
        """Return where the keyboard begins: the first Tab would stop at."""
        return first_stop(self)

    @Slot()
    def _changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh_if_stale()

    @Slot()
    def _passed(self) -> None:
        """Read again for the time's sake, but never under an open menu or sheet."""
        self._stale = True
        over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if self.isVisible() and over is None:
            self.refresh_if_stale()


def first_stop(inside: QWidget) -> QWidget | None:
    """Return the first widget within another that Tab would stop at."""
    each = inside.nextInFocusChain()
    while each is not None and each is not inside:
        stops = each.focusPolicy() & Qt.FocusPolicy.TabFocus
        usable = each.isVisible() and each.isEnabled()
        if stops and usable and inside.isAncestorOf(each):
            return each
        each = each.nextInFocusChain()
    return None
