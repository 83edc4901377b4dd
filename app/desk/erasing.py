"""A person erased: from every record, and from what the journal says of earlier."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.book.backup_names import named
from app.book.codec import shape, to_json
from app.book.families import FAMILIES, KeptPack
from app.book.journal import unsalted
from app.desk.desk import Desk
from app.desk.forgotten import NOBODY
from app.desk.traces import Traces
from app.errors import Problem
from app.records.exchange import Refusal
from app.records.knowledge import Fact, Need, Note
from app.records.meeting import Meeting
from app.records.person import Person, PersonId
from app.rules.wording import count

_AT_ONCE: Final = 5_000
_SAID: Final = ((Need, "words"), (Refusal, "words"), (Fact, "what"), (Note, "text"))
_FAMILIES: Final = tuple(one for one in FAMILIES if one.cls is not KeptPack)


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did, and how many backups still hold the person.

    `compacted` is whether the file was written anew, without what was freed in it.
    """

    records: int
    changes: int
    backups: int
    compacted: bool

    @property
    def sentence(self) -> str:
        """What was done, in words."""
        told = (
            f"Erased from {count(self.records, 'record')} and "
            f"{count(self.changes, 'earlier change')}. What was promised and kept "
            "still counts."
        )
        if not self.compacted:
            told += (
                " Another program has the book open: their words may linger in "
                "freed space of the file until the next erasure."
            )
        if self.backups:
            many = count(self.backups, "backup")
            told += f" {many} still hold{'s' if self.backups == 1 else ''} them."
        return told


def erase(desk: Desk, person: PersonId) -> Erased:
    """Erase a person: name, ways to reach them, what they said; cannot be undone.

    Who they were to the account stays, and all figures. What the journal said of
    them is blanked; its chain still holds, and says that it was.
    """
    here = desk.the(Person, person)
    _refuse_the_rep(desk, here)
    if here.name == NOBODY:
        raise Problem("This person is erased already.")
    traces = _traces(desk, here)
    with desk.book.write("erasing a person") as write:
        entries = tuple(_entries(desk, traces))
        for family in _FAMILIES:
            kept = shape(family.cls)
            for record in desk.book.every(family.cls):
                body = kept.body(record)
                if traces.may_be_in(body):
                    cleaned = traces.cleaned(family.table, json.loads(body))
                    write.put(kept.of_body(to_json(cleaned)))
        write.blank(person, entries)
    desk.forget()
    compacted = desk.book.compact()
    changed = len(write.act.changes)
    return Erased(changed, len(entries), len(named(desk.book.path)), compacted)


def _refuse_the_rep(desk: Desk, person: Person) -> None:
    settings = desk.book.settings()
    if person.ours and set(person.emails) & set(settings.own_emails):
        raise Problem(
            f"{person.name} is you, by the mail addresses in the settings.",
            "Take the address out there first.",
        )


def _traces(desk: Desk, person: Person) -> Traces:
    """Gather where a person may be named; only what they said says it is theirs."""
    book = desk.book
    near: set[str] = {place.account for place in person.before}
    if person.account:
        near.add(person.account)
    homes = frozenset(near)
    for meeting in book.every(Meeting):
        invited = any(guest.person == person.id for guest in meeting.attendees)
        if invited or meeting.account in homes:
            near.add(meeting.id)
    said = [
        getattr(record, field)
        for cls, field in _SAID
        for record in book.select(cls, "WHERE who = ?", (person.id,))
    ]
    others = [one for one in book.every(Person) if one.id != person.id]
    at_hand = [one for one in others if one.ours or one.account in homes]
    return Traces(person, frozenset(near), at_hand, tuple(said))


def _entries(desk: Desk, traces: Traces) -> Iterator[int]:
    """Return the journal's entries whose bodies name a person, a few at a time."""
    tables = {family.table for family in _FAMILIES}
    newest = 0
    while rows := desk.book.rows(
        "SELECT seq, family, body FROM journal "
        "WHERE seq > ? AND body IS NOT NULL ORDER BY seq LIMIT ?",
        (newest, _AT_ONCE),
    ):
        newest = rows[-1][0]
        for seq, table, body in rows:
            if table in tables and traces.may_be_in(body):
                packed = json.loads(unsalted(body))
                if traces.cleaned(table, packed) != packed:
                    yield seq
