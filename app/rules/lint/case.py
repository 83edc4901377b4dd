"""What a rule reads: the dossier, at the start at the latest, and its lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.dossier import Dossier
from app.records.mark import Mark, MarkKind
from app.records.meeting import Answered
from app.records.promise import Promise, PromiseState
from app.rules.readiness import answered_by
from app.rules.values import Checklist, Finding, Row, Severity
from app.rules.windows import last_check
from app.rules.wording import short_day
from checklists.pack import ItemId, Phase, Pillar


@dataclass(frozen=True, slots=True)
class Case:
    """One meeting under the eyes of the rules.

    A rule speaks from an instant on, meaning later than it, while its row is on
    this meeting's list.
    """

    dossier: Dossier
    checklist: Checklist

    @property
    def now(self) -> datetime:
        """The instant the rules speak at."""
        return self.dossier.now

    @property
    def start(self) -> datetime:
        """The scheduled start."""
        return self.dossier.meeting.starts.instant

    @property
    def end(self) -> datetime:
        """The scheduled end."""
        return self.dossier.meeting.ends.instant

    def within(self, hours: int) -> bool:
        """Say whether the start is nearer than that."""
        return self.now > self.start - timedelta(hours=hours)

    @property
    def past_plan_limit(self) -> bool:
        """Whether the time to plan in is over."""
        plan = self.checklist.pauses.get(Phase.PLAN)
        return plan is not None and self.now > plan.limit

    @property
    def rising(self) -> Severity:
        """A check until the last check opens, then a stop."""
        opens = last_check(self.dossier.meeting, self.dossier.settings)
        opened = self.now >= opens
        return Severity.STOP if opened else Severity.CHECK

    def row(self, *items: str) -> Row | None:
        """Return the first of these rows that is on the list."""
        for item in items:
            if row := self.checklist.row(ItemId(item)):
                return row
        return None

    def place(self, *items: str) -> ItemId | None:
        """Return the row a finding stands in, if it is on the list."""
        row = self.row(*items)
        return row.item.id if row else None

    def is_answered(self, row: Row) -> bool:
        """Say whether a row is closed by now; missed closes it too."""
        return answered_by(row, self.now)

    def is_given(self, row: Row) -> bool:
        """Say whether an answer with words or records stands in a row."""
        answer = row.answer
        if answer is None or answer.at > self.now:
            return False
        return answer.state is Answered.ANSWERED and not answer.none

    def open_promises(self, *, ours: bool) -> Iterator[Promise]:
        """Yield what one side promised and both know of, still to be done."""
        for promise in self.dossier.promises:
            told = promise.told and promise.state is PromiseState.OPEN
            if promise.ours is ours and told:
                yield promise

    def marks(self) -> Iterator[Mark]:
        """Yield what the rep said of findings by now and did not take back."""
        for mark in self.dossier.marks:
            taken_back = mark.withdrawn is not None and mark.withdrawn <= self.now
            if mark.at <= self.now and not taken_back:
                yield mark

    def marked(self, code: str, *kinds: MarkKind, of: str = "") -> bool:
        """Say whether one of these was said of a rule here, and of this record."""
        here = self.dossier.meeting.id
        return any(
            mark.kind in kinds
            and mark.code == code
            and (mark.meeting == here or (mark.meeting is None and of))
            and (not of or mark.record == of)
            for mark in self.marks()
        )

    def day(self, instant: datetime) -> str:
        """Return the rep's day of an instant: `Thu 19 Nov`."""
        zone = ZoneInfo(self.dossier.settings.zone)
        return short_day(instant.astimezone(zone).date())


Judge = Callable[[Case], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the table: its code, whose pillar it counts against, how it judges."""

    code: str
    pillar: Pillar
    judge: Judge
