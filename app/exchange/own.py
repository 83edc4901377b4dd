"""Whose calendar it is, guessed from who is on every event."""

from __future__ import annotations

from collections import Counter

from app.exchange.invite import Calendar


def own_addresses(calendar: Calendar) -> tuple[str, ...]:
    """Return the mail addresses of a calendar, the one on most events first.

    Of equals the organisers come first: whoever invites keeps the calendar.
    """
    on, invites = Counter[str](), Counter[str]()
    for invite in calendar.invites:
        on.update({person.email for person in invite.people if person.email})
        if invite.organiser and invite.organiser.email:
            invites[invite.organiser.email] += 1
    return tuple(sorted(on, key=lambda one: (-on[one], -invites[one], one)))
