"""The top of the call window: what time is left, which topic is on, the way out."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal

from app.dossier import Dossier
from app.rules.running import running
from ui.live.end_line import EndLine
from ui.live.time_left import ends_words, left_words, topic_words
from ui.meeting.words import KINDS
from ui.theme import CLOCK, STRONG, Tone
from ui.widgets.bar import Bar
from ui.widgets.button import SmallButton
from ui.widgets.layouts import column, line, room
from ui.widgets.section import Section
from ui.widgets.text import Text
from ui.widgets.word_button import WordButton


class CallHead(Section):
    """It names the kind of meeting, never with whom. `left` is Escape in its field."""

    hidden = Signal()
    ended = Signal()
    agreed = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        self._title = Text(weight=STRONG)
        self.hide_button = SmallButton("Hide", "eye-off")
        self.end_button = SmallButton("Ended")
        self._left = Text(size=CLOCK, weight=STRONG)
        self._ends = Text(tone=Tone.QUIET, line=CLOCK)
        self.shorter = WordButton("shorter?", "Agree another end", line=CLOCK)
        self.end_line = EndLine()
        self._bar = Bar([(0, "accent")], "Time gone", 2)
        self._topic = Text(lines=0)
        title = line(
            self._title, 1, self.hide_button, self.end_button, gap=2, top=False
        )
        head = column(
            title,
            line(self._left, self._ends, 1, self.shorter, gap=2),
            self.end_line,
            self._bar,
            self._topic,
            gap=1.75,
        )
        super().__init__(room(head, 4, 3, 4, 3))
        self.hide_button.clicked.connect(self.hidden)
        self.end_button.clicked.connect(self.ended)
        self.shorter.clicked.connect(self.end_line.begin)
        self.end_line.agreed.connect(self.agreed)
        self.end_line.left.connect(self.left)

    def show_time(self, dossier: Dossier, now: datetime) -> None:
        """Say how much time is left and which topic is on."""
        meeting, zone = dossier.meeting, dossier.settings.zone
        at = running(meeting, now)
        self._title.say(KINDS[meeting.kind])
        self._left.say(left_words(at))
        self._ends.say(ends_words(at, meeting, zone))
        self._bar.show_parts(
            [(float(at.part), "accent")], f"{round(at.part * 100)} % of the time gone"
        )
        self.shorter.setVisible(meeting.is_open and not at.begins)
        self._topic.setVisible(at.topic is not None)
        self._topic.say(*topic_words(at, zone))
