"""Whose calendar it is, guessed from who is on every event."""

from __future__ import annotations

from collections import Counter

from app.exchange.invite import Calendar
from app.records.meeting import Reply


def own_addresses(calendar: Calendar) -> tuple[str, ...]:
    """Return the mail addresses of a calendar, the one on most events first.

    Of equals the organisers come first: whoever invites keeps the calendar. On an
    invite that was mailed (method REQUEST) it is the other way round: it was sent
    to somebody, who has not answered it yet.
    """
    on, likely = Counter[str](), Counter[str]()
    for invite in calendar.invites:
        mailed = invite.method == "REQUEST"
        for person in invite.people:
            if not person.email:
                continue
            on[person.email] += 1
            asked = mailed and person.reply is Reply.UNKNOWN
            likely[person.email] += asked and person is not invite.organiser
        if invite.organiser and invite.organiser.email:
            likely[invite.organiser.email] += -1 if mailed else 1
    return tuple(sorted(on, key=lambda one: (-on[one], -likely[one], one)))
