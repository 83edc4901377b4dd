"""A dossier as it stood at an earlier instant (PACKS section 13, order of work).

Lists freeze at the start of a call, and what a rule found then is a fact of the
record. What was made later is left out, what was stamped later is open again.
Edits of a text or a role that carry no date of their own cannot be taken back.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.dossier import Dossier
from app.records.exchange import Ask, AskOutcome, Give
from app.records.meeting import Meeting, Told
from app.records.promise import Promise, PromiseState


def as_of(dossier: Dossier, instant: datetime) -> Dossier:
    """Return what was on record at an instant; later than now changes nothing."""
    if instant >= dossier.now:
        return dossier
    answers = {i: a for i, a in dossier.answers.items() if a.at <= instant}
    shown = {link for answer in answers.values() for link in answer.links}
    return replace(
        dossier,
        now=instant,
        meeting=_meeting(dossier.meeting, instant),
        answers=answers,
        promises=tuple(
            _promise(p, instant)
            for p in dossier.promises
            if p.made <= instant or p.id in shown
        ),
        gives=tuple(_give(g, instant) for g in dossier.gives if g.made <= instant),
        asks=tuple(_ask(a, instant) for a in dossier.asks if a.made <= instant),
        refusals=tuple(r for r in dossier.refusals if r.said <= instant),
        claims=tuple(c for c in dossier.claims if c.made <= instant),
        concessions=tuple(c for c in dossier.concessions if c.made <= instant),
        points=tuple(p for p in dossier.points if p.made <= instant),
        needs=tuple(n for n in dossier.needs if n.said <= instant),
        facts=tuple(f for f in dossier.facts if f.made <= instant),
        notes=tuple(n for n in dossier.notes if n.dated <= instant),
    )


def _meeting(meeting: Meeting, instant: datetime) -> Meeting:
    """Return a meeting whose agenda was not told yet, if it was told later."""
    agenda = meeting.agenda
    if agenda.told_at is None or agenda.told_at <= instant:
        return meeting
    return replace(meeting, agenda=replace(agenda, told=Told.NOT, told_at=None))


def _promise(promise: Promise, instant: datetime) -> Promise:
    """Return a promise with what came later undone, its due moved back.

    One that stood in an answer before it was made was a wanted deed until then.
    """
    if promise.made > instant:
        promise = replace(promise, state=PromiseState.WANTED, told=False)
    elif not _is_stamped_after(promise, instant):
        return promise
    later = [m for m in promise.moves if m.at > instant]
    due = later[0].was if later else promise.due
    return replace(
        promise,
        due=due,
        moves=tuple(m for m in promise.moves if m.at <= instant),
        done=_by(promise.done, instant),
        cancelled=_by(promise.cancelled, instant),
        voided=_by(promise.voided, instant),
        reopened=_by(promise.reopened, instant),
        looked_in=_by(promise.looked_in, instant),
        told_late=_by(promise.told_late, instant),
        state=_state(promise, instant),
    )


def _is_stamped_after(promise: Promise, instant: datetime) -> bool:
    """Say whether anything happened to a promise later; its log only grows."""
    return (
        bool(promise.moves and promise.moves[-1].at > instant)
        or _by(promise.done, instant) is not promise.done
        or _by(promise.cancelled, instant) is not promise.cancelled
        or _by(promise.voided, instant) is not promise.voided
        or _by(promise.reopened, instant) is not promise.reopened
        or _by(promise.looked_in, instant) is not promise.looked_in
        or _by(promise.told_late, instant) is not promise.told_late
    )


def _state(promise: Promise, instant: datetime) -> PromiseState:
    """Return where a promise stood; one done and reopened by then is as it is."""
    if promise.state is PromiseState.WANTED:
        return PromiseState.WANTED
    if _by(promise.voided, instant):
        return PromiseState.VOID
    if _by(promise.cancelled, instant):
        return PromiseState.CANCELLED
    if not _by(promise.done, instant):
        return PromiseState.OPEN
    if _by(promise.reopened, instant) and promise.state is PromiseState.OPEN:
        return PromiseState.OPEN
    return PromiseState.DONE


def _give(give: Give, instant: datetime) -> Give:
    if give.delivered is None or give.delivered <= instant:
        return give
    return replace(give, delivered=None)


def _ask(ask: Ask, instant: datetime) -> Ask:
    if ask.asked is None or ask.asked <= instant:
        return ask
    return replace(ask, asked=None, outcome=AskOutcome.PLANNED)


def _by(stamp: datetime | None, instant: datetime) -> datetime | None:
    return stamp if stamp is not None and stamp <= instant else None
