"""Until when a customer is left in peace, by the rep's own word."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from app.dossier import Dossier
from app.records.mark import MarkKind


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
