"""Why we want the talk: the purpose on the agenda, in words they may read."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot

from app.desk.replying import Reply
from app.dossier import Dossier
from app.records.meeting import Value
from app.rules.values import Row
from checklists.pack import Item
from ui.meeting.editors.base import source_in, text_in
from ui.meeting.editors.words import WordsEditor
from ui.qt import override


class PurposeEditor(WordsEditor):
    """The same words stand in the row and on the agenda of the meeting."""

    def __init__(self, item: Item) -> None:
        super().__init__(item)
        self._dossier: Dossier | None = None

    @override
    def show_row(self, row: Row, dossier: Dossier) -> None:
        self._dossier = dossier
        super().show_row(row, dossier)
        source = source_in(row)
        told = next((v.text for v in source.values), "") if source else ""
        purpose = told or text_in(row) or dossier.meeting.agenda.purpose
        self.field.show_text(purpose)

    @override
    @Slot(str)
    def _tell(self, text: str) -> None:
        purpose = text.strip()
        field = self.item.fields[0].name if self.item.fields else "purpose"
        values = (Value(field, purpose),) if purpose else ()
        agenda = None
        if self._dossier is not None:
            agenda = replace(self._dossier.meeting.agenda, purpose=purpose)
        self.answered.emit(Reply(values=values, agenda=agenda))
