"""The figures of the meetings of a period: strategy, punctuality, tactics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from app.records.account import AccountId
from app.records.meeting import Told
from app.rules.headline.call import Call
from app.rules.headline.tally import NONE_YET, Case, Tally, tallied
from app.rules.outcome import Met, Result

_RESULTS: Final = frozenset(map(str, Result))
_METS: Final = frozenset(map(str, Met))


@dataclass(frozen=True, slots=True)
class OfCalls:
    """What the meetings that start in a period add up to.

    `classes` are those of all held meetings, of which `corrected` is how many the
    rep put in place of what the records say. `held` counts these by account;
    `began_late` is how many of them began late on our side.
    """

    wanted: Tally = NONE_YET
    least: Tally = NONE_YET
    classes: Mapping[Result, int] = field(default_factory=dict)
    corrected: int = 0
    joined: Tally = NONE_YET
    ended: Tally = NONE_YET
    told: Tally = NONE_YET
    theirs: Tally = NONE_YET
    held: Mapping[AccountId, int] = field(default_factory=dict)
    began_late: int = 0


def of_calls(calls: Sequence[Call], agenda_first_minutes: int) -> OfCalls:
    """Count the meetings of a period, which come newest first."""
    held = [call for call in calls if call.held]
    mets = [(call, met_of(call)) for call in held if not call.unplanned]
    late = [(call, call.came_late) for call in calls]
    over = [(call, call.ran_over) for call in held]
    told = [(call, call.told_ahead) for call in held]
    first = [(call, call.theirs_first(agenda_first_minutes)) for call in held]
    return OfCalls(
        wanted=tallied(
            sum(met is Met.WANTED for _, met in mets),
            _not_met(mets, {Met.LEAST, Met.NEITHER}),
        ),
        least=tallied(
            sum(met is not Met.NEITHER for _, met in mets),
            _not_met(mets, {Met.NEITHER}),
        ),
        classes=dict(Counter(map(result_of, held))),
        corrected=sum(map(_is_corrected, held)),
        joined=tallied(sum(came is False for _, came in late), _not_in_time(late)),
        ended=tallied(
            sum(ran is False for _, ran in over),
            (Case(call.meeting, "ran over") for call, ran in over if ran),
        ),
        told=tallied(
            sum(yes is True for _, yes in told),
            (Case(call.meeting, _untold(call)) for call, yes in told if yes is False),
        ),
        theirs=tallied(
            sum(yes is True for _, yes in first),
            (Case(call.meeting, _later(call)) for call, yes in first if yes is False),
        ),
        held=Counter(call.account for call in held),
        began_late=sum(call.began_late for call in held),
    )


def result_of(call: Call) -> Result:
    """Return the class of a held meeting, as the rep corrected it (PACKS 10.2)."""
    if call.class_said in _RESULTS:
        return Result(call.class_said)
    return _derived(call)


def met_of(call: Call) -> Met:
    """Return which of what was planned came about, as the rep corrected it."""
    if call.met_said in _METS:
        return Met(call.met_said)
    return _derived_met(call)


def _derived(call: Call) -> Result:
    if call.ordered:
        return Result.ORDER
    if call.deed:
        return Result.ADVANCE
    return Result.NO if call.refused or call.no_fit else Result.CONTINUATION


def _derived_met(call: Call) -> Met:
    if call.wanted:
        return Met.WANTED
    return Met.LEAST if call.least else Met.NEITHER


def _is_corrected(call: Call) -> bool:
    if not (call.class_said or call.met_said):
        return False
    same_class = result_of(call) is _derived(call)
    return not (same_class and met_of(call) is _derived_met(call))


def _not_met(mets: Sequence[tuple[Call, Met]], against: set[Met]) -> Iterator[Case]:
    for call, met in mets:
        if met in against:
            if met is Met.LEAST:
                why = "only what helps them"
            else:
                why = "neither" if call.planned else "no outcome was written down"
            yield Case(call.meeting, why)


def _not_in_time(calls: Sequence[tuple[Call, bool | None]]) -> Iterator[Case]:
    for call, late in calls:
        if late:
            told = "told before" if call.announced else "not told"
            yield Case(call.meeting, f"late, {told}")
        for _ in range(call.missed):
            yield Case(call.meeting, "moved by us, told only after the start")


def _untold(call: Call) -> str:
    return "not told" if call.told == Told.NOT else "told less than a day ahead"


def _later(call: Call) -> str:
    return "no topic of theirs" if call.theirs_at is None else "their topic came later"
