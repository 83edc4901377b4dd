"""The settings a meeting goes by: a change takes effect for new meetings."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.book.book import Book
from app.book.families import SETTINGS
from app.settings import BY_MEETING, Settings


class SettingsThen:
    """Reads once what the settings were, to tell them of many meetings."""

    def __init__(self, book: Book) -> None:
        self.now, chosen = book.settings_chosen()
        # In most books none of these ever is.
        changed = chosen & BY_MEETING
        history = book.history(SETTINGS) if changed else ()
        self._then = [
            (entry.at, self._as_of(entry.value))
            for entry in history
            if isinstance(entry.value, Settings)
        ]
        self._first = self._as_of(Settings()) if changed else self.now

    def at(self, booked: datetime) -> Settings:
        """Return the settings of a meeting booked at an instant."""
        found = self._first
        for at, settings in self._then:
            if at > booked:
                break
            found = settings
        return found

    def _as_of(self, then: Settings) -> Settings:
        return replace(self.now, **{name: getattr(then, name) for name in BY_MEETING})
