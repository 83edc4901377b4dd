"""What happened, in one line: the account from the open screen, the day today."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from app.desk import facts
from app.desk.facts import Happened, More
from app.past_words import read_past, said_at
from app.records.account import Account
from app.rules.whole_numbers import whole_number
from ui.accounts.fact_forms import FORMS
from ui.open_book import OpenBook
from ui.promises.party import Party
from ui.widgets.labelled_field import LabelledField, labelled
from ui.widgets.sheet import Sheet
from ui.widgets.when_edit import WhenEdit

ANY = "What happened with them, in one line."
NO_NUMBER = "Write the value as a whole number: 48000."


class FactSheet(Sheet):
    """Of one kind, or with the kinds to choose from; `noted` carries what was kept."""

    noted = Signal(object)

    def __init__(
        self,
        book: OpenBook,
        over: QWidget,
        kind: Happened | None = None,
        account: Account | None = None,
    ) -> None:
        form = FORMS[kind] if kind else None
        super().__init__(
            form.words if form else "Add a fact",
            form.about if form else ANY,
            "Note it",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book = book
        self._kind = kind or Happened.ORDER
        self.kinds = QComboBox()
        self.kinds.addItems([form.words for form in FORMS.values()])
        self.kinds.setMaxVisibleItems(len(FORMS))
        self.what = LabelledField("What", "")
        self.party = Party(book, account, None)
        home = book.settings.zone
        self.when = WhenEdit(
            "When", book.now, home, "today, or “yesterday”, “12 nov”", read=read_past
        )
        self.value = LabelledField("What it is worth, in whole units", "", "48000")
        self.link = LabelledField(
            "What it left in writing", "", "plan-2027.pdf, or its address"
        )
        self.review = WhenEdit("Look again on", book.now, home, "in 90 days")
        self._review = labelled("Look at it again on", self.review)
        self._kinds = labelled("What happened", self.kinds)
        for part in (
            self._kinds,
            self.what,
            self.value,
            self.link,
            self.party,
            labelled("When", self.when),
            self._review,
        ):
            self.add(part)
        self._kinds.setHidden(kind is not None)
        self.kinds.currentTextChanged.connect(self._choose)
        self.accepted.connect(self._note)
        self._show()
        (self.what if kind else self.kinds).setFocus()

    @Slot(str)
    def _choose(self, words: str) -> None:
        self._kind = next(kind for kind, one in FORMS.items() if one.words == words)
        self._show()

    def _show(self) -> None:
        form = FORMS[self._kind]
        self.what.label.say(form.line)
        self.what.field.setAccessibleName(form.line)
        self.what.field.setPlaceholderText(form.hint)
        self.value.setVisible(form.value)
        self.link.setVisible(form.link)
        self._review.setVisible(form.review)
        self.grow()

    def _wrong(self) -> str:
        form = FORMS[self._kind]
        if not self.what.text:
            return "Write it in one line."
        if not self.party.account.text:
            return "Name the account."
        if self._kind is Happened.MESSAGE and not self.party.person.text:
            return "Name who of theirs wrote."
        if self.when.is_unknown:
            return "Say when it was: “yesterday”, “12 nov”, or leave it empty."
        if form.review and self.review.is_unknown:
            return "Say when to look again: “in 90 days”, or leave it empty."
        if form.value and self.value.text and whole_number(self.value.text) is None:
            return NO_NUMBER
        return ""

    def _note(self) -> None:
        form = FORMS[self._kind]
        review = self.review.when if form.review else None
        made = self._book.do(
            facts.happened,
            self._kind,
            self.what.text,
            self.party.account.text,
            self.party.person.text,
            at=self._at(),
            more=More(
                whole_number(self.value.text) if form.value else None,
                self.link.text if form.link else "",
                review.day if review else None,
            ),
        )
        if made is not None:
            self.noted.emit(made)

    def _at(self) -> datetime | None:
        when = self.when.when
        return said_at(when, self._book.now()) if when else None
