"""A loss or a dispute from three sides: the record, their view, ours."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from app.desk import losing
from app.desk.losing import REASONS
from app.past_words import read_past, said_at
from app.records.account import Account
from app.records.knowledge import KnownBy, Point, PointAnswer
from app.records.loss import Loss
from app.rules.lost import broke_on
from app.rules.terms import KNOWN_BY, STAGES
from app.rules.wording import dated_day
from checklists.pack import Option
from ui.accounts.abreast import Abreast
from ui.accounts.record_lines import lack_lines, record_lines
from ui.open_book import OpenBook
from ui.theme import SMALL, STRONG, Tone
from ui.widgets.answer import Answer
from ui.widgets.button import SmallButton
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.flow import Flow
from ui.widgets.labelled_field import LabelledField, labelled
from ui.widgets.layouts import around, clear, column, line
from ui.widgets.pill import Pill
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text
from ui.widgets.when_edit import WhenEdit

LOST, DISPUTE = "lost", "dispute"
NO_POINT: Final = "no single point"
REVIEW: Final = "What would a customer who calls first have got here?"
TO_US, TO_THEM = "to us", "to them"
# Open points come first.
CLOSED: Final = frozenset({PointAnswer.YES})
SHORTEST: Final = 24
SIDES_ABREAST, PAIR_ABREAST = 44, 34


class LossSheet(Sheet):
    """Nobody is asked whose fault it was. `said` carries what was done, in words."""

    said = Signal(str)

    def __init__(
        self, book: OpenBook, account: Account, over: QWidget, loss: Loss | None = None
    ) -> None:
        super().__init__(
            f"Lost or in dispute: {account.name}",
            "Three sides to a story: first what is on record, then theirs and ours.",
            "Keep",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.be_wide(66)
        self._book, self._account, self._loss = book, account, loss
        self.shown: tuple[str, ...] = ()
        self.lacking: tuple[str, ...] = ()
        kept = DISPUTE if loss and loss.dispute else LOST
        self.kind = ChoiceRow((Option(LOST), Option(DISPUTE)), "What it is", kept)
        self.what = LabelledField(
            "What it is about", loss.what if loss else "", "Order for hall B"
        )
        about = f"{dated_day(loss.at.date())}" if loss else "today"
        self.when = WhenEdit(
            "When", book.now, book.settings.zone, about, read=read_past
        )
        self._make_sides(loss)
        self._make_reason(loss)
        self.review = Answer(
            loss.review if loss else "", REVIEW, "In your own words", hangs=False
        )
        self.out = SmallButton("Take out", "trash-2", name="Take this out")
        self.out.clicked.connect(self._take_out)
        self.out.setVisible(loss is not None)
        when = Abreast(
            labelled("What it is", self.kind),
            labelled("When", self.when),
            width=PAIR_ABREAST,
        )
        self.sides = Abreast(
            _side("What the record shows", self._known, self._record),
            _side("Their view", self._told, self.theirs, self.known_by),
            _side("Our view", None, self.ours),
            width=SIDES_ABREAST,
        )
        reason = Abreast(
            labelled("The reason, as far as you know", self.reason),
            labelled("How the two stood then", self.stood),
            width=PAIR_ABREAST,
        )
        point = labelled("Which small point did it break on?", self.point)
        for part in (
            self.what,
            when,
            self.sides,
            reason,
            around(column(point, self.counted, gap=1)),
            labelled(REVIEW, self.review),
            line(self.out, 1),
        ):
            self.add(part)
        self.when.edited.connect(self._show_record)
        self.theirs.typed.connect(self._show_known)
        self.known_by.chosen.connect(self._show_known)
        self.point.currentIndexChanged.connect(self._count)
        self.accepted.connect(self._keep)
        self._show_record()
        self._show_known()
        self._count()
        self.what.setFocus()

    def _make_sides(self, loss: Loss | None) -> None:
        self._record = around(column(gap=1.5))
        self._known = Pill("known", Tone.READY)
        self._told = Pill("not known", Tone.QUIET)
        self.theirs = Answer(
            loss.theirs if loss else "", "Their view", "In their words", hangs=False
        )
        self.ours = Answer(
            loss.ours if loss else "", "Our view", "As we saw it", hangs=False
        )
        known = KNOWN_BY[loss.known_by if loss else KnownBy.GUESSED]
        names = tuple(Option(words) for words in KNOWN_BY.values())
        self.known_by = ChoiceRow(names, "How we know their view", known)

    def _make_reason(self, loss: Loss | None) -> None:
        self.reason = QComboBox()
        self.reason.addItems(["", *REASONS])
        self.reason.setMaxVisibleItems(len(REASONS) + 1)
        if loss and loss.reason:
            if loss.reason not in REASONS:
                self.reason.addItem(loss.reason)
            self.reason.setCurrentText(loss.reason)
        self.stood = Text(lines=0)
        points = self._book.book.of_account(Point, self._account.id)
        self.points = sorted(points, key=lambda one: one.answer in CLOSED)
        self.point = QComboBox()
        # As wide as the sheet, however long a point is worded.
        self.point.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.point.setMinimumContentsLength(SHORTEST)
        self.point.addItems([NO_POINT, *map(_sizes, self.points)])
        ids = [one.id for one in self.points]
        if loss and loss.small_point in ids:
            self.point.setCurrentIndex(1 + ids.index(loss.small_point))
        self.counted = Text(size=SMALL, tone=Tone.QUIET, lines=0)

    @Slot()
    def _show_record(self) -> None:
        until = self._at() or (self._loss.at if self._loss else self._book.now())
        rows = self._record.layout()
        if rows is not None:
            clear(rows)
            self.shown = record_lines(self._book, self._account.id, until)
            self.lacking = lack_lines(self._book, self._account.id, until)
            for words in self.shown:
                rows.addWidget(Text(words, lines=0))
            for number, words in enumerate(self.lacking):
                if not number:
                    rows.addWidget(Pill("not known", Tone.QUIET))
                rows.addWidget(Text(words, tone=Tone.QUIET, lines=0))
        stage = losing.stood(self._book.desk, self._account.id, until)
        self.stood.say((f"“{STAGES[stage]}”", Tone.INK, STRONG))
        self.grow()

    @Slot()
    def _show_known(self) -> None:
        by = self._chosen_by()
        if not self.theirs.text.strip():
            self._told.say("not known", Tone.QUIET)
        elif by is KnownBy.GUESSED:
            self._told.say("a guess", Tone.NEAR)
        else:
            self._told.say("known", Tone.READY)

    @Slot()
    def _count(self) -> None:
        """Say how many losses broke on the point that is chosen."""
        number = self.point.currentIndex() - 1
        words = ""
        if number >= 0:
            losses, points = losing.all_lost(self._book.book)
            found = broke_on(self.points[number], losses, points)
            before = [one for one in found.losses if one != self._loss]
            words = found.words if before else "Nothing broke on it before."
        self.counted.say(words)
        self.counted.setVisible(bool(words))

    def _chosen_by(self) -> KnownBy:
        said = self.known_by.option
        return next(one for one, words in KNOWN_BY.items() if words == said)

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
            "known_by": self._chosen_by(),
            "reason": self.reason.currentText(),
            "small_point": self.points[number].id if number >= 0 else None,
            "review": self.review.text.strip(),
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


def _side(head: str, state: Pill | None, *parts: QWidget) -> QWidget:
    words = Text(head, size=SMALL, tone=Tone.QUIET, weight=STRONG)
    top = around(Flow(words, *([state] if state else []), gap=1.5))
    return around(column(top, *parts, 1, gap=1.5))


def _sizes(point: Point) -> str:
    """Return a point as it is offered: `Escrow (small to them, big to us)`."""
    sizes = ((point.size_to_them, TO_THEM), (point.size_to_us, TO_US))
    told = ", ".join(f"{size} {whose}" for size, whose in sizes if size)
    return f"{point.subject} ({told})" if told else point.subject
