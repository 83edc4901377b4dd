"""Purpose, agenda and recap sent in the mail program, and taken back if they were not.

Whether a mail was sent in the end nobody tells Earnest: it counts as sent once it is
opened or copied, until the rep says that it was not.
"""

from __future__ import annotations

from app.desk import agenda, wrapping
from app.records.meeting import Told
from ui.mail import Mail, addresses
from ui.meeting.document import MeetingDocument


def mail_agenda(document: MeetingDocument) -> None:
    """Open purpose and agenda as a mail to them; it counts as sent."""
    words = document.do(None, wrapping.copy_agenda, document.id)
    if not words:
        return
    to = addresses(document.preparation.dossier.theirs)
    mail = Mail(to, document.meeting.title, words)
    mail.begin()
    long = "It is long: paste it into the mail. It counts as sent now."
    document.noted.emit(
        long if mail.is_long else "Opened in mail. It counts as sent now.", True
    )


def agenda_not_sent(document: MeetingDocument) -> None:
    """Take back that purpose and agenda were sent."""
    document.note(
        "Noted: they have not seen the agenda yet.",
        agenda.say_agenda,
        document.id,
        Told.NOT,
    )


def recap_not_sent(document: MeetingDocument) -> None:
    """Take back that the recap was sent."""
    document.note(
        "Noted: the recap is still to be sent.", wrapping.recap_not_sent, document.id
    )
