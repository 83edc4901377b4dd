"""Your calendars: those that are fetched, and your own for other programs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from app.book.fetches import fetched
from app.desk import calendars
from app.errors import Problem
from app.records.calendar_source import CalendarId, CalendarSource
from app.rules.wording import count
from ui.background import Background
from ui.calendars.fetching import Fetching
from ui.calendars.rules import Rules
from ui.calendars.words import gone_words, standing
from ui.focus import Roving
from ui.open_book import OpenBook
from ui.preferences import Preferences
from ui.theme import SMALL, STRONG, Tone
from ui.widgets.button import Button, SmallButton
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.check import Check
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, clear, column, line, room
from ui.widgets.text import Text

if TYPE_CHECKING:
    from app.desk.own_calendar import OwnCalendar

# Asks where to save a file that has a name; empty if nowhere.
ChooseFile = Callable[[QWidget, str], str]
FILE_NAME = "earnest.ics"


class SourceLine(QWidget):
    """One calendar: its name, how it stands, and what can be done with it."""

    def __init__(self, source: CalendarSource) -> None:
        super().__init__()
        self.source = source
        self.words = Text(size=SMALL, tone=Tone.QUIET, lines=0)
        self.fetch = SmallButton(
            "Fetch now", "refresh-cw", name=f"Fetch now: {source.name}"
        )
        self.remove = SmallButton("Remove", name=f"Remove: {source.name}")
        name = Text(source.name, weight=STRONG, lines=2)
        row = line(
            around(column(name, self.words, gap=0.5)), self.fetch, self.remove, gap=2
        )
        row.setStretch(0, 1)
        self.setLayout(row)
        self._roving = Roving([[self.fetch, self.remove]], self)

    def show_standing(self, words: str, *, troubled: bool, busy: bool) -> None:
        """Say how it stands."""
        tone = Tone.STOP if troubled and not busy else Tone.QUIET
        self.words.say(("Being fetched …" if busy else words, tone))
        self.fetch.setEnabled(not busy)


class CalendarsCard(Card):
    """`add_wanted` asks for the sheet on which an address is given.

    `noted` asks to say a sentence, with undo where the second value is true.
    """

    add_wanted = Signal()
    noted = Signal(str, bool)

    def __init__(self, book: OpenBook, choose_file: ChooseFile | None = None) -> None:
        self._book = book
        self._fetching: Fetching | None = None
        self._preferences: Preferences | None = None
        self._choose_file = choose_file or _choose_file
        self._background: Background | None = None
        self.lines: list[SourceLine] = []
        self._list = column(gap=3)
        self._none = Text(
            "None is fetched. Give the address of your calendar, and new, moved and "
            "cancelled meetings come in by themselves.",
            tone=Tone.QUIET,
            lines=0,
        )
        self.gone = Text(lines=0)
        self.cancel = Button("Cancel them", "calendar-x")
        self.add_button = Button("Add an address or a file …", "plus")
        self.save = Button("Save my calendar as .ics …", "download")
        self.titles_only = Check("Titles only: no names of accounts")
        titles = line(
            self.titles_only, Text("Titles only: no names of accounts", lines=0), gap=1
        )
        titles.setStretch(1, 1)
        self.rules = Rules(book)
        self._every = around(self._list)
        self._gone = around(column(self.gone, around(line(self.cancel, 1)), gap=2))
        inside = column(
            self._every,
            self._none,
            self._gone,
            around(Flow(self.add_button, self.save, gap=2, below=2)),
            around(titles),
            gap=3.5,
        )
        super().__init__(
            CardHead("Calendars"),
            around(room(inside, 3.5, 3, 3.5, 3.5)),
            around(room(column(self.rules), 3.5, 3, 3.5, 3.5)),
        )
        self.rules.noted.connect(self.noted)
        self._roving = Roving([[self.add_button, self.save]], self)
        self.add_button.clicked.connect(self.add_wanted)
        self.cancel.clicked.connect(self._cancel_gone)
        self.save.clicked.connect(self._save)

    def show_fetching(self, fetching: Fetching) -> None:
        """Let what fetches be seen and asked."""
        self._fetching = fetching
        fetching.turned.connect(self._show_standings)

    def show_preferences(self, preferences: Preferences) -> None:
        """Begin in the folder that was used last."""
        self._preferences = preferences

    def refresh(self) -> None:
        """Make the lines equal to the book."""
        sources = self._book.book.every(CalendarSource)
        if [line.source for line in self.lines] != [*sources]:
            clear(self._list)
            self.lines = [self._line(source) for source in sources]
        self._every.setVisible(bool(sources))
        self._none.setVisible(not sources)
        self._show_standings()
        now, zone = self._book.now(), self._book.settings.zone
        words = gone_words(calendars.gone(self._book.desk), now, zone)
        self.gone.say(words)
        self._gone.setVisible(bool(words))
        self.rules.refresh()

    def _line(self, source: CalendarSource) -> SourceLine:
        made = SourceLine(source)
        made.fetch.clicked.connect(partial(self._fetch, source.id))
        made.remove.clicked.connect(partial(self._remove, source.id))
        self._list.addWidget(made)
        return made

    @Slot()
    def _show_standings(self) -> None:
        now, zone = self._book.now(), self._book.settings.zone
        under_way = self._fetching.calendar if self._fetching else None
        for shown in self.lines:
            known = fetched(self._book.book, shown.source.id)
            shown.show_standing(
                standing(known, now, zone),
                troubled=bool(known.trouble),
                busy=shown.source.id == under_way,
            )

    def _fetch(self, calendar: CalendarId) -> None:
        if self._fetching is not None:
            self._fetching.fetch(calendar)

    def _remove(self, calendar: CalendarId) -> None:
        removed = self._book.do(calendars.remove_calendar, calendar)
        if removed is not None:
            words = f"“{removed.name}” is no longer fetched. Its meetings stay."
            self.noted.emit(words, True)
            self.add_button.setFocus()

    @Slot()
    def _cancel_gone(self) -> None:
        many = self._book.do(calendars.cancel_gone)
        if many:
            words = f"{count(many, 'event')} no longer in your calendar cancelled."
            self.noted.emit(words, True)
            self.add_button.setFocus()

    @Slot()
    def _save(self) -> None:
        from app.desk.own_calendar import own_calendar

        folder = self._preferences.last_folder if self._preferences else ""
        chosen = self._choose_file(self, str(Path(folder) / FILE_NAME))
        if not chosen:
            return
        if self._background is None:
            self._background = Background(self)
        self.save.setEnabled(False)
        self._book.do_beside(
            self._background,
            partial(own_calendar, titles_only=self.titles_only.isChecked()),
            done=partial(self._write, Path(chosen)),
        )

    def _write(self, file: Path, made: OwnCalendar | None) -> None:
        from app.files import write_beside

        self.save.setEnabled(True)
        if made is None:
            return
        try:
            written = write_beside(file, made.file, replace=True)
        except Problem as problem:
            self._book.troubled.emit(problem)
            return
        if self._preferences is not None:
            self._preferences.last_folder = str(written.parent)
        self.noted.emit(f"Saved: {written}. {made.sentence}", False)


def _choose_file(over: QWidget, name: str) -> str:
    chosen, _ = QFileDialog.getSaveFileName(
        over, "Save my calendar", name, "Calendars (*.ics)"
    )
    return chosen
