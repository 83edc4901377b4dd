"""Options as buttons, of which one is chosen; some ask for a detail."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from checklists.pack import Option
from ui.focus import Roving, focus
from ui.measures import em
from ui.widgets.flow import Flow
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import column


class ChoiceRow(QWidget):
    """The chosen one has a tick, not only a colour.

    `chosen` carries the option's name and its detail: at once with the detail so far,
    and again when the detail was written. `show_choice` says nothing. `name` says
    what is asked.
    """

    chosen = Signal(str, str)

    def __init__(
        self,
        options: Sequence[Option],
        name: str,
        option: str = "",
        detail: str = "",
        *more: QWidget,
    ) -> None:
        super().__init__()
        self._details = {each.name: each.detail for each in options}
        self._option, self._before = "", ""
        self.buttons = [KeyButton(each.name, _label(each)) for each in options]
        for button in self.buttons:
            button.setCheckable(True)
            # What is asked is above it for the eyes only.
            button.setAccessibleName(f"{button.words}, {name}")
            button.chosen.connect(self._choose)
        self.detail = QLineEdit()
        self.detail.setMinimumWidth(em(16))
        self.detail.editingFinished.connect(self._finish)
        buttons = Flow(*self.buttons, *more, gap=2, below=1.5, centre=True)
        self.setLayout(column(buttons, self.detail, gap=1.5))
        self.setAccessibleName(name)
        self._name = name
        Roving([self.buttons], self)
        self.show_choice(option, detail)

    @property
    def option(self) -> str:
        """The name of the chosen option, empty if none is."""
        return self._option

    def show_choice(self, option: str, detail: str = "") -> None:
        """Show what is on record; a detail being typed is left alone."""
        written = self.detail.text().strip()
        typing = self.detail.hasFocus() and written != self._before
        same = option == self._option
        self._option, self._before = option, detail
        for button in self.buttons:
            on = button.key == option
            button.setChecked(on)
            button.set_picture("check" if on else "")
        wanted = self._details.get(option, "")
        if detail != written and not (typing and same):
            self.detail.setText(detail)
        self.detail.setPlaceholderText(wanted)
        self.detail.setAccessibleName(f"{self._name} {option}: {wanted}")
        self.detail.setVisible(bool(wanted))

    @Slot(str)
    def _choose(self, key: str) -> None:
        if key == self._option:
            # A press on the chosen one does not take it away.
            self.show_choice(key, self._before)
        else:
            self.show_choice(key, "")
            self.chosen.emit(key, "")
        if self._details[key]:
            focus(self.detail)

    @Slot()
    def _finish(self) -> None:
        if self.detail.text().strip() != self._before:
            self._before = self.detail.text().strip()
            self.chosen.emit(self._option, self._before)


def _label(option: Option) -> str:
    # A mail address is written as it is.
    plain = "@" in option.name
    words = option.name if plain else option.name[:1].upper() + option.name[1:]
    return f"{words} …" if option.detail else words
