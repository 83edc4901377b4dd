"""How verbs of the desk are done from a meeting's screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from app.book.problems import NOT_JUST_NOW
from app.desk.desk import Desk
from app.errors import Problem
from checklists.pack import ItemId
from ui.open_book import OpenBook

P = ParamSpec("P")
T = TypeVar("T")


class Deeds(QObject):
    """Does verbs through the open book; a problem is told where it arose.

    `troubled` carries the row a Problem is about, or None, and the Problem. `noted`
    asks to say a sentence, with undo where the second value is true.
    """

    troubled = Signal(object, object)
    noted = Signal(str, bool)

    def __init__(self, book: OpenBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book = book

    def do(
        self,
        item: ItemId | None,
        verb: Callable[Concatenate[Desk, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T | None:
        """Do a verb about a row; a problem is shown there, and nothing returned.

        Where the book cannot be written just now, it is done as soon as it can.
        """
        caught: list[Problem] = []
        key = (args[:1], item)

        def tried(desk: Desk) -> T | None:
            try:
                return verb(desk, *args, **kwargs)
            except Problem as problem:
                caught.append(problem)
                return None

        made = self.book.do(tried)
        if item is not None:
            self.book.let_go(key)
        for problem in caught:
            if item is not None and isinstance(problem, NOT_JUST_NOW):
                self.book.keep_trying(key, lambda desk: verb(desk, *args, **kwargs))
            self.troubled.emit(item, problem)
        return made

    def note(
        self,
        words: str,
        verb: Callable[Concatenate[Desk, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T | None:
        """Do a verb, and say so with undo."""
        made = self.do(None, verb, *args, **kwargs)
        if made is not None:
            self.noted.emit(words, True)
        return made

    def tell(
        self,
        words: str,
        verb: Callable[Concatenate[Desk, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> str:
        """Do a verb for a form, which shows the problem that is returned."""
        caught: list[Problem] = []

        def tried(desk: Desk) -> None:
            try:
                verb(desk, *args, **kwargs)
            except Problem as problem:
                caught.append(problem)

        self.book.do(tried)
        if not caught:
            self.noted.emit(words, True)
        return "".join(f"{problem} {problem.advice}".strip() for problem in caught)
