"""PER: what is owed is carried to its date (PACKS section 8)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from zoneinfo import ZoneInfo

from app.records.meeting import Answered
from app.rules.circumstances import last_held
from app.rules.follow_through import agreed_due
from app.rules.lint.case import Case
from app.rules.lint.said import sayers
from app.rules.lint.strategy import is_new
from app.rules.lint.ways import (
    CANCELLED,
    DONE,
    LOOKED_IN,
    NEW_DATE,
    OWN_UP,
    WRAP_LAST,
)
from app.rules.telling import name
from app.rules.values import Finding, Severity
from app.rules.wording import first_name
from app.rules.working_days import working_days_between
from checklists.pack import Pillar

_stop, _check, note = sayers(Pillar.PERSISTENCE)
OWNING_UP: Final = "will own up first"


def owed_and_late(case: Case) -> Iterator[Finding]:
    """PER-01a: two days before, something we owe them is past its due."""
    if not case.within(48) or _will_own_up(case):
        return
    place = case.place("pre-promises")
    owning = (OWN_UP,) if place else ()
    for promise in case.open_promises(ours=True):
        due = agreed_due(promise)
        if due is not None and due.instant < case.now:
            whom = first_name(name(case.dossier, promise.whom)) or "them"
            yield Finding(
                "PER-01a",
                Severity.STOP,
                Pillar.PERSISTENCE,
                f'You owe {whom} "{promise.what}" since {case.day(due.instant)}.',
                "Do it, agree a new day, or own up first.",
                place,
                promise.id,
                (DONE, NEW_DATE, *owning, CANCELLED),
            )


def due_before_we_meet(case: Case) -> Iterator[Finding]:
    """PER-01b: a day before, something we owe them falls due before the start."""
    row = case.row("pre-promises")
    if row is None or not case.within(24):
        return
    for promise in case.open_promises(ours=True):
        due = agreed_due(promise)
        if due is not None and case.now < due.instant <= case.start:
            yield Finding(
                "PER-01b",
                Severity.CHECK,
                Pillar.PERSISTENCE,
                f'"{promise.what}" is due before you meet.',
                "Finish it, or agree a new day before.",
                row.item.id,
                promise.id,
                (DONE, NEW_DATE),
            )


def last_time_open(case: Case) -> Iterator[Finding]:
    """PER-02: the newest held meeting is not wrapped up."""
    last = last_held(case.dossier)
    if last is not None and (last.wrapped is None or last.wrapped > case.now):
        yield Finding(
            "PER-02",
            Severity.CHECK,
            Pillar.PERSISTENCE,
            "Last time is not wrapped up yet.",
            "Three rows, thirty seconds.",
            record=last.id,
            ways=(WRAP_LAST,),
        )


def they_forgot(case: Case) -> Iterator[Finding]:
    """PER-03: a promise of theirs is long overdue, and nobody has looked in."""
    if is_new(case):
        return
    zone, region = ZoneInfo(case.dossier.zone), case.dossier.account.region
    today = case.now.astimezone(zone).date()
    longest = case.dossier.settings.theirs_overdue_working_days
    for promise in case.open_promises(ours=False):
        due = agreed_due(promise)
        if due is None or due.instant >= case.now:
            continue
        late = working_days_between(due.instant.astimezone(zone).date(), today, region)
        looked = promise.looked_in is not None and promise.looked_in >= due.instant
        if late > longest and not looked:
            yield note(
                "PER-03",
                f'They may have forgotten "{promise.what}".',
                "Ask kindly; offer help.",
                record=promise.id,
                ways=(LOOKED_IN, DONE),
            )


def _will_own_up(case: Case) -> bool:
    row = case.row("pre-promises")
    answer = row.answer if row else None
    if answer is None or answer.at > case.now or answer.state is not Answered.ANSWERED:
        return False
    return OWNING_UP in {answer.text.strip().casefold(), answer.value("choice")}
