"""How the call stands in time, in words: what is left, when it ends, the topic."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from app.records.meeting import Meeting
from app.rules.running import Running
from ui.theme import Tone
from ui.times import clock
from ui.widgets.text import Run

SOON = 5


def left_words(at: Running) -> Run:
    """Return `18 min left`, `starts in 5 min` or `2 min over`."""
    if at.begins:
        return f"starts in {at.begins} min"
    if at.left >= 0:
        return f"{at.left} min left", Tone.NEAR if at.left <= SOON else Tone.INK
    return f"{-at.left} min over", Tone.STOP


def ends_words(at: Running, meeting: Meeting, zone: str) -> str:
    """Return `ends 14:45`; before the start both times."""
    ends = clock(at.ends.astimezone(ZoneInfo(zone)))
    if at.begins:
        return f"{clock(meeting.starts.in_zone(zone))} to {ends}"
    return f"ends {ends}" if at.left >= 0 else f"ended {ends}"


def topic_words(at: Running, zone: str) -> tuple[Run, ...]:
    """Return `Now: their goals · at 14:35 next steps`; nothing where none is on."""
    if at.topic is None:
        return ()
    now = f"Now: {at.topic.topic}"
    if not at.following or not at.follows_at:
        return (now,)
    when = clock(at.follows_at.astimezone(ZoneInfo(zone)))
    return (now, (f" · at {when} {at.following.topic.lower()}", Tone.QUIET))
