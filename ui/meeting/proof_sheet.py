"""What proves a claim: the proof, its date, and whose words it is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.desk import settling_records
from app.past_words import read_past
from app.records.knowledge import Claim, ClaimId
from app.rules.values import Finding
from app.when_words import WhenRead
from checklists.pack import Option
from ui.meeting.document import MeetingDocument
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.labelled_field import LabelledField, labelled
from ui.widgets.sheet import Sheet
from ui.widgets.when_edit import WhenEdit

NOT_ASKED, AGREED = "not asked yet", "they agreed"


class ProofSheet(Sheet):
    """A quote carries a claim only where whoever said it agreed to be quoted."""

    def __init__(
        self, document: MeetingDocument, found: Finding, over: QWidget
    ) -> None:
        super().__init__(
            "What proves it?", found.message, check=self._keep, parent=over
        )
        self._document, self._claim = document, ClaimId(found.record)
        before = document.book.book.find(Claim, found.record)
        hint = "a file, a link, a quote or a measurement"
        self.proof = LabelledField("Proof", before.evidence if before else "", hint)
        zone = document.book.settings.zone
        self.dated = WhenEdit(
            "Its date", document.book.now, zone, "3 oct, 2025-10-03", read=read_past
        )
        if before and before.evidence_date:
            self.dated.show_when(WhenRead(before.evidence_date, None, zone))
        self.quoted = LabelledField(
            "Said by, if it is what somebody said", before.quoted if before else ""
        )
        agreed = AGREED if before and before.may_quote else NOT_ASKED
        options = (Option(NOT_ASKED), Option(AGREED))
        self.agreed = ChoiceRow(options, "May they be quoted", agreed)
        self._agreed = labelled("May they be quoted", self.agreed)
        for part in (self.proof, labelled("Its date", self.dated), self.quoted):
            self.add(part)
        self.add(self._agreed)
        self.quoted.typed.connect(self._show_agreed)
        self._show_agreed()
        self.proof.setFocus()

    def _show_agreed(self) -> None:
        """Ask for their yes where somebody is quoted."""
        self._agreed.setVisible(bool(self.quoted.text))
        self.grow()

    def _keep(self) -> str:
        if self.dated.is_unknown:
            return "Write a day that was, such as 3 oct, or leave it empty."
        day = self.dated.when.day if self.dated.when else None
        return self._document.tell(
            "Saved.",
            settling_records.prove,
            self._claim,
            self.proof.text,
            dated=day,
            quoted=self.quoted.text,
            may_quote=self.agreed.option == AGREED,
        )
