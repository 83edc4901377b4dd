"""What was written before, offered in the fields of the row in use."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Slot

from app.shelves import shelves
from ui.meeting.document import MeetingDocument
from ui.meeting.editors import Editor
from ui.meeting.editors.own_words import OwnWordsBelow
from ui.meeting.editors.own_words_row import OwnWordsRow

ONCE = Qt.FindChildOption.FindDirectChildrenOnly


class OwnWordsInRow(QObject):
    """Looks after the fields of an editor while the keyboard is in its row."""

    def __init__(self, editor: Editor, document: MeetingDocument) -> None:
        super().__init__(editor)
        self._editor, self._document = editor, document
        self._shelves = {shelf.main: shelf for shelf in shelves(editor.item)}
        self._used = False
        self._paint: OwnWordsRow | None = None
        if self._shelves:
            editor.rebuilt.connect(self._attach)

    def use(self, *, used: bool) -> None:
        """Tell whether the keyboard is in the row."""
        self._used = used
        self._attach()

    @Slot()
    def _attach(self) -> None:
        """Offer below every field that has a shelf and is not looked after yet."""
        if not self._used or not self._shelves:
            return
        document, editor = self._document, self._editor
        for field, column in editor.own_fields():
            shelf = self._shelves.get(column)
            if shelf is None or field.findChild(OwnWordsBelow, "", ONCE):
                continue
            below = OwnWordsBelow(
                field,
                partial(document.shelved, shelf),
                partial(editor.take_own, field),
                partial(document.not_again, shelf),
                self._painted(),
            )
            document.book.changed.connect(below.forget)

    def _painted(self) -> OwnWordsRow:
        if self._paint is None:
            dossier = self._document.preparation.dossier
            told = dossier.settings
            self._paint = OwnWordsRow(dossier.now, told.zone, told.evidence_months)
            self._paint.setParent(self)
        return self._paint
