"""A day of six calls by keys alone: what it costs hands and eyes.

The keystroke-level model tells seconds; the keys, the sentences and the fields are
counted as the window gets them.
"""

from __future__ import annotations

from collections.abc import Iterator

from bench.figure import Figure
from bench.ground import Ground

SENTENCES = 3
OTHER_KEYS = 60
MINUTES = 30


def measure(ground: Ground) -> Iterator[Figure]:
    """Yield what a repeated call costs, prepared and wrapped, and the whole day."""
    from bench.hands.day import Day
    from bench.hands.keyboard import TestKeys
    from bench.hands.story import REPEATED

    folder = ground.folder / "hands"
    folder.mkdir(exist_ok=True)
    played = Day(folder, TestKeys(), lambda _: None).play()
    one, whole = played.by_call[REPEATED.title], played.whole
    yield Figure(
        "a repeated call, typed",
        one.sentences,
        "sentences",
        SENTENCES,
        f"{one.letters} letters, {one.fields} rows, {one.seconds:.0f} s",
    )
    yield Figure("a repeated call, other keys", one.others, "keys", OTHER_KEYS)
    calls = "; ".join(
        f"{title.partition(',')[0]} {hands.seconds:.0f} s"
        for title, hands in played.by_call.items()
    )
    yield Figure(
        "a day of six calls",
        whole.seconds / 60,
        "minutes",
        MINUTES,
        f"{whole.keys} keys, {whole.letters} letters, {whole.sentences} sentences, "
        f"{whole.fields} rows; {calls}; lines caught in calls "
        f"{played.in_calls.seconds:.0f} s; left open {len(played.left)}",
    )
