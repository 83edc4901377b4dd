"""How the rep sees an account: noted beside the standing, never instead of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.desk import people
from app.records.account import Account
from app.rules.terms import STAGES
from checklists.pack import Option
from ui.open_book import OpenBook
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.sheet import Sheet

NOTHING = "say nothing"


class ClaimSheet(Sheet):
    """`kept` carries the Account as it is now."""

    kept = Signal(object)

    def __init__(self, book: OpenBook, account: Account, over: QWidget) -> None:
        super().__init__(
            "How do you see it?",
            "It is noted as your view. The standing itself is worked out from deeds, "
            "and this changes nothing of it.",
            "Note it",
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book, self._account = book, account
        kept = STAGES[account.claimed_stage] if account.claimed_stage else NOTHING
        words = (*STAGES.values(), NOTHING)
        self.view = ChoiceRow(tuple(map(Option, words)), "How you see it", kept)
        self.add(self.view)
        self.accepted.connect(self._keep)
        self.view.buttons[0].setFocus()

    def _keep(self) -> None:
        chosen = next(
            (stage for stage, said in STAGES.items() if said == self.view.option), None
        )
        made = self._book.do(
            people.edit_account, self._account.id, claimed_stage=chosen
        )
        if made is not None:
            self.kept.emit(made)
