"""How a meeting stands in a line: the state, how long it takes, the next row."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.rules.values import Finding, PauseList, Preparation, ReadyWord
from checklists.pack import ItemId
from ui.meeting.page import Page
from ui.meeting.phase_page import findings_elsewhere
from ui.meeting.row_parts import finding_box
from ui.meeting.words import about_minutes, opens_words
from ui.theme import Tone
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.layouts import around, column, room
from ui.widgets.strip import Strip

GO = "go-to-row"
_TONES = {
    ReadyWord.NOT_READY: (Tone.STOP, "octagon-alert"),
    ReadyWord.NOT_READY_AT_START: (Tone.STOP, "octagon-alert"),
    ReadyWord.READY: (Tone.READY, "circle-check"),
    ReadyWord.GAPS: (Tone.NEAR, "circle-dot"),
    ReadyWord.BEGUN: (Tone.NEAR, "circle-dot"),
    ReadyWord.UNPLANNED: (Tone.QUIET, "info"),
}


class StandingStrip(QWidget):
    """The strip; `elsewhere` shows on wish the findings that stand in no row here.

    It is put above the rows of the open page, so that it scrolls with them.
    """

    next_wanted = Signal()
    row_wanted = Signal(object)
    settled = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.next_row = SmallButton("Next open row  F8", name="Next open row")
        self.next_row.clicked.connect(self.next_wanted)
        self.others = SmallButton("")
        self.others.setCheckable(True)
        self.others.toggled.connect(self._show_boxes)
        self.strip = Strip(Tone.QUIET, "info", "", "", self.others, self.next_row)
        self._card = Card()
        self._found: tuple[Finding, ...] = ()
        self._rows_there: frozenset[ItemId] = frozenset()
        self.elsewhere = around(room(column(self._card), 0, 0, 0, 3))
        self.elsewhere.hide()
        self.setLayout(column(self.strip))

    def show_preparation(self, preparation: Preparation, page: Page) -> None:
        """Say how it stands, seen from the page that is open."""
        ready = preparation.readiness
        tone, picture = _TONES[ready.word]
        pause = preparation.checklist.pauses.get(page.phase)
        left = f", {ready.to_go} to go" if ready.stops and ready.to_go else ""
        words = f"{ready.words}{left}"
        self.strip.say(tone, picture, words, _more(preparation, pause))
        self.next_row.setVisible(bool(ready.to_go or ready.stops))
        found = tuple(findings_elsewhere(preparation, page))
        self._rows_there = frozenset(
            row.item.id for p in preparation.checklist.pauses.values() for row in p.rows
        )
        self.others.setVisible(bool(found))
        self.others.say(f"{len(found)} more", f"{len(found)} more findings")
        if found != self._found:
            self._found = found
            self._show_boxes()

    @property
    def is_open(self) -> bool:
        """Whether the findings elsewhere are to be seen."""
        return self.others.isChecked() and bool(self._found)

    @property
    def boxes(self) -> tuple[QWidget, ...]:
        """The findings that are shown below the strip."""
        return () if self.elsewhere.isHidden() else self._card.rows

    def _show_boxes(self) -> None:
        shown = self.is_open
        self.elsewhere.setVisible(shown and self.elsewhere.parent() is not None)
        self._card.set_rows(*(self._box(f) for f in self._found) if shown else ())

    def _box(self, found: Finding) -> QWidget:
        goes = ((GO, "Show the row"),) if found.item in self._rows_there else ()
        box = finding_box(found, goes)
        box.chosen.connect(lambda key: self._choose(found, key))
        return around(room(column(box), 3.5, 2.5, 3.5, 2.5))

    def _choose(self, found: Finding, key: str) -> None:
        if key == GO:
            self.row_wanted.emit(found.item)
        else:
            self.settled.emit(found, key)


def _more(preparation: Preparation, pause: PauseList | None) -> str:
    if preparation.readiness.frozen:
        return "as it was at the start; answers given now are marked"
    if pause is None:
        return ""
    to_do = [row for row in pause.rows if not row.closed]
    parts = [about_minutes(to_do)] if to_do else []
    if pause.opens > preparation.dossier.now:
        parts.append(opens_words(pause.opens, preparation.dossier))
    return " · ".join(parts)
