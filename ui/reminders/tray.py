"""Messages of the system, for who looks at another program; off where none are."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from ui.icons import icon

LONG = 10_000


class Tray(QObject):
    """An icon beside the system's clock; `clicked` is for it and for its messages."""

    clicked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None

    def begin(self) -> None:
        """Show the icon, where there is a place for it."""
        if self._icon is None and QSystemTrayIcon.isSystemTrayAvailable():
            self._icon = QSystemTrayIcon(icon("handshake"), self)
            self._icon.setToolTip("Earnest")
            self._icon.messageClicked.connect(self.clicked)
            self._icon.activated.connect(lambda _: self.clicked.emit())
            self._icon.show()

    def tell(self, title: str, words: str) -> None:
        """Show a message for some seconds."""
        if self._icon is not None and self._icon.supportsMessages():
            self._icon.showMessage(title, words, icon("handshake"), LONG)

    def close(self) -> None:
        """Take the icon away."""
        if self._icon is not None:
            self._icon.hide()
