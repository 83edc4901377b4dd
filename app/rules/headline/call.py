"""What the figures read of one meeting: a line of it, not the whole."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, NamedTuple

from app.records.account import AccountId
from app.records.meeting import Outcome, Told
from app.rules.punctuality import TOLERATED_OVERRUN, Arrival, arrival
from app.rules.wording import whole_minutes
from checklists.pack import Channel

DAY_AHEAD: Final = timedelta(hours=24)
_CAME: Final = frozenset(
    {Outcome.HELD, Outcome.NOBODY_CAME, Outcome.VOICEMAIL, Outcome.BOOKED}
)


class Call(NamedTuple):
    """A meeting in a line: instants are texts of ISO 8601 in UTC, all of one form.

    `missed` counts our moves that were told only after the start. `theirs_at` is the
    minute at which the first line of theirs begins that was not passed over, `lines`
    how many the agenda has. `started` is told only where a late start was our doing.
    From `planned` on it is what its records say of what came of it: whether an outcome
    was written down, an order, a deed of theirs with a day, a no, "no fit"; whether
    what was wanted was agreed, and the least is theirs.
    """

    meeting: str
    account: AccountId
    outcome: str
    channel: str
    starts: str
    ends: str
    booked: str
    unplanned: int
    joined: str | None
    started: str | None
    ended: str | None
    agreed_end: str | None
    told_late: str | None
    missed: int
    told: str
    told_at: str | None
    lines: int
    theirs_at: int | None
    class_said: str
    met_said: str
    planned: int = 0
    ordered: int = 0
    deed: int = 0
    refused: int = 0
    no_fit: int = 0
    wanted: int = 0
    least: int = 0

    @property
    def held(self) -> bool:
        """Whether it took place."""
        return self.outcome == Outcome.HELD

    @property
    def came_late(self) -> bool | None:
        """Whether we came late; None where that is not known or counts for nothing.

        A phone call made too early is in neither k nor n (PACKS section 13).
        """
        if self.joined is None or self.outcome not in _CAME:
            return None
        if self.channel != Channel.PHONE:
            if self.joined <= self.starts:
                return False
            kind = arrival(_minutes(self.starts, self.joined), Channel.WEB)
            return kind is Arrival.LATE
        kind = arrival(_minutes(self.starts, self.joined), Channel.PHONE)
        return None if kind is Arrival.EARLY else kind is Arrival.LATE

    @property
    def began_late(self) -> bool:
        """Whether it was held, and we came late or it began late because of us."""
        if not self.held:
            return False
        if self.missed or self.came_late:
            return True
        return self.started is not None and _minutes(self.starts, self.started) > 0

    @property
    def announced(self) -> bool:
        """Whether they were told before the start that we would be late."""
        return self.told_late is not None and self.told_late < self.starts

    @property
    def ran_over(self) -> bool | None:
        """Whether it ran over without their yes; None where no end is on record."""
        if not self.held or self.ended is None:
            return None
        agreed = max(self.ends, self.agreed_end or self.ends)
        return self.ended > agreed and _minutes(agreed, self.ended) > TOLERATED_OVERRUN

    @property
    def told_ahead(self) -> bool | None:
        """Whether they knew the agenda a day ahead; None where there was no day.

        Said when booking, they knew it from then; one of theirs counts whenever it
        was noted.
        """
        if not self.held or self.unplanned:
            return None
        last = datetime.fromisoformat(self.starts) - DAY_AHEAD
        if datetime.fromisoformat(self.booked) > last:
            return None
        if self.told in {Told.WHEN_BOOKING, Told.THEY_SENT}:
            return True
        if self.told == Told.NOT or self.told_at is None:
            return False
        return datetime.fromisoformat(self.told_at) <= last

    def theirs_first(self, minutes: int) -> bool | None:
        """Say whether a topic of theirs came in the first minutes; None: no agenda."""
        if not self.held or not self.lines:
            return None
        return self.theirs_at is not None and self.theirs_at < minutes


def _minutes(earlier: str, later: str) -> int:
    span = datetime.fromisoformat(later) - datetime.fromisoformat(earlier)
    return whole_minutes(span)
