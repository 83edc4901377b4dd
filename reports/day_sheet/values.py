"""A day on paper as a value: exactly what is printed, in the order of the page."""

from __future__ import annotations

from dataclasses import dataclass

from app.records.meeting import MeetingId
from reports.brief import Brief


@dataclass(frozen=True, slots=True)
class DayMeeting:
    """A meeting of the day: when here and there, what, with whom, how it stands.

    `stopped` is whether something stops it, `over` whether nothing is to come of it
    today.
    """

    meeting: MeetingId
    at: str
    there: str
    title: str
    about: str
    state: str
    stopped: bool = False
    over: bool = False


@dataclass(frozen=True, slots=True)
class BusyTime:
    """A calendar event that is no meeting of ours."""

    at: str
    title: str


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to tick when it is done; `pressing` is shown in bold."""

    what: str
    about: str
    words: str
    pressing: bool = False


@dataclass(frozen=True, slots=True)
class Duties:
    """Duties of one kind, and how many more there are on screen."""

    head: str
    duties: tuple[Duty, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class DaySheet:
    """One page on a day: its hours in order, what is owed, what is to be wrapped up."""

    day: str
    about: str
    hours: tuple[DayMeeting | BusyTime, ...]
    duties: tuple[Duties, ...]
    foot: str
    printed: str

    @property
    def meetings(self) -> tuple[DayMeeting, ...]:
        """The meetings among its hours."""
        return tuple(one for one in self.hours if isinstance(one, DayMeeting))


@dataclass(frozen=True, slots=True)
class DayOnPaper:
    """A day sheet, and behind it the briefs of the meetings still to come."""

    sheet: DaySheet
    briefs: tuple[Brief, ...]
