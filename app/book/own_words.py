"""What the rep wrote before, found again while she types; best first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from types import MappingProxyType
from typing import Any, Final

from app.book.book import Book
from app.book.folding import plain
from app.book.lent import names_nobody, names_of_accounts
from app.records.account import AccountId
from app.records.knowledge import Claim
from app.records.mark import MarkKind
from app.records.meeting import Meeting
from app.shelves import DEEDS, Shelf
from checklists.pack import Family

MOST_OFFERED: Final = 6
# What was written last is looked through; what is older was not used since.
NEWEST: Final = 500
LAST_FEW: Final = 3


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A sentence to use again: its words, the columns it fills, how it was used.

    `last` is the day it was last used, as the book keeps instants; `claim` the claim
    it was, with its proof.
    """

    words: str
    texts: Mapping[str, str]
    uses: int
    last: str
    claim: Claim | None = None


@dataclass(slots=True)
class _Found:
    """All uses of one sentence; `accounts` it was written for, the newest first."""

    words: str
    texts: Mapping[str, str]
    id: str
    last: str
    alike: bool
    uses: int = 0
    accounts: dict[AccountId, None] = field(default_factory=dict)

    @property
    def rank(self) -> tuple[bool, int, str]:
        return (self.alike, self.uses, self.last)


class Shelved:
    """What lies on a shelf, read once, and looked through at every key."""

    def __init__(self, book: Book, shelf: Shelf, meeting: Meeting) -> None:
        self._book, self._shelf, self._here = book, shelf, meeting.account
        shut = not_offered(book, shelf.key)
        found: dict[str, _Found] = {}
        for words, texts, id_, account, alike, at in _uses(book, shelf, meeting):
            key = same(words)
            one = found.get(key)
            if one is None:
                one = found[key] = _Found(words, texts, id_, at, alike=False)
            one.uses += 1
            one.alike = one.alike or alike
            one.accounts[account] = None
        ranked = sorted(found.items(), key=lambda pair: pair[1].rank, reverse=True)
        self._found = [
            (key, f" {key}", one) for key, one in ranked if key and key not in shut
        ]
        self._clean: dict[str, bool] = {}

    def offered(self, typed: str = "") -> tuple[OwnWords, ...]:
        """Return sentences that go on what is typed, best first.

        Those used in meetings of this kind come first, then those used most, then
        the newest. What names another customer it was written for is left out, and
        so is what is not to be offered again.
        """
        wanted = [f" {word}" for word in plain(typed).split()]
        whole = same(typed)
        fits = (
            one
            for key, text, one in self._found
            if key != whole and all(word in text for word in wanted)
        )
        kept: list[_Found] = []
        while len(kept) < MOST_OFFERED and (some := tuple(islice(fits, MOST_OFFERED))):
            kept += self._naming_nobody(some)
        kept = kept[:MOST_OFFERED]
        claims = _claims(self._book, self._shelf, kept)
        return tuple(
            OwnWords(one.words, one.texts, one.uses, one.last, claims.get(one.id))
            for one in kept
        )

    def _naming_nobody(self, found: Sequence[_Found]) -> list[_Found]:
        new = [one for one in found if one.id not in self._clean]
        others = {one.id: self._written_for(one) for one in new}
        every = {account for accounts in others.values() for account in accounts}
        names = names_of_accounts(self._book, every) if every else {}
        for one in new:
            self._clean[one.id] = all(
                names_nobody(names.get(account, frozenset()), _whole(one))
                for account in others[one.id]
            )
        return [one for one in found if self._clean[one.id]]

    def _written_for(self, one: _Found) -> Sequence[AccountId]:
        """Return whose names must not stand in a sentence: its first and last owners.

        One that was used here is one's own; one that went through many hands names
        none of those between.
        """
        if self._here in one.accounts:
            return ()
        accounts = list(one.accounts)
        return (*accounts[:LAST_FEW], accounts[-1])


def own_words(
    book: Book, shelf: Shelf, meeting: Meeting, typed: str = ""
) -> tuple[OwnWords, ...]:
    """Return the sentences of a shelf that go on what is typed, best first."""
    return Shelved(book, shelf, meeting).offered(typed)


def same(words: str) -> str:
    """Return a sentence as it is compared: without case, accents and extra blanks."""
    return " ".join(plain(words).split())


def not_offered(book: Book, key: str) -> frozenset[str]:
    """Return the sentences of a shelf that are not to be offered, as compared."""
    rows = book.rows(
        "SELECT reason FROM marks WHERE kind = ? AND code = ? AND withdrawn IS NULL",
        (MarkKind.NOT_OFFERED, key),
    )
    return frozenset(words for (words,) in rows)


def _whole(one: _Found) -> str:
    return "\n".join((one.words, *one.texts.values()))


def _claims(book: Book, shelf: Shelf, kept: Iterable[_Found]) -> Mapping[str, Claim]:
    if shelf.family is not Family.CLAIM:
        return {}
    return {claim.id: claim for claim in book.some(Claim, (one.id for one in kept))}


_Use = tuple[str, Mapping[str, str], str, AccountId, bool, str]


def _uses(book: Book, shelf: Shelf, meeting: Meeting) -> Iterator[_Use]:
    """Yield every use of what lies on a shelf, the newest first."""
    about = {"kind": meeting.kind.value, "here": meeting.id, "most": NEWEST}
    match shelf.family:
        case None:
            rows = book.rows(_ANSWERS, {**about, "item": shelf.key.partition("/")[0]})
            return _of_answers(rows, shelf)
        case Family.NOTE:
            rows = book.rows(_NOTES, {**about, "item": shelf.key})
        case Family.AGENDA:
            rows = book.rows(_TOPICS, about)
        case family:
            rows = book.rows(_of_family(shelf, family), about)
    return _of_records(rows, shelf)


def _of_records(rows: Iterable[Sequence[Any]], shelf: Shelf) -> Iterator[_Use]:
    names = tuple(shelf.columns)
    place = names.index(shelf.main)
    for id_, account, alike, at, *cells in rows:
        if words := cells[place]:
            texts = {n: str(c) for n, c in zip(names, cells, strict=True) if c}
            yield words, texts, id_, account, bool(alike), at


def _of_answers(rows: Iterable[Sequence[Any]], shelf: Shelf) -> Iterator[_Use]:
    for id_, account, alike, at, text, values in rows:
        if not shelf.main:
            if text:
                yield text, {}, id_, account, bool(alike), at
            continue
        line: dict[str, str] = {}
        lines = [line]
        for value in json.loads(values) if values != "[]" else ():
            name = value["field"]
            if name in line:
                line = {}
                lines.append(line)
            line[name] = value["text"]
        if not line and text:
            line[shelf.main] = text
        for each in lines:
            if words := each.get(shelf.main, ""):
                told = {n: t for n, t in each.items() if n in shelf.columns}
                yield words, told, id_, account, bool(alike), at


_ANSWERS: Final = """
SELECT a.id, m.account, m.kind = :kind, a.edited, a.text, a."values"
FROM (
    SELECT id, meeting, edited, text, "values" FROM answers
    WHERE item = :item AND state = 'answered' AND none = 0
    ORDER BY edited DESC LIMIT :most
) AS a JOIN meetings AS m ON m.id = a.meeting
WHERE m.id <> :here
"""
_NOTES: Final = """
SELECT n.id, m.account, m.kind = :kind, a.edited, n.text
FROM (
    SELECT meeting, edited, links FROM answers
    WHERE item = :item AND state = 'answered' AND none = 0
    ORDER BY edited DESC LIMIT :most
) AS a, json_each(a.links) AS link
JOIN notes AS n ON n.id = link.value
JOIN meetings AS m ON m.id = a.meeting
WHERE m.id <> :here
"""
_TOPICS: Final = """
SELECT m.id, m.account, m.kind = :kind, m.starts_instant,
    json_extract(line.value, '$.topic'), json_extract(line.value, '$.minutes'),
    json_extract(line.value, '$.owner')
FROM (
    SELECT id, account, kind, starts_instant, agenda FROM meetings
    WHERE kind = :kind AND outcome = 'held' AND id <> :here
    ORDER BY starts_instant DESC LIMIT 100
) AS m, json_each(m.agenda, '$.lines') AS line
"""
_TABLES: Final[Mapping[Family, tuple[str, str]]] = MappingProxyType(
    {
        Family.CLAIM: ("claims", "dropped = 0"),
        Family.GIVE: ("gives", "dropped = 0"),
        Family.ASK: ("asks", "dropped = 0"),
        Family.CONCESSION: ("concessions", "dropped = 0"),
        Family.POINT: ("points", "1"),
        # What a pack promised is its wording, not the rep's; a correction is private.
        Family.PROMISE: ("promises", "by_item IS NULL AND private = 0"),
    }
)


def _of_family(shelf: Shelf, family: Family) -> str:
    """Return the query of a family's newest records, with the meeting of each."""
    table, which = _TABLES[family]
    if shelf.key == DEEDS:
        which += " AND ours = 0"
    cells = ", ".join(f'"{name}"' for name in dict.fromkeys(shelf.columns.values()))
    shown = ", ".join(f'r."{name}"' for name in shelf.columns.values())
    return f"""
        SELECT r.id, r.account, m.kind = :kind, r.made, {shown}
        FROM (
            SELECT id, account, meeting, made, {cells} FROM {table}
            WHERE {which} ORDER BY rowid DESC LIMIT :most
        ) AS r LEFT JOIN meetings AS m ON m.id = r.meeting
        WHERE r.meeting IS NOT :here
    """
