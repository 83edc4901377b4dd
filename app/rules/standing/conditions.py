"""What the next step up needs, and what would end a standing (PACKS section 9)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import NamedTuple

from app.rules.standing.evidence import Evidence
from app.rules.wilson import interval
from app.settings import Settings
from checklists.pack import Stage


class Condition(NamedTuple):
    """One condition of a step up, with its numbers; `code` has words elsewhere.

    At least `need` is wanted of `have`; with a `total` it is a share of it. A yes
    or no needs 1.
    """

    code: str
    have: int | float
    need: int | Fraction
    total: int | None = None

    @property
    def met(self) -> bool:
        """Whether it holds."""
        if self.total == 0:
            return False
        of = 1 if self.total is None else self.total
        # Whole numbers alone: a night asks this many times.
        return self.have * self.need.denominator >= self.need.numerator * of

    @property
    def missing(self) -> Fraction:
        """The share that is missing, 0 where it is met."""
        if self.met:
            return Fraction(0)
        have = Fraction(self.have)
        if self.total is not None:
            have = have / self.total if self.total else Fraction(0)
        return 1 - have / self.need


class Ground(NamedTuple):
    """Where an account stands on a night: what the conditions are read against.

    Days are ordinals; `mark` is the first order since the foothold was gained,
    `entered` the day its present stage began.
    """

    evidence: Evidence
    settings: Settings
    day: int
    mark: int | None
    entered: int

    @property
    def lower(self) -> float:
        """The lower bound of what we kept on time."""
        return interval(self.kept, self.due).low

    @property
    def upper(self) -> float:
        """The upper bound."""
        return interval(self.kept, self.due).high

    @property
    def kept(self) -> int:
        """How many promises of ours were kept, of those due in the window."""
        return self.evidence.ours_kept.on(self.day)

    @property
    def due(self) -> int:
        """How many promises of ours fell due in the window."""
        return self.evidence.ours_due.on(self.day)


def to_me_first(at: Ground) -> Iterator[Condition]:
    """Yield what being called first needs, in the order of the table."""
    told, seen, day = at.settings, at.evidence, at.day
    yield Condition("mark", at.mark is not None, 1)
    since = day - at.mark if at.mark is not None else 0
    yield Condition("first-order", since, told.stage_first_order_days)
    first = seen.called_first.on(day)
    yield Condition("called", first, told.stage_called_first_least)
    requests = first + seen.called_elsewhere.on(day) + seen.called_unknown.on(day)
    yield Condition("called-share", first, told.stage_called_first_share, requests)
    yield from _promises(at, told.stage_promises_least, told.stage_promises_share)
    yield Condition("served", not seen.served_late.on(day), 1)
    yield from _clean(at)
    yield Condition("contacts", seen.contacts.on(day), told.stage_contacts_least)


def to_only_me(at: Ground) -> Iterator[Condition]:
    """Yield what an alliance needs, in the order of the table."""
    told, seen, day = at.settings, at.evidence, at.day
    yield Condition("held", day - at.entered, told.stage_ally_held_days)
    orders = bisect_right(seen.orders, day)
    yield Condition("orders", orders, told.stage_ally_orders_least)
    yield Condition("order-lately", seen.order_in_window.on(day), 1)
    sessions = _sessions(at)
    yield Condition("sessions", len(sessions), told.stage_ally_sessions_least)
    apart = sessions[-1] - sessions[0] if sessions else 0
    yield Condition("sessions-apart", apart, told.stage_ally_sessions_apart_days)
    yield Condition(
        "disclosures", seen.disclosed.on(day), told.stage_ally_disclosures_least
    )
    theirs, kept = seen.theirs_due.on(day), seen.theirs_kept.on(day)
    yield Condition("theirs", theirs, told.stage_ally_theirs_least)
    yield Condition("theirs-share", kept, told.stage_ally_theirs_share, theirs)
    yield from _promises(
        at, told.stage_ally_promises_least, told.stage_ally_promises_share
    )
    yield Condition("contacts", seen.contacts.on(day), told.stage_ally_contacts_least)
    yield Condition(
        "functions", seen.functions.on(day), told.stage_ally_functions_least
    )
    yield from _clean(at)


def leaving(stage: Stage, at: Ground) -> Iterator[tuple[str, str]]:
    """Yield the code and the words of each reason that would end a stage now."""
    if stage is Stage.ONLY_ME:
        yield from _leaving_only_me(at)
    elif stage is Stage.ME_FIRST:
        yield from _leaving_me_first(at)


def _leaving_only_me(at: Ground) -> Iterator[tuple[str, str]]:
    told, seen, day = at.settings, at.evidence, at.day
    if not seen.session_lately.on(day):
        yield (
            "session",
            (f"no planning session for {told.stage_leave_ally_no_session_days} days"),
        )
    if _poor(
        at,
        told.stage_leave_ally_not_kept_least,
        told.stage_leave_ally_promises_share,
    ):
        yield "promises", f"{at.due - at.kept} of {at.due} promises not kept"
    overdue = told.stage_leave_ally_overdue_days
    if seen.overdue_long.on(day):
        yield (
            "overdue",
            (f"a promise overdue for more than {overdue} days"),
        )
    if seen.problem_long.on(day):
        yield (
            "problem",
            (
                "a serious problem open for more than "
                f"{told.stage_leave_ally_problem_days} days"
            ),
        )
    if seen.called_elsewhere.on(day) >= 2:
        yield "elsewhere", "two requests within a year went elsewhere first"
    if not seen.in_touch.on(day):
        yield "touch", f"no exchange for {told.stage_leave_ally_no_contact_days} days"
    settled, kept = seen.theirs_settled.on(day), seen.theirs_kept.on(day)
    share = told.stage_leave_ally_theirs_share
    # Whole numbers alone, as above.
    if settled >= told.stage_leave_ally_theirs_least and (
        kept * share.denominator < share.numerator * settled
    ):
        yield "theirs", f"{kept} of {settled} promises of theirs kept"


def _leaving_me_first(at: Ground) -> Iterator[tuple[str, str]]:
    told, seen, day = at.settings, at.evidence, at.day
    window = day - told.stage_window_days
    begin = bisect_left(seen.known, (window, False))
    end = bisect_right(seen.known, (day, True))
    known = [first for _, first in seen.known[max(begin, end - 3) : end]]
    if known.count(False) >= 2:
        yield "elsewhere", "two of the last three requests went elsewhere first"
    if _poor(
        at,
        told.stage_leave_first_not_kept_least,
        told.stage_leave_first_promises_share,
    ):
        yield "promises", f"{at.due - at.kept} of {at.due} promises not kept"
    if seen.overdue_too_long.on(day):
        yield (
            "overdue",
            (
                "a promise overdue for more than "
                f"{told.stage_leave_first_overdue_days} days"
            ),
        )
    if not seen.business_lately.on(day):
        yield (
            "quiet",
            (f"no order and no request for {told.stage_leave_first_quiet_days} days"),
        )
    if not seen.contacts.on(day):
        yield "contacts", "no active contact"


def _poor(at: Ground, least: int, share: Fraction) -> bool:
    due, kept = at.due, at.kept
    return due - kept >= least and interval(kept, due).high < share


def _promises(at: Ground, least: int, share: Fraction) -> Iterator[Condition]:
    yield Condition("promises", at.due, least)
    yield Condition("promises-share", at.lower if at.due else 0.0, share)


def _clean(at: Ground) -> Iterator[Condition]:
    yield Condition("overdue", not at.evidence.overdue.on(at.day), 1)
    yield Condition("problem", not at.evidence.problem.on(at.day), 1)


def _sessions(at: Ground) -> list[int]:
    first = at.day - at.settings.stage_window_days
    sessions = at.evidence.sessions
    return [*sessions[bisect_left(sessions, first) : bisect_right(sessions, at.day)]]


UPWARD: dict[Stage, Callable[[Ground], Iterator[Condition]]] = {
    Stage.ME_TOO: to_me_first,
    Stage.FOOTHOLD: to_me_first,
    Stage.ME_FIRST: to_only_me,
}
