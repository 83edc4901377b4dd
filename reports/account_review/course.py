"""How the standing moved over the years, as stretches of days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from app.account_file import AccountFile
from app.records.knowledge import StageFact
from app.rules.on_file import deeds_in
from app.rules.standing.evidence import Deeds, evidence
from app.rules.standing.spans import joined
from app.rules.standing.standing import Standing
from app.rules.terms import STAGES
from checklists.pack import Stage
from reports.account_review.values import Track

# From above: the highest comes first.
ORDER: Final = (Stage.ONLY_ME, Stage.ME_FIRST, Stage.FOOTHOLD, Stage.ME_TOO)
_BELOW: Final = frozenset({Stage.ME_TOO, Stage.FOOTHOLD})


def course(file: AccountFile, found: Standing) -> tuple[tuple[Track, ...], date]:
    """Return a track for each stage ever held, orders and losses, and its first day."""
    deeds = deeds_in(file)
    held = stretches(deeds, found, file.now.astimezone(deeds.zone).date())
    tracks = [
        Track(STAGES[stage], tuple((a, b) for one, a, b in held if one is stage))
        for stage in ORDER
        if any(one is stage for one, _, _ in held)
    ]
    begins, today = held[0][1], held[-1][2]
    for name, kind in (("Orders", StageFact.ORDER), ("Untrue", StageFact.BREACH)):
        days = {
            fact.dated.astimezone(deeds.zone).date()
            for fact in file.facts
            if fact.stage_fact is kind
        }
        if on := tuple(sorted(day for day in days if begins <= day <= today)):
            tracks.append(Track(name, marks=on))
    lost = {one.at.astimezone(deeds.zone).date() for one in file.losses}
    if on := tuple(sorted(day for day in lost if begins <= day <= today)):
        tracks.append(Track("Lost, or disputed", marks=on))
    return tuple(tracks), begins


def stretches(
    deeds: Deeds, found: Standing, today: date
) -> tuple[tuple[Stage, date, date], ...]:
    """Return each stage with its first and last day, oldest first, without a gap.

    They begin the day the account came in, or with its first deed if that is older.
    """
    orders = [f.dated for f in deeds.facts if f.stage_fact is StageFact.ORDER]
    known = [deeds.account.added, *orders]
    first = min(one.astimezone(deeds.zone).date() for one in known)
    turns = [(first, Stage.ME_TOO), *((one.on, one.now) for one in found.changes)]
    ends = [day for day, _ in turns[1:]] + [date.fromordinal(today.toordinal() + 1)]
    marked = tuple(_marked(deeds))
    parts: list[tuple[Stage, int, int]] = []
    for (begin, stage), end in zip(turns, ends, strict=True):
        days = begin.toordinal(), end.toordinal() - 1
        if days[0] > days[1]:
            continue
        parts += _split(*days, marked) if stage in _BELOW else [(stage, *days)]
    return tuple(
        (stage, date.fromordinal(a), date.fromordinal(b))
        for stage, a, b in _run_together(parts)
    )


def _marked(deeds: Deeds) -> Iterator[tuple[int, int]]:
    """Yield the stretches during which an order still counts."""
    lately = evidence(deeds).order_lately
    return joined(zip(lately.starts, lately.ends, strict=True))


def _split(
    first: int, last: int, marked: tuple[tuple[int, int], ...]
) -> Iterator[tuple[Stage, int, int]]:
    """Yield a stretch below, with the mark of an order where there was one."""
    cuts = {first, last + 1}
    cuts |= {d for a, b in marked for d in (a, b + 1) if first < d <= last}
    for begin, end in pairwise(sorted(cuts)):
        on = any(a <= begin <= b for a, b in marked)
        yield (Stage.FOOTHOLD if on else Stage.ME_TOO), begin, end - 1


def _run_together(
    parts: list[tuple[Stage, int, int]],
) -> Iterator[tuple[Stage, int, int]]:
    held: tuple[Stage, int, int] | None = None
    for stage, begin, end in parts:
        if held and held[0] is stage:
            held = (stage, held[1], end)
            continue
        if held:
            yield held
        held = (stage, begin, end)
    if held:
        yield held
