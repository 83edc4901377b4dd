"""Until when a customer is left in peace, by the rep's own word."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from app.dossier import Dossier
from app.records.mark import MarkKind
from app.records.person import Person
from app.rules.wording import equalised
from app.when_words import read_when

# As row wrap-relation offers it.
LEFT: Final = "leave in peace"


def in_peace(dossier: Dossier, code: str) -> bool:
    """Say whether what a code stands for rests today, in the rep's zone.

    A word said of a meeting holds for that one, any other for the account.
    """
    today = dossier.now.astimezone(ZoneInfo(dossier.settings.zone)).date()
    return any(
        mark.kind is MarkKind.IN_PEACE
        and mark.code == code
        and mark.withdrawn is None
        and mark.account == dossier.account.id
        and mark.meeting in {None, dossier.meeting.id}
        and mark.day is not None
        and today < mark.day
        for mark in dossier.marks
    )


def wants_peace(person: Person, said: datetime, now: datetime, zone: str) -> bool:
    """Say whether the rhythm agreed with somebody is to be left in peace still.

    Its day, `leave in peace until 8 jan`, is read as of when it was said; without
    one it holds for good.
    """
    rhythm = equalised(person.rhythm)
    if not rhythm.startswith(LEFT):
        return False
    until = read_when(rhythm.partition(" until ")[2], said, zone)
    return until is None or now <= until.due.instant
