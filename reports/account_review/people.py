"""Their people and what they said: never conduct, tie, or a note on a person."""

from __future__ import annotations

from app.account_file import AccountFile
from app.records.knowledge import Need
from app.records.person import Person
from app.rules.on_file import deeds_in
from app.rules.terms import ROLES, VIEWS
from app.rules.voices import as_listed, silence_words, voices
from app.rules.wording import count, dated_day
from reports import words
from reports.account_review.shown import name_of
from reports.account_review.values import Dated, PersonLine


def people(file: AccountFile) -> tuple[PersonLine, ...]:
    """Return who they are: who sees it differently, who decides, then the others."""
    days = file.settings.contact_days
    return tuple(
        PersonLine(
            voice.person.name,
            _does(voice.person),
            _view(voice.person),
            f"last heard {dated_day(voice.last)}" if voice.last else "never heard",
            silence_words(voice, days),
        )
        for voice in as_listed(voices(deeds_in(file), file.now))
    )


def heard_words(file: AccountFile) -> str:
    """Say whom we have not heard for long, and whether anybody sees it differently."""
    found = voices(deeds_in(file), file.now)
    if not found:
        return ""
    silent = sum(voice.is_silent for voice in found)
    told = f"{silent} of {len(found)} not heard" if silent else "All were heard"
    days = count(file.settings.contact_days, "day")
    differ = sum(voice.differs for voice in found)
    verb = "sees" if differ == 1 else "see"
    other = f"{differ} {verb} it differently" if differ else "no differing view on file"
    return f"{told} in {days}; {other}."


def needs(file: AccountFile) -> tuple[Dated, ...]:
    """Return what matters to them in their words, the newest first.

    What somebody said at another firm is theirs here too, and says where.
    """
    every = (*file.needs, *file.brought)
    return tuple(
        Dated(dated_day(file.day(n.said)), words.quoted(n.words), _who(file, n))
        for n in sorted(every, key=lambda one: one.said, reverse=True)
    )


def _who(file: AccountFile, need: Need) -> str:
    firm = "" if need.account == file.account.id else file.firms.get(need.account, "")
    where = f"at {firm}" if firm else ""
    return ", ".join(part for part in (name_of(file, need.who), where) if part)


def _does(person: Person) -> str:
    role = ROLES[person.role] if person.role else ""
    return ", ".join(word for word in (role, person.function) if word)


def _view(person: Person) -> str:
    if person.view is None:
        return ""
    about = f": {person.view_about}" if person.view_about else ""
    return f"{VIEWS[person.view]}{about}"
