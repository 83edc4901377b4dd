"""A day, perhaps with a time, typed in a few letters."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from app.clock import Clock
from app.day_words import DAYS, MONTHS
from app.when_words import WhenRead, read_when
from ui.colours import Tone
from ui.measures import SMALL, em
from ui.widgets.layouts import column
from ui.widgets.text import Text

Read = Callable[[str, datetime, str], WhenRead | None]
"""Reads a text at an instant, in a zone."""

HINT = "fri 14:00, in 3 days, 27 nov"
UNKNOWN = "That is no day or time I know. Try “fri 14:00”, “in 3 days” or “27 nov”."


class WhenEdit(QWidget):
    """Reads `fri 14:00` or `in 3 days` and says below what it understood.

    `edited` carries the WhenRead when the user has finished and it is another one;
    None when the field was emptied. What cannot be read is said and not told.
    """

    edited = Signal(object)

    def __init__(
        self,
        name: str,
        clock: Clock,
        zone: str,
        hint: str = HINT,
        *,
        read: Read = read_when,
    ) -> None:
        super().__init__()
        self._clock, self._zone, self._read_when = clock, zone, read
        self._before: WhenRead | None = None
        self.field = QLineEdit()
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(hint)
        self.field.setMinimumWidth(em(16))
        self._said = Text(size=SMALL, tone=Tone.QUIET, lines=0)
        self.setLayout(column(self.field, self._said, gap=1))
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._typed)
        self.field.editingFinished.connect(self._finish)
        self._say("")

    @property
    def when(self) -> WhenRead | None:
        """What is written there, if it can be read."""
        text = self.field.text().strip()
        if self._before and text == written(self._before):
            return self._before
        return self._read_when(text, self._clock(), self._zone)

    @property
    def is_unknown(self) -> bool:
        """Whether something is written there that cannot be read."""
        return bool(self.field.text().strip()) and self.when is None

    @property
    def said(self) -> str:
        """What is said below the field."""
        return self._said.text()

    def show_when(self, when: WhenRead | None) -> None:
        """Show what is on record; what is being typed is left alone."""
        typing = self.field.hasFocus() and (
            self.is_unknown or self.when != self._before
        )
        self._before = when
        if not typing:
            self.field.setText(written(when) if when else "")
            self._say("")

    def set_zone(self, zone: str) -> None:
        """Read the days of another zone."""
        self._zone = zone

    @Slot()
    def _typed(self) -> None:
        when = self.when
        self._say(reading(when) if when else "")

    @Slot()
    def _finish(self) -> None:
        if self.is_unknown:
            self._say(UNKNOWN, Tone.STOP)
            return
        when = self.when
        if when:
            self.field.setText(written(when))
        self._say("")
        if when != self._before:
            self._before = when
            self.edited.emit(when)

    def _say(self, words: str, tone: Tone = Tone.QUIET) -> None:
        self._said.say((words, tone))
        self._said.setVisible(bool(words))
        self.field.setAccessibleDescription(words)


def written(when: WhenRead) -> str:
    """Return a day as it stands in the field; it reads back as the same."""
    day = when.day
    words = f"{DAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}".title()
    at = f" {when.at:%H:%M}" if when.at else ""
    return f"{words} {day.year}{at}"


def reading(when: WhenRead) -> str:
    """Return what was understood, in full words."""
    day = when.day
    words = f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}".title()
    city = when.zone.rpartition("/")[2].replace("_", " ")
    at = f", {when.at:%H:%M} in {city}" if when.at else ", by the end of the day"
    return f"{words} {day.year}{at}"
