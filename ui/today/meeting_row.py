"""A meeting of the day: when for both, what, how it stands, and the next act."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.rules.next_act import Act, Bearing
from checklists.pack import Channel
from ui.theme import SMALL, STRONG, TIME, Tone, em, space
from ui.today.lines import MeetingLine
from ui.widgets.button import SmallButton
from ui.widgets.layouts import around, column, line, room
from ui.widgets.pill import Pill
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text

TONES = {
    Bearing.STOP: Tone.STOP,
    Bearing.NEAR: Tone.NEAR,
    Bearing.READY: Tone.READY,
    Bearing.QUIET: Tone.QUIET,
}
NARROW, FOLDED = 58, 40
WHEN = 7.2
RIM = 2
NO_LIMIT = 16_777_215
_CALLS = {Channel.PHONE: "phone", Channel.WEB: "video"}


class MeetingRow(QWidget):
    """One meeting as a row; the first to come is tinted and its act filled."""

    opened = Signal(object)
    acted = Signal(object)

    def __init__(self, meeting: MeetingLine) -> None:
        super().__init__()
        self.line = meeting
        self.fill = "accent_soft" if meeting.following else ""
        act = meeting.act
        self.act = SmallButton(
            act.label,
            _picture(meeting),
            first=meeting.following,
            name=f"{act.label}: {meeting.title}",
        )
        self.act.clicked.connect(lambda: self.acted.emit(self.line))
        what = column(
            Text(meeting.title, weight=STRONG, lines=2),
            Text(meeting.about, size=SMALL, tone=Tone.QUIET, lines=2),
        )
        self.opener = RowButton(
            # The ring lies within, around the words.
            room(what, RIM, RIM, RIM, RIM),
            f"{meeting.at}, {meeting.title}, {meeting.about}: {act.words}",
        )
        self.opener.clicked.connect(lambda: self.opened.emit(self.line))
        at = column(
            Text(meeting.at, size=TIME, weight=STRONG),
            Text(meeting.there, size=SMALL, tone=Tone.QUIET, lines=2),
        )
        when = around(room(at, 0, RIM, 0, RIM))
        when.setFixedWidth(em(WHEN))
        self._right = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._state = around(line(Pill(act.words, TONES[act.bearing]), 1))
        middle = Qt.AlignmentFlag.AlignVCenter
        self._right.addWidget(self._state, 0, middle)
        self._right.addWidget(self.act, 0, middle)
        self._right.addStretch(1)
        self._side = around(self._right)
        meets = line(when, self.opener, gap=3 - RIM, top=False)
        meets.setStretch(1, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(meets, 1)
        self._row.addWidget(self._side, 0, middle)
        self.setLayout(room(self._row, 4, 3 - RIM, 4, 3 - RIM))
        self.fit(em(NARROW))

    def fit(self, width: int) -> None:
        """Put the act below the state where there is little room, then both below."""
        narrow, folded = width < em(NARROW), width < em(FOLDED)
        way = QBoxLayout.Direction
        below = narrow and not folded
        self._right.setDirection(way.TopToBottom if below else way.LeftToRight)
        self._right.setSpacing(space(1.5 if below else 3))
        self._row.setDirection(way.TopToBottom if folded else way.LeftToRight)
        self._row.setSpacing(0 if folded else space(3 - RIM))
        self._state.setMinimumWidth(0)
        self._state.setMaximumWidth(NO_LIMIT)
        self._side.setMinimumWidth(0)
        self._side.setMaximumWidth(NO_LIMIT)
        room(self._right, 0, 0 if folded else RIM, 0, RIM)
        if not folded:
            self._state.setFixedWidth(em(12.2 if narrow else 13.6))
            self._side.setFixedWidth(em(12.2) if narrow else em(25.8) + space(3))


def _picture(meeting: MeetingLine) -> str:
    if meeting.act.act in {Act.CALL, Act.BACK}:
        return _CALLS[meeting.channel]
    return "printer" if meeting.act.act is Act.BRIEF else ""
