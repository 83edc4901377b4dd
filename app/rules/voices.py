"""Voices not heard: people of an account without any exchange for a while."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from app.records.person import Person
from app.rules.standing.evidence import Deeds, exchanges


class Voice(NamedTuple):
    """Somebody, and the day of the last exchange; None where there was none."""

    person: Person
    last: date | None


def not_heard(deeds: Deeds, now: datetime) -> tuple[Voice, ...]:
    """Return who of theirs was in no held meeting and wrote nothing lately.

    Those never heard come first, then who has been silent for longest.
    """
    today = now.astimezone(deeds.zone).date()
    heard = exchanges(deeds)
    silent = []
    for person in deeds.people.values():
        if person.ours or person.account != deeds.account.id:
            continue
        days = [day for day in heard.get(person.id, ()) if day <= today.toordinal()]
        last = date.fromordinal(max(days)) if days else None
        if last is None or (today - last).days > deeds.settings.contact_days:
            silent.append(Voice(person, last))
    return tuple(sorted(silent, key=lambda one: one.last or date.min))
