"""Settings in words: what Earnest goes by, found by a word of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from app.desk import settings
from checklists.pack import Option
from ui.calendars.fetching import Fetching
from ui.focus import Roving, focus
from ui.open_book import OpenBook
from ui.preferences import Preferences
from ui.qt import override
from ui.screen import Screen, first_stop
from ui.settings.calendars import CalendarsCard
from ui.settings.data_card import DataCard
from ui.settings.look import LookSection
from ui.settings.named_row import named_row
from ui.settings.paper import PaperSection
from ui.settings.section import Section
from ui.settings.sentences import (
    ASKS,
    LENGTHS,
    MEETINGS,
    PROMISES,
    STANDING,
    WORKING_DAY,
)
from ui.settings.thresholds import StandingThresholds, Thresholds
from ui.settings.whole_card import WholeCard
from ui.settings.you import YouSection
from ui.theme import Tone, em
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.flow import Flow
from ui.widgets.header import Header
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import around, column, line, room
from ui.widgets.scroll import Scroll
from ui.widgets.text import Text


class SettingsScreen(Screen):
    """Every change is kept at once and can be undone; looks belong to this machine."""

    look_chosen = Signal(str)
    size_chosen = Signal(int)
    restore_wanted = Signal(object)
    calendar_wanted = Signal()

    def __init__(self, book: OpenBook) -> None:
        super().__init__(book)
        self.you = YouSection(book)
        self.range = ChoiceRow(
            (Option("80 %"), Option("90 %"), Option("95 %")), "Likely range"
        )
        self.thresholds = {
            group.head: Thresholds(book, group)
            for group in (WORKING_DAY, LENGTHS, MEETINGS, ASKS)
        }
        self.thresholds[PROMISES.head] = Thresholds(
            book,
            PROMISES,
            named_row(
                "How sure a likely range is",
                self.range,
                "“Likely 72-97 %” is that range. It changes what is shown, never a "
                "standing.",
            ),
        )
        self.thresholds[STANDING.head] = StandingThresholds(book)
        self.look, self.paper = LookSection(), PaperSection(book)
        self.calendars, self.data = CalendarsCard(book), DataCard(book)
        self.sections = self._in_order()
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a setting")
        self.search.setAccessibleName("Find a setting")
        self.none = Text(tone=Tone.QUIET, lines=0)
        self.none.hide()
        self.jumps = [KeyButton(head, head) for head in self.sections]
        for button in self.jumps:
            button.setAccessibleName(f"Go to {button.words}")
        self._lay_out()
        self._connect()

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what was chosen for this machine's window."""
        self.look.show_preferences(preferences)
        self.calendars.show_preferences(preferences)
        self.data.show_preferences(preferences)

    def show_fetching(self, fetching: Fetching) -> None:
        """Let the calendars show what is being fetched."""
        self.calendars.show_fetching(fetching)

    def look_after_data(self, deed: str) -> None:
        """Press what backs up, checks, restores or brings back, where it is seen."""
        self.search.clear()
        self.seek("")
        button = {
            "back-up": self.data.back_up,
            "check": self.data.check,
            "restore": self.data.restore,
            "deleted": self.data.deleted,
        }[deed]
        self._scroll.ensureWidgetVisible(self.data)
        self._scroll.ensureWidgetVisible(button)
        focus(button)
        button.click()

    @override
    def first_stop(self) -> QWidget | None:
        return self.search

    @override
    def refresh(self) -> None:
        """Make the fields equal to the book."""
        self.you.refresh()
        for thresholds in self.thresholds.values():
            thresholds.refresh()
        self.range.show_choice(f"{self.book.settings.confidence} %")
        self.paper.refresh()
        self.calendars.refresh()
        self.data.refresh()

    @Slot(str)
    def seek(self, text: str) -> None:
        """Leave only what holds all the words; without words all is there."""
        words = text.casefold().split()
        found = [section.seek(words) for section in self.sections.values()]
        self.none.say(f"No setting says “{text.strip()}”. Try one word of it.")
        self.none.setVisible(not any(found))
        self._index.setVisible(not words)
        self._scroll.verticalScrollBar().setValue(0)

    @Slot(str)
    def jump(self, head: str) -> None:
        """Show a section at the top, with the keyboard in its first field."""
        section = self.sections[head]
        bar = self._scroll.verticalScrollBar()
        bar.setValue(section.mapTo(self._inside, section.rect().topLeft()).y())
        if (stop := first_stop(section)) is not None:
            focus(stop)

    def _in_order(self) -> dict[str, Section | WholeCard]:
        made: dict[str, Section | WholeCard] = {"You": self.you}
        for group in (WORKING_DAY, LENGTHS, MEETINGS):
            made[group.head] = self.thresholds[group.head]
        made["Calendars"] = WholeCard(
            self.calendars,
            "calendars fetched address ics outlook google titles only "
            "rule which events meetings always never busy time",
        )
        for group in (PROMISES, ASKS):
            made[group.head] = self.thresholds[group.head]
        made[STANDING.head] = self.thresholds[STANDING.head]
        made["Paper"], made["Look"] = self.paper, self.look
        made["Your data"] = WholeCard(
            self.data, "your data backup restore check deleted folder file"
        )
        return made

    def _lay_out(self) -> None:
        Roving([self.jumps], self)
        self._index = around(Flow(*self.jumps, gap=2, below=1.5))
        cards = column(self._index, self.none, *self.sections.values(), 1, gap=3)
        inside = around(room(cards, 6, 1, 2, 6))
        inside.setMaximumWidth(em(62))
        self._inside, self._scroll = inside, Scroll(inside)
        above = around(room(column(self.search), 6, 0, 2, 2))
        above.setMaximumWidth(em(62))
        # As wide as what scrolls below, beside the bar.
        beside = room(line(above, 1, gap=0), 0, 0, 2.5, 0)
        # The rest of a wide window stays free at the right.
        beside.setStretch(0, 1_000)
        whole = column(Header("Settings", "kept at once"), beside, self._scroll)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.seek)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        leave.activated.connect(self.search.clear)
        for button in self.jumps:
            button.chosen.connect(self.jump)
        self.range.chosen.connect(self._choose_range)
        self.look.look_chosen.connect(self.look_chosen)
        self.look.size_chosen.connect(self.size_chosen)
        self.calendars.add_wanted.connect(self.calendar_wanted)
        self.calendars.noted.connect(self.noted)
        self.data.restore_wanted.connect(self.restore_wanted)
        self.data.noted.connect(self.noted)

    @Slot(str, str)
    def _choose_range(self, chosen: str, _detail: str) -> None:
        self.book.do(settings.change, confidence=int(chosen.split()[0]))
