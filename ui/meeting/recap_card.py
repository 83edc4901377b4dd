"""The recap beside the rows of right after: read it, copy it, send it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtGui import QGuiApplication

from app.dossier import Dossier
from app.rules.recap import recap
from ui.mail import Mail, addresses
from ui.meeting.document import MeetingDocument
from ui.meeting.sending import recap_not_sent
from ui.theme import SMALL, Tone
from ui.times import clock, day_word
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, column, room
from ui.widgets.text import Text


class RecapCard(Card):
    """What they will read, word for word; copying it counts as sent."""

    def __init__(self, document: MeetingDocument) -> None:
        self._document = document
        self._head = CardHead("Recap, ready to send")
        self.text = Text(size=SMALL, lines=0)
        self._sent = Text(size=SMALL, tone=Tone.QUIET, lines=0)
        self.copy = SmallButton("Copy", first=True, name="Copy the recap")
        self.mail = SmallButton("Open in mail", name="Open the recap in mail")
        self.copy.clicked.connect(self._copy)
        self.mail.clicked.connect(self._open_mail)
        self.back = SmallButton("It was not sent", name="The recap was not sent")
        self.back.clicked.connect(lambda: recap_not_sent(document))
        ways = Flow(self.copy, self.mail, self.back, gap=2, below=1.5)
        room(ways, 0, 2, 0, 0)
        body = column(self.text, self._sent, ways)
        super().__init__(self._head, around(room(body, 3.5, 2.5, 3.5, 3)))
        self._to: tuple[str, ...] = ()

    def show_recap(self, dossier: Dossier) -> None:
        """Show the words as they stand now, and when they were sent."""
        self.text.say(recap(dossier))
        self._to = addresses(dossier.theirs)
        sent = dossier.meeting.recap_sent
        self._head.say("Recap, sent" if sent else "Recap, ready to send")
        if sent:
            zone = ZoneInfo(dossier.settings.zone)
            local = sent.astimezone(zone)
            day = day_word(local.date(), dossier.now.astimezone(zone).date())
            self._sent.say(f"Sent {day.lower()} {clock(local)}.")
        self._sent.setVisible(sent is not None)
        self.back.setVisible(sent is not None)
        self.copy.setDefault(sent is None)

    def link(self) -> str:
        """Return the link that opens it in the mail program."""
        return self._mail(self.text.text()).link

    def _mail(self, words: str) -> Mail:
        return Mail(self._to, self._document.meeting.title, words)

    def _copy(self) -> None:
        if words := self._document.send_recap("Copied. It counts as sent now."):
            QGuiApplication.clipboard().setText(words)

    def _open_mail(self) -> None:
        words = "Opened in mail. It counts as sent now."
        if self._mail(self.text.text()).is_long:
            words = "It is long: paste it into the mail. It counts as sent now."
        if sent := self._document.send_recap(words):
            self._mail(sent).begin()
