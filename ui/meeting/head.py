"""The top of a meeting: its title, when it is for both sides, and its commands."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.records.meeting import Meeting
from app.rules.values import Preparation
from checklists.pack import Channel
from ui.meeting.words import about
from ui.widgets.button import Button
from ui.widgets.header import Header


class MeetingHead(Header):
    """One button into the call, which is the button out of it while it runs."""

    brief_wanted = Signal()
    joined = Signal()
    ended = Signal()
    menu_wanted = Signal()

    def __init__(self) -> None:
        self.brief = Button("Brief", "printer")
        self.call = Button("Join", "video", first=True)
        self.menu = Button("", "ellipsis", name="More for this meeting")
        super().__init__("", "", self.brief, self.call, self.menu)
        self._runs = False
        self.brief.clicked.connect(self.brief_wanted)
        self.call.clicked.connect(self._press)
        self.menu.clicked.connect(self.menu_wanted)

    def show_preparation(self, preparation: Preparation) -> None:
        """Show title, times and what can be pressed now."""
        meeting = preparation.dossier.meeting
        self.say(meeting.title, about(preparation.dossier))
        self._runs = runs(meeting)
        self.call.setVisible(meeting.is_open)
        if self._runs:
            self.call.say("Ended", "Ended: the call is over")
            self.call.set_picture("phone-off")
        elif meeting.channel is Channel.PHONE:
            self.call.say("Dial")
            self.call.set_picture("phone")
        else:
            self.call.say("Join")
            self.call.set_picture("video")

    def _press(self) -> None:
        if self._runs:
            self.ended.emit()
        else:
            self.joined.emit()


def runs(meeting: Meeting) -> bool:
    """Say whether the call is on."""
    return meeting.is_open and meeting.joined is not None and meeting.ended is None
