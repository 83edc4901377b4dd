"""An answer in words that are the row's own."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from app.book.own_words import OwnWords
from app.desk.replying import Reply
from app.dossier import Dossier
from app.rules.values import Row
from checklists.pack import Item
from ui.meeting.editors.base import Editor, ZeroButton, text_in
from ui.qt import override
from ui.widgets.answer import Answer
from ui.widgets.layouts import column, line, room


class WordsEditor(Editor):
    """Reads as text, and is a field when it is approached."""

    hangs = True

    def __init__(self, item: Item) -> None:
        super().__init__(item)
        self.field = Answer("", item.prompt, "Write a line")
        self.field.edited.connect(self._tell)
        self.zero = ZeroButton(item)
        self.zero.clicked.connect(self._tell_zero)
        below = room(line(self.zero, 1), 2.25, 1.5 if item.zero else 0, 0, 0)
        self.setLayout(column(self.field, below))

    @override
    def show_row(self, row: Row, dossier: Dossier) -> None:
        self.field.show_text(text_in(row))
        self.zero.show_row(row)

    @override
    def controls(self) -> list[QWidget]:
        return [self.field, self.zero] if self.item.zero else [self.field]

    @override
    def own_fields(self) -> list[tuple[QLineEdit | Answer, str]]:
        return [(self.field, self.item.fields[0].name if self.item.fields else "")]

    @override
    def take_own(self, field: QWidget, own: OwnWords) -> None:
        self.field.take(own.words)

    @override
    def commit(self) -> None:
        self.field.finish()

    @Slot(str)
    def _tell(self, text: str) -> None:
        self.answered.emit(Reply(text=text.strip()))

    @Slot()
    def _tell_zero(self) -> None:
        self.zero.show_chosen(chosen=True)
        self.answered.emit(Reply(none=True))
