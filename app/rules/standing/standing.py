"""Where the two sides stand today, why, and what would help next (PACKS section 9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.rules.standing.conditions import UPWARD, Condition, Ground
from app.rules.standing.evidence import Deeds, evidence
from app.rules.standing.replay import Change, Notice, Replayed, replay
from checklists.pack import Stage


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing of an account, with all that it rests on.

    `conditions` are those of the step up from here, none for an ally; `notices`
    say what would end the standing and by when to cure it; `ground` is what all of
    it was read against.
    """

    stage: Stage
    since: date | None
    conditions: tuple[Condition, ...]
    notices: tuple[Notice, ...]
    changes: tuple[Change, ...]
    held_until: date | None
    again: bool
    ground: Ground

    @property
    def nearest(self) -> Condition | None:
        """The unmet condition with the smallest share missing, the first of equals."""
        unmet = [one for one in self.conditions if not one.met]
        return min(unmet, key=lambda one: one.missing, default=None)

    @property
    def has_ordered(self) -> bool:
        """Whether a first order was ever won: before it only the nearest is shown."""
        return self.stage is not Stage.ME_TOO or self.again


def standing(deeds: Deeds, now: datetime) -> Standing:
    """Replay all nights before today, and what holds at once today.

    The first order of today is a foothold at once; a step up or down waits for the
    check of the night.
    """
    seen = evidence(deeds)
    today = now.astimezone(deeds.zone).date().toordinal()
    before = replay(seen, deeds.settings, today - 1)
    stage = before.stage
    if stage in {Stage.ME_TOO, Stage.FOOTHOLD}:
        stage = Stage.FOOTHOLD if seen.order_lately.on(today) else Stage.ME_TOO
    ground = _today(before, today)
    return Standing(
        stage=stage,
        since=before.since or (before.first_order if stage is Stage.FOOTHOLD else None),
        conditions=tuple(UPWARD[stage](ground)) if stage in UPWARD else (),
        notices=before.notices,
        changes=before.changes,
        held_until=before.held_until,
        again=before.lost is not None and stage is Stage.ME_TOO,
        ground=ground,
    )


def _today(before: Replayed, today: int) -> Ground:
    at = before.ground
    mark = at.mark
    if mark is None and at.evidence.order_lately.on(today):
        mark = today
    return Ground(at.evidence, at.settings, today, mark, at.entered)
