"""Invites, calendars and contacts on their way into the book."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.desk import settings
from app.desk.contacts import apply_cards
from app.desk.importing import apply_calendar
from app.errors import Problem
from app.exchange.invite import Calendar
from app.exchange.matching import is_free_mail
from ui.background import Background
from ui.open_book import OpenBook
from ui.places import Place, Visit
from ui.preferences import Preferences

LARGE = 200_000
SUFFIXES = (".ics", ".ical", ".ifb", ".vcf", ".vcard")


class Importing(QObject):
    """Reads what is chosen, dropped or pasted, applies it, and says what came of it.

    A large calendar is read beside the window; it is applied in one transaction, so
    one undo takes all of it back.
    """

    noted = Signal(str, bool)
    went = Signal(object)

    def __init__(self, book: OpenBook, preferences: Preferences, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._book = book
        self._preferences = preferences
        self._background = Background(self)

    def choose(self, over: QWidget) -> None:
        """Ask which files to take."""
        chosen, _ = QFileDialog.getOpenFileNames(
            over,
            "Import invites, a calendar or contacts",
            self._preferences.last_folder,
            "Calendars and contacts (*.ics *.ical *.vcf *.vcard);;All files (*)",
        )
        if chosen:
            self.take_files([Path(name) for name in chosen])

    def take_files(self, files: list[Path]) -> None:
        """Take each file by what it is."""
        for file in files:
            self._preferences.last_folder = str(file.parent)
            try:
                raw = file.read_bytes()
            except OSError as error:
                self._trouble(
                    Problem(
                        f"{file.name} cannot be read: {error.strerror}.",
                        "Check that it is still there and may be opened.",
                    )
                )
                continue
            if b"BEGIN:VCARD" in raw[:2000].upper():
                self._take_cards(raw)
            else:
                self._take_calendar(raw)

    def take_text(self, text: str) -> None:
        """Take an invite that was pasted."""
        if not text.strip():
            self._trouble(
                Problem(
                    "There is nothing to paste.",
                    "Copy the invite, or save it as an .ics file and drop it here.",
                )
            )
            return
        self._take_calendar(text.encode())

    def _take_calendar(self, raw: bytes) -> None:
        from app.exchange.ics import read_calendar

        zone, now = self._book.settings.zone, self._book.now()

        def read() -> Calendar:
            return read_calendar(raw, zone=zone, now=now)

        if len(raw) > LARGE:
            self.noted.emit("Reading the calendar …", False)
            self._background.run(read, self._apply, self._failed)
            return
        try:
            calendar = read()
        except Problem as problem:
            self._trouble(problem)
        else:
            self._apply(calendar)

    def _apply(self, calendar: Calendar) -> None:
        from app.exchange.own import own_addresses

        addresses = own_addresses(calendar)
        if addresses and not self._book.settings.own_emails:
            self._ask_who(calendar, addresses)
        else:
            self._carry_out(calendar)

    def _ask_who(self, calendar: Calendar, addresses: Sequence[str]) -> None:
        from ui.who_are_you import WhoAreYou

        def know(address: str) -> None:
            domain = address.partition("@")[2]
            shared = is_free_mail(domain)
            self._book.do(
                settings.change,
                own_emails=(address,),
                own_domains=() if shared else (domain,),
            )
            self._carry_out(calendar)

        sheet = WhoAreYou(addresses, self._over)
        sheet.chosen.connect(know)
        sheet.open()

    def _carry_out(self, calendar: Calendar) -> None:
        made = self._book.do(apply_calendar, calendar)
        if made is None:
            return
        self.noted.emit(made.sentence, made.changed)
        if len(made.new) == 1 and not made.updated:
            self.went.emit(Visit(Place.MEETINGS, made.new[0]))

    def _take_cards(self, raw: bytes) -> None:
        from app.exchange.vcard import read_cards

        try:
            cards = read_cards(raw, region=self._book.settings.phone_country)
        except Problem as problem:
            self._trouble(problem)
            return
        made = self._book.do(apply_cards, cards)
        if made is not None:
            self.noted.emit(made.sentence, made.changed)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        self._trouble(error)

    def _trouble(self, problem: Problem) -> None:
        self._book.troubled.emit(problem)
