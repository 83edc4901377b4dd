"""A no as a line: their words, who said it, whether they were thanked."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from zoneinfo import ZoneInfo

from app.records.exchange import Refusal, RefusalId
from app.records.moment import Due
from app.rules.outcome import is_wanted
from app.rules.telling import name
from app.rules.wording import short_day
from ui.meeting.editors.forms import when, whom
from ui.meeting.editors.forms.form import (
    Column,
    Entry,
    Here,
    Made,
    Texts,
    Told,
    changed,
    needed,
)
from ui.meeting.editors.forms.form import words as words_of

JUST_SAID: Final = "wrap-outcome"
"""Where a no is written beside what they agreed to; it is a no to what we wanted."""
_THANKED: Final = (("", "not thanked yet"), ("yes", "thanked"))


def columns(here: Here) -> tuple[Column, ...]:
    """Return the fields of a refusal; where they just said it, the first three."""
    said = Column("words", needed=True, hint="in their own words", width=16, grows=2)
    who = Column("who", Entry.PERSON, choices=whom.theirs(here.dossier))
    asked = needed(here.item, "thanked")
    thanked = Column("thanked", Entry.PICK, asked, "", 9, 0, _THANKED, at_hand=True)
    if here.item.id == JUST_SAID:
        return (said, who, thanked)
    subject = Column("subject", hint="what they refused", width=10, grows=1)
    rest = Column("rest until", Entry.WHEN, hint="not again before", width=9)
    return (said, who, subject, thanked, rest)


def shown(record: Refusal, here: Here) -> Texts:
    """Return the texts of a refusal."""
    rest = record.rest_until
    due = Due.on(rest, here.dossier.settings.zone) if rest else None
    return {
        "words": record.words,
        "who": whom.shown_name(record.who, here.dossier),
        "subject": record.subject,
        "thanked": "yes" if record.thanked else "",
        "rest until": when.due_text(due, here.dossier.now),
    }


def told(record: Refusal, here: Here) -> Told:
    """Return `“Not before the audit” Anna · Fri 12 Dec`."""
    who = name(here.dossier, record.who)
    day = record.said.astimezone(ZoneInfo(here.dossier.settings.zone)).date()
    quiet = f" · {short_day(day)}"
    quiet += f" · {record.subject}" if record.subject else ""
    if record.rest_until:
        quiet += f" · not again before {short_day(record.rest_until)}"
    pill = ("no", "stop") if here.item.id == JUST_SAID else None
    return Told(f"“{record.words}”", f" {who}" if who else "", quiet, pill)


def made(texts: Texts, record: Refusal | None, here: Here) -> Made:
    """Return the refusal of the texts."""
    said = words_of(texts, "words", "Write the no in their own words.").strip('“”"')
    before = shown(record, here) if record else {}
    new = record or Refusal(
        RefusalId(here.new_id()),
        here.dossier.account.id,
        said,
        here.dossier.now,
        meeting=here.dossier.meeting.id,
        subject=_wanted(here) if here.item.id == JUST_SAID else "",
    )
    if changed(texts, before, "words"):
        new = replace(new, words=said)
    people: tuple[object, ...] = ()
    if changed(texts, before, "who"):
        person, people = whom.found_or_new(texts["who"], here.dossier, here.new_id)
        new = replace(new, who=person)
    if "subject" in texts:
        new = replace(new, subject=texts["subject"].strip())
    if "thanked" in texts:
        new = replace(new, thanked=bool(texts["thanked"]))
    if changed(texts, before, "rest until"):
        zone = here.dossier.settings.zone
        day = when.read_day(texts["rest until"], "rest until", here.dossier.now, zone)
        new = replace(new, rest_until=day)
    return Made(new, people)


def _wanted(here: Here) -> str:
    dossier = here.dossier
    deeds = (p for p in dossier.promises if is_wanted(dossier, p))
    return next((promise.what for promise in deeds), "")
