"""Calendars of other programs, taken in at one stroke."""

from __future__ import annotations

from dataclasses import dataclass

from app.desk.desk import Desk
from app.desk.import_plan import ImportPlan, plan_of
from app.desk.taking_in import Taking
from app.exchange.invite import Calendar, Trouble
from app.records.meeting import MeetingId


@dataclass(frozen=True, slots=True)
class Imported:
    """What taking in a calendar did: meetings by what became of them, and counts."""

    new: tuple[MeetingId, ...] = ()
    updated: tuple[MeetingId, ...] = ()
    cancelled: tuple[MeetingId, ...] = ()
    unchanged: int = 0
    busy: int = 0
    troubles: tuple[Trouble, ...] = ()


def plan_import(desk: Desk, calendar: Calendar) -> ImportPlan:
    """Say what taking in a calendar would do; writes nothing."""
    return plan_of(desk.book, calendar)


def apply_calendar(desk: Desk, calendar: Calendar) -> Imported:
    """Take in a calendar as planned, in one act."""
    return carry_out(desk, plan_import(desk, calendar))


def carry_out(desk: Desk, plan: ImportPlan) -> Imported:
    """Do what a plan says, in one act that one undo takes back."""
    with desk.act("take in a calendar") as write:
        taking = Taking(desk, write)
        for step in plan.steps:
            taking.take(step)
    return Imported(
        tuple(taking.new),
        tuple(taking.updated),
        tuple(taking.cancelled),
        taking.unchanged,
        taking.busy,
        plan.troubles,
    )
