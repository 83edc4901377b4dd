"""A note or a need looked at again: its words, its day, whether it still holds."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.desk import knowing, looking_again, people
from app.records.account import Account, AccountId
from app.records.knowledge import Need, Note, NoteKind
from app.records.person import Person
from app.rules.wording import dated_day
from app.when_words import WhenRead
from checklists.pack import Option
from ui.open_book import OpenBook
from ui.widgets.answer import Answer
from ui.widgets.button import SmallButton
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.flow import Flow
from ui.widgets.labelled_field import labelled
from ui.widgets.layouts import around
from ui.widgets.sheet import Sheet
from ui.widgets.when_edit import WhenEdit

NOBODY: Final = "nobody named"
INTEREST, WISH = "what they care about", "a need"
TITLES: Final = {
    NoteKind.LANDSCAPE: "What moves around them",
    NoteKind.LESSON: "What they taught us",
}


class NoteSheet(Sheet):
    """Of a Note or a Need; `said` carries what was done, in words."""

    said = Signal(str)

    def __init__(self, book: OpenBook, record: Note | Need, over: QWidget) -> None:
        is_note = isinstance(record, Note)
        at = record.dated if isinstance(record, Note) else record.said
        title = "What matters to them"
        if isinstance(record, Note):
            title = TITLES.get(record.kind, "A note")
        super().__init__(
            title,
            f"Written down on {dated_day(at.date())}.",
            "Keep",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book, self._record = book, record
        words = record.text if isinstance(record, Note) else record.words
        name = "In one line" if is_note else "In their own words"
        self.words = Answer(words, name, hangs=False)
        self._people = _people(book, record.account)
        names = [one.name for one in self._people]
        known = [one.name for one in self._people if one.id == record.who]
        self.who = ChoiceRow(
            tuple(map(Option, (*names, NOBODY))), "Who said it", (*known, NOBODY)[0]
        )
        interest = isinstance(record, Need) and record.interest
        self.kind = ChoiceRow(
            (Option(WISH), Option(INTEREST)),
            "What it is",
            INTEREST if interest else WISH,
        )
        self.review = WhenEdit("Look again on", book.now, book.settings.zone)
        day = record.review if isinstance(record, Note) else None
        if day:
            self.review.show_when(WhenRead(day, None, book.settings.zone))
        self.still = SmallButton("Still true", "check", name="It is still true")
        self.out = SmallButton("Delete", "trash-2", name="Delete it")
        self._review = labelled("Look at it again on", self.review)
        self._kind = labelled("What it is", self.kind)
        for part in (
            labelled(name, self.words),
            labelled("Who said it", self.who),
            self._kind,
            self._review,
            around(Flow(self.still, self.out, gap=2)),
        ):
            self.add(part)
        self._review.setVisible(is_note)
        self.still.setVisible(is_note)
        self._kind.setVisible(not is_note)
        self.still.clicked.connect(self._find_true)
        self.out.clicked.connect(self._take_out)
        self.accepted.connect(self._keep)
        (self.still if is_note else self.words).setFocus()

    def _wrong(self) -> str:
        if not self.words.text.strip():
            return "Write it in a line."
        if self.review.is_unknown:
            return "Say when to look again: “in 90 days”, or leave it empty."
        return ""

    def _keep(self) -> None:
        chosen = [one.id for one in self._people if one.name == self.who.option]
        who, text = (*chosen, None)[0], self.words.text.strip()
        if isinstance(self._record, Note):
            when = self.review.when
            made: object = self._book.do(
                knowing.edit, self._record, text=text, who=who,
                review=when.day if when else None,
            )  # fmt: skip
        else:
            made = self._book.do(
                knowing.edit, self._record, words=text, who=who,
                interest=self.kind.option == INTEREST,
            )  # fmt: skip
        if made is not None:
            self.said.emit(f"Kept: {text}.")

    def _find_true(self) -> None:
        self.reject()
        if not isinstance(self._record, Note):
            return
        made = self._book.do(looking_again.still_true, self._record.id)
        if made is not None and made.review:
            self.said.emit(f"Still true; look again {dated_day(made.review)}.")

    def _take_out(self) -> None:
        self.reject()
        if self._book.do(looking_again.take_out, self._record) is not None:
            text = getattr(self._record, "text", "") or getattr(
                self._record, "words", ""
            )
            self.said.emit(f"Deleted: {text}.")


class GoalSheet(Sheet):
    """The goal of both sides; `said` carries what was done, in words."""

    said = Signal(str)

    def __init__(self, book: OpenBook, account: Account, over: QWidget) -> None:
        super().__init__(
            "Goal of both sides",
            "What you work for together, in words that both would sign.",
            "Keep",
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book, self._account = book, account
        hint = "No call-ins on days off"
        self.goal = Answer(account.shared_goal, "Goal of both sides", hint, hangs=False)
        self.add(labelled("Goal of both sides", self.goal))
        self.accepted.connect(self._keep)
        self.goal.setFocus()

    def _keep(self) -> None:
        goal = " ".join(self.goal.text.split())
        made = self._book.do(people.edit_account, self._account.id, shared_goal=goal)
        if made is not None:
            self.said.emit(f"Goal of both sides: {goal or 'not named'}.")


def _people(book: OpenBook, account: AccountId | None) -> tuple[Person, ...]:
    return book.book.of_account(Person, account) if account else ()
