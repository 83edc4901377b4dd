"""How the window looks on this machine: its look, the size of text, motion."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication

from checklists.pack import Option
from ui.motion import motion
from ui.preferences import Preferences
from ui.settings.named_row import named_row
from ui.settings.section import Section
from ui.theme import Scheme
from ui.widgets.choice_row import ChoiceRow

SIZES = ("100 %", "125 %", "150 %", "175 %", "200 %")
LOOKS = {
    Scheme.SYSTEM: "as the system",
    Scheme.LIGHT: "light",
    Scheme.DARK: "dark",
    Scheme.CONTRAST: "high contrast",
}
AS_THE_SYSTEM, STILL = "as the system", "none"


class LookSection(Section):
    """`look_chosen` carries the name of a look, `size_chosen` percent of the usual."""

    look_chosen = Signal(str)
    size_chosen = Signal(int)

    def __init__(self) -> None:
        self._preferences: Preferences | None = None
        self.look = ChoiceRow(tuple(Option(words) for words in LOOKS.values()), "Look")
        self.text_size = ChoiceRow(
            tuple(Option(size) for size in SIZES), "Size of all text"
        )
        self.motion = ChoiceRow((Option(AS_THE_SYSTEM), Option(STILL)), "Motion")
        super().__init__(
            "Look",
            (
                named_row("Look", self.look, "Dark, light, or every edge in full."),
                named_row("Size of all text", self.text_size),
                named_row(
                    "Motion",
                    self.motion,
                    "With none, menus do not slide and the cursor does not blink.",
                ),
            ),
        )
        self.look.chosen.connect(self._choose_look)
        self.text_size.chosen.connect(self._choose_size)
        self.motion.chosen.connect(self._choose_motion)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what was chosen for this machine's window."""
        self._preferences = preferences
        self.look.show_choice(LOOKS[Scheme(preferences.theme)])
        self.text_size.show_choice(f"{preferences.text_percent} %")
        self.motion.show_choice(STILL if preferences.still else AS_THE_SYSTEM)

    @Slot(str, str)
    def _choose_look(self, words: str, _detail: str) -> None:
        by_words = {told: scheme for scheme, told in LOOKS.items()}
        self.look_chosen.emit(by_words[words])

    @Slot(str, str)
    def _choose_size(self, chosen: str, _detail: str) -> None:
        self.size_chosen.emit(int(chosen.split()[0]))

    @Slot(str, str)
    def _choose_motion(self, chosen: str, _detail: str) -> None:
        still = chosen == STILL
        if self._preferences is not None:
            self._preferences.still = still
        app = QApplication.instance()
        if isinstance(app, QApplication):
            motion(app).keep_still(still=still)
