"""A loss or a dispute: first what is on record, then their view, then ours."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from app.desk import losing
from app.desk.losing import REASONS
from app.past_words import read_past, said_at
from app.records.account import Account
from app.records.knowledge import Point
from app.records.loss import Loss
from app.rules.wording import dated_day
from checklists.pack import Option
from ui.accounts.record_lines import record_lines
from ui.open_book import OpenBook
from ui.theme import SMALL, STRONG, Tone
from ui.widgets.answer import Answer
from ui.widgets.button import SmallButton
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.labelled_field import LabelledField, labelled
from ui.widgets.layouts import around, clear, column, line
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text
from ui.widgets.when_edit import WhenEdit

LOST, DISPUTE = "lost", "dispute"
NO_POINT = "no single point"


class LossSheet(Sheet):
    """Nobody is asked whose fault it was. `said` carries what was done, in words."""

    said = Signal(str)

    def __init__(
        self, book: OpenBook, account: Account, over: QWidget, loss: Loss | None = None
    ) -> None:
        super().__init__(
            f"Lost or in dispute: {account.name}",
            "What is on record comes first, then each side's view. There are three "
            "sides to a story: theirs, ours, and what happened.",
            "Keep",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.be_wide(44)
        self._book, self._account, self._loss = book, account, loss
        self.shown: tuple[str, ...] = ()
        kept = DISPUTE if loss and loss.dispute else LOST
        self.kind = ChoiceRow((Option(LOST), Option(DISPUTE)), "What it is", kept)
        self.what = LabelledField(
            "What it is about", loss.what if loss else "", "Order for hall B"
        )
        about = f"{dated_day(loss.at.date())}" if loss else "today"
        self.when = WhenEdit(
            "When", book.now, book.settings.zone, about, read=read_past
        )
        self._record = column(gap=1)
        self.theirs = Answer(
            loss.theirs if loss else "", "Their view", "In their words", hangs=False
        )
        self.ours = Answer(
            loss.ours if loss else "", "Our view", "As we saw it", hangs=False
        )
        self.reason = QComboBox()
        self.reason.addItems(["", *REASONS])
        if loss and loss.reason:
            if loss.reason not in REASONS:
                self.reason.addItem(loss.reason)
            self.reason.setCurrentText(loss.reason)
        self.points = book.book.of_account(Point, account.id)
        self.point = QComboBox()
        self.point.addItems([NO_POINT, *(one.subject for one in self.points)])
        ids = [one.id for one in self.points]
        if loss and loss.small_point in ids:
            self.point.setCurrentIndex(1 + ids.index(loss.small_point))
        self.out = SmallButton("Take out", "trash-2", name="Take this out")
        self.out.clicked.connect(self._take_out)
        self.out.setVisible(loss is not None)
        head = Text("What the record shows", size=SMALL, tone=Tone.QUIET, weight=STRONG)
        for part in (
            self.what,
            labelled("What it is", self.kind),
            labelled("When", self.when),
            around(column(head, self._record, gap=1)),
            labelled("Their view", self.theirs),
            labelled("Our view", self.ours),
            labelled("The reason, as far as you know", self.reason),
            labelled("Which small point did it break on?", self.point),
            line(self.out, 1),
        ):
            self.add(part)
        self.when.edited.connect(self._show_record)
        self.accepted.connect(self._keep)
        self._show_record()
        self.what.setFocus()

    @Slot()
    def _show_record(self) -> None:
        until = self._at() or (self._loss.at if self._loss else self._book.now())
        clear(self._record)
        self.shown = record_lines(self._book, self._account.id, until)
        for words in self.shown:
            self._record.addWidget(Text(words, lines=0))
        self.grow()

    def _at(self) -> datetime | None:
        when = self.when.when
        return said_at(when, self._book.now()) if when else None

    def _wrong(self) -> str:
        if not self.what.text:
            return "Write what was lost, or fought over."
        if self.when.is_unknown:
            return "Say when it was: “yesterday”, “12 nov”, or leave it empty."
        return ""

    def _keep(self) -> None:
        number = self.point.currentIndex() - 1
        fields = {
            "dispute": self.kind.option == DISPUTE,
            "theirs": self.theirs.text.strip(),
            "ours": self.ours.text.strip(),
            "reason": self.reason.currentText(),
            "small_point": self.points[number].id if number >= 0 else None,
        }
        if (at := self._at()) is not None:
            fields["at"] = at
        if self._loss:
            verb = partial(losing.tell_otherwise, loss=self._loss.id)
            made = self._book.do(verb, what=self.what.text, **fields)
        else:
            made = self._book.do(
                losing.lose, self.what.text, self._account.id, **fields
            )
        if made is not None:
            self.said.emit(f"Kept: {made.what}.")

    def _take_out(self) -> None:
        self.reject()
        if self._loss and (gone := self._book.do(losing.take_out, self._loss.id)):
            self.said.emit(f"Taken out: {gone.what}.")
