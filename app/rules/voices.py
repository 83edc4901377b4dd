"""Voices: who of theirs was heard, when last, and whose view may be lacking."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from app.records.meeting import Outcome
from app.records.person import Person, Role, View
from app.rules.standing.evidence import Deeds, exchanges
from app.rules.standing.promised import day_of

# So many meetings without somebody who sees it differently are too many.
MISSED: Final = 2
_DIFFERS: Final = frozenset({View.DIFFERS, View.OPPOSES})


class Voice(NamedTuple):
    """Somebody, the days of the first and the last exchange, and what went on since.

    The days are None where there was none. `missed` are the meetings held after the
    last one, or all of them; `is_silent` is that there was none lately.
    """

    person: Person
    last: date | None
    first: date | None = None
    missed: int = 0
    is_silent: bool = True

    @property
    def differs(self) -> bool:
        """Whether they see it otherwise than we do."""
        return self.person.view in _DIFFERS

    @property
    def is_lacking(self) -> bool:
        """Whether what they think may be what one does not know."""
        return self.is_silent or (self.differs and self.missed >= MISSED)


def voices(deeds: Deeds, now: datetime) -> tuple[Voice, ...]:
    """Return all people of theirs, in the order they came in."""
    today = now.astimezone(deeds.zone).date().toordinal()
    heard = exchanges(deeds)
    held = [
        day_of(meeting.starts.instant, deeds.zone)
        for meeting in deeds.meetings
        if meeting.outcome is Outcome.HELD
    ]
    found = []
    for person in deeds.people.values():
        if person.ours or person.account != deeds.account.id:
            continue
        days = [day for day in heard.get(person.id, ()) if day <= today]
        last = max(days, default=0)
        found.append(
            Voice(
                person,
                date.fromordinal(last) if days else None,
                date.fromordinal(min(days)) if days else None,
                sum(last < day <= today for day in held),
                today - last > deeds.settings.contact_days,
            )
        )
    return tuple(found)


def as_listed(found: Sequence[Voice]) -> tuple[Voice, ...]:
    """Return first who sees it differently, then who decides, then all others."""
    return tuple(
        sorted(found, key=lambda one: (not one.differs, not _decides(one.person)))
    )


def silence_words(voice: Voice, days: int) -> str:
    """Return `Not heard from in 5 meetings`, or nothing where they are no silent one.

    `days` is after how many a voice is silent.
    """
    if not voice.is_lacking:
        return ""
    if voice.missed:
        meetings = "meeting" if voice.missed == 1 else "meetings"
        return f"Not heard from in {voice.missed} {meetings}"
    return (
        "Never heard from" if voice.last is None else f"Not heard from in {days} days"
    )


def _decides(person: Person) -> bool:
    return person.role is Role.DECIDES
