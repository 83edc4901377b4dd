"""Today before there is anything: three ways in, a sample, a case to practise on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.theme import BODY, SMALL, Tone, em
from ui.widgets.button import Button
from ui.widgets.drop_zone import DropZone
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, column, line, room
from ui.widgets.text import Text
from ui.widgets.word_button import WordButton


class EmptyToday(QWidget):
    """Where an invite is dropped, chosen, pasted, or a calendar is named.

    Below, by a word, a meeting is typed, a sample opened or a case practised.
    """

    files_chosen = Signal(list)
    choose_wanted = Signal()
    paste_wanted = Signal()
    pasted = Signal(str)
    calendar_wanted = Signal()
    meeting_wanted = Signal()
    sample_wanted = Signal()
    practice_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        choose = Button("Choose a file", first=True)
        paste = Button("Paste an invite")
        address = Button("Give a calendar address")
        choose.clicked.connect(self.choose_wanted)
        paste.clicked.connect(self.paste_wanted)
        address.clicked.connect(self.calendar_wanted)
        zone = DropZone(
            "calendar-plus",
            "Drop an invite here",
            "An .ics file from Outlook, Google, Apple, Teams or Zoom, "
            "or a whole calendar.",
            choose,
            paste,
            address,
        )
        zone.setMaximumWidth(em(43))
        zone.dropped.connect(self._dropped)
        zone.pasted.connect(self.pasted)
        hand = WordButton("add a meeting by hand", size=BODY)
        sample = WordButton("look round in a sample", size=BODY)
        hand.clicked.connect(self.meeting_wanted)
        sample.clicked.connect(self.sample_wanted)
        practice = WordButton("try the practice case", size=BODY)
        practice.clicked.connect(self.practice_wanted)
        dropping = line(1, zone, 1)
        dropping.setStretch(1, 10)
        other_ways = Flow(
            _quiet("Or\N{NO-BREAK SPACE}"),
            hand,
            _quiet(",\N{NO-BREAK SPACE}"),
            sample,
            _quiet(",\N{NO-BREAK SPACE}or\N{NO-BREAK SPACE}"),
            practice,
            _quiet(",\N{NO-BREAK SPACE}4\N{NO-BREAK SPACE}minutes."),
            gap=0,
            below=0.5,
            middle=True,
        )
        stays = Text(
            "Everything stays in one file on this computer.",
            size=SMALL,
            tone=Tone.QUIET,
        )
        whole = column(1, dropping, around(other_ways), line(1, stays, 1), 1, gap=4)
        self.setLayout(room(column(around(whole)), 6, 0, 6, 6))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.first = choose

    def _dropped(self, files: list[Path]) -> None:
        self.files_chosen.emit(files)


def _quiet(words: str) -> Text:
    return Text(words, tone=Tone.QUIET)
