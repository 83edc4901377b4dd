"""The details of a meeting written at once: title, way in, people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.desk import changing
from app.desk.desk import Desk
from app.exchange.invite import Invited
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
    with desk.act("edit the meeting"):
        before = desk.the(Meeting, meeting)
        if title.strip() != before.title:
            changing.retitle(desk, meeting, title)
        if (link, number) != (before.link, before.number):
            changing.change_link(desk, meeting, link=link, number=number)
        listed = list(_listed(desk, before, people))
        if [a for a in listed if isinstance(a, Attendee)] != list(
            before.attendees
        ) or len(listed) != len(before.attendees):
            changing.invite(desk, meeting, listed)
        return desk.the(Meeting, meeting)


def _listed(desk: Desk, meeting: Meeting, people: str) -> Iterator[Attendee | Invited]:
    known = {equalised(desk.the(Person, a.person).name): a for a in meeting.attendees}
    for part in people.split(","):
        words = part.strip()
        found = _WITH_MAIL.fullmatch(words)
        name = found["name"].strip() if found else words
        mail = found["mail"].lower() if found else ""
        if attendee := known.get(equalised(name)):
            yield attendee
        elif name or mail:
            yield Invited(name, mail)
