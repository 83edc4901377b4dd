"""What was changed, when and by which act: a chain that shows every tampering.

An entry's digest is that of its body, and the chain covers digests, not bodies: a
body can be blanked, when a person is erased, and the chain still holds. Every body
has a salt, so that no guess at what was blanked can be confirmed by its digest.
Whatever else an entry says stays for good, so labels name no customer.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from json.encoder import encode_basestring_ascii
from typing import Any, Final

from app.book.codec import instant_text, shape, to_json
from app.book.families import SETTINGS, family_named
from app.book.kept_settings import kept_rows, settings_of
from app.settings import Settings

BEFORE_THE_FIRST: Final = "0" * 64

# The digest of an entry that says a record was dropped.
NOTHING: Final = sha256(b"").hexdigest()

# The family of entries that say which bodies an erasure blanked.
ERASURES: Final = "erasures"

_SALT: Final = "salt"
_SALT_BYTES: Final = 8

# A record of any family, the settings, or None.
Kept = Any

_QUOTED: Final = encode_basestring_ascii
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


def salted(body: str) -> str:
    """Return a body, a JSON object, with a salt of its own."""
    salt = f'"{_SALT}":"{os.urandom(_SALT_BYTES).hex()}"'
    return f"{body[:-1]}{',' if len(body) > 2 else ''}{salt}}}"


def unsalted(body: str) -> str:
    """Return a body as it was before it was salted."""
    bare, mark, rest = body.rpartition(f',"{_SALT}":"')
    # Written last, and so most easily taken off.
    if mark and len(rest) == 2 * _SALT_BYTES + len('"}') and rest.endswith('"}'):
        return f"{bare}}}"
    packed = json.loads(body)
    packed.pop(_SALT, None)
    return to_json(packed)


def erasure_body(entries: Iterable[int]) -> str:
    """Return the body of an entry that says which others were blanked."""
    return to_json({"blanked": sorted(entries)})


def blanked_by(body: str) -> frozenset[int]:
    """Return which entries an erasure's body says were blanked."""
    return frozenset(json.loads(body)["blanked"])


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
    # A list in JSON, put together by hand: a long journal is checked in a blink.
    told = (str(seq), _act_told(at, act, label, undoes), _QUOTED(family))
    header = (
        f"[{', '.join((_QUOTED(previous), *told, _QUOTED(record), _QUOTED(digest)))}]"
    )
    return sha256(header.encode()).hexdigest()


@lru_cache(256)
def _act_told(at: str, act: str, label: str, undoes: str | None) -> str:
    undone = "null" if undoes is None else _QUOTED(undoes)
    return f"{_QUOTED(at)}, {_QUOTED(act)}, {_QUOTED(label)}, {undone}"


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
        kept = None if body is None else salted(body)
        digest = digest_of(kept)
        header = (seq, at, act.id, act.label, act.undoes, family, record)
        chain = link(chain, *header, digest)
        lines.append((*header, kept, digest, chain))
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


def act(connection: sqlite3.Connection, id_: str) -> Act | None:
    """Return an act by its id, with all that it changed."""
    found = _entries(connection, "WHERE act = ? ORDER BY seq", (id_,))
    return _act(connection, found) if found else None


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
    return tuple(_act(connection, found[::-1]) for found in by_act.values())


def _act(connection: sqlite3.Connection, entries: Sequence[Entry]) -> Act:
    """Return the act of its entries, the oldest first."""
    first = entries[0]
    changes = tuple(_change(connection, entry) for entry in entries)
    return Act(first.act, first.label, first.at, changes, first.undoes)


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
