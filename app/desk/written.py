"""What the rep has written in meetings, so that none of it goes without a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from app.book.families import FAMILIES
from app.desk.desk import Desk
from app.records.meeting import Meeting
from app.rules.wording import count, listed

_OF_MEETINGS = [family for family in FAMILIES if family.meeting]


@dataclass(frozen=True, slots=True)
class Written:
    """How many of some meetings hold something, and what, as `2 answers and a note`."""

    meetings: int
    words: str

    def __bool__(self) -> bool:
        return bool(self.meetings)


def is_written_in(desk: Desk, meeting: Meeting) -> bool:
    """Say whether anything was written in a meeting."""
    return bool(_in(desk, meeting))


def written_in(desk: Desk, meetings: Iterable[Meeting]) -> Written:
    """Return what was written in meetings."""
    each = [_in(desk, meeting) for meeting in meetings]
    whole = sum(each, Counter[str]())
    words = listed([count(many, noun) for noun, many in whole.items()])
    return Written(sum(map(bool, each)), words)


def _in(desk: Desk, meeting: Meeting) -> Counter[str]:
    found = Counter[str]()
    for family in _OF_MEETINGS:
        if many := len(desk.book.of_meeting(family.cls, meeting.id)):
            found[family.noun] = many
    kept = (
        ("purpose", bool(meeting.agenda.purpose)),
        ("note", bool(meeting.notes)),
        ("file or link", len(meeting.attachments)),
    )
    for noun, many in kept:
        if many:
            found[noun] += many
    return found
