"""A kind's agenda fitted to the time (PACKS section 13), and what was not reached."""

from __future__ import annotations

from collections.abc import Sequence

from app.records.meeting import AgendaLine, Meeting
from checklists.pack import AgendaStep

_LAST_LINE = 5


def fitted(skeleton: Sequence[AgendaStep], minutes: int) -> tuple[AgendaLine, ...]:
    """Spread a skeleton over the scheduled minutes, their part taking the difference.

    A meeting too brief for that keeps a minute a line, and its last line shrinks
    after all others.
    """
    if not skeleton:
        return ()
    total = sum(step.minutes for step in skeleton)
    spread = [max(1, step.minutes * minutes // total) for step in skeleton]
    spread[0] = min(spread[0], skeleton[0].minutes)
    # The last line has a tenth, rounded up, and five minutes at least.
    spread[-1] = max(spread[-1], _LAST_LINE, -(-minutes // 10))
    for place in _givers(skeleton, spread):
        spread[place] = max(1, spread[place] + minutes - sum(spread))
    return tuple(
        AgendaLine(step.topic, share, step.owner)
        for step, share in zip(skeleton, spread, strict=True)
    )


def not_reached(meeting: Meeting) -> tuple[AgendaLine, ...]:
    """Return the lines to park: said not to be reached, or left when the call ended.

    Where lines were ticked, those after the last tick were left; where none was, the
    rep did not tick, and nothing is known.
    """
    lines = meeting.agenda.lines
    ticked = [at for at, line in enumerate(lines) if line.reached]
    left = ticked[-1] + 1 if ticked and meeting.ended else len(lines)
    return tuple(
        line
        for at, line in enumerate(lines)
        if line.reached is False or (at >= left and line.reached is None)
    )


def _givers(skeleton: Sequence[AgendaStep], spread: Sequence[int]) -> list[int]:
    """Order the lines by who gives or takes first: their longest, then what is left."""
    places = range(len(spread) - 1)
    by_length = sorted(places, key=lambda place: -spread[place])
    theirs = [place for place in by_length if skeleton[place].owner != "us"]
    ours = [place for place in by_length if skeleton[place].owner == "us"]
    return [*theirs, *ours, len(spread) - 1]
