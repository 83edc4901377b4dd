"""PUN: what lies next to a meeting (PACKS section 8)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from app.dossier import Neighbour
from app.records.mark import MarkKind
from app.rules.lint.case import Case
from app.rules.lint.said import sayers
from app.rules.lint.ways import FINE_TODAY, MARK_FREE, MOVE, SHOW_OTHER
from app.rules.values import Finding, Way
from app.rules.wording import count, whole_minutes
from checklists.pack import Pillar

stop, check, _note = sayers(Pillar.PUNCTUALITY)


def two_at_once(case: Case) -> Iterator[Finding]:
    """PUN-01a: another meeting or busy event overlaps this one."""
    for other in case.dossier.neighbours:
        if other.starts < case.end and other.ends > case.start:
            yield stop(
                "PUN-01a",
                "Two meetings at once.",
                "Move one now and tell them.",
                record=other.id,
                ways=(MOVE, *_to_other(other)),
            )
            return


def no_room_between(case: Case) -> Iterator[Finding]:
    """PUN-01b: too few minutes before this call, or after it."""
    told = case.dossier.settings
    zone = ZoneInfo(told.zone)
    if any(True for _ in two_at_once(case)):
        return
    today = case.start.astimezone(zone).date()
    if any(
        mark.kind is MarkKind.FINE_TODAY and mark.day == today for mark in case.marks()
    ):
        return
    others, start, end = case.dossier.neighbours, case.start, case.end
    before = [start - one.ends for one in others if one.ends <= start]
    after = [one.starts - end for one in others if one.starts >= end]
    for side, gaps, least in (
        ("before", before, told.gap_before_minutes),
        ("after", after, told.gap_after_minutes),
    ):
        gap = min(gaps, default=None)
        if gap is not None and gap < timedelta(minutes=least):
            minutes = count(whole_minutes(gap), "minute")
            yield check(
                "PUN-01b",
                f"Only {minutes} {side} this call.",
                "Start or end the neighbour five minutes off, or accept it for today.",
                ways=(FINE_TODAY, MOVE),
            )
            return


def _to_other(other: Neighbour) -> tuple[Way, ...]:
    """Return what can be done about a neighbour, where it is on record."""
    if not other.id:
        return ()
    return (SHOW_OTHER,) if other.meeting else (MARK_FREE,)
