"""What a meeting is called on screen: its kind, its people, its times."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from app.dossier import Dossier
from app.records.meeting import Outcome
from app.rules.punctuality import punctuality
from app.rules.terms import CHANNELS as CHANNELS
from app.rules.terms import KINDS as KINDS
from app.rules.terms import PILLARS as PILLARS
from app.rules.values import Row, TimeClass
from checklists.pack import Channel, Fills, Length, Phase
from ui.times import at_place, clock, day_word, hours

PHASES = {
    Phase.PLAN: "Plan",
    Phase.REHEARSE: "Practise",
    Phase.PREFLIGHT: "Last check",
    Phase.LIVE: "Call",
    Phase.WRAP: "Right after",
    Phase.FOLLOW: "Later",
}
LENGTHS = {
    Length.SHORT: "Short",
    Length.STANDARD: "Standard",
    Length.FULL: "Full",
}
TIME_CLASSES = {
    TimeClass.IN_TIME: "",
    TimeClass.LATE: "answered late",
    TimeClass.DURING: "answered during the call",
    TimeClass.AFTER: "answered after the call",
}
NAMES_SHOWN = 2
SECONDS_IN_WORDS = 45
SECONDS_TO_CONFIRM = 15


def names(dossier: Dossier) -> str:
    """Return who of theirs is coming: two names, and how many more."""
    theirs = [person.name for person in dossier.theirs]
    if len(theirs) <= NAMES_SHOWN:
        return ", ".join(theirs)
    return f"{', '.join(theirs[:NAMES_SHOWN])} and {len(theirs) - NAMES_SHOWN} more"


def kind_and_names(dossier: Dossier) -> str:
    """Return `Web · Anna Lindqvist, Tomás Rey`; the account where nobody is named."""
    channel = "Phone" if dossier.meeting.channel is Channel.PHONE else "Web"
    return f"{channel} · {names(dossier) or dossier.account.name}"


def their_zone(dossier: Dossier) -> str:
    """Return the zone of their first person who has one, else the account's, if known.

    Where nobody knows it, nothing is said: the rep's own zone would be a guess.
    """
    return next((p.zone for p in dossier.theirs if p.zone), dossier.account.zone)


def there(dossier: Dossier) -> str:
    """Return the start where they are, if that is known: `08:00 New York`."""
    zone, start = their_zone(dossier), dossier.meeting.starts.instant
    return at_place(start, zone, dossier.settings.zone) if zone else ""


def about(dossier: Dossier) -> str:
    """Return the line below a meeting's title: day, times for both, channel.

    After it was held: the times it was held at.
    """
    meeting, here = dossier.meeting, dossier.settings.zone
    local = meeting.starts.in_zone(here)
    day = day_word(local.date(), dossier.now.astimezone(local.tzinfo).date())
    if meeting.ended and meeting.joined:
        joined = meeting.joined.instant.astimezone(local.tzinfo)
        ended = meeting.ended.instant.astimezone(local.tzinfo)
        kept = _kept_times(dossier)
        return f"Held {_within(day)} {hours(joined, ended)}{kept}"
    parts = [f"{day} {hours(local, meeting.ends.in_zone(here))}"]
    zone = their_zone(dossier)
    there = meeting.starts.in_zone(zone or here)
    if there.replace(tzinfo=None) != local.replace(tzinfo=None):
        person = next((p for p in dossier.theirs if p.zone == zone), None)
        whom = person.name.split()[0] if person else dossier.account.name
        place = at_place(meeting.starts.instant, zone, here).partition(" ")[2]
        parts.append(f"{clock(there)} for {whom} in {place}")
    parts.append(CHANNELS[meeting.channel])
    if meeting.outcome is not Outcome.BOOKED:
        parts.append(meeting.outcome.value)
    return " · ".join(parts)


def _kept_times(dossier: Dossier) -> str:
    """Return `, on time at both ends` where it was; reports tell what was late."""
    figures = punctuality(dossier.meeting, dossier.now, dossier.settings)
    joined = bool(figures.joins) and figures.joins[-1].kept
    ended = not figures.overrun_against_us
    if joined and ended:
        return ", on time at both ends"
    return ", on time to begin" if joined else ", on time to end" if ended else ""


def _within(day: str) -> str:
    return day.lower() if day in {"Today", "Yesterday", "Tomorrow"} else day


def about_minutes(rows: Iterable[Row]) -> str:
    """Return how long rows take: a line to write 45 s, a choice or a glance 15 s."""
    seconds = sum(
        SECONDS_IN_WORDS
        if row.item.in_words and not row.fill and row.item.fills is not Fills.GLANCE
        else SECONDS_TO_CONFIRM
        for row in rows
    )
    return f"about {max(1, -(-seconds // 60))} min"


def opens_words(instant: datetime, dossier: Dossier) -> str:
    """Return `opens today 13:45`: when a list begins to count."""
    zone = ZoneInfo(dossier.settings.zone)
    local = instant.astimezone(zone)
    day = day_word(local.date(), dossier.now.astimezone(zone).date())
    return f"opens {_within(day)} {clock(local)}"
