"""Years of an account by keys alone: what noting a deed costs, and how one stood."""

from __future__ import annotations

from collections.abc import Iterator

from bench.figure import Figure
from bench.ground import Ground


def measure(ground: Ground) -> Iterator[Figure]:
    """Yield the keys of a deed, beside the sentence that says what it was."""
    from bench.hands.keyboard import TestKeys
    from bench.hands.years import Years

    folder = ground.folder / "years"
    folder.mkdir(exist_ok=True)
    walked = Years(folder, TestKeys(), lambda _: None).walk()
    yield Figure(
        "a deed of an account noted",
        walked.hands.others / walked.deeds,
        "other keys",
        note=f"{walked.deeds} deeds; {', '.join(dict.fromkeys(walked.seen))}",
    )
