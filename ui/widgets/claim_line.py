"""One claim and the proof of it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.colours import Tone
from ui.widgets.flow import Flow
from ui.widgets.pill_button import PillButton
from ui.widgets.quote import Quote


class ClaimValue(NamedTuple):
    """A claim as edited: the id of its record (empty if new), its words, its proof."""

    id: str
    text: str
    proof: str


class Proof(NamedTuple):
    """A proof one can choose: its key, what it says, how good it is."""

    key: str
    label: str
    tone: Tone


class ClaimLine(QWidget):
    """The words in an edit, the proof in a pill beside or below them."""

    changed = Signal()

    def __init__(
        self, claim: ClaimValue, proofs: Sequence[Proof], host: QWidget
    ) -> None:
        super().__init__()
        self.id, self.proof = claim.id, claim.proof
        self._before, self._proofs = claim.text, tuple(proofs)
        self.edit = Quote(claim.text, "Claim", "Without words it goes", host)
        label, tone = self._said()
        choices = [(proof.key, proof.label) for proof in proofs]
        self.pill = PillButton(label, tone, choices, "Proof")
        self.edit.editingFinished.connect(self._finish)
        self.pill.chosen.connect(self._prove)
        self.setLayout(Flow(self.edit, self.pill, gap=1.5, centre=True))

    @property
    def text(self) -> str:
        """The words, without blanks around them."""
        return self.edit.text().strip()

    @Slot()
    def _finish(self) -> None:
        if self.text != self._before:
            self._before = self.text
            self.changed.emit()

    @Slot(str)
    def _prove(self, key: str) -> None:
        if key != self.proof:
            self.proof = key
            self.pill.say(*self._said())
            self.changed.emit()

    def _said(self) -> tuple[str, Tone]:
        for proof in self._proofs:
            if proof.key == self.proof:
                return proof.label, proof.tone
        return self.proof, Tone.READY
