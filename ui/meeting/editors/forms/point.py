"""An open point or a gap as a line: its size to both sides, our answer, its owner."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.dossier import Dossier
from app.records.knowledge import (
    KnownBy,
    Point,
    PointAnswer,
    PointId,
    PointKind,
    Size,
)
from app.records.moment import Due
from app.rules.carried import lineage, of_point
from app.rules.wording import short_day
from checklists.pack import Item
from ui.meeting.editors.forms import when, whom
from ui.meeting.editors.forms.form import (
    Column,
    Entry,
    Here,
    Made,
    NewId,
    Texts,
    Told,
    changed,
    needed,
    with_words,
    words,
)

_SIZES: Final = (
    ("", "size?"),
    ("small", "small"),
    ("middle", "middle"),
    ("big", "big"),
)
_KNOWN: Final = (
    ("guessed", "we guess so"),
    ("asked", "we asked"),
    ("said", "they said so"),
)
_ANSWERS: Final = (
    ("open", "open"),
    ("yes", "yes"),
    ("another way", "another way"),
    ("no", "no"),
    ("fixed", "fixed"),
)
_WORDS: Final = {
    "fixed by": "fixed_by",
    "our answer": "our_answer",
    "protects": "protects",
    "person": "can_be_changed_by",
    "owner": "owner",
}
_GAPS, _FIXED = "wrap-demo-gaps", "reh-neg-fixed"
_THEM, _US, _BY = "size to them", "size to us", "how known"
_TONES: Final = {Size.BIG: "stop", Size.MIDDLE: "near", Size.SMALL: "quiet"}


def columns(here: Here) -> tuple[Column, ...]:
    """Return what the row asks of a point."""
    if here.item.id == _GAPS:
        return (
            Column("gap", needed=True, hint="what they missed", width=14, grows=1),
            Column("our answer", needed=True, hint="what you said", width=14, grows=1),
        )
    if here.item.id == _FIXED:
        people = whom.both(here.dossier)
        return (
            Column("what is fixed", needed=True, width=14, grows=2),
            Column(
                "person",
                needed=True,
                hint="who could change it",
                width=12,
                grows=1,
                choices=people[1:],
            ),
            Column("fixed by", hint="a rule, a model", width=10, grows=1),
        )
    subject = Column("subject", needed=True, width=14, grows=2)
    picks = (
        Column(_THEM, Entry.PICK, needed(here.item, _THEM), width=8, choices=_SIZES),
        Column(_BY, Entry.PICK, width=8, choices=_KNOWN),
        Column(_US, Entry.PICK, needed(here.item, _US), width=8, choices=_SIZES),
        Column("answer", Entry.PICK, width=8, choices=_ANSWERS),
    )
    protects = Column("protects", hint="what it guards for them", width=11, grows=1)
    if not needed(here.item, "owner"):
        return (subject, *picks, protects)
    owner = Column(
        "owner", Entry.PERSON, needed=True, width=8, choices=whom.both(here.dossier)
    )
    day = Column("day", Entry.WHEN, needed=True, hint="wed, 27 nov", width=8)
    return (subject, *picks, owner, day, protects)


def shown(record: Point, here: Here) -> Texts:
    """Return the texts of a point."""
    zone, day = here.dossier.settings.zone, record.day
    return {
        "subject": record.subject,
        "gap": record.subject,
        "what is fixed": record.subject,
        "person": record.can_be_changed_by,
        "fixed by": record.fixed_by,
        "our answer": record.our_answer,
        "answer": record.answer.value,
        _THEM: record.size_to_them.value if record.size_to_them else "",
        _BY: record.known_by.value,
        _US: record.size_to_us.value if record.size_to_us else "",
        "protects": record.protects,
        "owner": record.owner,
        "day": when.due_text(Due.on(day, zone) if day else None, here.dossier.now),
    }


def told(record: Point, here: Here) -> Told:
    """Return `Invoice date · big to them, they said so · small to us · me, Wed`."""
    if here.item.id == _GAPS:
        quiet = f" · “{record.our_answer}”" if record.our_answer else ""
        return Told(
            record.subject, quiet=quiet, lack="" if quiet else "no answer of ours yet"
        )
    if here.item.id == _FIXED:
        by = f" · fixed by {record.fixed_by}" if record.fixed_by else ""
        who = record.can_be_changed_by
        plain = f" · {who} could change it" if who else ""
        return Told(record.subject, plain, by, lack="" if who else "who could?")
    them, us = record.size_to_them, record.size_to_us
    known = dict(_KNOWN)[record.known_by.value]
    quiet = f" · {known}" if them else ""
    quiet += f" · {us.value} to us" if us else ""
    quiet += f" · protects {record.protects}" if record.protects else ""
    quiet += f" · {record.owner}" if record.owner else ""
    quiet += f" · {short_day(record.day)}" if record.day else ""
    if record.meeting != here.dossier.meeting.id:
        topic = replace(of_point(record, here.dossier.meeting.id), until=None)
        quiet += f" · {lineage(topic, here.dossier.settings.zone)}"
    missing = [] if them else ["size to them?"]
    missing += [] if us else ["size to us?"]
    if needed(here.item, "owner"):
        missing += [] if record.owner else ["whose?"]
        missing += [] if record.day else ["by which day?"]
    answered = record.answer is not PointAnswer.OPEN
    return Told(
        record.subject,
        quiet=quiet,
        pill=(f"{them.value} to them", _TONES[them]) if them else None,
        badge=(record.answer.value, "ready") if answered else None,
        lack=" ".join(missing),
    )


def made(texts: Texts, record: Point | None, here: Here) -> Made:
    """Return the point of the texts."""
    column = columns(here)[0].name
    subject = words(texts, column, "Write what the point is about.")
    before = shown(record, here) if record else {}
    new = record or _begun(here.item, subject, here.dossier, here.new_id)
    new = replace(new, subject=subject)
    new = with_words(new, texts, _WORDS)
    if _THEM in texts:
        new = replace(new, size_to_them=_size(texts[_THEM]))
    if _US in texts:
        new = replace(new, size_to_us=_size(texts[_US]))
    if picked := texts.get(_BY):
        new = replace(new, known_by=KnownBy(picked))
    if changed(texts, before, "day"):
        zone = here.dossier.settings.zone
        day = when.read_day(texts["day"], "day", here.dossier.now, zone)
        new = replace(new, day=day)
    if picked := texts.get("answer"):
        new = _answered(new, PointAnswer(picked), here.dossier)
    return Made(new)


def _begun(item: Item, subject: str, dossier: Dossier, new_id: NewId) -> Point:
    fixed = item.id == _FIXED
    return Point(
        PointId(new_id()),
        dossier.account.id,
        subject,
        dossier.now,
        kind=PointKind.GAP if item.id == _GAPS else PointKind.OPEN,
        answer=PointAnswer.FIXED if fixed else PointAnswer.OPEN,
        answered=dossier.now if fixed else None,
        meeting=dossier.meeting.id,
    )


def _answered(point: Point, answer: PointAnswer, dossier: Dossier) -> Point:
    if answer is point.answer:
        return point
    at = None if answer is PointAnswer.OPEN else dossier.now
    return replace(point, answer=answer, answered=at)


def _size(key: str) -> Size | None:
    return Size(key) if key else None
