"""What is asked and given, as several rules look at it (PACKS sections 3 and 13)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.records.exchange import Ask, AskOutcome, Give, Refusal
from app.records.knowledge import Point
from app.rules.lint.case import Case
from app.rules.refusals import is_cleared
from app.rules.wording import equalised


def planned_asks(case: Case) -> Iterator[Ask]:
    """Yield what is to be asked in this meeting."""
    here = case.dossier.meeting.id
    for ask in case.dossier.asks:
        planned = ask.outcome is AskOutcome.PLANNED and ask.asked is None
        if ask.meeting == here and planned and not ask.dropped:
            yield ask


def planned_gives(case: Case) -> Iterator[Give]:
    """Yield what is to be given in this meeting."""
    here = case.dossier.meeting.id
    for give in case.dossier.gives:
        if give.meeting == here and give.delivered is None and not give.dropped:
            yield give


def uncleared(case: Case) -> Iterator[Refusal]:
    """Yield every no that nothing has cleared yet."""
    for refusal in case.dossier.refusals:
        if refusal.said <= case.now and not is_cleared(refusal, case.dossier):
            yield refusal


def matches(ask: Ask, refusal: Refusal) -> bool:
    """Say whether a no was to this: person and subject are equal."""
    same = equalised(ask.subject) == equalised(refusal.subject)
    return ask.whom == refusal.who and same


def open_points(case: Case) -> Iterator[Point]:
    """Yield the points of the account that wait for an answer or are stuck."""
    for point in case.dossier.points:
        if point.made <= case.now:
            yield point


def age_in_days(case: Case, instant: datetime) -> int:
    """Return how many dates of the account's zone ago something was."""
    zone = ZoneInfo(case.dossier.zone)
    there = case.now.astimezone(zone).date() - instant.astimezone(zone).date()
    return there // timedelta(days=1)
