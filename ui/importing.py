"""Invites, calendars and contacts on their way into the book."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import Problem
from app.exchange.file_kind import Kind, kind_of
from app.records.meeting import MeetingId
from ui.background import Background
from ui.contacts.taking_contacts import TakingContacts
from ui.given_files import FILTER, LARGE, opened
from ui.open_book import OpenBook
from ui.places import Place, Visit
from ui.preferences import Preferences

if TYPE_CHECKING:
    from app.desk.contacts import ImportedCards
    from app.desk.importing import Imported
    from app.exchange.apart import Apart, T
    from app.exchange.crm_csv import ContactList
    from app.exchange.invite import Calendar
    from app.exchange.vcard import Cards

    Verb = Callable[..., Imported]

# More than so many meetings or people are written beside the window.
MANY = 100
CALENDAR, CARDS = "BEGIN:VCALENDAR", "BEGIN:VCARD"


class Importing(QObject):
    """Reads what is chosen, dropped or pasted, applies it, and says what came of it.

    One thing after the other. A large file is read in a process of its own, so that
    nothing in it can stop the window, and much is written beside the window. Each
    is one transaction, so one undo takes all of it back. `waits` tells of what may
    be called off with `stop`.
    """

    noted = Signal(str, bool)
    waits = Signal(str)
    went = Signal(object)

    def __init__(self, book: OpenBook, preferences: Preferences, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._book = book
        self._preferences = preferences
        self._background: Background | None = None
        self._reading: Apart[Calendar] | Apart[Cards] | Apart[ContactList] | None = None
        self._waiting: deque[tuple[bytes, str]] = deque()
        self._contacts = TakingContacts(book, self._beside, over)
        self._contacts.waits.connect(self._read)
        self._contacts.failed.connect(self._fail)
        self._contacts.begun.connect(self._say)
        self._contacts.ended.connect(self._tell)
        self._contacts.called_off.connect(self._leave_contacts)
        self._busy = False

    @Slot()
    def choose(self) -> None:
        """Ask which files to take."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileNames(
            self._over,
            "Import invites, a calendar or contacts",
            self._preferences.last_folder,
            FILTER,
        )
        if chosen:
            self.take_files([Path(name) for name in chosen])

    @Slot()
    def paste(self) -> None:
        """Take what is on the clipboard: files, an invite, contacts."""
        self.take_dropped(QApplication.clipboard().mimeData() or QMimeData())

    @Slot()
    def paste_or_choose(self) -> None:
        """Take an invite or contacts from the clipboard; without any, ask for files."""
        held = QApplication.clipboard().text().upper()
        if CALENDAR in held or CARDS in held:
            self.paste()
        else:
            self.choose()

    def take_dropped(self, given: QMimeData) -> None:
        """Take files, or text where there are none."""
        files = [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()]
        if files:
            self.take_files(files)
        else:
            self.take_text(given.text())

    @Slot(list)
    def take_files(self, files: list[Path]) -> None:
        """Take each file by what it is."""
        for file in files:
            self._preferences.last_folder = str(file.parent)
            try:
                self._waiting.append((opened(file), file.name))
            except Problem as problem:
                self._trouble(problem)
        self._go_on()

    @Slot(str)
    def take_text(self, text: str) -> None:
        """Take an invite or contacts that were pasted."""
        if text.strip():
            self._waiting.append((text.encode(), ""))
            self._go_on()
        else:
            self._trouble(
                Problem(
                    "There is nothing to paste.",
                    "Copy the invite, or save it as an .ics file and drop it here.",
                )
            )

    @Slot()
    def stop(self) -> None:
        """Call off what is being read, and what waits."""
        self._waiting.clear()
        if self._reading is not None:
            self._reading.stop()

    def close(self) -> None:
        """Call off what is being read, finish what is being written."""
        self.stop()
        if self._background is not None:
            self._background.close()

    def _go_on(self) -> None:
        while self._waiting and not self._busy:
            raw, name = self._waiting.popleft()
            kind = kind_of(raw, name)
            if kind is Kind.CALENDAR:
                self._take_calendar(raw)
            else:
                self._busy = True
                self._contacts.take(raw, kind, name)

    def _take_calendar(self, raw: bytes) -> None:
        settings, now = self._book.settings, self._book.now()
        zone, region = settings.zone, settings.phone_country
        if len(raw) > LARGE:
            from app.exchange.apart import calendar_apart

            reading = calendar_apart(raw, zone=zone, now=now, region=region)
            self._read("Reading the calendar …", reading, self._apply)
            return
        from app.exchange.ics import read_calendar

        try:
            calendar = read_calendar(raw, zone=zone, now=now, region=region)
        except Problem as problem:
            self._fail(problem)
        else:
            self._apply(calendar)

    @Slot(str)
    def _say(self, words: str) -> None:
        self.noted.emit(words, False)

    @Slot()
    def _leave_contacts(self) -> None:
        self._busy = False
        self.noted.emit("Nothing of it was taken in.", False)
        self._go_on()

    @Slot(str, object, object)
    def _read(self, words: str, reading: Apart[T], then: Callable[[T], None]) -> None:
        """Read a file in a process of its own; it may be called off."""
        self._busy, self._reading = True, reading
        self.waits.emit(words)
        self._beside().run(reading.result, then, self._fail)

    def _beside(self) -> Background:
        if self._background is None:
            self._background = Background(self)
        return self._background

    def _apply(self, calendar: Calendar) -> None:
        from app.exchange.own import own_addresses

        self._busy, self._reading = False, None
        addresses = own_addresses(calendar)
        if addresses and not self._book.settings.own_emails:
            self._ask_who(calendar, addresses)
        else:
            self._carry_out(calendar)

    def _ask_who(self, calendar: Calendar, addresses: Sequence[str]) -> None:
        from ui.who_are_you import WhoAreYou

        self._busy = True
        sheet = WhoAreYou(addresses, self._over)
        sheet.chosen.connect(lambda address: self._know(address, calendar))
        sheet.rejected.connect(self._leave_it)
        sheet.open()

    def _know(self, address: str, calendar: Calendar) -> None:
        from app.desk.settings import know_own_address

        self._book.do(know_own_address, address)
        self._carry_out(calendar)

    @Slot()
    def _leave_it(self) -> None:
        self._waiting.clear()
        self._busy = False
        self.noted.emit(
            "Nothing was taken in: say first which address is yours.", False
        )

    def _carry_out(self, calendar: Calendar) -> None:
        from app.desk.importing import apply_calendar

        if len(calendar.invites) > MANY:
            self._write("Taking in the calendar …", apply_calendar, calendar)
        else:
            self._tell(self._book.do(apply_calendar, calendar))

    def _write(self, words: str, verb: Verb, read: Calendar) -> None:
        """Write much beside the window, in one act all the same."""
        self._busy = True
        self.noted.emit(words, False)
        self._book.do_beside(self._beside(), verb, read, done=self._tell)

    @Slot(object)
    def _tell(self, made: Imported | ImportedCards | None) -> None:
        """Say what came of it; a single new meeting is shown."""
        self._busy = False
        if made is not None:
            self.noted.emit(made.sentence, made.changed)
            if self._is_one_meeting(made):
                self.went.emit(Visit(Place.MEETINGS, MeetingId(made.new[0])))
        self._go_on()

    def _is_one_meeting(self, made: Imported | ImportedCards) -> bool:
        from app.desk.importing import Imported

        alone = len(made.new) == 1 and not made.updated and not self._waiting
        return alone and isinstance(made, Imported)

    def _fail(self, error: BaseException) -> None:
        from app.exchange.apart import Stopped

        self._busy, self._reading = False, None
        if isinstance(error, Stopped):
            self.noted.emit("Called off: nothing of it was taken in.", False)
        elif isinstance(error, Problem):
            self._trouble(error)
        else:
            raise error
        self._go_on()

    def _trouble(self, problem: Problem) -> None:
        self._book.troubled.emit(problem)
