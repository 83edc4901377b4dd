"""Records in the words of a row: a promise, a person, a give, a refusal."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.dossier import Dossier
from app.records.exchange import Give, Refusal
from app.records.person import PersonId
from app.records.promise import Promise
from app.rules.wording import due_words, first_name, short_day


def name(dossier: Dossier, person: PersonId | None, words: str = "") -> str:
    """Return a person's full name, else the words used instead."""
    known = dossier.people.get(person) if person else None
    return known.name if known else words


def doer(dossier: Dossier, promise: Promise) -> str:
    """Return who does a promise: `I`, `Mia`, `Anna` or `they`."""
    known = dossier.people.get(promise.who) if promise.who else None
    if known is not None:
        own = {email.casefold() for email in dossier.settings.own_emails}
        if known.ours and own.intersection(e.casefold() for e in known.emails):
            return "I"
        return first_name(known.name)
    return promise.who_words or ("I" if promise.ours else "they")


def promise_words(dossier: Dossier, promise: Promise) -> str:
    """Return `Anna: names someone for a pilot, by Fri 27 Nov`."""
    who = doer(dossier, promise)
    due = promise.due
    by = f", by {due_words(due, dossier.settings.zone)}" if due else ", no day yet"
    return f"{who}: {promise.what}{by}"


def give_words(dossier: Dossier, give: Give) -> str:
    """Return `Visa rules summary to Anna Lindqvist, Mon 3 Feb`."""
    whom = name(dossier, give.whom)
    words = f"{give.what} to {whom}" if whom else give.what
    if give.delivered is None:
        return words
    zone = dossier.settings.zone
    return f"{words}, {short_day(_local(give.delivered, zone))}"


def refusal_words(dossier: Dossier, refusal: Refusal) -> str:
    """Return their words in quotes, who said them and when."""
    who = name(dossier, refusal.who)
    day = short_day(_local(refusal.said, dossier.settings.zone))
    return f"“{refusal.words}” {who}, {day}" if who else f"“{refusal.words}” {day}"


def _local(moment: datetime, zone: str) -> date:
    return moment.astimezone(ZoneInfo(zone)).date()
