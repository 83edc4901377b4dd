"""Who was erased stays so: an import that names them again is read without them.

Of a mail address and a name nothing is kept but a digest, with the id of the one whose
they were as its salt: enough to know them again, too little to say who it was.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Final
from unicodedata import normalize

from app.book.book import Book
from app.exchange.invite import Calendar, Invite
from app.records.event import Invited
from app.records.person import Person

SOMEBODY: Final = "Somebody"
ERASED: Final = "(erased)"
NOBODY: Final = f"{SOMEBODY} {ERASED}"
_WORD: Final = re.compile(r"[^\W\d_][\w'\u2019-]*")
# A first name alone is too often somebody else's.
_FEWEST, _MOST = 2, 4


def digests(person: Person) -> tuple[str, ...]:
    """Return what is kept of somebody who is erased, to know them again."""
    words = _WORD.findall(person.name)
    names = {" ".join(words), " ".join(reversed(words))} if len(words) > 1 else set()
    return tuple(
        dict.fromkeys(_digest(person.id, one) for one in (*person.emails, *names))
    )


class Forgotten:
    """Everybody of a book who was erased, but who was written down again by hand."""

    def __init__(self, book: Book) -> None:
        rows = book.rows("SELECT id, erased FROM people WHERE erased <> '[]'")
        self._kept = tuple((one, frozenset(json.loads(kept))) for one, kept in rows)
        self._here: set[str] = set()
        if self._kept:
            for name, emails in book.rows("SELECT name, emails FROM people"):
                self._here |= {_folded(whole_name(name)), *json.loads(emails)}

    def knows(self, words: str) -> bool:
        """Whether these words were the mail address or the whole name of anybody."""
        if not words or _folded(words) in self._here:
            return False
        return any(_digest(one, words) in kept for one, kept in self._kept)

    def out_of(self, calendar: Calendar) -> Calendar:
        """Return a calendar that names none of them."""
        if not self._kept:
            return calendar
        return replace(calendar, invites=tuple(map(self._without, calendar.invites)))

    def _without(self, invite: Invite) -> Invite:
        return replace(
            invite,
            title=self._cleaned(invite.title),
            place=self._cleaned(invite.place),
            description=self._cleaned(invite.description),
            organiser=invite.organiser and self._unnamed(invite.organiser),
            attendees=tuple(map(self._unnamed, invite.attendees)),
        )

    def _unnamed(self, invited: Invited) -> Invited:
        if self.knows(invited.email or whole_name(invited.name)):
            return replace(invited, name=NOBODY, email="")
        return invited

    def _cleaned(self, text: str) -> str:
        """Return a text with other words where a whole name or an address stands."""
        for found in re.findall(r"[^\s<>()\[\],;:]+@[^\s<>()\[\],;:]+", text):
            if self.knows(found.rstrip(".")):
                text = text.replace(found.rstrip("."), ERASED)
        for begin, end in reversed([*self._names(text)]):
            text = f"{text[:begin]}{SOMEBODY}{text[end:]}"
        return text

    def _names(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where whole names stand, from where to where, none in another."""
        words = list(_WORD.finditer(text))
        at = 0
        while at < len(words):
            for many in range(_MOST, _FEWEST - 1, -1):
                name = words[at : at + many]
                if len(name) == many and self.knows(" ".join(w[0] for w in name)):
                    yield name[0].start(), name[-1].end()
                    at += many - 1
                    break
            at += 1


def whole_name(name: str) -> str:
    """Return a name as it is known again."""
    return " ".join(_WORD.findall(name))


def _digest(person: str, words: str) -> str:
    return sha256(f"{person}\n{_folded(words)}".encode()).hexdigest()[:32]


def _folded(words: str) -> str:
    return normalize("NFC", words.strip()).casefold()
