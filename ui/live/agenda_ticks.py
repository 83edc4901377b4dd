"""The lines of the agenda to tick as they are reached: one key a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.records.meeting import AgendaLine
from ui.focus import Roving
from ui.keys import on_key
from ui.same_spot import go_back, spot
from ui.theme import SMALL, Tone
from ui.widgets.check import Check
from ui.widgets.layouts import clear, column, line
from ui.widgets.text import Text

# An agenda has three to five lines; those beyond are ticked without a key.
KEYED: Final = 5
_OWNERS: Final = {"us": "ours", "they": "theirs", "both": "both"}


class AgendaTicks(QWidget):
    """`reached` carries the number of a line, from 0, and whether it was reached."""

    reached = Signal(int, bool)

    def __init__(self, *, roves: bool = False) -> None:
        super().__init__()
        self.checks: list[Check] = []
        self._shown: tuple[AgendaLine, ...] = ()
        self._body = column(gap=0.5)
        self.setLayout(self._body)
        self._roving = Roving([], self) if roves else None
        self.hide()

    def show_lines(self, lines: Sequence[AgendaLine]) -> None:
        """Show the lines, if they are others than before."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        before = spot(self._stops(), self)
        clear(self._body)
        self.checks = []
        for number, one in enumerate(lines):
            self._add(number, one)
        if self._roving:
            self._roving.set_rows(stops for _, stops in self._stops())
        go_back(before, self._stops())
        self.setVisible(bool(lines))

    def turn(self, number: int) -> None:
        """Tick a line, or take its tick away."""
        if number < len(self.checks):
            self.checks[number].click()

    def _add(self, number: int, one: AgendaLine) -> None:
        check = Check(f"Reached: {one.topic}", circle=True)
        check.setChecked(one.reached is True)
        check.clicked.connect(lambda on, number=number: self.reached.emit(number, on))
        self.checks.append(check)
        about = f" \N{MIDDLE DOT} {one.minutes} min, {_OWNERS.get(one.owner, 'both')}"
        if one.reached is False:
            about += ", not reached"
        tone = Tone.QUIET if one.reached else Tone.INK
        words = Text((one.topic, tone), (about, Tone.QUIET), lines=0)
        key = f"Ctrl+{number + 1}" if number < KEYED else ""
        laid = line(check, words, Text(key, size=SMALL, tone=Tone.QUIET), gap=0)
        laid.setStretch(1, 1)
        self._body.addLayout(laid)

    def _stops(self) -> list[tuple[str, list[QWidget]]]:
        return [(str(number), [each]) for number, each in enumerate(self.checks)]


def add_reach_keys(
    owner: QWidget, act: Callable[[int], object], when: Callable[[], bool]
) -> None:
    """Give an owner the keys that tick the lines, while it is seen."""
    for number in range(KEYED):
        on_key(owner, f"reach-{number + 1}", partial(act, number), when=when)
