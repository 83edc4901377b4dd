"""What is done from Today about something useful, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.desk import giving_first
from app.rules.give_first import GiveFirst
from app.rules.silence import Silence
from ui.open_book import OpenBook
from ui.today.duties import Useful


class UsefulDeeds(QObject):
    """Does by key what a button says; what needs words or a day asks for them."""

    noted = Signal(str, bool)

    def __init__(self, book: OpenBook, over: QWidget) -> None:
        super().__init__(over)
        self._book, self._over = book, over

    def do(self, useful: Useful, key: str) -> None:
        """Do the act of a key: plan-give, given, not-now, they-wrote, in-peace."""
        match useful, key:
            case _, "given" if useful.planned:
                if made := self._book.do(giving_first.sent, useful.planned.id):
                    self._say(f"Given: {made.what}.")
            case _, "plan-give" | "given":
                self._ask(useful, sent=key == "given")
            case GiveFirst(), "not-now":
                if self._book.do(giving_first.not_now, useful.account):
                    self._say(f"{useful.name}: not before tomorrow.")
            case Silence(), "they-wrote":
                self._note_word(useful)
            case Silence(), "in-peace":
                self._leave_in_peace(useful)
            case _:
                raise ValueError(key)

    def _ask(self, useful: Useful, *, sent: bool) -> None:
        from ui.today.useful_sheet import UsefulSheet

        sheet = UsefulSheet(self._book, useful, self._over.window(), sent=sent)
        sheet.kept.connect(self._say)
        sheet.open()

    def _note_word(self, silence: Silence) -> None:
        who = silence.sole
        here = silence.meeting.id
        if self._book.do(giving_first.they_wrote, here, who.id if who else None):
            self._say(f"{who.name if who else silence.name} wrote: noted for today.")

    def _leave_in_peace(self, silence: Silence) -> None:
        from ui.today.in_peace import InPeace

        sheet = InPeace(self._book, silence, self._over.window())
        sheet.kept.connect(self._say)
        sheet.open()

    def _say(self, words: str) -> None:
        self.noted.emit(words, True)
