"""A need as a line: their words, whose they are, whether it is an interest."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from zoneinfo import ZoneInfo

from app.records.knowledge import Need, NeedId
from app.rules.telling import name
from app.rules.wording import short_day
from ui.meeting.editors.forms import whom
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

_INTEREST: Final = (("", "a need"), ("yes", "an interest"))


def columns(here: Here) -> tuple[Column, ...]:
    """Return the fields of a need."""
    return (
        Column("words", needed=True, hint="in their own words", width=18, grows=2),
        Column(
            "who",
            Entry.PERSON,
            needed(here.item, "who"),
            choices=whom.theirs(here.dossier),
        ),
        Column("interest", Entry.PICK, width=8, choices=_INTEREST, at_hand=True),
    )


def shown(record: Need, here: Here) -> Texts:
    """Return the texts of a need."""
    return {
        "words": record.words,
        "who": whom.shown_name(record.who, here.dossier),
        "interest": "yes" if record.interest else "",
    }


def told(record: Need, here: Here) -> Told:
    """Return `“I just want nobody called in” Anna · Mon 3 Mar`."""
    who = name(here.dossier, record.who)
    day = record.said.astimezone(ZoneInfo(here.dossier.settings.zone)).date()
    lack = "who said it?" if not who and needed(here.item, "who") else ""
    plain = f" {who}" if who else ""
    return Told(f"“{record.words}”", plain, f" · {short_day(day)}", lack=lack)


def made(texts: Texts, record: Need | None, here: Here) -> Made:
    """Return the need of the texts."""
    said = words_of(texts, "words", "Write it in their own words.").strip('“”"')
    before = shown(record, here) if record else {}
    new = record or Need(
        NeedId(here.new_id()),
        here.dossier.account.id,
        said,
        here.dossier.now,
        meeting=here.dossier.meeting.id,
    )
    if changed(texts, before, "words"):
        new = replace(new, words=said)
    people: tuple[object, ...] = ()
    if changed(texts, before, "who"):
        person, people = whom.found_or_new(texts["who"], here.dossier, here.new_id)
        new = replace(new, who=person)
    if "interest" in texts:
        new = replace(new, interest=bool(texts["interest"]))
    return Made(new, people)
