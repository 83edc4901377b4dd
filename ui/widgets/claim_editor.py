"""Claims, each with the proof of it, in one frame."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.widgets.claim_line import ClaimLine, ClaimValue, Proof
from ui.widgets.field import Field
from ui.widgets.layouts import around, column, line, room
from ui.widgets.quote import Quote


class ClaimEditor(Field):
    """A line a claim, and one to add another.

    `edited` carries all claims as they are now, after each change; a claim whose
    words were taken away is not among them. `show_claims` says nothing. A proof that
    is none of `proofs` is shown as it is, as ready.
    """

    edited = Signal(object)

    def __init__(
        self, proofs: Sequence[Proof], claims: Iterable[ClaimValue] = ()
    ) -> None:
        super().__init__()
        self._proofs = tuple(proofs)
        self._lines: list[ClaimLine] = []
        self._rows = column()
        self.setLayout(room(self._rows, 2.25, 0.75, 2.25, 0.75))
        self._new = Quote("", "New claim", "Add a claim", host=self)
        self._new.editingFinished.connect(self._add)
        held = around(line(self._new))
        self._rows.addWidget(held)
        self.show_claims(claims)

    @property
    def values(self) -> tuple[ClaimValue, ...]:
        """All claims as they are now."""
        return tuple(
            ClaimValue(each.id, each.text, each.proof)
            for each in self._lines
            if each.text
        )

    @property
    def adder(self) -> Quote:
        """The edit for another claim."""
        return self._new

    def show_claims(self, claims: Iterable[ClaimValue]) -> None:
        """Show what is on record; nothing moves if it is what stands here."""
        claims = tuple(ClaimValue(*claim) for claim in claims)
        if claims == self.values and len(claims) == len(self._lines):
            return
        texts = [(each.text, each.proof) for each in claims]
        if texts == [(each.text, each.proof) for each in self._lines]:
            # A new claim has got its id; whoever types goes on.
            for each, claim in zip(self._lines, claims, strict=True):
                each.id = claim.id
            return
        for each in self._lines:
            self._let_go(each)
        self._lines = []
        for claim in claims:
            self._put(claim)

    def _put(self, claim: ClaimValue) -> ClaimLine:
        made = ClaimLine(claim, self._proofs, self)
        made.changed.connect(self._tell)
        before: QWidget | None = self._lines[-1].pill if self._lines else None
        self._rows.insertWidget(len(self._lines), made)
        self._lines.append(made)
        # A layout would show it only in the next round of events.
        made.show()
        # A widget made later is last in the tab order.
        if before:
            QWidget.setTabOrder(before, made.edit)
        QWidget.setTabOrder(made.edit, made.pill)
        QWidget.setTabOrder(made.pill, self._new)
        return made

    def _let_go(self, each: ClaimLine) -> None:
        self._rows.removeWidget(each)
        each.hide()
        each.deleteLater()

    @Slot()
    def _add(self) -> None:
        if text := self._new.text().strip():
            self._new.clear()
            weakest = self._proofs[-1].key if self._proofs else ""
            self._put(ClaimValue("", text, weakest))
            self._tell()

    @Slot()
    def _tell(self) -> None:
        for each in [each for each in self._lines if not each.text]:
            self._lines.remove(each)
            self._let_go(each)
        self.edited.emit(self.values)
