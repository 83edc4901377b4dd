"""Calendars read again and again, beside the window, with nobody's hands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.book.fetches import Fetched, fetched
from app.errors import Problem
from app.records.calendar_source import CalendarId, CalendarSource
from ui.calendars.download import Answer, Downloads
from ui.calendars.reader import Reader
from ui.calendars.turns import Turn, Turns
from ui.calendars.watching import QUIET_MS, Watching
from ui.open_book import OpenBook

if TYPE_CHECKING:
    from app.desk.calendars import TakenIn
    from app.exchange.invite import Calendar

SOON: Final = 2_000
OFTEN: Final = 15 * 60_000
A_MOMENT: Final = 1_000
# New days come in sight even where the calendar itself does not change.
WHOLE_AGAIN: Final = timedelta(hours=20)
# Of trouble that lasts, even who asked for nothing is told, once.
TOO_LONG: Final = timedelta(days=1)
# An undo that is being offered is not taken away by what nobody asked for.
OFFERED: Final = timedelta(seconds=10)
# More than so many meetings are written beside the window.
MANY: Final = 100


class Fetching(QObject):
    """Fetches one calendar after the other: soon after the start, then again.

    Nothing is done, and no network is touched, while no calendar is chosen. Each is
    read in a process of its own and applied in one act. `turned` comes when another
    calendar is under way, or none.
    """

    noted = Signal(str, bool)
    turned = Signal()

    def __init__(
        self,
        book: OpenBook,
        over: QWidget,
        downloads: Downloads | None = None,
        *,
        soon_ms: int = SOON,
        often_ms: int = OFTEN,
        quiet_ms: int = QUIET_MS,
    ) -> None:
        super().__init__(over)
        self._book, self._over = book, over
        self.reader = Reader(book, downloads, self)
        self._turns = Turns()
        self._now: Turn | None = None
        self._told: set[CalendarId] = set()
        self._closed = False
        self._soon_ms = soon_ms
        self._watching = Watching(self, quiet_ms)
        self._watching.written.connect(self._fetch_file)
        self._timer = QTimer(self)
        self._timer.setInterval(often_ms)
        self._timer.timeout.connect(self.fetch_all)
        book.changed.connect(self._watch)

    @property
    def calendar(self) -> CalendarId | None:
        """The calendar that is being fetched, if one is."""
        return self._now.calendar if self._now else None

    def begin(self) -> None:
        """Fetch soon, when the window is there, and from then on again."""
        QTimer.singleShot(self._soon_ms, self, self._first)
        self._timer.start()

    @Slot()
    def fetch_all(self) -> None:
        """Fetch every calendar that is chosen."""
        for source in self._sources():
            self._queue(Turn(source.id, by_hand=False))

    @Slot(str)
    def fetch(self, calendar: CalendarId) -> None:
        """Fetch a calendar now, and say what came of it."""
        self._queue(Turn(calendar, by_hand=True))

    @Slot(str, str)
    def add(self, address: str, name: str = "") -> None:
        """Choose a calendar and fetch it."""
        from app.desk.calendars import add_calendar

        source = self._book.do(add_calendar, address, name)
        if source is not None:
            self.fetch(source.id)

    def close(self) -> None:
        """Call off what is under way; what is being written is finished."""
        self._closed = True
        self._timer.stop()
        self._turns.clear()
        self.reader.close()

    def _sources(self) -> tuple[CalendarSource, ...]:
        # A file may still be written when nobody has the book open any more.
        book = self._book.book
        return () if book.is_closed else book.every(CalendarSource)

    @Slot()
    def _first(self) -> None:
        if not self._closed:
            self._watch()
            self.fetch_all()

    @Slot()
    def _watch(self) -> None:
        if not self._closed:
            sources = self._sources()
            self._watching.watch(one.address for one in sources if one.is_file)

    @Slot(str)
    def _fetch_file(self, file: str) -> None:
        for source in self._sources():
            if source.address == file:
                self._queue(Turn(source.id, by_hand=False))

    def _queue(self, turn: Turn) -> None:
        if self._closed:
            return
        self._turns.ask(turn)
        if self._now is None:
            self._go_on()

    def _go_on(self) -> None:
        self._now = self._turns.next()
        self.turned.emit()
        if self._now is None:
            return
        source = self._book.book.find(CalendarSource, self._now.calendar)
        if source is None:
            self._go_on()
            return
        before = self._held(fetched(self._book.book, source.id))
        self.reader.bring(source, before, self._take, self._fail)

    def _held(self, before: Fetched) -> Fetched:
        """Return what may be spared: nothing, if it is long since all was read."""
        fresh = before.read and self._book.now() - before.read < WHOLE_AGAIN
        return before if fresh else Fetched(before.calendar)

    def _take(self, answer: Answer) -> None:
        from app.desk.calendars import note_unchanged
        from app.exchange.ics_source import is_whole

        if self._closed or self._now is None:
            return
        if answer.body is None:
            self._book.do(note_unchanged, self._now.calendar)
            self._end("Nothing new.")
            return
        if not is_whole(answer.body):
            again = "It is tried again by itself."
            self._fail(Problem("The calendar came only in part.", again))
            return
        self._now = replace(self._now, etag=answer.etag, modified=answer.modified)
        self.reader.read(answer.body, self._apply, self._fail)

    def _apply(self, calendar: Calendar) -> None:
        from app.exchange.own import own_addresses

        if self._closed or self._now is None:
            return
        addresses = own_addresses(calendar)
        if self._book.settings.own_emails or not addresses:
            self._carry_out(calendar)
        elif self._now.by_hand:
            self._ask_who(calendar, addresses)
        else:
            self._fail(_nobody())

    def _ask_who(self, calendar: Calendar, addresses: Sequence[str]) -> None:
        from ui.who_are_you import WhoAreYou

        sheet = WhoAreYou(addresses, self._over)
        sheet.chosen.connect(partial(self._know, calendar))
        sheet.rejected.connect(partial(self._fail, _nobody()))
        sheet.open()

    def _know(self, calendar: Calendar, address: str) -> None:
        from app.desk.settings import know_own_address

        self._book.do(know_own_address, address)
        self._carry_out(calendar)

    def _carry_out(self, calendar: Calendar) -> None:
        from app.desk.calendars import take_fetched

        turn = self._now
        if self._closed or turn is None:
            return
        if self._book.book.find(CalendarSource, turn.calendar) is None:
            self._end("")
            return
        saved = self._book.book.saved()
        offered = saved is not None and self._book.now() - saved < OFFERED
        if offered and not turn.by_hand:
            QTimer.singleShot(A_MOMENT, self, partial(self._carry_out, calendar))
            return
        verb = partial(take_fetched, etag=turn.etag, modified=turn.modified)
        if len(calendar.invites) > MANY:
            beside = self.reader.beside
            self._book.do_beside(beside, verb, turn.calendar, calendar, done=self._tell)
        else:
            self._tell(self._book.do(verb, turn.calendar, calendar))

    def _tell(self, made: TakenIn | None) -> None:
        """Say what came of it where there is anything to say."""
        if made is None or self._closed:
            self._end("")
            return
        if self._now is not None:
            self._told.discard(self._now.calendar)
        changed = made.imported.changed
        if changed or made.gone:
            self.noted.emit(made.sentence, changed)
            self._end("")
        else:
            self._end(made.sentence)

    def _end(self, words: str) -> None:
        if words and self._now is not None and self._now.by_hand:
            self.noted.emit(words, False)
        self._go_on()

    def _fail(self, error: BaseException) -> None:
        from app.desk.calendars import note_trouble
        from app.exchange.apart import Stopped

        if self._closed or self._now is None or isinstance(error, Stopped):
            return
        if not isinstance(error, Problem):
            self._go_on()
            raise error
        calendar = self._now.calendar
        if self._book.book.find(CalendarSource, calendar) is not None:
            self._book.do(note_trouble, calendar, error)
            if self._now.by_hand or self._lasts(calendar):
                self._told.add(calendar)
                self._book.troubled.emit(error)
        self._go_on()

    def _lasts(self, calendar: CalendarId) -> bool:
        """Whether a calendar has not been there for long, and nobody was told."""
        answered = fetched(self._book.book, calendar).answered
        if calendar in self._told or answered is None:
            return False
        return self._book.now() - answered > TOO_LONG


def _nobody() -> Problem:
    return Problem(
        "Nothing was taken in: say first which address is yours.",
        "Write it in the settings, or fetch the calendar once by hand.",
    )
