"""The buttons below the lines of a row, made when they are first needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ui.widgets.button import SmallButton
from ui.widgets.flow import Flow


class Foot(QWidget):
    """Buttons by key, in one order whichever came first."""

    def __init__(self, order: Sequence[str]) -> None:
        super().__init__()
        self._order = tuple(order)
        self._made: dict[str, SmallButton] = {}
        self._flow = Flow(gap=2, below=1.5, centre=True)
        self.setLayout(self._flow)

    def __contains__(self, key: str) -> bool:
        return key in self._made

    def button(self, key: str, make: Callable[[], SmallButton]) -> SmallButton:
        """Return the button of a key; the first to ask makes it."""
        if key not in self._made:
            self.put(key, make())
        return self._made[key]

    def put(self, key: str, button: SmallButton) -> None:
        """Put a button in its place."""
        self._made[key] = button
        while self._flow.takeAt(0):
            pass
        for name in self._order:
            if name in self._made:
                self._flow.addWidget(self._made[name])

    def show_key(self, key: str, make: Callable[[], SmallButton], *, on: bool) -> None:
        """Show a button or hide it; one is not made only to be hidden."""
        if on or key in self._made:
            self.button(key, make).setVisible(on)

    @property
    def shown(self) -> list[SmallButton]:
        """The buttons to be seen, from the left."""
        made = (self._made.get(name) for name in self._order)
        return [button for button in made if button and not button.isHidden()]

    def fit(self) -> None:
        """Take no room while no button shows."""
        self.setVisible(bool(self.shown))
