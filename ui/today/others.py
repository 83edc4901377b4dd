"""The other events of a day, behind a word; each can be made a meeting."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme import SMALL, STRONG, Tone, em
from ui.today.other_lines import OtherLine, OtherLines
from ui.widgets.button import SmallButton
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, column, line, room
from ui.widgets.text import Text
from ui.widgets.word_button import WordButton

HELP = "Busy time: no lists, no reminders. Is one of them a call with a customer?"


class OtherRow(QWidget):
    """One event: when, what, who; `taken` carries it, and whether it is it alone."""

    taken = Signal(object, bool)

    def __init__(self, event: OtherLine) -> None:
        super().__init__()
        self.line = event
        self.take = SmallButton("Is a meeting", name=f"Is a meeting: {event.title}")
        self.take.clicked.connect(partial(self.taken.emit, event.event, False))
        self.ways: list[QWidget] = [self.take]
        if event.repeats:
            alone = SmallButton(
                "Only this one", name=f"Only this one is a meeting: {event.title}"
            )
            alone.clicked.connect(partial(self.taken.emit, event.event, True))
            self.ways.append(alone)
        # Level with the words of the buttons.
        when = around(room(column(Text(event.at, size=SMALL, lines=2)), 0, 1, 0, 0))
        when.setFixedWidth(em(7.2))
        what = column(Text(event.title, size=SMALL, weight=STRONG, lines=2))
        if event.about:
            what.addWidget(Text(event.about, size=SMALL, tone=Tone.QUIET, lines=2))
        buttons = around(Flow(*self.ways, gap=2, below=1))
        row = line(when, around(room(what, 0, 1, 0, 0)), buttons, gap=3)
        row.setStretch(1, 1)
        self.setLayout(room(row, 4, 1.5, 4, 1.5))


class Others(QWidget):
    """How many other events there are, and on demand which."""

    toggled = Signal(str)
    taken = Signal(object, bool)

    def __init__(self, lines: OtherLines, *, shown: bool) -> None:
        super().__init__()
        label = "Hide" if shown else "Show"
        self.toggle = WordButton(label, f"{label}: {lines.head}")
        self.toggle.clicked.connect(lambda: self.toggled.emit(lines.key))
        head = Text(
            f"{lines.head}, counted as busy time.", size=SMALL, tone=Tone.QUIET, lines=0
        )
        inside = column(around(room(line(head, self.toggle, 1), 4, 2.25, 4, 1.5)))
        self.rows = [OtherRow(event) for event in lines.events] if shown else []
        for row in self.rows:
            row.taken.connect(self.taken)
            inside.addWidget(row)
        if shown:
            help_ = Text(HELP, size=SMALL, tone=Tone.QUIET, lines=0)
            inside.addWidget(around(room(line(help_), 4, 1, 4, 2.5)))
        self.setLayout(inside)
        self.stops: list[tuple[str, list[QWidget]]] = [
            (f"others {lines.key}", [self.toggle]),
            *((row.line.event, row.ways) for row in self.rows),
        ]
