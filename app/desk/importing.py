"""Calendars of other programs, taken in at one stroke."""

from __future__ import annotations

from dataclasses import dataclass

from app.desk.backing_up import back_up_before
from app.desk.desk import Desk
from app.desk.import_plan import ImportPlan, Intake, plan_of
from app.desk.said_before import TAKE_IN
from app.desk.taking_in import Taking
from app.exchange.invite import Calendar, Trouble
from app.records.meeting import Meeting, MeetingId
from app.rules.wording import count

TROUBLES_TOLD = 2


@dataclass(frozen=True, slots=True)
class Imported:
    """What taking in a calendar did: meetings by what became of them, and counts.

    `away` counts what was taken out here and has not changed there: it stays out.
    """

    new: tuple[MeetingId, ...] = ()
    updated: tuple[MeetingId, ...] = ()
    cancelled: tuple[MeetingId, ...] = ()
    unchanged: int = 0
    busy: int = 0
    troubles: tuple[Trouble, ...] = ()
    away: int = 0

    @property
    def changed(self) -> bool:
        """Whether there is anything to take back."""
        return bool(self.new or self.updated or self.cancelled or self.busy)

    @property
    def sentence(self) -> str:
        """What came of it, and what was left out and why."""
        parts = (
            f"{count(len(self.new), 'meeting')} added" if self.new else "",
            f"{len(self.updated)} moved or changed" if self.updated else "",
            f"{len(self.cancelled)} cancelled" if self.cancelled else "",
            f"{count(self.busy, 'other event')} kept as busy time" if self.busy else "",
            "nothing new" if self.unchanged and not self.changed else "",
        )
        told = ", ".join(part for part in parts if part)
        told = told or ("nothing new" if self.away else "no meeting was in it")
        skipped = [trouble for trouble in self.troubles if trouble.skipped]
        left = [
            f"“{one.about}” {one.sentence[:1].lower()}{one.sentence[1:]}"
            if one.about
            else one.sentence
            for one in skipped[:TROUBLES_TOLD]
        ]
        if more := len(skipped[TROUBLES_TOLD:]):
            left.append(f"{more} more were left out.")
        if self.away:
            events = count(self.away, "event")
            left.insert(0, f"{events} that you took out here stayed out.")
        return " ".join((f"{told[0].upper()}{told[1:]}.", *left))


def plan_import(desk: Desk, calendar: Calendar) -> ImportPlan:
    """Say what taking in a calendar would do; writes nothing."""
    return plan_of(desk.book, calendar, desk.now)


def apply_calendar(desk: Desk, calendar: Calendar) -> Imported:
    """Take in a calendar as planned, in one act; much of it only after a backup."""
    plan = plan_import(desk, calendar)
    keep_before(desk, plan)
    return carry_out(desk, plan)


def keep_before(desk: Desk, plan: ImportPlan) -> None:
    """Back up if a plan would change many meetings that are in the book."""
    kept = (Intake.NEW, Intake.UNCHANGED)
    touched = [s for s in plan.steps if s.meeting and s.intake not in kept]
    back_up_before(desk, len(touched), Meeting)


def carry_out(desk: Desk, plan: ImportPlan) -> Imported:
    """Do what a plan says, in one act that one undo takes back."""
    with desk.act(TAKE_IN) as write:
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
        taking.away,
    )
