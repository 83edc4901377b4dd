"""Why the wrap does not open just now, and when it can."""

from __future__ import annotations

from datetime import datetime

from app.rules.days_end import Outlook
from app.rules.free_time import is_free, next_gap, span, spans
from app.rules.outcome import NEARLY_BUSY
from ui.times import clock


def not_now(outlook: Outlook, now: datetime) -> str:
    """Return why nothing is wrapped up now; nothing where she is free.

    Nobody is named: the screen may be shared.
    """
    busy = spans(outlook.meetings)
    if is_free(busy, now):
        return ""
    opens = clock(next_gap(busy, now).astimezone(outlook.zone))
    for meeting in outlook.meetings:
        here = span(meeting)
        if here and here.begins <= now < here.ends:
            if meeting.joined:
                return "A call is on: wrap up once it has ended."
            return f"A call is planned for now: wrap up from {opens} on."
    begins = min(one.begins for one in busy if one.begins > now)
    assert begins - now <= NEARLY_BUSY
    at = clock(begins.astimezone(outlook.zone))
    return f"Your next call begins at {at}: wrap up from {opens} on."
