"""Names that are near to what was typed: its letters in their order, gaps allowed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate, islice
from typing import Final

from app.book.folding import plain

Nearness = tuple[int, int, int, int]

GAPS: Final = 4
_INITIALS: Final = 1
_MOST_TRIED: Final = 60


def nearness(typed: str, name: str) -> Nearness | None:
    """Return how near a plain name is, less is nearer; None where it is not at all.

    Every word typed is in it. Letters skipped count first (initials of words that
    follow each other as one), then beginnings inside a word, then how far in the
    first is, then its length.
    """
    gaps = inside = 0
    places = []
    initials = "".join(part[0] for part in name.split())
    for word in typed.split():
        skipped, within, at = min(
            (
                (
                    len(one[1]) - len(word),
                    name[: one.start()][-1:].isalnum(),
                    one.start(),
                )
                for one in re.finditer(f"(?=({_loose(word)}))", name)
            ),
            default=(len(name), False, 0),
        )
        if skipped and word in initials:
            skipped, within = _INITIALS, False
        if skipped > GAPS * (len(word) - 1):
            return None
        gaps, inside = gaps + skipped, inside + within
        places.append(at)
    return gaps, inside, places[0] if places else 0, len(name)


class Names:
    """Many names, ready to be searched while somebody types."""

    def __init__(self, names: Iterable[str]) -> None:
        self._plain = [" ".join(plain(name).split()) for name in names]
        self._lines = "\n".join(self._plain)
        lengths = (len(name) + 1 for name in self._plain)
        self._begin = list(accumulate(lengths, initial=0))

    def nearest(self, typed: str, most: int) -> list[int]:
        """Return the places of the nearest names, the nearest first."""
        wanted = " ".join(plain(typed).split())
        ranked: dict[int, Nearness] = {}
        for look in _looks(wanted) if wanted else ():
            found = re.finditer(f"^{look}", self._lines, re.MULTILINE)
            for one in islice(found, _MOST_TRIED):
                number = bisect_right(self._begin, one.start()) - 1
                if near := nearness(wanted, self._plain[number]):
                    ranked[number] = near
            # What a looser look finds is never nearer.
            if len(ranked) >= most:
                break
        return sorted(ranked, key=lambda number: ranked[number])[:most]


def _looks(wanted: str) -> Iterable[str]:
    """Return patterns of names that begin so, have words that do, and looser ones."""
    words = wanted.split()
    yield re.escape(wanted)
    yield "".join(rf"(?=.*\b{re.escape(word)})" for word in words)
    yield "".join(f"(?=.*{re.escape(word)})" for word in words)
    yield "".join(rf"(?=.*{_initials(word)})" for word in words)
    yield "".join(f"(?=.*{_loose(word)})" for word in words)


def _initials(word: str) -> str:
    return r" ".join(rf"\b{re.escape(letter)}[^ \n]*" for letter in word)


def _loose(word: str) -> str:
    return ".*?".join(map(re.escape, word))
