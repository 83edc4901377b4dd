"""A number within a range."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.desk.replying import Reply
from app.dossier import Dossier
from app.rules.values import Row
from checklists.pack import Item, Span
from ui.meeting.editors.base import Editor, text_in, value_in
from ui.meeting.editors.escape import reverts
from ui.qt import override
from ui.theme import SMALL, Tone, em
from ui.widgets.layouts import column, line
from ui.widgets.text import Text

_OF = re.compile(r"(\d+)(?:\s*(?:of|/)\s*\d+)?")


class NumberEditor(Editor):
    """Takes digits, also `6 of 6`; what is outside the range is refused in place."""

    def __init__(self, item: Item) -> None:
        super().__init__(item)
        self._before = ""
        self.field = QLineEdit()
        self.field.setFixedWidth(em(6))
        self.field.setAccessibleName(item.prompt)
        self.field.editingFinished.connect(self._finish)
        self.field.textEdited.connect(self._typed)
        self.field.installEventFilter(self)
        self._range = Text(_range(item.span), tone=Tone.QUIET)
        self._complaint = Text(size=SMALL, tone=Tone.STOP, lines=0)
        self._complaint.hide()
        field = line(self.field, self._range, 1, gap=2, top=False)
        self.setLayout(column(field, self._complaint, gap=1))

    @property
    def complaint(self) -> str:
        """What is said to be wrong with it, empty if nothing is."""
        return "" if self._complaint.isHidden() else self._complaint.text()

    @override
    def show_row(self, row: Row, dossier: Dossier) -> None:
        told = value_in(row, "value") or text_in(row)
        self._before = told if _number(told) is not None else ""
        if not self.field.hasFocus() and not self.complaint:
            self.field.setText(self._before)

    @override
    def controls(self) -> list[QWidget]:
        return [self.field]

    @override
    def commit(self) -> None:
        self._finish()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and reverts(event):
            self.field.setText(self._before)
            self._complain("")
        return False

    @Slot()
    def _typed(self) -> None:
        self._complain("")

    @Slot()
    def _finish(self) -> None:
        text, span = self.field.text().strip(), self.item.span
        if text == self._before:
            self._complain("")
            return
        number = _number(text)
        if text and (number is None or (span and not span.low <= number <= span.high)):
            limits = f" from {span.low} to {span.high}" if span else ""
            self._complain(f"“{text}” is no number{limits}. Write it in digits.")
            return
        self._before = "" if number is None else str(number)
        self.field.setText(self._before)
        self._complain("")
        self.answered.emit(Reply(text=self._before))

    def _complain(self, words: str) -> None:
        if words or self.complaint:
            self._complaint.say(words)
            self._complaint.setVisible(bool(words))
            self.field.setAccessibleDescription(words)


def _number(text: str) -> int | None:
    found = _OF.fullmatch(text.strip().casefold())
    return int(found[1]) if found and text.isascii() else None


def _range(span: Span | None) -> str:
    return f"{span.unit}, {span.low} to {span.high}" if span else ""
