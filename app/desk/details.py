"""The details of a meeting written at once: title, way in, people; its notes."""

from __future__ import annotations

import re
from dataclasses import replace

from app.desk import changing
from app.desk.desk import Desk
from app.records.event import Invited
from app.records.meeting import Attendee, Meeting, MeetingId
from app.records.person import Person
from app.rules.wording import equalised

_WITH_MAIL = re.compile(r"(?P<name>[^<]*)<(?P<mail>[^<>\s]+@[^<>\s]+)>")


def edit_details(
    desk: Desk,
    meeting: MeetingId,
    *,
    title: str,
    link: str,
    number: str,
    people: str,
) -> Meeting:
    """Keep what a form says, in one transaction; what is the same stays untouched.

    `people` are names between commas, a mail address in angle brackets.
    """
    with desk.act("editing the meeting"):
        before = desk.the(Meeting, meeting)
        if title.strip() != before.title:
            changing.retitle(desk, meeting, title)
        if (link, number) != (before.link, before.number):
            changing.change_link(desk, meeting, link=link, number=number)
        listed = _listed(desk, before, people)
        if listed != list(before.attendees):
            changing.invite(desk, meeting, listed)
        return desk.the(Meeting, meeting)


def _listed(desk: Desk, meeting: Meeting, people: str) -> list[Attendee | Invited]:
    """Return whom a line names: those invited before in their order, then new ones."""
    known = {equalised(desk.the(Person, a.person).name): a for a in meeting.attendees}
    named: set[str] = set()
    new: list[Invited] = []
    for part in people.split(","):
        words = part.strip()
        found = _WITH_MAIL.fullmatch(words)
        name = found["name"].strip() if found else words
        mail = found["mail"].lower() if found else ""
        if equalised(name) in known:
            named.add(equalised(name))
        elif name or mail:
            new.append(Invited(name, mail))
    return [*(a for name, a in known.items() if name in named), *new]


def write_notes(desk: Desk, meeting: MeetingId, notes: str) -> Meeting:
    """Write the notes of a meeting as they stand, blanks and all."""
    with desk.act("writing notes") as write:
        before = desk.the(Meeting, meeting)
        after = replace(before, notes=notes)
        if after != before:
            write.put(after)
    return after


def place_notes(
    desk: Desk,
    meeting: MeetingId,
    *,
    printed: bool | None = None,
    told: bool | None = None,
) -> Meeting:
    """Choose whether the notes stand on the brief, and in the record others read."""
    with desk.act("choosing where the notes stand") as write:
        before = desk.the(Meeting, meeting)
        after = replace(
            before,
            notes_printed=before.notes_printed if printed is None else printed,
            notes_told=before.notes_told if told is None else told,
        )
        if after != before:
            write.put(after)
    return after
