"""What a row asks, with the names and days of this meeting in it."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from app.dossier import Dossier
from app.rules.circumstances import new_people
from app.rules.refusals import refusals_before
from app.rules.wording import count, first_name, listed, short_day
from checklists.pack import Item


def worded(item: Item, dossier: Dossier) -> Item:
    """Return a row whose prompt says which day, who and how long.

    Where the book does not know, the prompt asks without.
    """
    prompt = item.prompt
    if "{" not in prompt:
        return item
    if "{date}" in prompt:
        prompt = prompt.replace(" on {date}", _refused_on(dossier))
    if "{name}" in prompt:
        names = [first_name(person.name) for person in new_people(dossier)]
        prompt = prompt.replace("{name}", listed(names) or "them")
    if "{n} days" in prompt:
        prompt = prompt.replace("{n} days", _days_since(dossier))
    return replace(item, prompt=prompt)


def _refused_on(dossier: Dossier) -> str:
    said = refusals_before(dossier)
    if not said:
        return ""
    zone = ZoneInfo(dossier.settings.zone)
    return f" on {short_day(said[-1].said.astimezone(zone).date())}"


def _days_since(dossier: Dossier) -> str:
    """Return how many days ago the meeting ended, by the rep's calendar."""
    zone = ZoneInfo(dossier.settings.zone)
    end = dossier.meeting.actual_end or dossier.meeting.ends.instant
    days = dossier.now.astimezone(zone).date() - end.astimezone(zone).date()
    return count(max(days.days, 0), "day")
