"""A small button that is on or off, told by a tick and its state."""

from __future__ import annotations

from ui.widgets.button import SmallButton


class Toggle(SmallButton):
    """`clicked` tells that the user switched it; code switches it with `show_on`."""

    def __init__(self, text: str, name: str = "") -> None:
        super().__init__(text, name=name)
        self.setCheckable(True)
        self.toggled.connect(self._show_tick)

    def show_on(self, *, on: bool) -> None:
        """Show whether it is on."""
        self.setChecked(on)

    def _show_tick(self, on: bool) -> None:
        self.set_picture("check" if on else "")
