"""How the window looks: its theme and the size of its text, chosen and kept."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from ui.preferences import LARGEST, USUAL, Preferences


class Looks(QObject):
    """`look_chosen` carries the name of a look, `size_chosen` percent of the usual."""

    look_chosen = Signal(str)
    size_chosen = Signal(int)

    def __init__(self, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences

    @property
    def percent(self) -> int:
        """The size of all text, in percent of the usual one."""
        return self._preferences.text_percent

    @Slot(str)
    def choose_look(self, name: str) -> None:
        """Look otherwise from now on."""
        self._preferences.theme = name
        self.look_chosen.emit(name)

    @Slot(int)
    def choose_size(self, percent: int) -> None:
        """Show all text in another size from now on."""
        self._preferences.text_percent = percent
        self.size_chosen.emit(percent)

    def resize_text(self, more: int) -> None:
        """Show all text larger or smaller, as far as that goes."""
        self.choose_size(max(USUAL, min(LARGEST, self.percent + more)))
