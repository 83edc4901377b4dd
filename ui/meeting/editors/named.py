"""An answer in several fields, each with its name; a note keeps them too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from app.book.own_words import OwnWords
from app.desk.replying import Reply
from app.dossier import Dossier
from app.records.knowledge import Note, NoteId
from app.records.meeting import Value
from app.rules.fitting import note_kind
from app.rules.values import Row
from checklists.pack import Family, Item
from ui.meeting.editors.base import Editor, ZeroButton, source_in
from ui.meeting.editors.forms.form import Column
from ui.meeting.editors.line_form import LineForm
from ui.qt import override
from ui.widgets.answer import Answer
from ui.widgets.layouts import column, line


class NamedEditor(Editor):
    """What is needed says so in words; the answer is told when the fields are left."""

    def __init__(self, item: Item, new_id: Callable[[], str]) -> None:
        super().__init__(item)
        self._new_id = new_id
        self._dossier: Dossier | None = None
        self._links: tuple[str, ...] = ()
        self._values: tuple[Value, ...] = ()
        self._kept: Note | None = None
        columns = [
            Column(field.name, needed=field.required, width=16, grows=1)
            for field in item.fields
        ]
        self.form = LineForm(columns, item.prompt)
        self.form.finished.connect(self._finish)
        self.form.emptied.connect(self._finish)
        self.zero = ZeroButton(item)
        self.zero.clicked.connect(self._tell_zero)
        parts: list[QWidget] = [self.form]
        whole = column(*parts, gap=1.5)
        if item.zero:
            whole.addLayout(line(self.zero, 1))
        self.setLayout(whole)

    @override
    def show_row(self, row: Row, dossier: Dossier) -> None:
        self._dossier = dossier
        source = source_in(row)
        values = source.values if source else ()
        self._links = source.links if source else ()
        self._values = values
        texts = {value.field: value.text for value in values}
        if source and not values:
            texts = {self.item.fields[0].name: source.text}
        self.form.show_texts(texts)
        self.zero.show_row(row)

    @override
    def controls(self) -> list[QWidget]:
        zero = [self.zero] if self.item.zero else []
        return [*self.form.controls(), *zero]

    @override
    def own_fields(self) -> list[tuple[QLineEdit | Answer, str]]:
        return [*self.form.edits]

    @override
    def take_own(self, field: QWidget, own: OwnWords) -> None:
        self.form.take(own.texts, next(iter(own.texts), ""))

    @override
    def commit(self) -> None:
        self._finish()

    @Slot()
    def _finish(self) -> None:
        if not self.form.is_changed:
            return
        texts = self.form.texts
        self.form.revert(texts)
        values = tuple(Value(name, text) for name, text in texts.items() if text)
        note = self._note(values)
        self._values = values
        self.answered.emit(Reply(values=values, links=self._links, records=note))

    def _note(self, values: tuple[Value, ...]) -> tuple[Note, ...]:
        """Return the note that remembers the answer, where the row keeps one.

        The answer does not link it: its fields are the row's own.
        """
        dossier = self._dossier
        if self.item.record is not Family.NOTE or dossier is None or not values:
            return ()
        here, before = dossier.meeting.id, _whole(self._values)
        notes = (n for n in dossier.notes if n.meeting == here and n.text == before)
        note = self._kept or next(notes, None)
        if note is None:
            note = Note(
                NoteId(self._new_id()),
                dossier.account.id,
                "",
                dossier.now,
                kind=note_kind(self.item),
                meeting=here,
            )
        self._kept = replace(note, text=_whole(values))
        return (self._kept,)

    @Slot()
    def _tell_zero(self) -> None:
        self.zero.show_chosen(chosen=True)
        self.answered.emit(Reply(none=True))


def _whole(values: tuple[Value, ...]) -> str:
    return "; ".join(f"{value.field}: {value.text}" for value in values)
