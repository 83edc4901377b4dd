"""What an invite said, kept with busy time, so that a meeting can be made of it."""

from __future__ import annotations

import re

from app.exchange.dial_in import dial_ins
from app.exchange.ics_invite import says_recorded
from app.exchange.invite import Invite
from app.records.event import Event, EventId


def kept(invite: Invite, known: EventId) -> Event:
    """Return busy time as an invite tells it, under an id."""
    organiser = invite.organiser.email if invite.organiser else ""
    return Event(
        known,
        invite.title,
        invite.starts,
        invite.ends,
        invite.key,
        invite.sequence,
        invite.stamped,
        invite.whole_day,
        invite.free,
        invite.people,
        organiser,
        invite.links,
        invite.place,
        _words(invite),
    )


def invite_again(event: Event, region: str) -> Invite:
    """Return the invite that busy time was kept of.

    An occurrence of a series comes with its whole key as uid. `region` is where
    phone numbers without a country code are dialled.
    """
    organiser = next(
        (p for p in event.people if p.email and p.email == event.organiser), None
    )
    where = f"tel: {event.place}\n" if _has_digits(event.place) else ""
    return Invite(
        uid=event.uid,
        title=event.title,
        starts=event.starts,
        ends=event.ends,
        sequence=event.sequence,
        whole_day=event.whole_day,
        organiser=organiser,
        attendees=tuple(p for p in event.people if p is not organiser),
        link=event.links[0] if event.links else "",
        links=event.links,
        dial_ins=dial_ins(f"{where}{event.words}", region),
        place=event.place,
        description=event.words,
        free=event.free,
        stamped=event.stamped,
        recording=says_recorded(event.words),
    )


def _words(invite: Invite) -> str:
    """Return the text of an invite, after the first number that is not in it."""
    first = next(iter(invite.dial_ins), None)
    if first is None or re.sub(r"\D", "", first.number) in re.sub(
        r"\D", "", f"{invite.place} {invite.description}"
    ):
        return invite.description
    keyed = f",,{first.extension}" if first.extension else ""
    return f"tel:{first.number}{keyed}\n{invite.description}".rstrip()


def _has_digits(place: str) -> bool:
    return sum(map(str.isdigit, place)) >= 5
