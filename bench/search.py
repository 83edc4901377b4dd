"""From a letter typed to what is found, over everything written in a large book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import accumulate
from random import Random
from statistics import median

from app.book.book import Book
from app.book.search import search
from app.records.knowledge import Note, NoteId
from bench.figure import Figure, most_of
from bench.ground import Ground, timed
from bench.instant import NOW, now

BUDGET = 10
NOTES = 100_000
WORDS_EACH = 30
KNOWN = 20_000
TYPED = 12
_IN_ONE_ACT = 2_000
# From the words of every second note to those of one in thousands.
_HOW_RARE = (0, 2, 10, 40, 150, 700, 3_000, 9_000)


def measure(ground: Ground) -> Iterator[Figure]:
    """Yield the time of a letter typed, and of an act that indexes one note more."""
    words = _words()
    notes = ground.times(NOTES, least=2_000)
    path = ground.folder / "notes.db"
    with Book(path, clock=now) as book:
        _fill(book, words, notes)
        took: dict[str, list[float]] = {}
        for typed in _typed(words, ground.times(TYPED)):
            with timed() as found:
                search(book, typed)
            took.setdefault(typed, []).append(found.ms)
        samples = [ms for each in took.values() for ms in each]
        slowest = sorted(took.items(), key=lambda pair: -max(pair[1]))[:3]
        told = ", ".join(f"{typed!r} {max(each):.1f}" for typed, each in slowest)
        note = f"{notes:,} notes, median {median(samples):.1f} ms; most: {told}"
        yield Figure("search as you type", most_of(samples), "ms p95", BUDGET, note)
    yield Figure("book of notes", path.stat().st_size / 1e6, "MB")


def _words() -> list[str]:
    dice = Random(7)
    heads, tails = "bcdfglmnprstv", "aeiou"
    return [
        "".join(
            dice.choice(heads) + dice.choice(tails) for _ in range(dice.randint(2, 4))
        )
        for _ in range(KNOWN)
    ]


def _fill(book: Book, words: list[str], notes: int) -> None:
    """Write notes whose words are as uneven as those of a language."""
    dice = Random(8)
    often = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    for begun in range(0, notes, _IN_ONE_ACT):
        with book.write("fill") as write:
            for number in range(begun, min(notes, begun + _IN_ONE_ACT)):
                text = " ".join(dice.choices(words, cum_weights=often, k=WORDS_EACH))
                at = NOW - timedelta(minutes=dice.randrange(1_000_000))
                write.put(Note(NoteId(f"n{number}"), None, text, at))


def _typed(words: list[str], times: int) -> Iterator[str]:
    """Yield what stands in the line after each letter from the second on."""
    dice = Random(9)
    for _ in range(times):
        first = words[dice.choice(_HOW_RARE)]
        second = words[dice.choice(_HOW_RARE)]
        whole = f"{first} {second}"
        for end in range(2, len(whole) + 1):
            yield whole[:end]
