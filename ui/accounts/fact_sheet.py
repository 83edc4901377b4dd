"""Something that happened with an account: one line, and its day if not today."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from app.book import accounts, people
from app.desk import facts
from app.desk.fact_line import FactLine, read_fact
from app.desk.facts import Happened
from app.past_words import read_past, said_at
from app.records.account import Account
from app.rules.whole_numbers import grouped
from app.rules.wording import long_day
from ui.accounts.abreast import Abreast
from ui.accounts.fact_forms import FORMS
from ui.accounts.fact_more import FactMore
from ui.open_book import OpenBook
from ui.promises.party import Party
from ui.widgets.labelled_field import LabelledField, labelled
from ui.widgets.sheet import Sheet
from ui.widgets.when_edit import WhenEdit

ANY = "What happened with them, in one line."
LINE_WIDE = 34
LINE_HINT = "order 12000 yesterday, told us budget 30 sep"
BEGIN_WITH = (
    "Begin with what it was: order, called first, gave, asked, no, learned, planned, "
    "told us, problem, untrue, message, landscape."
)


class FactSheet(Sheet):
    """Of one kind, or of any: then one line is read into the fields below it.

    `noted` carries what was kept.
    """

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
        self.line = LabelledField("In one line", "", LINE_HINT, BEGIN_WITH)
        self.kinds = QComboBox()
        self.kinds.addItems([form.words for form in FORMS.values()])
        self.kinds.setMaxVisibleItems(len(FORMS))
        self.what = LabelledField("What", "")
        self.party = Party(book, account, None)
        home = book.settings.zone
        self.when = WhenEdit(
            "When", book.now, home, "today, or “yesterday”, “12 nov”", read=read_past
        )
        self.more = FactMore(book)
        self._kinds = labelled("What happened", self.kinds)
        # So wide and no wider, however long what is said below the line is.
        self._line = Abreast(self.line, width=LINE_WIDE)
        for part in (
            self._line,
            self._kinds,
            self.what,
            self.more,
            self.party,
            labelled("When", self.when),
        ):
            self.add(part)
        for choosing in (self._line, self._kinds):
            choosing.setHidden(kind is not None)
        self.line.typed.connect(self._read)
        self.kinds.currentTextChanged.connect(self._choose)
        self.accepted.connect(self._note)
        self._show()
        (self.what if kind else self.line).setFocus()

    @Slot(str)
    def _choose(self, words: str) -> None:
        self._kind = next(kind for kind, one in FORMS.items() if one.words == words)
        self._show()

    @Slot(str)
    def _read(self, line: str) -> None:
        """Read a line into the fields, and say how it is read."""
        book, account = self._book.book, self.party.known_account
        there = people.of_account(book, account.id) if account else ()
        read = read_fact(
            line,
            self._book.now(),
            self._book.settings.zone,
            [one.name for one in there],
            [one.name for one in accounts.by_name(book)],
        )
        self.line.explain(reading(read) if read else BEGIN_WITH)
        if read is None:
            return
        self.kinds.setCurrentText(FORMS[read.kind].words)
        self.what.show_text(read.what)
        self.more.show_value(read.value)
        self.when.show_when(read.when)
        if read.account:
            self.party.account.show_text(read.account)
        if read.person:
            self.party.person.show_text(read.person)

    def _show(self) -> None:
        form = FORMS[self._kind]
        self.what.label.say(form.line)
        self.what.field.setAccessibleName(form.line)
        self.what.field.setPlaceholderText(form.hint)
        self.more.ask(form.more)
        self.grow()

    def _wrong(self) -> str:
        if not self.what.text:
            return "Write it in one line."
        if not self.party.account.text:
            return "Name the account."
        if self._kind is Happened.MESSAGE and not self.party.person.text:
            return "Name who of theirs wrote."
        if self.when.is_unknown:
            return "Say when it was: “yesterday”, “12 nov”, or leave it empty."
        return self.more.wrong

    def _note(self) -> None:
        made = self._book.do(
            facts.happened,
            self._kind,
            self.what.text,
            self.party.account.text,
            self.party.person.text,
            at=self._at(),
            more=self.more.more,
        )
        if made is not None:
            self.noted.emit(made)

    def _at(self) -> datetime | None:
        when = self.when.when
        return said_at(when, self._book.now()) if when else None


def reading(read: FactLine) -> str:
    """Return how a line is read: `Order · worth 12 000 · Sunday 22 November`."""
    day = ""
    if read.when:
        day = f"{long_day(read.when.day)} {read.when.day.year}"
    worth = f"worth {grouped(read.value)}" if read.value is not None else ""
    kind = FORMS[read.kind].words
    what = "" if read.what == kind else read.what
    parts = (kind, what, worth, read.person, read.account, day)
    return " · ".join(filter(None, parts))
