"""The short notes to the other side: on the clipboard, or in the mail program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from app.desk import promising, several
from app.records.person import Person
from app.records.promise import Promise
from app.rules.late_note import late_notes
from app.rules.look_in_note import look_in_notes
from app.rules.wording import count
from ui.open_book import OpenBook

LONGEST_LINK = 1_800
"""Mail programs cut longer links; then the text is on the clipboard instead."""


class Note(NamedTuple):
    """Words to one person, their mail address if it is known, and what it is about."""

    words: str
    address: str
    about: str


class Notes(QObject):
    """What is ours will be late, theirs is looked in on; each is stamped as said."""

    noted = Signal(str, bool)

    def __init__(self, book: OpenBook, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book

    def copy(self, promises: Sequence[Promise]) -> None:
        """Put the notes on the clipboard."""
        notes = self.notes(promises)
        if self._stamp(promises):
            QApplication.clipboard().setText("\n\n".join(one.words for one in notes))
            many = len(notes)
            self.noted.emit(
                "A two-line note is on the clipboard: paste it."
                if many == 1
                else f"{count(many, 'note')} are on the clipboard: paste them.",
                True,
            )

    def mail(self, promises: Sequence[Promise]) -> None:
        """Open the note in the mail program; notes to several go one by one."""
        notes = self.notes(promises)
        if not self._stamp(promises):
            return
        for note in notes:
            link, words = _link(note), "Opened in mail; it counts as said now."
            if len(link) > LONGEST_LINK:
                QApplication.clipboard().setText(note.words)
                link = link.partition("&body=")[0]
                words = "It is long: paste it into the mail. It counts as said now."
            QDesktopServices.openUrl(QUrl(link))
            self.noted.emit(words, True)

    def notes(self, promises: Sequence[Promise]) -> list[Note]:
        """Return a note for each person, in the order of the promises."""
        book, groups = self._book, dict[tuple[object, ...], list[Promise]]()
        for one in promises:
            other = one.whom if one.ours else one.who
            groups.setdefault((one.account, one.ours, other), []).append(one)
        now, zone = book.now(), book.settings.zone
        made = []
        for group in groups.values():
            first = group[0]
            other = first.whom if first.ours else first.who
            person = book.book.find(Person, other) if other else None
            name = person.name if person else first.who_words
            write = late_notes if first.ours else look_in_notes
            address = person.emails[0] if person and person.emails else ""
            made.append(Note(write(group, name, now, zone), address, first.what))
        return made

    def _stamp(self, promises: Sequence[Promise]) -> object:
        ours = [one.id for one in promises if one.ours]
        theirs = [one.id for one in promises if not one.ours]
        if len(promises) == 1:
            verb = promising.tell_late if ours else promising.look_in
            return self._book.do(verb, promises[0].id)
        return self._book.do(several.say_late_and_look_in, ours, theirs)


def _link(note: Note) -> str:
    address, title = quote(note.address, safe="@"), quote(note.about)
    return f"mailto:{address}?subject={title}&body={quote(note.words)}"
