"""An open point: what it means to each side, and what we answer."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.desk import knowing
from app.desk.desk import Desk
from app.records.account import AccountId
from app.records.knowledge import KnownBy, Point, PointAnswer, Size
from app.rules.terms import KNOWN_BY
from checklists.pack import Option
from ui.open_book import OpenBook
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.labelled_field import LabelledField, labelled
from ui.widgets.sheet import Sheet

T = TypeVar("T")

UNKNOWN = "not known"
ANSWERS = {
    PointAnswer.OPEN: "open",
    PointAnswer.YES: "yes",
    PointAnswer.ANOTHER_WAY: "another way",
    PointAnswer.NO: "no",
    PointAnswer.FIXED: "fixed",
}


class PointSheet(Sheet):
    """A new one, or one to change; `said` carries what was done, in words."""

    said = Signal(str)

    def __init__(
        self,
        book: OpenBook,
        account: AccountId,
        over: QWidget,
        point: Point | None = None,
    ) -> None:
        super().__init__(
            "An open point",
            "Small to one side, it can sink the deal for the other.",
            "Keep",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book, self._account, self._point = book, account, point
        them = point.size_to_them if point else None
        us = point.size_to_us if point else None
        known = KNOWN_BY[point.known_by if point else KnownBy.GUESSED]
        answer = ANSWERS[point.answer if point else PointAnswer.OPEN]
        self.subject = LabelledField(
            "The point", point.subject if point else "", "A contact at weekends"
        )
        self.them = _choice([*Size, UNKNOWN], "What it means to them", them or UNKNOWN)
        self.known_by = _choice([*KNOWN_BY.values()], "How we know", known)
        self.us = _choice([*Size, UNKNOWN], "What it means to us", us or UNKNOWN)
        self.protects = LabelledField(
            "What it protects", point.protects if point else "", "Their night shift"
        )
        self.answer = _choice([*ANSWERS.values()], "Our answer", answer)
        self.our_answer = LabelledField(
            "In our words", point.our_answer if point else "", "Mia's number, to 22:00"
        )
        for part in (
            self.subject,
            labelled("What it means to them", self.them),
            labelled("How we know", self.known_by),
            labelled("What it means to us", self.us),
            self.protects,
            labelled("Our answer", self.answer),
            self.our_answer,
        ):
            self.add(part)
        self.accepted.connect(self._keep)
        self.subject.setFocus()

    def _wrong(self) -> str:
        return "" if self.subject.text else "Write what the point is about."

    def _keep(self) -> None:
        fields: dict[str, object] = {
            "size_to_them": _size(self.them.option),
            "known_by": _named(KNOWN_BY, self.known_by.option),
            "size_to_us": _size(self.us.option),
            "protects": self.protects.text,
        }
        keep = partial(
            _keep,
            account=self._account,
            point=self._point,
            subject=self.subject.text,
            answer=_named(ANSWERS, self.answer.option),
            our_answer=self.our_answer.text,
            fields=fields,
        )
        if made := self._book.do(keep):
            self.said.emit(f"Kept: {made.subject}.")


def _keep(
    desk: Desk,
    *,
    account: AccountId,
    point: Point | None,
    subject: str,
    answer: PointAnswer,
    our_answer: str,
    fields: dict[str, object],
) -> Point:
    """Keep a point and our answer to it in one act."""
    label = "changing a point" if point else "writing a point"
    with desk.act(label):
        if point is None:
            point = knowing.point(
                desk, subject, meeting=None, account=account, **fields
            )
        else:
            point = knowing.edit(desk, point, subject=subject, **fields)
        if (answer, our_answer) != (point.answer, point.our_answer):
            point = knowing.answer_point(desk, point.id, answer, our_answer)
    return point


def _choice(options: list[str], name: str, chosen: str) -> ChoiceRow:
    return ChoiceRow(tuple(Option(str(one)) for one in options), name, str(chosen))


def _size(words: str) -> Size | None:
    return None if words == UNKNOWN else Size(words)


def _named(words: dict[T, str], said: str) -> T:
    return next(one for one, name in words.items() if name == said)
