"""The standing, worked out night by night from dated deeds (PACKS sections 9, 13)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date

from app.rules.standing.conditions import UPWARD, Ground, leaving
from app.rules.standing.earned import facts_of_a_step
from app.rules.standing.evidence import Evidence
from app.rules.standing.spans import NEVER
from app.settings import Settings
from checklists.pack import Stage


@dataclass(frozen=True, slots=True)
class Change:
    """A night on which the standing changed, from what to what, and why."""

    on: date
    was: Stage
    now: Stage
    why: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that ends a standing unless it is cured by a day."""

    code: str
    words: str
    since: date
    cure_by: date


@dataclass(frozen=True, slots=True)
class Replayed:
    """Where an account stands after a night, and how it came there.

    `since` is the day its stage began, None where it never changed; `held_until`
    is the day from which a step up is free again after an untrue word; `lost` is
    when the mark of a first order was lost last, `first_order` the first order
    since it was gained.
    """

    stage: Stage
    since: date | None
    changes: tuple[Change, ...]
    notices: tuple[Notice, ...]
    held_until: date | None
    first_order: date | None
    lost: date | None
    ground: Ground


def replay(
    evidence: Evidence, settings: Settings, until: int, *, every_night: bool = False
) -> Replayed:
    """Replay all nights up to and with a day, given as an ordinal.

    Nights on which nothing that is read can differ from the night before are
    passed over, unless every night is asked for: both give the same.
    """
    walk = _Walk(evidence, settings)
    turns = sorted(day for day in evidence.turns if day <= until)
    if every_night and turns:
        turns = [*range(turns[0], until + 1)]
    for turn in [*turns, until + 1]:
        # What time alone changes comes before the next turn, or with it.
        while (timer := walk.next_timer()) < turn:
            walk.night(timer)
        if turn <= until:
            walk.night(turn)
    return walk.replayed(until)


@dataclass(slots=True)
class _Walk:
    """The machine: its state after the last night that was walked."""

    evidence: Evidence
    settings: Settings
    stage: Stage = Stage.ME_TOO
    mark: int | None = None
    lost: int | None = None
    changed: int | None = None
    hold: int | None = None
    notices: dict[str, tuple[int, str]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    last: int = 0

    def night(self, day: int) -> None:
        """Make the check at the end of a day."""
        self.last = day
        self._see_mark(day)
        broke = bisect_right(self.evidence.breaches, day) - bisect_left(
            self.evidence.breaches, day
        )
        for _ in range(broke):
            self.hold = day + self.settings.stage_hold_days
            if self.stage in _DOWN:
                self._change(day, _DOWN[self.stage], "what we said came out untrue")
        self._see_notices(day)
        due = [
            words
            for since, words in self.notices.values()
            if day - since >= self.settings.stage_notice_days
        ]
        if due and not broke:
            self._change(day, _DOWN[self.stage], due[0])
            self._see_notices(day)
        elif not broke and self._may_rise(day):
            facts = facts_of_a_step(self.stage, self._ground(day))
            self._change(day, _UP[self.stage], facts)
            self._see_notices(day)

    def next_timer(self) -> int:
        """Return the next day on which time alone may change something."""
        told = self.settings
        days = [NEVER]
        for since, _ in self.notices.values():
            days.append(since + told.stage_notice_days)
        if self.hold is not None:
            days.append(self.hold)
        if self.changed is not None:
            days.append(self.changed + told.stage_apart_days)
            days.append(self.changed + told.stage_ally_held_days)
        if self.mark is not None:
            days.append(self.mark + told.stage_first_order_days)
        return min(day for day in days if day > self.last)

    def replayed(self, until: int) -> Replayed:
        """Return what came of it."""
        self.last = max(self.last, until)
        notice = self.settings.stage_notice_days
        return Replayed(
            stage=self._shown(),
            since=_date(self.changed),
            changes=tuple(self.changes),
            notices=tuple(
                Notice(
                    code,
                    words,
                    date.fromordinal(since),
                    date.fromordinal(since + notice),
                )
                for code, (since, words) in self.notices.items()
            ),
            held_until=_date(self.hold) if (self.hold or 0) > until else None,
            first_order=_date(self.mark),
            lost=_date(self.lost),
            ground=self._ground(until),
        )

    def _see_mark(self, day: int) -> None:
        """Gain the mark with the first order, and lose it when orders are too old."""
        if self.mark is not None and not self.evidence.order_lately.on(day):
            self.mark, self.lost = None, day
        if self.mark is None and self.evidence.order_lately.on(day):
            self.mark = self._first_order(day)

    def _first_order(self, day: int) -> int:
        orders = self.evidence.orders
        after = bisect_right(orders, self.lost) if self.lost is not None else 0
        return next((one for one in orders[after:] if one <= day), day)

    def _see_notices(self, day: int) -> None:
        known = self.notices
        self.notices = {
            code: (known[code][0] if code in known else day, words)
            for code, words in leaving(self.stage, self._ground(day))
        }

    def _may_rise(self, day: int) -> bool:
        if self.stage not in _UP or self.notices:
            return False
        told = self.settings
        if self.hold is not None and day < self.hold:
            return False
        if self.changed is not None and day - self.changed < told.stage_apart_days:
            return False
        ground = self._ground(day)
        if not all(one.met for one in UPWARD[self.stage](ground)):
            return False
        return not any(leaving(_UP[self.stage], ground))

    def _change(self, day: int, to: Stage, why: str) -> None:
        was = self._shown()
        self.stage, self.changed, self.notices = to, day, {}
        self.changes.append(Change(date.fromordinal(day), was, self._shown(), why))

    def _ground(self, day: int) -> Ground:
        entered = self.changed if self.changed is not None else day
        return Ground(self.evidence, self.settings, day, self.mark, entered)

    def _shown(self) -> Stage:
        if self.stage is Stage.ME_TOO and self.mark is not None:
            return Stage.FOOTHOLD
        return self.stage


_UP = {Stage.ME_TOO: Stage.ME_FIRST, Stage.ME_FIRST: Stage.ONLY_ME}
_DOWN = {Stage.ONLY_ME: Stage.ME_FIRST, Stage.ME_FIRST: Stage.ME_TOO}


def _date(day: int | None) -> date | None:
    return date.fromordinal(day) if day is not None else None
