"""The one question of the first import: which of these addresses is yours."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from checklists.pack import Option
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.labelled_field import LabelledField
from ui.widgets.sheet import Sheet

SHOWN = 5


class WhoAreYou(Sheet):
    """Tells the two sides apart: everybody at the rep's own mail domain is ours."""

    chosen = Signal(str)

    def __init__(self, addresses: Sequence[str], over: QWidget) -> None:
        super().__init__(
            "Which address is yours?",
            "So that Earnest knows who is on your side and who is on theirs. "
            "You can change it in the settings.",
            "That is me",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = tuple(addresses[:SHOWN])
        self.address = ChoiceRow(
            tuple(Option(one) for one in shown), "Your address", shown[0]
        )
        self.other = LabelledField("Or another one", "", "you@your-firm.example")
        self.add(self.address)
        self.add(self.other)
        self.accepted.connect(lambda: self.chosen.emit(self._address()))

    def _address(self) -> str:
        return (self.other.text or self.address.option).strip().casefold()

    def _wrong(self) -> str:
        before, _, after = self._address().partition("@")
        return "" if before and "." in after else "That is no mail address."
