"""A person erased: asked for by name, and then what still holds them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.desk.desk import Desk
from app.desk.erasing import Erased, erase
from app.errors import Problem
from app.records.person import Person
from app.rules.wording import count, equalised
from ui.open_book import OpenBook
from ui.widgets.labelled_field import LabelledField
from ui.widgets.sheet import Sheet

_WHAT_GOES = (
    "Name, mail, numbers, notes and what they said go, here and in all of the "
    "book's history. Promises and figures stay, of somebody. Calendars and lists that "
    "come in later are read without them: for this a digest of name and mail is kept, "
    "which tells neither. It cannot be undone."
)


class EraseSheet(Sheet):
    """The name is typed before it is erased; `erased` carries what was done."""

    erased = Signal(object)

    def __init__(self, book: OpenBook, person: Person, over: QWidget) -> None:
        super().__init__(
            f"Erase {person.name}?",
            _WHAT_GOES,
            "Erase",
            "Keep",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book, self._person = book, person
        self.name = LabelledField("Type the name once more to erase it")
        self.add(self.name)
        self.accepted.connect(self._erase)
        self.name.setFocus()

    def _wrong(self) -> str:
        if equalised(self.name.text) != equalised(self._person.name):
            return f"Type it as it stands above: {self._person.name}."
        return ""

    def _erase(self) -> None:
        # In a book of many years it takes some seconds.
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            done = self._book.do(erase, self._person.id)
        finally:
            QApplication.restoreOverrideCursor()
        if done is not None:
            self.erased.emit(done)


class AfterErasing(Sheet):
    """Says what was done, and offers to remove the backups that hold the person.

    `noted` carries a sentence and that it cannot be undone.
    """

    noted = Signal(str, bool)

    def __init__(self, book: OpenBook, done: Erased, over: QWidget) -> None:
        super().__init__(
            "Erased",
            f"{done.sentence} They go one by one, the last within a year. You can "
            "make a new backup now and remove all older ones.",
            "Remove the older backups",
            "Keep them",
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book = book
        self.accepted.connect(self._remove)

    def _remove(self) -> None:
        second = self._book.backing_up.second
        if gone := self._book.do(_back_up_anew, second):
            self.noted.emit(f"Backed up anew. {gone} removed.", False)


def _back_up_anew(desk: Desk, second: Path | None) -> str:
    """Make a backup, remove every older copy, and say how many."""
    from app.book.backup import back_up, forget_older

    there = second if second is not None and second.is_dir() else None
    made = back_up(desk.book.path, desk.now, second=there, let_go=False)
    if made is None:
        raise Problem("There is nothing to back up.")
    return count(
        forget_older(desk.book.path, made.backup, there), "older copy", "older copies"
    )
