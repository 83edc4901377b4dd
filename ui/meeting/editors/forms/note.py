"""A note as a line of text, of the kind its row keeps."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from app.records.knowledge import Note, NoteId
from app.rules.fitting import note_kind
from app.rules.wording import short_day
from ui.meeting.editors.forms.form import Column, Here, Made, Texts, Told, words


def columns(_here: Here) -> tuple[Column, ...]:
    """Return the one field of a note."""
    return (Column("text", needed=True, hint="One line", width=30, grows=1),)


def shown(record: Note, _here: Here) -> Texts:
    """Return the text of a note."""
    return {"text": record.text}


def told(record: Note, here: Here) -> Told:
    """Return the text, and the day where it is from another meeting."""
    if record.meeting == here.dossier.meeting.id:
        return Told("", record.text)
    day = record.dated.astimezone(ZoneInfo(here.dossier.settings.zone)).date()
    return Told("", record.text, f" · {short_day(day)}")


def made(texts: Texts, record: Note | None, here: Here) -> Made:
    """Return the note of the text."""
    text = words(texts, "text", "Write the note.")
    new = record or Note(
        NoteId(here.new_id()),
        here.dossier.account.id,
        text,
        here.dossier.now,
        kind=note_kind(here.item),
        meeting=here.dossier.meeting.id,
    )
    return Made(replace(new, text=text))
