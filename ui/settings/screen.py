"""Settings: who you are, your pages, your window, your data."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.desk import settings
from app.errors import Problem
from checklists.pack import Option
from ui.calendars.fetching import Fetching
from ui.focus import focus
from ui.open_book import OpenBook
from ui.preferences import Preferences
from ui.qt import override
from ui.screen import Screen
from ui.settings.calendars import CalendarsCard
from ui.settings.data_card import DataCard
from ui.theme import SMALL, STRONG, Scheme, Tone, em
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.header import Header
from ui.widgets.labelled_field import LabelledField
from ui.widgets.layouts import around, column, room
from ui.widgets.scroll import Scroll
from ui.widgets.text import Text
from ui.zone_field import zone_field

SIZES = ("100 %", "125 %", "150 %", "175 %", "200 %")
LOOKS = {
    Scheme.SYSTEM: "as the system",
    Scheme.LIGHT: "light",
    Scheme.DARK: "dark",
    Scheme.CONTRAST: "high contrast",
}


class SettingsScreen(Screen):
    """Every change is kept at once and can be undone; looks belong to this machine."""

    look_chosen = Signal(str)
    size_chosen = Signal(int)
    restore_wanted = Signal(object)
    calendar_wanted = Signal()

    def __init__(self, book: OpenBook) -> None:
        super().__init__(book)
        self.name = LabelledField("Your name", about="It stands on reports.")
        self.name.edited.connect(lambda text: self._change(name=text))
        self.emails = LabelledField(
            "Your mail addresses", about="So that Earnest knows you on an invite."
        )
        self.emails.edited.connect(lambda t: self._change(own_emails=_listed(t)))
        self.domains = LabelledField(
            "Your firm's mail domains",
            about="Everybody there is on your side; an event with nobody from "
            "elsewhere is busy time, not a meeting.",
        )
        self.domains.edited.connect(lambda t: self._change(own_domains=_listed(t)))
        self.zone = zone_field("Your time zone")
        self.zone.edited.connect(self._change_zone)
        self.paper = ChoiceRow((Option("A4"), Option("Letter")), "Paper")
        self.paper.chosen.connect(lambda paper, _: self._change(paper=paper))
        self.range = ChoiceRow(
            (Option("80 %"), Option("90 %"), Option("95 %")), "Likely range"
        )
        self.range.chosen.connect(
            lambda chosen, _: self._change(confidence=int(chosen.split()[0]))
        )
        self.look = ChoiceRow(tuple(Option(w) for w in LOOKS.values()), "Look")
        by_words = {words: scheme for scheme, words in LOOKS.items()}
        self.look.chosen.connect(
            lambda words, _: self.look_chosen.emit(by_words[words])
        )
        self.text_size = ChoiceRow(
            tuple(Option(size) for size in SIZES), "Size of all text"
        )
        self.text_size.chosen.connect(
            lambda chosen, _: self.size_chosen.emit(int(chosen.split()[0]))
        )
        self.calendars = CalendarsCard(book)
        self.calendars.add_wanted.connect(self.calendar_wanted)
        self.calendars.noted.connect(self.noted)
        self.data = DataCard(book)
        self.data.restore_wanted.connect(self.restore_wanted)
        self.data.noted.connect(self.noted)
        cards = column(
            _card("You", self.name, self.emails, self.domains, self.zone),
            self.calendars,
            _card(
                "Pages",
                _named("Paper", self.paper),
                _named("How wide a likely range is shown", self.range),
            ),
            _card("Window", _named("Look", self.look), _named("Text", self.text_size)),
            self.data,
            gap=3,
        )
        cards.addStretch(1)
        inside = around(room(cards, 6, 1, 2, 6))
        inside.setMaximumWidth(em(62))
        self._scroll = Scroll(inside)
        whole = column(Header("Settings", "kept at once"), self._scroll)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what was chosen for this machine's window."""
        self.look.show_choice(LOOKS[Scheme(preferences.theme)])
        self.text_size.show_choice(f"{preferences.text_percent} %")
        self.calendars.show_preferences(preferences)
        self.data.show_preferences(preferences)

    def show_fetching(self, fetching: Fetching) -> None:
        """Let the calendars show what is being fetched."""
        self.calendars.show_fetching(fetching)

    def look_after_data(self, deed: str) -> None:
        """Press what backs up, checks, restores or brings back, where it is seen."""
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
        return self.name.field

    @override
    def refresh(self) -> None:
        """Make the fields equal to the book."""
        kept = self.book.settings
        self.name.show_text(kept.name)
        self.emails.show_text(", ".join(kept.own_emails))
        self.domains.show_text(", ".join(kept.own_domains))
        # What was refused stays to be put right.
        if not self.zone.complaint:
            self.zone.show_text(kept.zone)
        self.paper.show_choice(kept.paper)
        self.range.show_choice(f"{kept.confidence} %")
        self.calendars.refresh()
        self.data.refresh()

    @Slot(str)
    def _change_zone(self, zone: str) -> None:
        try:
            settings.change(self.book.desk, zone=zone)
        except Problem as problem:
            self.zone.complain(f"{problem} {problem.advice}".strip())
        else:
            self.book.changed.emit()

    def _change(self, **changes: object) -> None:
        self.book.do(settings.change, **changes)


def _card(head: str, *parts: QWidget) -> Card:
    return Card(CardHead(head), around(room(column(*parts, gap=3.5), 3.5, 3, 3.5, 3.5)))


def _named(label: str, field: QWidget) -> QWidget:
    head = Text(label, size=SMALL, tone=Tone.QUIET, weight=STRONG)
    return around(column(head, field, gap=1))


def _listed(text: str) -> tuple[str, ...]:
    parts = text.replace(";", ",").split(",")
    return tuple(part.strip().casefold() for part in parts if part.strip())
