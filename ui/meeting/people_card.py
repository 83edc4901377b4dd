"""Who of theirs is coming, what each can decide, and what to bear in mind."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.dossier import Dossier
from app.records.meeting import Reply
from app.records.person import Person, View
from app.rules.terms import ROLES
from ui.theme import SMALL, STRONG, Tone
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, column, room
from ui.widgets.pill import Pill
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text

_REPLIES = {
    Reply.NO: "said no",
    Reply.MAYBE: "said maybe",
    Reply.UNKNOWN: "no reply yet",
}


class PeopleCard(Card):
    """One row a person; `chosen` carries the Person."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.openers: list[RowButton] = []
        self._shown: tuple[tuple[Person, str], ...] | None = None

    def show_people(self, dossier: Dossier) -> None:
        """Show the invited people of theirs, if they are others than before."""
        replies = {a.person: a.reply for a in dossier.meeting.attendees}
        people = tuple((p, _REPLIES.get(replies[p.id], "")) for p in dossier.theirs)
        if people == self._shown:
            return
        self._shown = people
        self.openers = [self._row(person, reply) for person, reply in people]
        head = CardHead("People")
        if people:
            self.set_rows(head, *self.openers)
        else:
            words = "Nobody of theirs is named yet. Add them in the menu … above."
            quiet = Text(words, size=SMALL, tone=Tone.QUIET, lines=0)
            self.set_rows(head, around(room(column(quiet), 3.5, 2.5, 3.5, 2.5)))

    def _row(self, person: Person, reply: str) -> RowButton:
        role = ROLES[person.role] if person.role else ""
        name = Flow(Text(person.name, weight=STRONG, lines=0))
        if role:
            name.addWidget(Pill(role, Tone.QUIET))
        remark = remark_on(person, reply)
        texts = column(name)
        if remark:
            texts.addWidget(Text(remark, size=SMALL, tone=Tone.QUIET, lines=0))
        said = ", ".join(part for part in (person.name, role, remark) if part)
        row = RowButton(room(texts, 3.5, 2.5, 3.5, 2.5), said)
        row.clicked.connect(lambda: self.chosen.emit(person))
        return row


def remark_on(person: Person, reply: str = "") -> str:
    """Return what to bear in mind about a person, in a line or two."""
    parts = [part for part in (person.function, person.note) if part]
    if person.view in {View.DIFFERS, View.OPPOSES}:
        verb = "Is against" if person.view is View.OPPOSES else "Sees differently"
        parts.append(f"{verb}: {person.view_about}" if person.view_about else verb)
    if person.sound:
        parts.append(f"say “{person.sound}”")
    if reply:
        parts.append(reply)
    sentences = [part[0].upper() + part[1:].rstrip(".") for part in parts]
    return f"{'. '.join(sentences)}." if sentences else ""
