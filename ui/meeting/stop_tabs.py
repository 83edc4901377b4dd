"""The tabs of a meeting's stops; they are others when its length is another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.rules.values import Preparation
from checklists.pack import Phase
from ui.focus import focus
from ui.meeting.stops import done_stops, stop_groups, stops_of
from ui.widgets.layouts import line, room
from ui.widgets.phase_tabs import PhaseTabs


class StopTabs(QWidget):
    """`chosen` carries the Phase that the user picked."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.tabs: PhaseTabs | None = None
        self.stops: tuple[Phase, ...] = ()
        self._line = room(line(), 6, 0, 4.5, 2.5)
        self.setLayout(self._line)

    def show_preparation(self, preparation: Preparation) -> None:
        """Show the stops there are, and tick those that are done."""
        done, stops = done_stops(preparation), stops_of(preparation)
        if self.tabs is None or stops != self.stops:
            self.stops = stops
            self._build(PhaseTabs(stop_groups(stops, done)))
        assert self.tabs is not None
        for phase in stops:
            self.tabs.show_done(phase, done=phase in done)

    def choose(self, phase: Phase) -> None:
        """Show that a stop is open."""
        if self.tabs is not None and phase in self.stops:
            self.tabs.choose(phase)

    def focus(self) -> None:
        """Give the tabs the keyboard."""
        if self.tabs is not None:
            focus(self.tabs)

    def _build(self, tabs: PhaseTabs) -> None:
        before = self.tabs
        open_before = before.stop if before is not None else ""
        if before is not None:
            self._line.removeWidget(before)
            before.hide()
            before.deleteLater()
        self.tabs = tabs
        tabs.chosen.connect(lambda key: self.chosen.emit(Phase(key)))
        self._line.addWidget(tabs, 1)
        if open_before in self.stops:
            tabs.choose(open_before)
