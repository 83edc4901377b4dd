"""Something useful for them: planned, or given by now."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.desk import exchanging, giving_and_asking, giving_first
from app.past_words import read_past, said_at
from app.records.account import Account
from app.records.exchange import Give
from app.records.person import Person
from app.rules.wording import dated_day
from ui.open_book import OpenBook
from ui.promises.party import Party
from ui.widgets.button import SmallButton
from ui.widgets.flow import Flow
from ui.widgets.labelled_field import LabelledField, labelled
from ui.widgets.layouts import around
from ui.widgets.sheet import Sheet
from ui.widgets.when_edit import WhenEdit


class GiveSheet(Sheet):
    """A new one, or one to change; `said` carries what was done, in words."""

    said = Signal(str)

    def __init__(
        self,
        book: OpenBook,
        account: Account | None,
        over: QWidget,
        give: Give | None = None,
    ) -> None:
        super().__init__(
            "Plan a give" if give is None else "A give",
            "Useful to them, and nothing asked for it. With a day it is on your list.",
            "Keep",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book, self._give = book, give
        whom = book.book.find(Person, give.whom) if give and give.whom else None
        self.what = LabelledField(
            "What you give", give.what if give else "", "Peak-season checklist"
        )
        self.party = Party(book, account, whom)
        self.party.account.setHidden(give is not None)
        self.interest = LabelledField(
            "Which interest of theirs it serves",
            give.interest if give else "",
            "Fewer night calls",
        )
        self.due = WhenEdit("By when", book.now, self.party.zone)
        delivered = give is not None and give.delivered is not None
        self.given = SmallButton(
            "Not given after all" if delivered else "Given now",
            "" if delivered else "check",
        )
        day = dated_day(give.delivered.date()) if give and give.delivered else ""
        home = book.settings.zone
        self.when = WhenEdit("Given on", book.now, home, day, read=read_past)
        self.aside = SmallButton("Set aside", name="Set this give aside")
        self.given.clicked.connect(self._deliver)
        self.aside.clicked.connect(self._set_aside)
        more = around(Flow(self.given, self.aside, gap=2))
        by = labelled("By when, if it has a day", self.due)
        on = labelled("Given on", self.when)
        for part in (self.what, self.party, self.interest, by, on, more):
            self.add(part)
        on.setVisible(delivered)
        by.setHidden(give is not None)
        more.setHidden(give is None)
        self.accepted.connect(self._keep)
        self.what.setFocus()

    def _wrong(self) -> str:
        if not self.what.text:
            return "Write what you give."
        if not self.party.account.text:
            return "Name the account."
        if self.due.is_unknown:
            return "Give the day: “fri”, or leave it empty."
        if self.when.is_unknown:
            return "Say when it was: “yesterday”, “12 nov”, or leave it empty."
        return ""

    def _keep(self) -> None:
        fields = {"interest": self.interest.text}
        made: object
        if self._give:
            made = self._book.do(
                giving_and_asking.change_give, self._give.id,
                self.party.person.text, self._given_on(), what=self.what.text,
                **fields,
            )  # fmt: skip
        else:
            when = self.due.when
            made = self._book.do(
                giving_and_asking.plan_give, self.what.text, self.party.account.text,
                self.party.person.text, due=when.due if when else None, **fields,
            )  # fmt: skip
        if made is not None:
            kept = isinstance(made, Give)
            word = "Planned" if kept else "Kept as a note, a treat is no give"
            self.said.emit(f"{word}: {self.what.text}.")

    def _given_on(self) -> datetime | None:
        when = self.when.when
        return said_at(when, self._book.now()) if when else None

    def _deliver(self) -> None:
        self.reject()
        if self._give is None:
            return
        give = self._give.id
        if self._give.delivered is None:
            done = self._book.do(giving_first.sent, give)
        else:
            done = self._book.do(exchanging.put_delivery_right, give, None)
        if done is not None:
            word = "Given" if done.delivered else "Not given"
            self.said.emit(f"{word}: {done.what}.")

    def _set_aside(self) -> None:
        self.reject()
        if self._give and (gone := self._book.do(exchanging.drop, self._give)):
            self.said.emit(f"Set aside: {gone.what}.")
