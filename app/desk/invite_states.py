"""What an event says, beside what the book knows of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from app.desk.booking import LONGEST, ends_of
from app.desk.said_before import Said
from app.exchange.invite import Invite
from app.records.event import Event
from app.records.meeting import Meeting
from app.records.moment import Moment

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def scheduled(invite: Invite) -> tuple[Moment, Moment]:
    """Return when a meeting begins and ends that is booked from an event."""
    return invite.starts, ends_of(invite.starts, minutes_of(invite))


def minutes_of(invite: Invite) -> int:
    """Return how long a meeting lasts that is booked from an event."""
    span = invite.ends.instant - invite.starts.instant
    return min(max(1, int(span.total_seconds() // 60)), LONGEST)


def is_older(invite: Invite, known: Meeting | Event) -> bool:
    """Whether the book knows a later state of an event.

    One without a date may be as young as any of its number.
    """
    if invite.sequence != known.sequence:
        return invite.sequence < known.sequence
    stamped = invite.stamped or known.stamped
    return bool(known.stamped and stamped and stamped < known.stamped)


def newest(invites: Iterable[Invite]) -> list[Invite]:
    """Return one state an event: the highest sequence, then the youngest."""
    found: dict[tuple[str, bool], Invite] = {}
    for invite in invites:
        key = (invite.key, invite.method == "REPLY")
        if key not in found or _age(found[key]) <= _age(invite):
            found[key] = invite
    return list(found.values())


def is_another(invite: Invite, said: Said, deleted: Meeting) -> bool:
    """Whether an event changed since its meeting was deleted.

    Who comes, and what they replied, is no reason to come back.
    """
    if is_older(invite, deleted):
        return False
    starts, ends = scheduled(invite)
    return (
        invite.sequence > deleted.sequence
        or (starts.instant, ends.instant) != (said.starts.instant, said.ends.instant)
        or invite.title not in {"", said.title}
        or invite.link not in {"", said.link}
        or invite.place != said.place
    )


def _age(invite: Invite) -> tuple[int, datetime]:
    return invite.sequence, invite.stamped or _LONG_AGO


def ends_it(invite: Invite) -> bool:
    """Whether an event says that it does not take place."""
    return invite.cancelled or invite.method == "CANCEL"
