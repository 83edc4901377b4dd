"""The firm itself: its fields, kept at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot

from app.desk import people
from app.errors import Problem
from app.records.account import Account, AccountId
from ui.accounts.lines_of import as_text, lines_of
from ui.open_book import OpenBook
from ui.widgets.answer import Answer
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.labelled_field import LabelledField, labelled
from ui.widgets.layouts import around, column, line, room
from ui.zone_field import zone_field

RULES = "Rules of working together"


class FirmCard(Card):
    """What is wrong with a field is said under it, and stays to be put right."""

    delete_wanted = Signal()

    def __init__(self, book: OpenBook, account: Account) -> None:
        super().__init__()
        self._book = book
        self.account: AccountId = account.id
        name = LabelledField("Name", account.name)
        zone = zone_field("Time zone", account.zone)
        goal = LabelledField(
            "Goal of both sides", account.shared_goal, "No call-ins on days off"
        )
        domains = LabelledField("Mail domains", ", ".join(account.domains))
        self.fields = {
            "name": name,
            "shared_goal": goal,
            "zone": zone,
            "domains": domains,
        }
        for key in ("name", "shared_goal", "zone"):
            self.fields[key].edited.connect(partial(self._change, key))
        domains.edited.connect(
            lambda text: self._change("domains", tuple(_listed(text)))
        )
        # Kept as long as the page is: what is being typed here is not lost.
        rules = as_text(account.engagement)
        self.rules = Answer(rules, RULES, "One a line: call, never mail", hangs=False)
        self.rules.edited.connect(self._agree)
        self.delete = SmallButton("Delete", "trash-2", name="Delete this account")
        self.delete.clicked.connect(self.delete_wanted)
        fields = column(*self.fields.values(), labelled(RULES, self.rules), gap=3)
        self.add(CardHead("Account"))
        self.add(around(room(fields, 3.5, 3, 3.5, 3.5)))
        self.add(around(room(line(1, self.delete), 3.5, 2, 3.5, 2)))

    def show_account(self, account: Account) -> None:
        """Show what is kept; what was refused stays to be put right."""
        for key, field in self.fields.items():
            kept = getattr(account, key)
            if not field.complaint:
                field.show_text(kept if isinstance(kept, str) else ", ".join(kept))
        self.rules.show_text(as_text(account.engagement))

    @Slot(str)
    def _agree(self, text: str) -> None:
        rules = lines_of(text)
        self._book.do(people.edit_account, self.account, engagement=rules)

    def _change(self, key: str, value: object) -> None:
        try:
            people.edit_account(self._book.desk, self.account, **{key: value})
        except Problem as problem:
            self.fields[key].complain(f"{problem} {problem.advice}".strip())
        else:
            self._book.changed.emit()


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
