"""What a way out of a finding needs: a day, a proof, a role, another screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.desk.keeping_with import note_opened
from app.records.meeting import MeetingId
from app.records.person import Role
from app.records.promise import PromiseId
from app.rules.values import Finding
from checklists.pack import Option, Phase
from ui.focus import focus
from ui.meeting.document import MeetingDocument
from ui.meeting.sheets import DetailsSheet
from ui.opening import open_file
from ui.places import Place, Visit
from ui.promises.acts import PromiseActs
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.labelled_field import LabelledField
from ui.widgets.sheet import Sheet

PARTS = ("opens", "notes", "clock", "expert")
_CHOICES = {"add-role": tuple(role.value for role in Role), "add-part": PARTS}
_ASKED = {
    "attach-proof": (
        "What proves it?",
        "Proof",
        "a file, a link, a quote or a measurement",
    ),
    "add-role": ("What is their role?", "", ""),
    "add-part": ("Which part do they take?", "", ""),
    "add-give": (
        "What useful thing goes with it?",
        "Give",
        "something that helps them even if they never buy",
    ),
    "another-way": (
        "Which other way is there?",
        "Another way",
        "what you can offer instead, or who can change it",
    ),
    "taken-to": ("Whom did you take it to?", "Taken to", "who owns the rule"),
    "override": (
        "Why go on all the same?",
        "Reason",
        "it is counted; the words stay yours",
    ),
}
"""What is asked, the name of the field, and a hint."""


class Asking(QObject):
    """Opens what a finding's way needs, over a screen."""

    went = Signal(object)

    def __init__(self, document: MeetingDocument, over: QWidget) -> None:
        super().__init__(over)
        self._document, self._over = document, over
        self._acts = PromiseActs(document.book, over)
        self._acts.noted.connect(document.noted)

    def ask(self, found: Finding, key: str) -> None:
        """Ask for what is missing, or go where it can be given."""
        match key:
            case "done" | "new-date":
                self._acts.do(PromiseId(found.record), key)
            case "copy-agenda":
                copy_agenda(self._document)
            case "paste-way-in":
                self._open(DetailsSheet(self._document, self._over))
            case "wrap-last":
                meeting = MeetingId(found.record)
                self.went.emit(Visit(Place.MEETINGS, meeting, Phase.WRAP))
            case "open-file":
                if open_file(found.record):
                    self._document.do(
                        None, note_opened, self._document.id, found.record
                    )
            case (
                "attach-proof"
                | "add-role"
                | "add-part"
                | "add-give"
                | "another-way"
                | "taken-to"
                | "override"
            ):
                self._open(WordSheet(self._document, found, key, self._over))
            case _:
                raise ValueError(key)

    def _open(self, sheet: Sheet) -> None:
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()


class WordSheet(Sheet):
    """One word more about a finding: its proof, a role, a part."""

    def __init__(
        self, document: MeetingDocument, found: Finding, key: str, over: QWidget
    ) -> None:
        title, field, hint = _ASKED[key]
        super().__init__(title, found.message, check=self._keep, parent=over)
        self._document, self._found, self._key = document, found, key
        self.field: LabelledField | ChoiceRow
        if key in _CHOICES:
            choices = [Option(name) for name in _CHOICES[key]]
            self.field = ChoiceRow(choices, title)
        else:
            self.field = LabelledField(field, hint=hint)
        self.add(self.field)
        if isinstance(self.field, ChoiceRow):
            # Not the button that keeps it: nothing is chosen yet.
            focus(self.field.buttons[0])

    def _keep(self) -> str:
        field = self.field
        words = field.text if isinstance(field, LabelledField) else field.option
        if not words:
            return "Choose one." if isinstance(field, ChoiceRow) else "Write a line."
        return self._document.settle_with(self._found, self._key, words)


def copy_agenda(document: MeetingDocument) -> None:
    """Put a short mail on the clipboard, and count it as sent."""
    if words := document.send_agenda():
        QGuiApplication.clipboard().setText(words)
