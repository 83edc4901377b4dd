"""The stops of a meeting as tabs: which there are, which are done, which is next."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from app.records.meeting import Outcome
from app.records.promise import PromiseState
from app.rules.values import Finding, PauseList, Preparation, Severity
from checklists.pack import Phase
from ui.meeting.words import PHASES
from ui.widgets.phase_tabs import Stop

GROUPS = (
    ("Prepare", (Phase.PLAN, Phase.REHEARSE, Phase.PREFLIGHT)),
    ("Call", (Phase.LIVE,)),
    ("Follow through", (Phase.WRAP, Phase.FOLLOW)),
)
BEFORE_CALL = GROUPS[0][1]


def stops_of(preparation: Preparation) -> tuple[Phase, ...]:
    """Return the stops of a meeting, in order: a short one has no practise."""
    lists = preparation.checklist.pauses
    return tuple(p for p in Phase if p in lists or p not in BEFORE_CALL)


def stop_groups(
    stops: Collection[Phase], done: Collection[Phase]
) -> list[tuple[str, list[Stop]]]:
    """Return the stops in their named groups, ready for the tabs."""
    groups = [
        (head, [Stop(p, PHASES[p], p in done) for p in phases if p in stops])
        for head, phases in GROUPS
    ]
    return [(head, found) for head, found in groups if found]


def done_stops(preparation: Preparation) -> frozenset[Phase]:
    """Return the stops where nothing is left to do."""
    meeting = preparation.dossier.meeting
    done = set()
    for phase in BEFORE_CALL:
        pause = preparation.checklist.pauses.get(phase)
        stopped = pause is not None and is_stopped(pause, preparation.findings)
        if pause and pause.rows and not pause.to_go and not stopped:
            done.add(phase)
    if meeting.ended:
        done.add(Phase.LIVE)
    if meeting.wrapped:
        done.add(Phase.WRAP)
        owed = [
            p
            for p in preparation.dossier.promises
            if p.meeting == meeting.id and p.state is PromiseState.OPEN
        ]
        if not owed:
            done.add(Phase.FOLLOW)
    return frozenset(done)


def is_stopped(pause: PauseList, found: Iterable[Finding]) -> bool:
    """Say whether a stop that nobody has overridden stands in a row of a list."""
    rows = {row.item.id for row in pause.rows}
    stops = (f for f in found if f.severity is Severity.STOP and not f.overridden)
    return any(finding.item in rows for finding in stops)


def next_stop(preparation: Preparation) -> Phase:
    """Return the stop to open: what is to be done now."""
    meeting, now = preparation.dossier.meeting, preparation.dossier.now
    if meeting.outcome is Outcome.HELD:
        return Phase.FOLLOW if meeting.wrapped else Phase.WRAP
    if meeting.is_open and meeting.joined:
        return Phase.LIVE
    lists = preparation.checklist.pauses
    opened = [p for p in BEFORE_CALL if p in lists and lists[p].opens <= now]
    for phase in opened:
        if lists[phase].to_go:
            return phase
    if opened:
        return opened[-1]
    return Phase.PLAN if Phase.PLAN in lists else Phase.LIVE
