"""Which records a row lists (PACKS section 3, column "Fits a meeting")."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from app.dossier import Dossier
from app.records.exchange import Give, Refusal
from app.records.knowledge import (
    Note,
    NoteKind,
    Point,
    PointAnswer,
    PointKind,
    StageFact,
)
from app.records.meeting import Meeting
from app.records.person import View
from app.records.promise import Promise, PromiseKind, PromiseState
from app.rules.circumstances import last_held
from app.rules.refusals import is_cleared, past_refusals
from checklists.pack import Family, Item, Kind

Records = tuple[Any, ...]

NOTE_KINDS: Final[Mapping[str, NoteKind]] = MappingProxyType(
    {
        "plan-changes": NoteKind.LANDSCAPE,
        "plan-ren-landscape": NoteKind.LANDSCAPE,
        "plan-exp-goal": NoteKind.GOAL,
        "reh-neg-goals": NoteKind.GOAL,
        "plan-kick-done": NoteKind.GOAL,
        "live-kick-worry": NoteKind.WORRY,
    }
)
"""The kind of note a row keeps; those of all others are plain."""

_DIFFERING: Final = {View.DIFFERS, View.OPPOSES}
_STANDING: Final = {PromiseState.OPEN, PromiseState.DONE}
_APART: Final = {PromiseKind.PARKED, PromiseKind.CORRECTION}


def family_of(item: Item) -> Family | None:
    """Return the family of records a row shows, named or by its answer kind."""
    if item.record is not None:
        return item.record
    return next((f for f in Family if f.value == item.answer.value), None)


def fitting(item: Item, dossier: Dossier) -> Records:
    """Return the records that fit a row, in the order it shows them.

    Agendas have no records of their own: the meeting holds its one.
    """
    family = family_of(item)
    return _FAMILIES[family](item, dossier) if family in _FAMILIES else ()


def note_kind(item: Item) -> NoteKind:
    """Return the kind of the notes a row keeps."""
    return NOTE_KINDS.get(item.id, NoteKind.PLAIN)


def _people(item: Item, dossier: Dossier) -> Records:
    if item.id == "reh-colleague":
        return dossier.ours
    theirs = dossier.theirs
    if item.id != "reh-dissent":
        return theirs
    account = dossier.account.id
    others = (p for p in dossier.people.values() if p.account == account)
    differing = (p for p in others if p.view in _DIFFERING and p not in theirs)
    return (*theirs, *differing)


def _claims(_: Item, dossier: Dossier) -> Records:
    kept = [c for c in dossier.claims if not c.dropped]
    here = dossier.meeting.id
    earlier = [c for c in kept if c.meeting != here]
    return (*(c for c in kept if c.meeting == here), *_newest(earlier))


def _gives(item: Item, dossier: Dossier) -> Records:
    here, kept = dossier.meeting.id, [g for g in dossier.gives if not g.dropped]
    if item.id in {"plan-refusal-clear", "plan-win-give"}:
        said = past_refusals(dossier) or _refusals_before(dossier)
        since = said[-1].said if said else dossier.meeting.booked
        return tuple(g for g in kept if g.delivered and g.delivered > since)
    last = last_held(dossier)
    return tuple(g for g in kept if g.meeting == here or _given_since(g, last))


def _given_since(give: Give, last: Meeting | None) -> bool:
    """Whether a give was delivered after the last held meeting, if there was one."""
    if give.delivered is None or last is None:
        return False
    return give.delivered > (last.actual_end or last.ends.instant)


def _asks(_: Item, dossier: Dossier) -> Records:
    here = dossier.meeting.id
    return tuple(
        ask
        for ask in dossier.asks
        if ask.meeting == here and ask.asked is None and not ask.dropped
    )


def _concessions(_: Item, dossier: Dossier) -> Records:
    here = dossier.meeting.id
    return tuple(c for c in dossier.concessions if c.meeting == here and not c.dropped)


def _promises(item: Item, dossier: Dossier) -> Records:
    here = dossier.meeting.id
    fits = _PROMISES.get(item.id) or (_made_by if item.promise_kind else _any_promise)
    found = [p for p in dossier.promises if fits(p, item, p.meeting == here)]
    if item.id == "plan-stage-foothold":
        found.sort(key=lambda p: p.due.instant if p.due else dossier.now)
    return tuple(found)


_Fits = Callable[[Promise, Item, bool], bool]


def _wanted(promise: Promise, _: Item, here: bool) -> bool:
    return here and not promise.ours and promise.state is PromiseState.WANTED


def _deed(promise: Promise, _: Item, here: bool) -> bool:
    states = _STANDING | {PromiseState.WANTED}
    return here and not promise.ours and promise.state in states


def _said(promise: Promise, _: Item, here: bool) -> bool:
    """Whether it was promised aloud in this meeting, by either side."""
    apart = promise.kind in _APART
    return here and promise.told and not apart and promise.state in _STANDING


def _theirs(promise: Promise, item: Item, here: bool) -> bool:
    is_open = promise.state is PromiseState.OPEN and promise.due is not None
    return _said(promise, item, here) and is_open and not promise.ours


def _parked(promise: Promise, _: Item, here: bool) -> bool:
    return here and promise.kind is PromiseKind.PARKED and promise.state in _STANDING


def _corrections(promise: Promise, _: Item, here: bool) -> bool:
    return here and promise.kind is PromiseKind.CORRECTION


def _problems(promise: Promise, _: Item, here: bool) -> bool:
    is_task = promise.kind is PromiseKind.AFTER_SALES
    return here and is_task and promise.state in _STANDING


def _tasks(promise: Promise, _: Item, __: bool) -> bool:
    is_task = promise.ours and promise.kind is PromiseKind.AFTER_SALES
    return is_task and promise.state in _STANDING


def _open_tasks(promise: Promise, _: Item, __: bool) -> bool:
    is_task = promise.ours and promise.kind is PromiseKind.AFTER_SALES
    return is_task and promise.state is PromiseState.OPEN


def _quotes(promise: Promise, _: Item, __: bool) -> bool:
    is_quote = promise.ours and promise.kind is PromiseKind.QUOTE
    return is_quote and promise.state is PromiseState.OPEN


def _owed(promise: Promise, _: Item, __: bool) -> bool:
    return promise.ours and promise.told and promise.state is PromiseState.OPEN


def _made_by(promise: Promise, item: Item, here: bool) -> bool:
    """Whether the pack made it for this row, or it serves as such."""
    if promise.by_item == item.id and here:
        return True
    own = item.promise_kind == PromiseKind.OWN
    return here and promise.ours and not own and promise.kind == item.promise_kind


def _any_promise(promise: Promise, _: Item, here: bool) -> bool:
    if promise.state is PromiseState.OPEN:
        return True
    return here and promise.state in {PromiseState.DONE, PromiseState.WANTED}


_PROMISES: Final[Mapping[str, _Fits]] = MappingProxyType(
    {
        "plan-outcome": _wanted,
        "plan-stage-foothold": _open_tasks,
        "plan-stage-me-first": _quotes,
        "plan-kick-handover": _owed,
        "plan-after-tasks": _tasks,
        "pre-promises": _owed,
        "live-next-step": _said,
        "wrap-outcome": _deed,
        "wrap-promises": _said,
        "wrap-theirs": _theirs,
        "wrap-honest": _corrections,
        "wrap-parked": _parked,
        "wrap-after-issue": _problems,
        "wrap-ren-mutual": _said,
    }
)


def _points(item: Item, dossier: Dossier) -> Records:
    here = dossier.meeting.id

    def fits(point: Point) -> bool:
        if item.id == "wrap-demo-gaps":
            return point.kind is PointKind.GAP and point.meeting == here
        if item.id == "reh-neg-fixed":
            return point.answer is PointAnswer.FIXED
        return point.answer is PointAnswer.OPEN

    return tuple(point for point in dossier.points if fits(point))


def _refusals(item: Item, dossier: Dossier) -> Records:
    here = tuple(r for r in dossier.refusals if r.meeting == dossier.meeting.id)
    if item.id == "plan-win-refusal":
        return _refusals_before(dossier)
    if item.phase.value in {"live", "wrap"}:
        return here
    return (*(r for r in past_refusals(dossier) if r not in here), *here)


def _refusals_before(dossier: Dossier) -> tuple[Refusal, ...]:
    """Return the refusals said before this meeting; cleared ones only to win back."""
    start, here = dossier.meeting.starts.instant, dossier.meeting.id
    back = dossier.meeting.kind is Kind.WIN_BACK
    return tuple(
        r
        for r in dossier.refusals
        if r.meeting != here and r.said < start and (back or not is_cleared(r, dossier))
    )


def _needs(_: Item, dossier: Dossier) -> Records:
    return tuple(sorted(dossier.needs, key=lambda n: (n.said, n.id), reverse=True))


def _facts(_: Item, dossier: Dossier) -> Records:
    facts = (f for f in dossier.facts if f.stage_fact is StageFact.NONE)
    return tuple(sorted(facts, key=lambda f: (f.dated, f.id), reverse=True))


def _notes(item: Item, dossier: Dossier) -> Records:
    kind = note_kind(item)
    notes: Iterable[Note] = (n for n in dossier.notes if n.kind is kind)
    kept = (n for n in notes if not n.parked)
    return tuple(sorted(kept, key=lambda n: (n.dated, n.id), reverse=True))


def _newest(claims: Iterable[Any]) -> Records:
    return tuple(sorted(claims, key=lambda c: (c.made, c.id), reverse=True))


_FAMILIES: Final[Mapping[Family | None, Callable[[Item, Dossier], Records]]] = (
    MappingProxyType(
        {
            Family.PERSON: _people,
            Family.CLAIM: _claims,
            Family.GIVE: _gives,
            Family.ASK: _asks,
            Family.CONCESSION: _concessions,
            Family.PROMISE: _promises,
            Family.POINT: _points,
            Family.REFUSAL: _refusals,
            Family.NEED: _needs,
            Family.FACT: _facts,
            Family.NOTE: _notes,
        }
    )
)
