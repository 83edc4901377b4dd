"""Something asked of them: planned, or put to them and answered."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.desk import exchanging, giving_and_asking
from app.records.account import Account
from app.records.exchange import Ask, AskOutcome
from app.records.person import Person
from ui.accounts.fact_more import OUTCOMES, choice, chosen
from ui.open_book import OpenBook
from ui.promises.party import Party
from ui.widgets.button import SmallButton
from ui.widgets.labelled_field import LabelledField, labelled
from ui.widgets.layouts import line
from ui.widgets.sheet import Sheet

STATES: Final = {AskOutcome.PLANNED: "not asked yet", **OUTCOMES}


class AskSheet(Sheet):
    """A new one, or one to change; `said` carries what was done, in words."""

    said = Signal(str)

    def __init__(
        self,
        book: OpenBook,
        account: Account | None,
        over: QWidget,
        ask: Ask | None = None,
    ) -> None:
        super().__init__(
            "Plan an ask" if ask is None else "An ask",
            "What you gain from it is said to them too.",
            "Keep",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book, self._ask = book, ask
        whom = book.book.find(Person, ask.whom) if ask and ask.whom else None
        self.what = LabelledField(
            "What you ask for", ask.what if ask else "", "Half an hour with their IT"
        )
        self.party = Party(book, account, whom)
        self.party.account.setHidden(ask is not None)
        self.gain = LabelledField(
            "What you gain from it", ask.we_gain if ask else "", "A second site"
        )
        self.easy_no = LabelledField(
            "How you make a no easy",
            ask.easy_no if ask else "",
            "If it does not suit, just say so",
        )
        outcome = ask.outcome if ask else AskOutcome.PLANNED
        self.outcome = choice(STATES, "Their answer", outcome)
        self.aside = SmallButton("Set aside", name="Set this ask aside")
        self.aside.clicked.connect(self._set_aside)
        answer = labelled("Their answer", self.outcome)
        for part in (self.what, self.party, self.gain, self.easy_no, answer):
            self.add(part)
        self.add(line(self.aside, 1))
        answer.setHidden(ask is None)
        self.aside.setHidden(ask is None)
        self.accepted.connect(self._keep)
        (self.outcome.buttons[0] if ask else self.what).setFocus()

    def _wrong(self) -> str:
        if not self.what.text:
            return "Write what you ask for."
        return "" if self.party.account.text else "Name the account."

    def _keep(self) -> None:
        fields = {"we_gain": self.gain.text, "easy_no": self.easy_no.text}
        if self._ask:
            made = self._book.do(
                giving_and_asking.change_ask, self._ask.id, self.party.person.text,
                chosen(STATES, self.outcome), what=self.what.text, **fields,
            )  # fmt: skip
        else:
            made = self._book.do(
                giving_and_asking.plan_ask, self.what.text, self.party.account.text,
                self.party.person.text, **fields,
            )  # fmt: skip
        if made is not None:
            self.said.emit(f"Kept: {made.what}.")

    def _set_aside(self) -> None:
        self.reject()
        if self._ask and (gone := self._book.do(exchanging.drop, self._ask)):
            self.said.emit(f"Set aside: {gone.what}.")
