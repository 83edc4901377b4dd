"""FLX: trades, points that matter to them, and room to move (PACKS section 8)."""

from __future__ import annotations

from collections.abc import Iterator

from app.records.exchange import Concession
from app.records.knowledge import PointAnswer, Size
from app.records.mark import MarkKind
from app.rules.lint.asks import age_in_days, open_points
from app.rules.lint.case import Case
from app.rules.lint.said import sayers
from app.rules.lint.ways import (
    A_RULE,
    ANOTHER_WAY,
    APPROVED,
    AS_GIVE,
    CAN_CHANGE,
    DROP,
    OTHER_SIDE,
    TAKEN_TO,
)
from app.rules.values import Finding, Severity
from app.rules.wording import count, equalised
from checklists.pack import Kind, Pillar

stop, check, note = sayers(Pillar.FLEXIBILITY)
TRADES = ("plan-neg-concessions", "reh-ren-concessions")


def too_few_trades(case: Case) -> Iterator[Finding]:
    """FLX-01a: past the plan limit there are too few whole trades to offer."""
    row = case.row(*TRADES)
    told, kind = case.dossier.settings, case.dossier.meeting.kind
    need = {Kind.PROPOSAL: told.trades_proposal, Kind.RENEWAL: told.trades_renewal}
    lacking = need.get(kind, 0) - sum(map(_is_whole, _trades(case)))
    if row and case.past_plan_limit and lacking > 0:
        say = stop if case.rising is Severity.STOP else check
        yield say(
            "FLX-01a",
            f"Add {count(lacking, 'trade')}: something cheap for you that helps "
            "them, and what you ask back.",
            "Pick from earlier ones, or write a line.",
            row.item.id,
        )


def one_sided_trade(case: Case) -> Iterator[Finding]:
    """FLX-01b: one side of a trade is empty."""
    place = case.place(*TRADES)
    if place is None:
        return
    for trade in _trades(case):
        words = trade.we_give.strip() or trade.we_ask_back.strip()
        if words and not _is_whole(trade):
            yield check(
                "FLX-01b",
                f'One side of "{words}" is empty.',
                "Fill the other side.",
                place,
                trade.id,
                (OTHER_SIDE, *((AS_GIVE,) if trade.we_give.strip() else ()), DROP),
            )


def stuck_point(case: Case) -> Iterator[Finding]:
    """FLX-02: a point that is big to them is answered no, with no other way."""
    if not case.within(48):
        return
    for point in open_points(case):
        refused = point.answer in {PointAnswer.NO, PointAnswer.FIXED}
        way = point.can_be_changed_by.strip()
        if point.size_to_them is Size.BIG and refused and not way:
            yield stop(
                "FLX-02",
                f'"{point.subject}" matters to them and is stuck.',
                "Offer another way, or name who can change it.",
                case.place("plan-neg-small-points"),
                point.id,
                (ANOTHER_WAY, CAN_CHANGE),
            )


def unapproved_trade(case: Case) -> Iterator[Finding]:
    """FLX-03: a day before, a trade beyond its limit is approved by nobody."""
    place = case.place("reh-neg-fixed", *TRADES)
    if place is None or not case.within(24):
        return
    for trade in _trades(case):
        approved = trade.approver.strip() and trade.approved is not None
        if trade.beyond_limit and not approved:
            yield check(
                "FLX-03",
                f'You cannot grant "{trade.we_give}" alone yet.',
                "Get the yes today.",
                place,
                trade.id,
                (APPROVED, DROP),
            )


def same_no(case: Case) -> Iterator[Finding]:
    """FLX-04: we said no to the same thing on several accounts of late."""
    told = case.dossier.settings
    for point in open_points(case):
        if point.answer not in {PointAnswer.NO, PointAnswer.FIXED}:
            continue
        if point.answered is None:
            continue
        if not 0 <= age_in_days(case, point.answered) <= told.same_no_days:
            continue
        same = equalised(point.subject)
        times = len({who for who, to in case.dossier.said_no if equalised(to) == same})
        settled = case.marked("FLX-04", MarkKind.A_RULE, MarkKind.TAKEN_TO, of=point.id)
        if times >= told.same_no_accounts and not settled:
            yield note(
                "FLX-04",
                f"You said no to this {times} times: rule or habit?",
                "Take it to whoever owns the rule.",
                case.place("plan-neg-small-points"),
                point.id,
                (A_RULE, TAKEN_TO),
            )


def _trades(case: Case) -> Iterator[Concession]:
    here = case.dossier.meeting.id
    for one in case.dossier.concessions:
        if one.meeting == here and not one.dropped:
            yield one


def _is_whole(trade: Concession) -> bool:
    return bool(trade.we_give.strip() and trade.we_ask_back.strip())
