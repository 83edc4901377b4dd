"""What was changed, when and by which act: a chain that shows every tampering.

An entry's digest is that of its body, and the chain covers digests, not bodies: a
body can be blanked, when a person is erased, and the chain still holds. Whatever
else an entry says stays for good, so labels name no customer.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from app.book.codec import instant_text, shape, to_json
from app.book.families import SETTINGS, family_named
from app.book.kept_settings import kept_rows, settings_of
from app.settings import Settings

BEFORE_THE_FIRST: Final = "0" * 64

# The digest of an entry that says a record was dropped.
NOTHING: Final = sha256(b"").hexdigest()

# A record of any family, the settings, or None.
Kept = Any

COLUMNS: Final = "seq, at, act, label, undoes, family, record, body, digest, chain"


@dataclass(frozen=True, slots=True)
class Change:
    """What an act did to one record; None where it was not, or was dropped.

    `blanked` is whether one of the two can no longer be told.
    """

    family: str
    id: str
    before: Kept
    after: Kept
    blanked: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """Everything that was changed in one transaction."""

    id: str
    label: str
    at: datetime
    changes: tuple[Change, ...] = ()
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal, with the whole record after the change.

    `seq` orders entries, whatever the clock said. `body` is None when the record
    was dropped or the body was blanked.
    """

    seq: int
    at: datetime
    act: str
    label: str
    undoes: str | None
    family: str
    record: str
    body: str | None
    digest: str
    chain: str

    @property
    def dropped(self) -> bool:
        """Whether the record was dropped."""
        return self.digest == NOTHING

    @property
    def blanked(self) -> bool:
        """Whether the body was there and has been erased."""
        return self.body is None and not self.dropped

    @property
    def value(self) -> Kept:
        """The record after the change; None when dropped, blanked or not known."""
        return value_of(self.family, self.body)


def value_of(family: str, body: str | None) -> Kept:
    """Return the record of a body; None for no body and families not known."""
    if body is None:
        return None
    if family == SETTINGS:
        return settings_of(json.loads(body))
    known = family_named(family)
    return shape(known.cls).of_body(body) if known else None


def settings_body(connection: sqlite3.Connection) -> str:
    """Return the settings that are kept, as an entry holds them."""
    return to_json(kept_rows(connection))


def digest_of(body: str | None) -> str:
    """Return the digest of a body, in hex."""
    # Bytes that are no characters, in a damaged book, have a digest as well.
    return sha256((body or "").encode(errors="surrogateescape")).hexdigest()


def link(
    previous: str,
    seq: int,
    at: str,
    act: str,
    label: str,
    undoes: str | None,
    family: str,
    record: str,
    digest: str,
) -> str:
    """Return the chain value of an entry, in hex."""
    header = [previous, seq, at, act, label, undoes, family, record, digest]
    return sha256(json.dumps(header).encode()).hexdigest()


def append(
    connection: sqlite3.Connection,
    act: Act,
    bodies: Iterable[tuple[str, str, str | None]],
) -> None:
    """Write an entry per (family, id, body) of an act, inside its transaction."""
    newest = connection.execute(
        "SELECT seq, chain FROM journal ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    seq, chain = newest or (0, BEFORE_THE_FIRST)
    at = instant_text(act.at)
    lines = []
    for family, record, body in bodies:
        seq += 1
        digest = digest_of(body)
        header = (seq, at, act.id, act.label, act.undoes, family, record)
        chain = link(chain, *header, digest)
        lines.append((*header, body, digest, chain))
    connection.executemany(
        f"INSERT INTO journal ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", lines
    )


def history(connection: sqlite3.Connection, record: str) -> tuple[Entry, ...]:
    """Return all entries of a record, in the order they were made."""
    return _entries(connection, "WHERE record = ? ORDER BY seq", (record,))


def newest(connection: sqlite3.Connection) -> datetime | None:
    """Return when the last act was written, however much it changed."""
    row = connection.execute(
        "SELECT at FROM journal ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    return datetime.fromisoformat(row[0]) if row else None


def acts(
    connection: sqlite3.Connection, limit: int, before: str | None
) -> tuple[Act, ...]:
    """Return the newest acts, newest first, or those older than an act."""
    upto = "WHERE seq < (SELECT min(seq) FROM journal WHERE act = ?)"
    newest = connection.execute(
        f"SELECT {COLUMNS} FROM journal {upto if before else ''} ORDER BY seq DESC",
        (before,) if before else (),
    )
    by_act: dict[str, list[Entry]] = {}
    for row in newest:
        entry = _entry(row)
        if entry.act not in by_act and len(by_act) == limit:
            break
        by_act.setdefault(entry.act, []).append(entry)
    return tuple(
        Act(
            act,
            found[0].label,
            found[0].at,
            tuple(_change(connection, entry) for entry in reversed(found)),
            found[0].undoes,
        )
        for act, found in by_act.items()
    )


def _change(connection: sqlite3.Connection, entry: Entry) -> Change:
    earlier = _entries(
        connection,
        "WHERE record = ? AND family = ? AND seq < ? ORDER BY seq DESC LIMIT 1",
        (entry.record, entry.family, entry.seq),
    )
    before = earlier[0].value if earlier else None
    if entry.family == SETTINGS and before is None:
        before = Settings()
    blanked = entry.blanked or any(one.blanked for one in earlier)
    return Change(entry.family, entry.record, before, entry.value, blanked)


def _entries(
    connection: sqlite3.Connection, clause: str, values: Iterable[str | int]
) -> tuple[Entry, ...]:
    rows = connection.execute(f"SELECT {COLUMNS} FROM journal {clause}", tuple(values))
    return tuple(map(_entry, rows))


def _entry(row: tuple[Any, ...]) -> Entry:
    seq, at, *rest = row
    return Entry(seq, datetime.fromisoformat(at), *rest)
