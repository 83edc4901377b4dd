"""A row that asks for a deed, ticked with the word of it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.desk.replying import Reply
from app.dossier import Dossier
from app.rules.fitting import fitting
from app.rules.values import Row
from checklists.pack import Family, Item
from ui.meeting.editors.base import Editor, ZeroButton, answer_in
from ui.qt import override
from ui.widgets.layouts import line


class TickEditor(Editor):
    """Says `Said` or `Thanked`; pressed, it has a tick.

    A thank you for a no is kept in the refusals of this meeting.
    """

    def __init__(self, item: Item) -> None:
        super().__init__(item)
        self._dossier: Dossier | None = None
        self.button = ZeroButton(replace(item, zero=_word(item)))
        self.button.clicked.connect(self._tell)
        self.setLayout(line(self.button, 1))

    @override
    def show_row(self, row: Row, dossier: Dossier) -> None:
        self._dossier = dossier
        self.button.show_chosen(chosen=answer_in(row) is not None)

    @override
    def controls(self) -> list[QWidget]:
        return [self.button]

    @Slot()
    def _tell(self) -> None:
        self.button.show_chosen(chosen=True)
        if self.item.record is not Family.REFUSAL or self._dossier is None:
            self.answered.emit(Reply())
            return
        said = fitting(self.item, self._dossier)
        thanked = tuple(
            replace(refusal, thanked=True) for refusal in said if not refusal.thanked
        )
        links = tuple(refusal.id for refusal in said)
        self.answered.emit(Reply(links=links, records=thanked))


def _word(item: Item) -> str:
    """Return the word of the act: a good answer in brackets is just that."""
    good = item.good.strip()
    return good[1:-1] if good.startswith("(") and good.endswith(")") else "done"
