"""Where a person is named, and how the same is said without them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from unicodedata import normalize

from app.desk.forgotten import ERASED, NOBODY, SOMEBODY, digests
from app.records.person import Person

# What they said or what is only about them, by family: who it is of, and the words.
_THEIRS: Final = {
    "needs": ("who", ("words",)),
    "refusals": ("who", ("words",)),
    "facts": ("who", ("what", "source")),
    "notes": ("who", ("text",)),
    "gives": ("whom", ("interest",)),
}
_IDS: Final = frozenset(
    {"id", "account", "meeting", "item", "by_item", "who", "whom", "person", "give"}
)
_OF_OTHERS: Final = frozenset({"name", "emails", "phones"})
_SHORTEST_NAME: Final = 3
_SHORTEST_WORDS: Final = 12
_SHORTEST_NUMBER: Final = 6

# A record as JSON knows it.
Packed = Any


@dataclass(frozen=True)
class Traces:
    """What names a person: everywhere their full name, mails, numbers and words.

    `near` are the ids of their account and meetings: in what belongs to those, a
    part of their name is taken for them as well, unless one of `others` has it too.
    """

    person: Person
    near: frozenset[str]
    others: Collection[Person]
    said: tuple[str, ...] = ()

    def cleaned(self, table: str, packed: Packed) -> Packed:
        """Return a record without them, the same if it does not name them."""
        if table == "people" and packed["id"] == self.person.id:
            again = list(digests(self.person))
            return {**packed, **_blank(packed), "erased": again}
        fields = dict(packed)
        owner, words = _THEIRS.get(table, ("", ()))
        if owner and fields.get(owner) == self.person.id:
            fields |= {name: ERASED for name in words if fields.get(name)}
        ids = {fields.get("account"), fields.get("meeting"), fields.get("id")}
        wanted = self._everywhere + (self._nearby if self.near & ids else ())
        quoted = fields.get("quoted")
        if table == "claims" and quoted and _without(quoted, wanted) != quoted:
            # What they said is theirs, and so was their leave to repeat it.
            fields |= {"evidence": ERASED, "may_quote": False}
        kept = _IDS | (_OF_OTHERS if table == "people" else frozenset())
        return {
            name: value if name in kept else _without(value, wanted)
            for name, value in fields.items()
        }

    def may_be_in(self, body: str) -> bool:
        """Tell fast whether a body may name them, never no where it does."""
        folded = body.casefold()
        return self.person.id in body or any(word in folded for word in self._words)

    @cached_property
    def _words(self) -> tuple[str, ...]:
        """Return a word of each thing to look for, as JSON writes it."""
        wanted = [*self._full, *self._parts, *self._exact]
        found = (max(re.findall(r"\w+", text), key=len, default="") for text in wanted)
        return tuple({word.casefold() for word in found if word})

    @cached_property
    def _full(self) -> tuple[str, ...]:
        words = self.person.name.split()
        if len(words) < 2:
            return ()
        return tuple(_forms([" ".join(words), f"{words[-1]}, {' '.join(words[:-1])}"]))

    @cached_property
    def _parts(self) -> tuple[str, ...]:
        shared = {
            word.casefold() for other in self.others for word in other.name.split()
        }
        words = (word.strip(".,") for word in self.person.name.split())
        return tuple(
            _forms(
                word
                for word in words
                if len(word) >= _SHORTEST_NAME and word.casefold() not in shared
            )
        )

    @cached_property
    def _exact(self) -> tuple[str, ...]:
        numbers = [phone.number for phone in self.person.phones]
        long = [number for number in numbers if len(number) >= _SHORTEST_NUMBER]
        said = [words for words in self.said if len(words) >= _SHORTEST_WORDS]
        return tuple(sorted({*self.person.emails, *long, *said} - {""}, key=len))[::-1]

    @cached_property
    def _everywhere(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        exact = (re.compile(re.escape(text), re.IGNORECASE) for text in self._exact)
        full = map(_named, self._full)
        return (*((one, ERASED) for one in exact), *((one, SOMEBODY) for one in full))

    @cached_property
    def _nearby(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        return tuple((_named(part), SOMEBODY) for part in self._parts)


def _without(value: Packed, wanted: Iterable[tuple[re.Pattern[str], str]]) -> Packed:
    """Return a value with other words, in lists and in what it is made of too."""
    if isinstance(value, str):
        for pattern, instead in wanted:
            value = pattern.sub(instead, value)
        return value
    if isinstance(value, list):
        return [_without(each, wanted) for each in value]
    if isinstance(value, dict):
        return {
            name: each if name in _IDS else _without(each, wanted)
            for name, each in value.items()
        }
    return value


def _blank(packed: Packed) -> Packed:
    """Return what stays of a person: whose they are, and what they can do."""
    blank = {name: [] if isinstance(was, list) else "" for name, was in packed.items()}
    stays = ("id", "account", "ours", "role", "view")
    return {
        **blank,
        **{name: packed[name] for name in stays if name in packed},
        "name": NOBODY,
    }


def _forms(texts: Iterable[str]) -> Iterator[str]:
    """Return texts with their letters put together, and taken apart."""
    for text in texts:
        yield from dict.fromkeys((text, normalize("NFC", text), normalize("NFD", text)))


def _named(name: str) -> re.Pattern[str]:
    blanks = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){blanks}(?!\w)", re.IGNORECASE)
