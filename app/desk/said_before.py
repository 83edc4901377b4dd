"""What the calendar said of a meeting last, apart from what was changed by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

from app.book.journal import Entry
from app.records.meeting import Meeting
from app.records.moment import Moment
from app.records.person import PersonId

TAKE_IN: Final = "importing a calendar"


@dataclass(frozen=True, slots=True)
class Said:
    """A meeting as the calendar last had it; `stands` until it is cancelled there."""

    title: str
    starts: Moment
    ends: Moment
    link: str
    place: str
    people: frozenset[PersonId]
    stands: bool = True

    @classmethod
    def of(cls, meeting: Meeting) -> Self:
        """Return a meeting as it is in the book."""
        return cls(
            meeting.title,
            meeting.starts,
            meeting.ends,
            meeting.link,
            meeting.place,
            frozenset(attendee.person for attendee in meeting.attendees),
            meeting.is_open,
        )


def said_before(entries: Sequence[Entry], meeting: Meeting) -> Said:
    """Return what imports wrote of a meeting, by its journal.

    What an import did not touch was said before, whatever was written here since;
    an import that was taken back said nothing. Where nothing can be told, the
    meeting is taken as the calendar's own.
    """
    swaps = Counter(entry.undoes for entry in entries if entry.undoes)
    said: Said | None = None
    before: Meeting | None = None
    for entry in entries:
        now = entry.value
        if not isinstance(now, Meeting):
            before = None
            continue
        undone = swaps[entry.act] % 2
        if entry.label == TAKE_IN and not entry.undoes and not undone:
            said = Said.of(now) if said is None else _learned(said, before, now)
        before = now
    return said or Said.of(meeting)


def _learned(said: Said, before: Meeting | None, now: Meeting) -> Said:
    """Take over what one import changed."""
    whole = Said.of(now)
    if before is None:
        return whole
    old = Said.of(before)
    people = (said.people - (old.people - whole.people)) | (whole.people - old.people)
    said = replace(said, people=people)
    if whole.title != old.title:
        said = replace(said, title=whole.title)
    if (whole.starts, whole.ends) != (old.starts, old.ends):
        said = replace(said, starts=whole.starts, ends=whole.ends)
    if whole.link != old.link:
        said = replace(said, link=whole.link)
    if whole.place != old.place:
        said = replace(said, place=whole.place)
    if whole.stands != old.stands:
        said = replace(said, stands=whole.stands)
    return said
