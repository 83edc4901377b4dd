"""A line of the palette: what it says, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.book.folding import Part


@dataclass(frozen=True, slots=True)
class Entry:
    """`about` stands quietly at the end, or below where the line is of some length."""

    picture: str
    parts: tuple[Part, ...]
    about: str
    act: Callable[[], object]
    key: str = ""
    below: bool = False

    @property
    def words(self) -> str:
        """What it says, without what is about it."""
        return "".join(part.text for part in self.parts)

    @property
    def aloud(self) -> str:
        """All of it, for a screen reader."""
        return ", ".join(said for said in (self.words, self.about, self.key) if said)


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a head."""

    head: str
    entries: tuple[Entry, ...]


def named(
    picture: str, words: str, about: str, act: Callable[[], object], key: str = ""
) -> Entry:
    """Return an entry of one plain name."""
    return Entry(picture, (Part(words, found=False),), about, act, key)
