"""The standing of an account, worked out at once or beside the window."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from app.rules.standing.evidence import Deeds
from app.rules.standing.standing import Standing, standing
from ui.background import Background

# From so many deeds on it takes longer than a person notices.
AT_ONCE: Final = 250


class StandingFound(QObject):
    """Works it out anew only for other deeds or another day.

    `found` carries the Deeds and their Standing, for those asked for last alone.
    """

    found = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._asked: tuple[Deeds, date] | None = None
        self._known: Standing | None = None
        self._background: Background | None = None

    def leave(self) -> None:
        """Let go of what goes on beside the window."""
        if self._background is not None:
            self._background.close()
            self._background = None
        self._asked = self._known = None

    def of(self, deeds: Deeds, now: datetime) -> Standing | None:
        """Return the standing, or None where `found` will tell it."""
        asked = deeds, now.astimezone(deeds.zone).date()
        if asked == self._asked:
            return self._known
        self._asked, self._known = asked, None
        if len(deeds.facts) + len(deeds.promises) + len(deeds.meetings) <= AT_ONCE:
            self._known = standing(deeds, now)
            return self._known
        if self._background is None:
            self._background = Background(self)
        work = partial(standing, deeds, now)
        self._background.run(work, partial(self._bring, asked), _raise)
        # Work that was over at once has told already.
        return self._known

    def _bring(self, asked: tuple[Deeds, date], found: Standing) -> None:
        if asked == self._asked:
            self._known = found
            self.found.emit(asked[0], found)


def _raise(error: BaseException) -> None:
    raise error
