"""Weeks of quiet after a good talk (row fup-silent, PACKS section 6.6).

Repeating is not persisting: what is asked for is something new and useful.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from app.dossier import Dossier
from app.records.exchange import Give
from app.records.meeting import Meeting
from app.records.moment import Due
from app.records.person import Person
from app.rules.circumstances import first_word, is_silent, quiet_until
from app.rules.follow import SILENT
from app.rules.interests import Offer, to_serve
from app.rules.outcome import Result, came_of_it
from app.rules.peace import in_peace, wants_peace
from app.rules.wording import count
from app.rules.working_days import working_days_between

QUESTION: Final = "What new and useful thing can you bring?"
MOST: Final = 3
GOOD: Final = frozenset({Result.ORDER, Result.ADVANCE})


@dataclass(frozen=True, slots=True)
class Silence:
    """A customer of whom nothing was heard since a talk that went well enough.

    `days` are working days where they are. `planned` is what was planned for them
    since, and is to go today.
    """

    meeting: Meeting
    name: str
    days: int
    good: bool
    offer: Offer
    sole: Person | None = None
    planned: Give | None = None

    @property
    def title(self) -> str:
        """`Brandt Logistik: 8 working days of silence after a good talk`."""
        quiet = f"{count(self.days, 'working day')} of silence"
        talk = "a good talk" if self.good else "your talk"
        return f"{self.name}: {quiet} after {talk}"


def silence(dossier: Dossier) -> Silence | None:
    """Return the silence after a held meeting that asks for something useful.

    None where they said no, where something came from them, where they are left in
    peace, or where what answers it went out, or is planned for another day.
    """
    if not is_silent(dossier) or _rests(dossier) or _sent(dossier):
        return None
    came = came_of_it(dossier)
    refused = any(r.meeting == dossier.meeting.id for r in dossier.refusals)
    if came is None or came.result is Result.NO or refused:
        return None
    planned = _planned(dossier)
    if planned and planned.due and not _is_today(dossier, planned.due):
        return None
    theirs = dossier.theirs
    return Silence(
        dossier.meeting,
        dossier.account.name,
        _days(dossier),
        came.result in GOOD,
        to_serve(dossier, theirs[0].id if theirs else None),
        theirs[0] if len(theirs) == 1 else None,
        planned,
    )


def silences(dossiers: Iterable[Dossier]) -> tuple[Silence, ...]:
    """Return at most three silences, in the order given."""
    found = (one for each in dossiers if (one := silence(each)))
    return tuple(islice(found, MOST))


def silence_ended(dossier: Dossier) -> datetime | None:
    """Return when a silence ended: with a word of theirs, or with something sent."""
    ends = [at for at in (first_word(dossier), _sent(dossier)) if at is not None]
    return min(ends, default=None)


def _rests(dossier: Dossier) -> bool:
    """Say whether they are left in peace: by the rep's word, or all by their rhythm."""
    end = dossier.meeting.actual_end or dossier.meeting.ends.instant
    theirs = dossier.theirs
    by_rhythm = bool(theirs) and all(
        wants_peace(one, end, dossier.now, dossier.zone) for one in theirs
    )
    return by_rhythm or in_peace(dossier, SILENT)


def _days(dossier: Dossier) -> int:
    zone = ZoneInfo(dossier.zone)
    end = dossier.meeting.actual_end or dossier.meeting.ends.instant
    last, today = (at.astimezone(zone).date() for at in (end, dossier.now))
    return working_days_between(last, today, dossier.account.region)


def _sent(dossier: Dossier) -> datetime | None:
    """Return when something useful first went out after the time to wait was up."""
    quiet = quiet_until(dossier)
    sent = (g.delivered for g in dossier.gives if g.asks_nothing and not g.dropped)
    return min((at for at in sent if at and quiet < at <= dossier.now), default=None)


def _planned(dossier: Dossier) -> Give | None:
    """Return what was planned since, the newest."""
    quiet = quiet_until(dossier)
    since = [
        give
        for give in dossier.gives
        if give.delivered is None and not give.dropped and give.made > quiet
    ]
    return max(since, key=lambda one: (one.made, one.id), default=None)


def _is_today(dossier: Dossier, due: Due) -> bool:
    """Say whether a day is today or gone, where the rep is."""
    zone = ZoneInfo(dossier.settings.zone)
    return due.instant.astimezone(zone).date() <= dossier.now.astimezone(zone).date()
