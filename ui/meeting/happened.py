"""What is asked when the time of a meeting has passed and nobody joined."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.rules.values import Preparation
from checklists.pack import Channel
from ui.meeting.document import MeetingDocument
from ui.meeting.sheets import MoveSheet, TimesSheet, VoicemailSheet
from ui.theme import STRONG, Tone
from ui.widgets.finding import Finding
from ui.widgets.layouts import clear, column

_ABOUT = " It has no outcome yet."


class Happened(QWidget):
    """Six outcomes, one key each; it is seen only while there is none."""

    def __init__(self, document: MeetingDocument) -> None:
        super().__init__()
        self._document = document
        self._column = column()
        self.setLayout(self._column)
        self.box: Finding | None = None
        self._channel: Channel | None = None
        self.hide()

    def show_preparation(self, preparation: Preparation) -> None:
        """Ask from the scheduled end on."""
        dossier = preparation.dossier
        meeting = dossier.meeting
        asks = meeting.is_open and not meeting.joined
        asks = asks and dossier.now > meeting.ends.instant
        if asks and (self.box is None or self._channel is not meeting.channel):
            self._channel = meeting.channel
            self._ask()
        self.setVisible(asks)

    def _ask(self) -> None:
        clear(self._column)
        ways = [("held", "It happened"), ("nobody", "Nobody came")]
        if self._channel is Channel.PHONE:
            ways.append(("voicemail", "Voicemail"))
        ways += [
            ("moved-them", "They moved it"),
            ("moved-us", "We moved it"),
            ("cancelled-them", "Cancelled by them"),
            ("cancelled-us", "Cancelled by us"),
        ]
        question = ("Did it happen?", Tone.INK, STRONG)
        self.box = Finding(Tone.ACCENT, [question, _ABOUT], ways)
        self.box.chosen.connect(self._choose)
        self._column.addWidget(self.box)

    def _choose(self, key: str) -> None:
        document = self._document
        match key:
            case "held":
                TimesSheet(document, self.window()).open()
            case "nobody":
                document.nobody_came()
            case "voicemail":
                VoicemailSheet(document, self.window()).open()
            case "moved-them" | "moved-us":
                MoveSheet(
                    document, by_us=key == "moved-us", parent=self.window()
                ).open()
            case _:
                document.cancel(by_us=key == "cancelled-us")
