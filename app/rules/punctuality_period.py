"""Punctuality over a period: k of n, medians of five or more, no averages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from app.records.account import Account
from app.records.knowledge import Fact, StageFact
from app.rules.punctuality import Arrival, Join, Punctuality
from app.rules.wilson import Share
from app.rules.wording import count, whole_minutes
from app.rules.working_days import working_time
from app.settings import Settings
from checklists.pack import Channel

ENOUGH_FOR_A_MEDIAN: Final = 5


@dataclass(frozen=True, slots=True)
class PeriodPunctuality:
    """The shares and medians of the meetings of a period (PACKS section 10.1).

    `early_calls` are phone calls made too early: listed, in neither k nor n.
    """

    on_time: Share
    web: Share
    phone: Share
    web_median: int | None
    phone_median: int | None
    early_calls: int
    unannounced: int
    overruns: Share
    not_delayed_by_us: Share
    recaps: Share
    agendas_a_day_ahead: Share
    reschedules: int
    short_notice: Share


def period(meetings: Iterable[Punctuality]) -> PeriodPunctuality:
    """Count the figures of meetings that start in one period."""
    figures = tuple(meetings)
    joins = [join for f in figures for join in f.joins]
    web = [j for j in joins if j.channel is Channel.WEB]
    phone = [j for j in joins if j.channel is Channel.PHONE]
    overruns = [f.overrun_against_us for f in figures]
    starts = [f for f in figures if f.start_delay is not None]
    recaps = [f.recap_on_time for f in figures]
    leads = [f.agenda_lead_hours for f in figures]
    moved = [r for f in figures for r in f.reschedules]
    return PeriodPunctuality(
        on_time=_share(joins),
        web=_share(web),
        phone=_share(phone),
        web_median=_join_median(web),
        phone_median=_join_median(phone),
        early_calls=sum(j.arrival is Arrival.EARLY for j in phone),
        unannounced=sum(j.unannounced for j in joins),
        overruns=_yes([over > 0 for over in overruns if over is not None]),
        not_delayed_by_us=_yes([(f.start_delay_by_us or 0) <= 0 for f in starts]),
        recaps=_yes([in_time for in_time in recaps if in_time is not None]),
        agendas_a_day_ahead=_yes([lead >= 24 for lead in leads if lead is not None]),
        reschedules=len(moved),
        short_notice=_yes([r.short for r in moved if r.short is not None]),
    )


def median(values: Sequence[int]) -> int | None:
    """Return the median of five or more, of an even number the lower middle one."""
    if len(values) < ENOUGH_FOR_A_MEDIAN:
        return None
    return sorted(values)[(len(values) - 1) // 2]


def quote_delay(
    request: Fact, account: Account, settings: Settings
) -> timedelta | None:
    """Return the working time from an inbound request to our first real answer."""
    if request.stage_fact is not StageFact.REQUEST or request.answered is None:
        return None
    place = account.zone or settings.zone
    hours = settings.work_opens, settings.work_closes
    return working_time(request.dated, request.answered, place, hours, account.region)


def working_words(span: timedelta) -> str:
    """Return `25 minutes`, `1 working hour`, `12 working hours`; cut, not rounded."""
    minutes = whole_minutes(span)
    if minutes < 60:
        return count(minutes, "minute")
    return count(minutes // 60, "working hour")


def _share(joins: Iterable[Join]) -> Share:
    return _yes([j.kept for j in joins if j.counts])


def _join_median(joins: Iterable[Join]) -> int | None:
    counted = [j.minutes for j in joins if j.counts and j.minutes is not None]
    return median(counted)


def _yes(answers: Sequence[bool]) -> Share:
    return Share(sum(answers), len(answers))
