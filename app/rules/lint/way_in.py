"""PUN: the way in (PACKS section 8)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from app.records.mark import MarkKind
from app.rules.lint.case import Case
from app.rules.lint.said import sayers
from app.rules.lint.ways import (
    PASTE_WAY_IN,
    PICKED,
    USE_INVITES,
    USE_OTHER,
    WAITING_ROOM,
)
from app.rules.values import Finding, Way
from app.rules.way_in import has_way_in
from checklists.pack import Channel, Pillar

_stop, check, _note = sayers(Pillar.PUNCTUALITY)


def no_way_in(case: Case) -> Iterator[Finding]:
    """PUN-05: two days before, no join link or number that works."""
    row = case.row("pre-web-link", "pre-phone-number")
    if row and case.within(48) and not has_way_in(case.dossier):
        yield Finding(
            "PUN-05",
            case.rising,
            Pillar.PUNCTUALITY,
            "No join link or number yet.",
            "Paste it from the invite.",
            row.item.id,
            ways=(PASTE_WAY_IN,),
        )


def room_in_use(case: Case) -> Iterator[Finding]:
    """PUN-06a: a day before, the same room serves another meeting close by."""
    meeting = case.dossier.meeting
    row = case.row("pre-web-link")
    if row is None or not meeting.link or not case.within(24):
        return
    if case.marked("PUN-06a", MarkKind.WAITING_ROOM):
        return
    near = timedelta(minutes=case.dossier.settings.room_link_minutes)
    for other in case.dossier.neighbours:
        close = other.starts <= case.end + near and other.ends >= case.start - near
        if other.meeting and other.link == meeting.link and close:
            yield check(
                "PUN-06a",
                "This room is also used just before or after.",
                "Use a fresh link or a waiting room.",
                row.item.id,
                ways=(WAITING_ROOM, PASTE_WAY_IN),
            )
            return


def two_links(case: Case) -> Iterator[Finding]:
    """PUN-06b: two days before, the invite has two links, or not the one on file."""
    meeting = case.dossier.meeting
    row = case.row("pre-web-link")
    if row is None or meeting.channel is not Channel.WEB or not case.within(48):
        return
    links, link = set(meeting.links), meeting.link
    strange = bool(links) and bool(link) and link not in links
    # What was picked is one link; another that comes later is asked of anew.
    picked = bool(link) and case.marked("PUN-06b", MarkKind.CONFIRMED, of=link)
    if (len(links) > 1 or strange) and not picked:
        yield check(
            "PUN-06b",
            "Two links are in circulation.",
            "Send one update that names the right one.",
            row.item.id,
            link,
            _links_to_take(link, strange=strange),
        )


def _links_to_take(link: str, *, strange: bool) -> tuple[Way, ...]:
    """Return which of two links can be taken: that on file, or one of the invite."""
    if not link:
        return (USE_INVITES,)
    return (PICKED, USE_INVITES if strange else USE_OTHER)
