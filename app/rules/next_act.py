"""One word of state for a meeting, and the next act: what Today says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.dossier import Dossier
from app.records.meeting import Outcome
from app.rules.values import Preparation, ReadyWord, Row, Severity
from checklists.pack import ItemId, Phase

BEFORE = (Phase.PLAN, Phase.REHEARSE, Phase.PREFLIGHT)


class Bearing(StrEnum):
    """How a state is to be taken; the words say the same."""

    STOP = "stop"
    NEAR = "near"
    READY = "ready"
    QUIET = "quiet"


class Act(StrEnum):
    """What can be done next with a meeting."""

    OPEN = "open"
    BRIEF = "brief"
    CALL = "call"
    BACK = "back"
    WRAP = "wrap"
    HAPPENED = "happened"


@dataclass(frozen=True, slots=True)
class NextAct:
    """The state in words, the act in words, and the row it begins at."""

    words: str
    bearing: Bearing
    act: Act
    label: str
    phase: Phase | None = None
    item: ItemId | None = None


_STOP_ACTS = {
    "PER-01": "Settle what you owe",
    "STR-01": "Write what you want",
    "HON-01": "Prove or flag it",
    "HON-02": "Copy the purpose",
    "PUN-05": "Fix the way in",
}


def next_act(preparation: Preparation) -> NextAct:
    """Say how a meeting stands and what to do with it next."""
    ready = preparation.readiness
    if known := act_after(preparation.dossier):
        return known
    if ready.stops:
        return _stopped(preparation)
    if ready.word is ReadyWord.UNPLANNED:
        return NextAct("Unplanned", Bearing.QUIET, Act.CALL, "To the call", Phase.LIVE)
    if ready.word is ReadyWord.READY and not ready.to_go:
        return NextAct("Ready", Bearing.READY, Act.BRIEF, "Brief")
    return _to_do(preparation)


def act_after(dossier: Dossier) -> NextAct | None:
    """Say how a meeting stands that has begun, is over or off; None before it."""
    meeting = dossier.meeting
    if meeting.outcome in {Outcome.CANCELLED_BY_US, Outcome.CANCELLED_BY_THEM}:
        return NextAct("Cancelled", Bearing.QUIET, Act.OPEN, "Look")
    if meeting.outcome in {Outcome.NOBODY_CAME, Outcome.VOICEMAIL}:
        return NextAct("Did not happen", Bearing.QUIET, Act.OPEN, "Look")
    if meeting.ended:
        if meeting.wrapped:
            return NextAct("Wrapped up", Bearing.READY, Act.OPEN, "Look", Phase.FOLLOW)
        return NextAct("To wrap up", Bearing.NEAR, Act.WRAP, "Wrap up", Phase.WRAP)
    if meeting.joined:
        return NextAct(
            "In the call", Bearing.READY, Act.BACK, "Back to the call", Phase.LIVE
        )
    if dossier.now > meeting.ends.instant:
        return NextAct(
            "Did it happen?", Bearing.NEAR, Act.HAPPENED, "Say what happened"
        )
    return None


def _stopped(preparation: Preparation) -> NextAct:
    first = next((f for f in preparation.findings if f.severity is Severity.STOP), None)
    label = _STOP_ACTS.get(first.code.rstrip("ab"), "See the stop") if first else ""
    if (
        first
        and first.code == "HON-02"
        and not preparation.dossier.meeting.agenda.purpose
    ):
        label = "Write the purpose"
    return NextAct(
        preparation.readiness.words.split(",")[0],
        Bearing.STOP,
        Act.OPEN,
        label or "See the stop",
        _phase_of(preparation, first.item if first else None),
        first.item if first else None,
    )


def _to_do(preparation: Preparation) -> NextAct:
    rows = list(_open_rows(preparation))
    if not rows:
        return NextAct(
            preparation.readiness.words, Bearing.NEAR, Act.OPEN, "See the gaps"
        )
    phase, first = rows[0]
    if all(row.fill for _, row in rows):
        count = f"{len(rows)} line" + ("s" if len(rows) > 1 else "")
        return NextAct(
            f"{count} to confirm",
            Bearing.NEAR,
            Act.OPEN,
            f"Confirm {count}",
            phase,
            first.item.id,
        )
    if not any(row.answer for row in _rows(preparation, Phase.PLAN)):
        purpose = next((r for _, r in rows if r.item.id == "plan-intent"), first)
        wanted = purpose.item.id == "plan-intent"
        label = "Write the purpose" if wanted else "Begin the plan"
        return NextAct(
            "Plan to write", Bearing.QUIET, Act.OPEN, label, phase, purpose.item.id
        )
    words = (
        preparation.readiness.words
        if preparation.readiness.word is ReadyWord.GAPS
        else f"{len(rows)} to go"
    )
    gaps = preparation.readiness.word is ReadyWord.GAPS
    return NextAct(
        words,
        Bearing.NEAR,
        Act.OPEN,
        "See the gaps" if gaps else "Go on",
        phase,
        first.item.id,
    )


def _rows(preparation: Preparation, phase: Phase) -> Iterator[Row]:
    if pause := preparation.checklist.pauses.get(phase):
        for line in (*pause.lines, *pause.more):
            yield from line.rows


def _open_rows(preparation: Preparation) -> Iterator[tuple[Phase, Row]]:
    now = preparation.dossier.now
    for phase in BEFORE:
        pause = preparation.checklist.pauses.get(phase)
        if pause and pause.opens <= now:
            for row in _rows(preparation, phase):
                if not row.closed:
                    yield phase, row


def _phase_of(preparation: Preparation, item: ItemId | None) -> Phase | None:
    for phase, pause in preparation.checklist.pauses.items():
        if any(row.item.id == item for row in pause.rows):
            return phase
    return None
