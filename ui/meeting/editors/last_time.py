"""The lines of last time below a row, each taken by itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.rules.values import Fill, Row
from app.rules.wording import short_day
from ui.focus import focus
from ui.theme import SMALL, Tone
from ui.widgets.button import SmallButton
from ui.widgets.layouts import column, line, room
from ui.widgets.text import Text


class LastTimeLines(QWidget):
    """They show while the row waits, and while one goes through them with its key.

    `taken` carries the place of a line that is wanted; `rebuilt` tells that the
    buttons are others now.
    """

    taken = Signal(int)
    rebuilt = Signal()

    def __init__(self, prompt: str) -> None:
        super().__init__()
        self._prompt = prompt
        self._shown: tuple[Fill, ...] = ()
        self._parts: list[QWidget] = []
        self._buttons: list[SmallButton] = []
        self._open = True
        self._current = self._taking = False
        self._rows = column(gap=1)
        self.setLayout(room(self._rows, 2.25, 1.5, 0, 0))
        self.hide()

    # Beside the words of the row, not hanging out as its field does.
    hangs = True

    @property
    def controls(self) -> list[QWidget]:
        """The buttons that can be pressed now."""
        return [] if self.isHidden() else list(self._buttons)

    def show_row(self, row: Row, zone: str) -> None:
        """Show the lines of a row."""
        self._open = row.answer is None and not row.closed
        self._show_lines(row.last_time, zone)
        self._fit()

    def set_current(self, *, current: bool) -> None:
        """Tell whether the keyboard is in the row."""
        self._current = current
        self._taking = self._taking and current
        self._fit()

    def take_next(self) -> bool:
        """Ask for the next line, if the row waits for one; says whether.

        Once one was taken the others are next, until the keyboard goes elsewhere.
        """
        if self.isHidden() or not (self._open or self._taking):
            return False
        self._take(0)
        return True

    @property
    def has_more(self) -> bool:
        """Whether lines are left to take."""
        return bool(self._shown)

    def _fit(self) -> None:
        shown = bool(self._shown) and (self._open or self._taking or self._current)
        if shown is self.isHidden():
            self.setVisible(shown)
            self.rebuilt.emit()

    def _show_lines(self, lines: Sequence[Fill], zone: str) -> None:
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        for part in self._parts:
            self._rows.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self._buttons = [], []
        for place, fill in enumerate(self._shown):
            use = SmallButton("Use", name=f"Use for {self._prompt}: {fill.text}")
            use.clicked.connect(partial(self._take, place))
            said = Text(
                (f"{when_and_where(fill, zone)}: ", Tone.QUIET),
                fill.text,
                size=SMALL,
                lines=0,
            )
            part = QWidget()
            row = line(use, said, gap=2, top=False)
            row.setStretchFactor(said, 1)
            part.setLayout(row)
            self._rows.addWidget(part)
            part.show()
            self._parts.append(part)
            self._buttons.append(use)
        self.rebuilt.emit()

    def _take(self, place: int, _checked: bool = False) -> None:
        pressed = any(button.hasFocus() for button in self._buttons)
        self._taking = True
        self.taken.emit(place)
        if pressed and self._buttons:
            focus(self._buttons[min(place, len(self._buttons) - 1)])


def when_and_where(fill: Fill, zone: str) -> str:
    """Return `On Thu 12 Nov with Anna`."""
    if fill.dated is None:
        return fill.told.capitalize()
    day = short_day(fill.dated.astimezone(ZoneInfo(zone)).date())
    return f"On {day} {fill.told}".rstrip()
