"""Whose turn it is to be fetched."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from app.records.calendar_source import CalendarId


@dataclass(frozen=True, slots=True)
class Turn:
    """A calendar to be fetched, and whether somebody waits for it.

    `etag` and `modified` are what its server calls what came.
    """

    calendar: CalendarId
    by_hand: bool
    etag: str = ""
    modified: str = ""


class Turns:
    """Calendars in the order in which they were asked for, each once."""

    def __init__(self) -> None:
        self._waiting: deque[Turn] = deque()

    def ask(self, turn: Turn) -> None:
        """Let a calendar wait for its turn; asked for by hand it stays so."""
        waits = [one for one in self._waiting if one.calendar == turn.calendar]
        if waits and not turn.by_hand:
            return
        for other in waits:
            self._waiting.remove(other)
        self._waiting.append(turn)

    def next(self) -> Turn | None:
        """Return whose turn it is, if anybody waits."""
        return self._waiting.popleft() if self._waiting else None

    def clear(self) -> None:
        """Let nobody wait."""
        self._waiting.clear()
