"""A line of the agenda: topic, minutes, whose it is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from app.records.meeting import AgendaLine
from app.rules.wording import count
from ui.meeting.editors.forms.form import (
    Column,
    Entry,
    Here,
    Made,
    Refused,
    Texts,
    Told,
    words,
)

OWNERS: Final = (("us", "ours"), ("they", "theirs"), ("both", "both"))
_MINUTES = re.compile(r"(\d{1,3})\s*(?:min|minutes?|m|')?", re.IGNORECASE)


def columns(_here: Here) -> tuple[Column, ...]:
    """Return the fields of a line of the agenda."""
    return (
        Column("topic", needed=True, width=16, grows=2),
        Column("minutes", needed=True, hint="5", width=5),
        Column("owner", Entry.PICK, needed=True, width=7, choices=OWNERS, at_hand=True),
    )


def shown(record: AgendaLine, _here: Here) -> Texts:
    """Return the texts of a line of the agenda."""
    return {
        "topic": record.topic,
        "minutes": str(record.minutes),
        "owner": record.owner,
    }


def told(record: AgendaLine, here: Here) -> Told:
    """Return `13 min · Their rota week`."""
    reached = {True: ("reached", "ready"), False: ("not reached", "near"), None: None}
    first = here.dossier.meeting.agenda.lines[:1] in ((), (record,))
    return Told(
        record.topic,
        quiet=f" · {record.minutes} min",
        badge=reached[record.reached],
        ways=() if first else (("earlier", "Earlier"),),
    )


def made(texts: Texts, record: AgendaLine | None, _here: Here) -> Made:
    """Return the line of the texts."""
    topic = words(texts, "topic", "Write the topic.")
    typed = texts.get("minutes", "").strip()
    found = _MINUTES.fullmatch(typed)
    if not found or not typed.isascii() or int(found[1]) == 0:
        raise Refused("minutes", "How many minutes? Write it in digits, from 1.")
    owner = texts.get("owner") or "both"
    new = record or AgendaLine(topic, 0, owner)
    return Made(replace(new, topic=topic, minutes=int(found[1]), owner=owner))


def sum_words(lines: tuple[AgendaLine, ...], minutes: int) -> tuple[str, str]:
    """Return how the lines fill the scheduled time, and the tone of that."""
    total = sum(line.minutes for line in lines)
    told = f"{total} of {count(minutes, 'minute')}"
    if total > minutes:
        return f"{told}: {total - minutes} too many", "near"
    if total < minutes:
        return f"{told}: {minutes - total} left over", "quiet"
    return told, "quiet"
