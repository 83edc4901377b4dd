"""What a way out of a finding asks for: a word, a line, one of a few."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final, NamedTuple

from PySide6.QtWidgets import QWidget

from app.records.exchange import Ask
from app.records.person import Role
from app.rules.lint.detail import odd_line
from app.rules.values import Finding
from checklists.pack import Option
from ui.focus import focus
from ui.meeting.document import MeetingDocument
from ui.meeting.editors.forms.ask import SIZES
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.labelled_field import LabelledField
from ui.widgets.sheet import Sheet
from ui.zone_field import zone_field

PARTS: Final = ("opens", "notes", "clock", "expert")


class Asked(NamedTuple):
    """What is asked, the name of its field, a hint; a second field, if any."""

    title: str
    field: str = ""
    hint: str = ""
    more: str = ""
    more_hint: str = ""


ASKED: Final = MappingProxyType(
    {
        "add-role": Asked("What is their role?"),
        "add-part": Asked("Which part do they take?"),
        "smaller": Asked("Which smaller first step?"),
        "set-zone": Asked("Where are they?", "Time zone"),
        "set-hours": Asked("When do they work?", "Own hours", "07:00-15:00"),
        "add-give": Asked(
            "What useful thing goes with it?",
            "Give",
            "something that helps them even if they never buy",
            "Which of their interests it serves",
            "something they said",
        ),
        "was-given": Asked(
            "What did you send them since?",
            "Sent, with nothing asked",
            "an article, an answer, a name that helps them",
        ),
        "name-interest": Asked(
            "Which of their interests does it serve?",
            "Interest",
            "something they said",
        ),
        "other-link": Asked(
            "Where does it lead instead?", "Link", "a page that is not our own"
        ),
        "meet-another": Asked(
            "What will you ask?",
            "Request",
            "could we meet whoever runs line 3?",
        ),
        "name-limit": Asked(
            "Name one limit before they find it",
            "A limit of ours",
            "what it does not do, or not well",
        ),
        "fix-text": Asked("What should it say?", "Text they will read"),
        "other-side": Asked(
            "What stands on the other side?", "The other side", "for what, or what for"
        ),
        "approved": Asked("Who said yes to it?", "Approved by", "who may grant it"),
        "another-way": Asked(
            "Which other way is there?", "Another way", "what you can offer instead"
        ),
        "can-change": Asked(
            "Who can change it?", "Can be changed by", "who owns the rule"
        ),
        "taken-to": Asked("Whom did you take it to?", "Taken to", "who owns the rule"),
        "find-file": Asked("Where is it now?", "File", "its whole path"),
        "override": Asked(
            "Why go on all the same?", "Reason", "it is counted; the words stay yours"
        ),
    }
)


class WordSheet(Sheet):
    """One word more about a finding: its proof, a role, a part."""

    def __init__(
        self, document: MeetingDocument, found: Finding, key: str, over: QWidget
    ) -> None:
        asked = ASKED[key]
        super().__init__(asked.title, found.message, check=self._keep, parent=over)
        self._document, self._found, self._key = document, found, key
        self._choices = choices(document, found, key)
        self.field: LabelledField | ChoiceRow
        if self._choices:
            options = [Option(label) for _, label in self._choices]
            self.field = ChoiceRow(options, asked.title)
        elif key == "set-zone":
            self.field = zone_field(asked.field)
        else:
            before = _odd_text(document) if key == "fix-text" else ""
            self.field = LabelledField(asked.field, before, hint=asked.hint)
        self.add(self.field)
        self.more: LabelledField | None = None
        if asked.more:
            self.more = LabelledField(asked.more, hint=asked.more_hint)
            self.add(self.more)
        # Not the button that keeps it: nothing is said yet.
        field = self.field
        focus(field.buttons[0] if isinstance(field, ChoiceRow) else field.field)

    def _keep(self) -> str:
        field = self.field
        if isinstance(field, LabelledField):
            words = field.text
        else:
            words = next((k for k, label in self._choices if label == field.option), "")
        if not words:
            return "Choose one." if isinstance(field, ChoiceRow) else "Write a line."
        more = self.more.text if self.more else ""
        return self._document.settle_with(self._found, self._key, words, more)


def choices(
    document: MeetingDocument, found: Finding, key: str
) -> tuple[tuple[str, str], ...]:
    """Return what one can choose of, with the words for it; none for a line."""
    match key:
        case "add-role":
            return tuple((role.value, role.value) for role in Role)
        case "add-part":
            return tuple((part, part) for part in PARTS)
        case "smaller":
            ask = document.book.book.find(Ask, found.record)
            size = ask.size if ask else 1
            return tuple((one, label) for one, label in SIZES if int(one) < size)
        case _:
            return ()


def _odd_text(document: MeetingDocument) -> str:
    dossier = document.preparation.dossier
    found = odd_line(dossier)
    agenda = dossier.meeting.agenda
    if found is None:
        return ""
    number, _ = found
    return agenda.lines[number - 1].topic if number else agenda.purpose
