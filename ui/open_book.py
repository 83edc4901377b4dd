"""The open book, as the window sees it: verbs go in, news comes out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.book.book import Book
from app.book.dossiers import dossier
from app.book.journal import Act
from app.book.problems import NOT_JUST_NOW
from app.desk import packs
from app.desk.desk import Desk
from app.errors import Problem
from app.records.meeting import Meeting, MeetingId
from app.rules.preparation import prepare
from app.rules.values import Preparation
from app.settings import Settings
from checklists.library import Library
from checklists.pack import Item
from ui.background import Background
from ui.backing_up import BackingUp

T = TypeVar("T")

LOOK_FOR_OTHERS = 1_000
A_MOMENT = 20_000
TRY_AGAIN = 1_000


class OpenBook(QObject):
    """Does the verbs of the desk for the window, and tells everybody what changed.

    `changed` comes after the commit, from here or from another process; `passed`
    when instants may have passed a limit; `troubled` carries a Problem that
    nobody nearer could show; `waited` tells that `all_saved` is another.
    """

    changed = Signal()
    waited = Signal()
    passed = Signal()
    troubled = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.backing_up = BackingUp(desk.book.path, desk.clock, self)
        self.backing_up.troubled.connect(self.troubled)
        self._others = QTimer(self)
        self._others.timeout.connect(self._look_for_others)
        self._moments = QTimer(self)
        self._moments.timeout.connect(self.passed)
        self._unsaved: dict[object, Callable[[Desk], object]] = {}
        self._again = QTimer(self)
        self._again.setInterval(TRY_AGAIN)
        self._again.timeout.connect(self.try_again)

    def watch(self) -> None:
        """Begin to look for writes of other processes, and at the clock."""
        self._others.start(LOOK_FOR_OTHERS)
        self._moments.start(A_MOMENT)

    def rest(self) -> None:
        """Stop looking: the book is closed."""
        for timer in (self._others, self._moments, self._again):
            timer.stop()

    @property
    def book(self) -> Book:
        """The file."""
        return self.desk.book

    @property
    def library(self) -> Library:
        """The packs at hand."""
        return self.desk.library

    @property
    def settings(self) -> Settings:
        """What the user has set."""
        return self.book.settings()

    def now(self) -> datetime:
        """Return this instant."""
        return self.desk.clock()

    def do(self, verb: Callable[..., T], *args: object, **fields: object) -> T | None:
        """Do a verb of the desk; a problem is shown, and nothing is returned."""
        self.try_again()
        try:
            made = verb(self.desk, *args, **fields)
        except Problem as problem:
            self.troubled.emit(problem)
            return None
        self.changed.emit()
        return made

    @property
    def all_saved(self) -> bool:
        """Whether nothing waits until the book can be written."""
        return not self._unsaved

    def keep_trying(self, key: object, verb: Callable[[Desk], object]) -> None:
        """Do a verb as soon as the book can be written; a newer one takes its place.

        It must be one that may be done twice.
        """
        self._unsaved[key] = verb
        self._again.start()
        self.waited.emit()

    def let_go(self, key: object) -> None:
        """Forget what waits under a key: it has been done meanwhile."""
        if self._unsaved.pop(key, None):
            self.waited.emit()

    @Slot()
    def try_again(self) -> None:
        """Save what could not be saved, in its order, as far as that goes now."""
        if self.book.is_closed:
            self.rest()
            return
        waiting, self._unsaved = self._unsaved, {}
        done = False
        while waiting:
            key = next(iter(waiting))
            try:
                with self.book.impatient():
                    waiting[key](self.desk)
            except NOT_JUST_NOW:
                break
            except Problem as problem:
                self.troubled.emit(problem)
            del waiting[key]
            done = True
        self._unsaved = waiting | self._unsaved
        if not self._unsaved:
            self._again.stop()
        if done:
            self.waited.emit()
            self.changed.emit()

    def do_beside(
        self,
        background: Background,
        verb: Callable[..., T],
        *args: object,
        done: Callable[[T | None], None],
    ) -> None:
        """Do a long verb beside the window, with a book of its own.

        It can be taken back here as if it had been done here. `done` gets what was
        made, or None after a problem, which is shown.
        """
        path, library, clock = self.book.path, self.library, self.desk.clock

        def work() -> tuple[T, tuple[Act, ...]]:
            with Book(path, clock=clock) as book:
                desk = Desk(book, library, clock)
                return verb(desk, *args), desk.done

        def bring(made: tuple[T, tuple[Act, ...]]) -> None:
            self.desk.adopt(made[1])
            self.changed.emit()
            done(made[0])

        def fail(error: BaseException) -> None:
            done(None)
            if not isinstance(error, Problem):
                raise error
            self.troubled.emit(error)

        background.run(work, bring, fail)

    def undo(self) -> str | None:
        """Take back the last verb; its words are returned."""
        return self.do(Desk.undo)

    def redo(self) -> str | None:
        """Do again what was taken back; its words are returned."""
        return self.do(Desk.redo)

    def preparation(self, meeting: MeetingId) -> Preparation:
        """Read all of a meeting and conclude what there is to conclude."""
        read = dossier(self.book, meeting, self.now())
        return prepare(read, self.items_of(read.meeting))

    def items_of(self, meeting: Meeting) -> tuple[Item, ...]:
        """Return the rows that a meeting's lists are made of."""
        return packs.items_of(self.desk, meeting)

    @Slot()
    def _look_for_others(self) -> None:
        if self.book.is_closed:
            self.rest()
        elif self.book.changed_elsewhere():
            self.changed.emit()
