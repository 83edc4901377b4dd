"""What is to be done on a day besides its meetings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from app.day import Booked, Desktop
from app.records.promise import Promise, PromiseId
from app.rules.ledger import Entry, Side
from app.rules.wording import clock, short_day
from app.settings import Settings
from reports.day_sheet.values import Duties, Duty

_SHOWN: Final = 8


def owed(on: Desktop) -> tuple[Promise, ...]:
    """Return the promises of both sides that a sheet may show."""
    sides = (on.ledger.ours, on.ledger.theirs)
    return tuple(entry.promise for side in sides for entry in _due(side)[:_SHOWN])


def duties(
    on: Desktop, whose: Mapping[PromiseId, str], settings: Settings
) -> Iterator[Duties]:
    """Yield what is owed today or late, what waits to be wrapped up or told of."""
    for head, side in (
        ("You promised", on.ledger.ours),
        ("They promised", on.ledger.theirs),
    ):
        if entries := _due(side):
            shown = tuple(_promise(e, side, whose) for e in entries[:_SHOWN])
            yield Duties(head, shown, len(entries) - len(shown))
    if on.wraps:
        yield _meetings("Wrap up", on.wraps, on.to_wrap, settings)
    if on.unsaid:
        yield _meetings("Did it happen?", on.unsaid, on.to_say, settings)


def _due(side: Side) -> Sequence[Entry]:
    """Return what is late or due today, and known to both."""
    return [entry for entry in (*side.late, *side.today) if not entry.own_plan]


def _promise(entry: Entry, side: Side, whose: Mapping[PromiseId, str]) -> Duty:
    promise = entry.promise
    about = whose.get(promise.id, "")
    return Duty(promise.what, about, entry.words, pressing=entry in side.late)


def _meetings(
    head: str, several: Sequence[Booked], many: int, settings: Settings
) -> Duties:
    shown = []
    for booked in several:
        meeting = booked.meeting
        start = meeting.starts.in_zone(settings.zone)
        when = f"{short_day(start.date())} {clock(start)}"
        account = booked.dossier.account.name
        shown.append(Duty(meeting.title, account, when))
    return Duties(head, tuple(shown), many - len(shown))
