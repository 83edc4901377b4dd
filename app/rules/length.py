"""How much a meeting is asked: what the rep chose, else what the stakes say."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.dossier import Dossier
from app.records.meeting import Meeting
from app.rules.assembly import default_length
from app.rules.windows import settled
from app.settings import Settings
from checklists.pack import Length


def length(dossier: Dossier) -> Length:
    """Return the length of a meeting with its answers at hand."""
    first = min((a.at for a in dossier.answers.values()), default=None)
    return length_of(dossier.meeting, first, dossier.settings)


def length_of(meeting: Meeting, first: datetime | None, settings: Settings) -> Length:
    """Return the length chosen, else the default (PACKS section 5).

    Once a row is answered, `first` at that instant, a later move no longer changes
    the default.
    """
    if meeting.length is not None:
        return meeting.length
    later = [m for m in meeting.moves if first is not None and m.told_at > first]
    if not later:
        return default_length(
            meeting.minutes,
            settled(meeting),
            meeting.starts.instant,
            settings,
            unplanned=meeting.unplanned,
        )
    was = later[0]
    earlier = [m.told_at for m in meeting.moves if m not in later]
    return default_length(
        int((was.was_end.instant - was.was.instant) / timedelta(minutes=1)),
        max([meeting.booked, *earlier]),
        was.was.instant,
        settings,
        unplanned=meeting.unplanned,
    )
