"""How a meeting stands in a line: the state, how long it takes, the next row."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.rules.values import Finding, PauseList, Preparation, ReadyWord
from checklists.pack import ItemId
from ui.focus import Roving
from ui.meeting.page import Page
from ui.meeting.row_parts import finding_box
from ui.meeting.shown_findings import shown_findings
from ui.meeting.words import about_minutes, opens_words
from ui.theme import Tone
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.finding import Finding as FindingBox
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
    """The strip; `beside` shows the findings that stand in no row of the page.

    It is put above the rows of the open page, so that it scrolls with them.
    `every_wanted` tells whether all findings are to be seen.
    """

    next_wanted = Signal()
    row_wanted = Signal(object)
    settled = Signal(object, str)
    every_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.next_row = SmallButton("Next open row  F8", name="Next open row")
        self.next_row.clicked.connect(self.next_wanted)
        self.others = SmallButton("")
        self.others.setCheckable(True)
        self.others.toggled.connect(self.every_wanted)
        self.strip = Strip(Tone.QUIET, "info", "", "", self.others, self.next_row)
        self._card = Card()
        self._found: tuple[Finding, ...] = ()
        self._rows_there: frozenset[ItemId] = frozenset()
        self._roving = Roving([], self)
        self.beside = around(room(column(self._card), 0, 0, 0, 3))
        self.beside.hide()
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
        shown = shown_findings(preparation, page.phase, every=self.shows_every)
        self._rows_there = frozenset(
            row.item.id for p in preparation.checklist.pauses.values() for row in p.rows
        )
        self.others.setVisible(bool(shown.waiting))
        self.others.say(shown.more, shown.more_in_full)
        if shown.beside != self._found:
            self._found = shown.beside
            self._show_boxes()

    @property
    def shows_every(self) -> bool:
        """Whether all findings are to be seen, not only the first."""
        return self.others.isChecked()

    @property
    def has_boxes(self) -> bool:
        """Whether findings stand beside the rows."""
        return bool(self._found)

    @property
    def boxes(self) -> tuple[QWidget, ...]:
        """The findings that are shown below the strip."""
        return () if self.beside.isHidden() else self._card.rows

    def _show_boxes(self) -> None:
        boxes = [self._box(found) for found in self._found]
        self._card.set_rows(
            *(around(room(column(box), 3.5, 1.5, 3.5, 1.5)) for box in boxes)
        )
        self._roving.set_rows([box.ways for box in boxes])
        before: QWidget = self.next_row
        for box in boxes:
            # What was made late is last in the order of Tab.
            for way in box.ways:
                QWidget.setTabOrder(before, way)
                before = way

    def _box(self, found: Finding) -> FindingBox:
        goes = ((GO, "Show the row"),) if found.item in self._rows_there else ()
        box = finding_box(found, goes)
        box.chosen.connect(lambda key: self._choose(found, key))
        return box

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
