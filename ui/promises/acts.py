"""The acts on a promise, the same wherever it is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.desk import promising, several
from app.records.person import Person
from app.records.promise import Promise, PromiseId
from app.rules.late_note import late_note
from app.rules.wording import count
from ui.open_book import OpenBook

OURS = (("done", "Done"), ("new-date", "New date"), ("tell-them", "Tell them"))
OWN_PLAN = OURS[:2]
THEIRS = (("done", "They did"), ("new-date", "New date"), ("look-in", "Look in"))


def ways(promise: Promise) -> tuple[tuple[str, str], ...]:
    """Return the acts on an open promise; nobody waits for an own plan, to be told."""
    if not promise.ours:
        return THEIRS
    return OURS if promise.told else OWN_PLAN


class PromiseActs(QObject):
    """Does by key what a button beside a promise says, and tells what came of it."""

    noted = Signal(str, bool)

    def __init__(self, book: OpenBook, over: QWidget) -> None:
        super().__init__(over)
        self._book = book
        self._over = over

    def do(self, promise: PromiseId, key: str) -> None:
        """Do the act of a key: done, new-date, tell-them, look-in, cancel, undone."""
        match key:
            case "done":
                if made := self._book.do(promising.keep, promise):
                    self.noted.emit(f"Done: {made.what}.", True)
            case "undone":
                if made := self._book.do(promising.unkeep, promise):
                    self.noted.emit(f"Open again: {made.what}.", True)
            case "new-date":
                self._agree_new_date(promise)
            case "tell-them":
                self._tell(promise)
            case "look-in":
                if made := self._book.do(promising.look_in, promise):
                    self.noted.emit(f"Looked in on: {made.what}.", True)
            case "cancel":
                self._cancel(promise)
            case _:
                raise ValueError(key)

    def do_all(self, promises: Sequence[PromiseId], key: str) -> None:
        """Do the act of a key with several at once: done or undone."""
        done = key == "done"
        verb = several.keep_several if done else several.unkeep_several
        if made := self._book.do(verb, promises):
            words = count(len(made), "promise")
            self.noted.emit(
                f"Done: {words}." if done else f"Open again: {words}.", True
            )

    def _agree_new_date(self, promise: PromiseId) -> None:
        from ui.promises.new_date import NewDate

        found = self._book.book.find(Promise, promise)
        if found is not None:
            sheet = NewDate(self._book, found, self._over.window())
            sheet.agreed.connect(lambda words: self.noted.emit(words, True))
            sheet.open()

    def _cancel(self, promise: PromiseId) -> None:
        from ui.promises.cancelling import Cancelling

        found = self._book.book.find(Promise, promise)
        if found is None:
            return
        if found.told:
            sheet = Cancelling(self._book, found, self._over.window())
            sheet.cancelled.connect(lambda words: self.noted.emit(words, True))
            sheet.open()
        # Nobody was told of an own plan, so nobody has to agree.
        elif made := self._book.do(promising.cancel, promise, by_us=True):
            self.noted.emit(f"Taken back: {made.what}.", True)

    def _tell(self, promise: PromiseId) -> None:
        found = self._book.book.find(Promise, promise)
        if found is None:
            return
        whom = self._book.book.find(Person, found.whom) if found.whom else None
        note = late_note(
            found,
            whom.name if whom else "",
            self._book.now(),
            self._book.settings.zone,
        )
        if self._book.do(promising.tell_late, promise):
            QApplication.clipboard().setText(note)
            self.noted.emit("A two-line note is on the clipboard: paste it.", True)
