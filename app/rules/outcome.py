"""What came of a held meeting: derived, never asked, corrected if need be.

PACKS section 10.2.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from app.dossier import Dossier
from app.records.knowledge import StageFact
from app.records.meeting import Answer, Answered, Outcome
from app.records.promise import Promise, PromiseKind, PromiseState
from app.rules.completeness import LEAST_MET
from app.rules.linked import linked_promises
from app.rules.record_fields import is_blank
from app.rules.values import Checklist
from checklists.pack import ItemId, Phase

# Set in wrap-outcome when they have at least what was meant to be useful to them.
LEAST: Final = "they have it"
THREE_ROWS: Final = tuple(map(ItemId, ("wrap-outcome", "wrap-promises", "wrap-honest")))
NEARLY_BUSY: Final = timedelta(minutes=10)


class Result(StrEnum):
    """The four classes of a held meeting, in the order in which one fits."""

    ORDER = "order"
    ADVANCE = "advance"
    NO = "no"
    CONTINUATION = "continuation"


class Met(StrEnum):
    """Which of what was planned came about; who has what was wanted has the least."""

    WANTED = "wanted"
    LEAST = "least"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class CameOfIt:
    """What a held meeting brought, and the records that say so.

    `derived` and `derived_met` are what those say, which a correction of the rep
    stands before.
    """

    result: Result
    met: Met
    derived: Result
    derived_met: Met
    because: tuple[str, ...] = ()

    @property
    def wanted_met(self) -> bool:
        """Whether the wanted deed was agreed."""
        return self.met is Met.WANTED

    @property
    def least_met(self) -> bool:
        """Whether they have at least what was meant to be useful to them."""
        return self.met is not Met.NEITHER

    @property
    def result_corrected(self) -> bool:
        """Whether the class is the rep's word against the records."""
        return self.result is not self.derived

    @property
    def met_corrected(self) -> bool:
        """Whether what was met is the rep's word against the records."""
        return self.met is not self.derived_met

    @property
    def corrected(self) -> bool:
        """Whether any of it is the rep's word against the records."""
        return self.result_corrected or self.met_corrected


def came_of_it(dossier: Dossier) -> CameOfIt | None:
    """Return what came of a held meeting; none of any other."""
    meeting = dossier.meeting
    if meeting.outcome is not Outcome.HELD:
        return None
    derived, because = _result(dossier)
    derived_met = _met(dossier)
    result = Result(meeting.class_said) if meeting.class_said in _RESULTS else derived
    met = Met(meeting.met_said) if meeting.met_said in _METS else derived_met
    return CameOfIt(
        result, met, derived, derived_met, because if result is derived else ()
    )


_RESULTS: Final = frozenset(map(str, Result))
_METS: Final = frozenset(map(str, Met))


def _met(dossier: Dossier) -> Met:
    if wanted_met(dossier):
        return Met.WANTED
    return Met.LEAST if _has_least(dossier) else Met.NEITHER


def wanted_met(dossier: Dossier) -> bool:
    """Say whether the wanted deed was agreed, with a person and a date."""
    wanted = _wanted(dossier)
    wrap = _answer(dossier, "wrap-outcome")
    agreed = {p.id for p in linked_promises(dossier, wrap)} if wrap else set()
    return any(
        (p.id in agreed or _is_theirs_now(dossier, p)) and _is_dated_deed(dossier, p)
        for p in wanted
    )


def is_wanted(dossier: Dossier, promise: Promise) -> bool:
    """Say whether a promise is a deed that was wanted of this meeting."""
    return promise in _wanted(dossier)


def wrap_is_closed(checklist: Checklist) -> bool:
    """Say whether the three first rows of wrap on its list are closed."""
    wrap = checklist.pauses.get(Phase.WRAP)
    if wrap is None:
        return True
    return all(row.closed for row in wrap.rows if row.item.id in THREE_ROWS)


def _result(dossier: Dossier) -> tuple[Result, tuple[str, ...]]:
    here = dossier.meeting.id
    orders = tuple(
        f.id
        for f in dossier.facts
        if f.meeting == here and f.stage_fact is StageFact.ORDER
    )
    if orders:
        return Result.ORDER, orders
    deeds = tuple(
        p.id
        for p in dossier.promises
        if p.meeting == here
        and not p.ours
        and p.kind is not PromiseKind.INVITE
        and p.state in {PromiseState.OPEN, PromiseState.DONE}
        and _is_dated(p)
    )
    if deeds:
        return Result.ADVANCE, deeds
    refusals = tuple(r.id for r in dossier.refusals if r.meeting == here)
    if refusals:
        return Result.NO, refusals
    fit = _answer(dossier, "wrap-exp-fit")
    if fit and "no" in {fit.text.strip().casefold(), fit.value("choice")}:
        return Result.NO, (fit.id,)
    return Result.CONTINUATION, ()


def _wanted(dossier: Dossier) -> list[Promise]:
    """Return the deeds of plan-outcome."""
    plan = _answer(dossier, "plan-outcome")
    return list(linked_promises(dossier, plan)) if plan else []


def _is_theirs_now(dossier: Dossier, promise: Promise) -> bool:
    """Say whether they took it on here; one they owed before must be done."""
    if promise.meeting != dossier.meeting.id:
        return promise.state is PromiseState.DONE
    return promise.state in {PromiseState.OPEN, PromiseState.DONE}


def _is_dated_deed(dossier: Dossier, promise: Promise) -> bool:
    return _is_dated(promise) and not is_blank(dossier, promise, "who")


def _is_dated(promise: Promise) -> bool:
    """Say whether a deed has a day: the one it is due on, or that it was done on."""
    return promise.due is not None or promise.done is not None


def _has_least(dossier: Dossier) -> bool:
    wrap = _answer(dossier, "wrap-outcome")
    return wrap is not None and wrap.value(LEAST_MET) == LEAST


def _answer(dossier: Dossier, item: str) -> Answer | None:
    answer = dossier.answers.get(ItemId(item))
    return answer if answer and answer.state is Answered.ANSWERED else None
