"""The promises a pack makes when wrap closes, and what a change of plan does to them.

PACKS sections 3 and 10.2.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.dossier import Dossier
from app.records.meeting import Outcome
from app.records.moment import Due
from app.records.person import PersonId
from app.records.promise import Promise, PromiseKind, PromiseState
from app.rules.assembly import pack_promises
from app.rules.circumstances import circumstances, quiet_until
from app.rules.deeds import is_on_record
from app.rules.length import length
from app.rules.prompts import worded
from app.rules.working_days import due_after
from checklists.condition import Situation
from checklists.pack import DueRule, Item, ItemId

SILENT: Final = ItemId("fup-silent")
GONE_WITH_THE_MEETING: Final = frozenset(
    {PromiseKind.RECAP, PromiseKind.THANKS, PromiseKind.INVITE}
)
STANDING: Final = frozenset({PromiseState.OPEN, PromiseState.DONE})


@dataclass(frozen=True, slots=True)
class PackPromise:
    """A promise from us that a row makes; nobody has been told of it.

    Where `used` is set, that promise of the meeting is the row's, and none is made.
    """

    item: ItemId | None
    what: str
    kind: PromiseKind
    due: Due
    whom: PersonId | None = None
    repeats_weekly: bool = False
    private: bool = False
    used: Promise | None = None


def promises_to_make(
    dossier: Dossier, items: Sequence[Item]
) -> tuple[PackPromise, ...]:
    """Return what the pack makes of a held meeting once; made rows are passed over."""
    if dossier.meeting.outcome is not Outcome.HELD:
        return ()
    facts = circumstances(dossier)
    chosen = pack_promises(items, facts, length(dossier))
    return tuple(p for item in chosen for p in _of_row(dossier, item))


def promises_of_silence(
    dossier: Dossier, items: Sequence[Item]
) -> tuple[PackPromise, ...]:
    """Return what the timer of silence makes, once nothing came from them."""
    if Situation.SILENT not in circumstances(dossier).facts:
        return ()
    return tuple(
        p for item in items if item.id == SILENT for p in _of_row(dossier, item)
    )


def promises_after_absence(
    dossier: Dossier, call_again: Due | None = None
) -> tuple[PackPromise, ...]:
    """Return the one promise after nobody came or a voicemail was left.

    `call_again` is the day picked for the next call, else the next working day.
    """
    wording = {
        Outcome.NOBODY_CAME: ("Offer a new date", PromiseKind.INVITE),
        Outcome.VOICEMAIL: ("Call again", PromiseKind.OWN),
    }
    outcome = dossier.meeting.outcome
    if outcome not in wording:
        return ()
    what, kind = wording[outcome]
    picked = call_again if outcome is Outcome.VOICEMAIL else None
    due = picked or _after(dossier, _end(dossier), 1)
    return (PackPromise(None, what, kind, due, _whom(dossier)),)


def void_when_cancelled(dossier: Dossier) -> tuple[Promise, ...]:
    """Return the open promises that are void once the meeting is cancelled."""
    here = dossier.meeting.id
    return tuple(
        p
        for p in dossier.promises
        if p.meeting == here
        and p.ours
        and p.kind in GONE_WITH_THE_MEETING
        and p.state is PromiseState.OPEN
    )


def _of_row(dossier: Dossier, item: Item) -> Iterator[PackPromise]:
    here = dossier.meeting.id
    made = [p for p in dossier.promises if p.meeting == here]
    if any(p.by_item == item.id for p in made) or is_on_record(dossier, item):
        return
    kind = PromiseKind(item.promise_kind)
    # One of one's own never matches.
    alike = [
        p
        for p in made
        if p.ours and p.kind is kind is not PromiseKind.OWN and p.state in STANDING
    ]
    used = min(alike, key=_due, default=None)
    for rule, deed in zip(item.due, _deeds(dossier, item), strict=True):
        for due, what in _dues(dossier, rule):
            yield PackPromise(
                item=item.id,
                what=used.what if used else f"{deed}: {what}" if what else deed,
                kind=kind,
                due=used.due if used and used.due else due,
                whom=used.whom if used else _whom(dossier),
                repeats_weekly=rule.anchor == "weekly",
                private=item.private,
                used=used,
            )


def _deeds(dossier: Dossier, item: Item) -> list[str]:
    """Return what a row promises, for each of its dues: `first; second` is two."""
    prompt = worded(item, dossier).prompt.rstrip(".")
    parts = [f"{part[:1].upper()}{part[1:]}" for part in prompt.split("; ")]
    return parts if len(parts) == len(item.due) else [prompt] * len(item.due)


def _dues(dossier: Dossier, rule: DueRule) -> list[tuple[Due, str]]:
    """Return the dues of a rule: one, one a problem with its name, or none."""
    if rule.anchor == "fix":
        return [(_added(dossier, due, rule), what) for due, what in _fixes(dossier)]
    match rule.anchor:
        case "end":
            anchors = [Due.at(_end(dossier), dossier.zone)]
        case "look-in":
            anchors = _look_in(dossier)
        case "task":
            anchors = [due for due, _ in _fixes(dossier)[:1]]
        case "quiet":
            anchors = [Due.at(quiet_until(dossier), dossier.zone)]
        case "weekly":
            anchors = [_weekly(dossier)]
        case _:
            anchors = []
    return [(_added(dossier, anchor, rule), "") for anchor in anchors]


def _added(dossier: Dossier, anchor: Due, rule: DueRule) -> Due:
    if rule.hours is not None:
        return Due.at(anchor.instant + timedelta(hours=rule.hours), anchor.zone)
    if rule.working_days is not None:
        return _after(dossier, anchor.instant, rule.working_days)
    return anchor


def _after(dossier: Dossier, anchor: datetime, count: int) -> Due:
    return due_after(anchor, count, dossier.zone, dossier.account.region)


def _look_in(dossier: Dossier) -> list[Due]:
    """Return the first day picked to look in on an open promise of theirs."""
    here = dossier.meeting.id
    days = [
        p.look_in
        for p in dossier.promises
        if p.meeting == here
        and not p.ours
        and p.state is PromiseState.OPEN
        and p.look_in is not None
        and p.looked_in is None
    ]
    return [Due.on(min(days), dossier.zone)] if days else []


def _fixes(dossier: Dossier) -> list[tuple[Due, str]]:
    """Return the fix dates of this meeting's after-sales tasks, earliest first."""
    here = dossier.meeting.id
    fixes = [
        (p.due, p.what)
        for p in dossier.promises
        if p.meeting == here
        and p.ours
        and p.kind is PromiseKind.AFTER_SALES
        and p.state is PromiseState.OPEN
        and p.due is not None
    ]
    return sorted(fixes, key=lambda fix: fix[0].instant)


def _weekly(dossier: Dossier) -> Due:
    """Return the first fixed weekday and hour after the end, in their zone."""
    zone = ZoneInfo(dossier.zone)
    settings = dossier.settings
    end = _end(dossier).astimezone(zone)
    ahead = (settings.weekly_status_day - end.weekday()) % 7
    day = end.date() + timedelta(days=ahead)
    at: time = settings.weekly_status_time
    first = datetime.combine(day, at, zone)
    if first <= end:
        first = datetime.combine(day + timedelta(days=7), at, zone)
    return Due.at(first, dossier.zone)


def _due(promise: Promise) -> tuple[bool, datetime]:
    due = promise.due
    return (due is None, due.instant if due else promise.made)


def _end(dossier: Dossier) -> datetime:
    return dossier.meeting.actual_end or dossier.meeting.ends.instant


def _whom(dossier: Dossier) -> PersonId | None:
    return next((person.id for person in dossier.theirs), None)
