"""Punctuality of one meeting, in minutes and hours (PACKS section 10.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from app.records.meeting import Meeting, Outcome, Told
from app.rules.wording import whole_minutes
from app.settings import Settings
from checklists.pack import Channel

ON_TIME: Final = {Channel.WEB: (-10, 0), Channel.PHONE: (-1, 1)}
TOLERATED_OVERRUN: Final = 2
HOUR: Final = timedelta(hours=1)


class Arrival(StrEnum):
    """How we came to a meeting."""

    ON_TIME = "on time"
    EARLY = "early"
    LATE = "late"
    NEVER = "did not come"


@dataclass(frozen=True, slots=True)
class Join:
    """One arrival: minutes after the scheduled start, negative when early.

    `minutes` is None where we never came. `unannounced` is late without a word
    before the start. `source` says who stamped it.
    """

    arrival: Arrival
    channel: Channel
    minutes: int | None = None
    unannounced: bool = False
    source: str = "app"

    @property
    def counts(self) -> bool:
        """Whether it enters the share; an early phone call is in neither k nor n."""
        return not (self.channel is Channel.PHONE and self.arrival is Arrival.EARLY)

    @property
    def kept(self) -> bool:
        """Whether it counts as on time; early is on time on the web."""
        return self.arrival in {Arrival.ON_TIME, Arrival.EARLY}


@dataclass(frozen=True, slots=True)
class Reschedule:
    """One move or cancellation by us; `short` is less than the notice of 24 h.

    It is None where nobody noted when they were told.
    """

    short: bool | None
    after_start: bool = False


@dataclass(frozen=True, slots=True)
class Punctuality:
    """The figures of one meeting; None where there is nothing to measure.

    Minutes are cut toward zero; `overrun` is shown, `overrun_against_us` is what
    they had not agreed to.
    """

    joins: tuple[Join, ...]
    start_delay: int | None = None
    late_cause: str = ""
    overrun: int | None = None
    overrun_against_us: int | None = None
    handed_back: int | None = None
    agenda_lead_hours: int | None = None
    recap_delay: timedelta | None = None
    recap_on_time: bool | None = None
    reschedules: tuple[Reschedule, ...] = ()

    @property
    def start_delay_by_us(self) -> int | None:
        """The start delay where its cause is us."""
        return self.start_delay if self.late_cause == "us" else None


def punctuality(
    meeting: Meeting, now: datetime, settings: Settings, *, least_met: bool = False
) -> Punctuality:
    """Measure one meeting; `least_met` says whether its least outcome was met."""
    held = meeting.outcome is Outcome.HELD
    return Punctuality(
        joins=(*_missed_starts(meeting), *_join(meeting, now)),
        start_delay=_start_delay(meeting) if held else None,
        late_cause=meeting.late_cause,
        overrun=_overrun(meeting, meeting.ends.instant) if held else None,
        overrun_against_us=_overrun(meeting, _agreed_end(meeting)) if held else None,
        handed_back=_handed_back(meeting) if held and least_met else None,
        agenda_lead_hours=_agenda_lead(meeting),
        recap_delay=_recap_delay(meeting) if held else None,
        recap_on_time=_recap_on_time(meeting, now, settings) if held else None,
        reschedules=_reschedules(meeting, settings),
    )


def arrival(minutes: int, channel: Channel) -> Arrival:
    """Class whole minutes after the scheduled start."""
    low, high = ON_TIME[channel]
    if minutes < low:
        return Arrival.EARLY
    return Arrival.ON_TIME if minutes <= high else Arrival.LATE


def _join(meeting: Meeting, now: datetime) -> tuple[Join, ...]:
    came = {Outcome.HELD, Outcome.NOBODY_CAME, Outcome.VOICEMAIL, Outcome.BOOKED}
    if meeting.joined is None or meeting.outcome not in came:
        return ()
    if meeting.joined.instant > now:
        return ()
    start = meeting.starts.instant
    minutes = whole_minutes(meeting.joined.instant - start)
    kind = arrival(minutes, meeting.channel)
    told = meeting.told_late is not None and meeting.told_late < start
    late = kind is Arrival.LATE
    source = meeting.joined.source
    return (Join(kind, meeting.channel, minutes, late and not told, source),)


def _missed_starts(meeting: Meeting) -> tuple[Join, ...]:
    """Return a missed start for every move of ours told only after it."""
    missed = sum(m.by_us and m.told_at > m.was.instant for m in meeting.moves)
    return (Join(Arrival.NEVER, meeting.channel, unannounced=True),) * missed


def _start_delay(meeting: Meeting) -> int | None:
    if meeting.started is None:
        return None
    return whole_minutes(meeting.started.instant - meeting.starts.instant)


def _agreed_end(meeting: Meeting) -> datetime:
    """Return the later of the scheduled end and the one they agreed to."""
    return max(meeting.ends.instant, meeting.agreed_end or meeting.ends.instant)


def _overrun(meeting: Meeting, end: datetime) -> int | None:
    if meeting.actual_end is None:
        return None
    minutes = whole_minutes(meeting.actual_end - end)
    return minutes if minutes > TOLERATED_OVERRUN else 0


def _handed_back(meeting: Meeting) -> int | None:
    if meeting.actual_end is None:
        return None
    return max(0, whole_minutes(meeting.ends.instant - meeting.actual_end))


def _agenda_lead(meeting: Meeting) -> int | None:
    agenda = meeting.agenda
    if agenda.told is not Told.SENT or agenda.told_at is None:
        return None
    return int((meeting.starts.instant - agenda.told_at) / HOUR)


def _recap_delay(meeting: Meeting) -> timedelta | None:
    if meeting.recap_sent is None or meeting.actual_end is None:
        return None
    return meeting.recap_sent - meeting.actual_end


def _recap_on_time(meeting: Meeting, now: datetime, settings: Settings) -> bool | None:
    """Say whether the recap was in time; None while it still may be."""
    if meeting.actual_end is None:
        return None
    limit = meeting.actual_end + settings.recap_hours * HOUR
    if meeting.recap_sent is not None:
        return meeting.recap_sent <= limit
    return False if now > limit else None


def _reschedules(meeting: Meeting, settings: Settings) -> tuple[Reschedule, ...]:
    notice = settings.short_notice_hours * HOUR
    moves = tuple(
        Reschedule(m.was.instant - m.told_at < notice, m.told_at > m.was.instant)
        for m in meeting.moves
        if m.by_us
    )
    if meeting.outcome is Outcome.CANCELLED_BY_US:
        return (*moves, Reschedule(None))
    return moves
