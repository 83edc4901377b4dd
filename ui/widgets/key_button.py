"""A small button that knows what it stands for."""

from PySide6.QtCore import Signal, Slot

from ui.widgets.button import SmallButton


class KeyButton(SmallButton):
    """Says its key when it is pressed, so that rows of buttons need no lambdas."""

    chosen = Signal(str)

    def __init__(
        self, key: str, label: str, picture: str = "", *, first: bool = False
    ) -> None:
        super().__init__(label, picture, first=first)
        self.key = key
        self.clicked.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self.key)
