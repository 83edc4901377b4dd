"""PUN: the clocks of both sides (PACKS section 8)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.records.mark import MarkKind
from app.records.meeting import Reply
from app.records.moment import Moment
from app.records.person import Person, Role
from app.rules.lint.case import Case
from app.rules.lint.said import sayers
from app.rules.lint.ways import (
    ACCEPTED,
    CONFIRMED,
    MOVE,
    OTHER_HOUR,
    PICKED,
    SET_HOURS,
    SET_ZONE,
    THEY_CHOSE,
)
from app.rules.values import Finding
from app.rules.wording import clock, place, short_day
from app.rules.working_days import is_working_day
from app.rules.zones import zone_named
from app.when_words import read_time
from checklists.pack import Pillar

stop, check, _note = sayers(Pillar.PUNCTUALITY)

# Countries whose clocks differ from place to place (IANA tz database).
_MANY = (
    "AQ AR AU BR CA CD CL CN CY EC ES FM FR GL ID KI KZ MN MX MY NZ PF PG PS PT RU "
    "UA UM US UZ"
)
MANY_CLOCKS = frozenset(_MANY.split())
HELD_TO = frozenset({Reply.YES, Reply.BY_WORD})


def odd_hour_for_them(case: Case) -> Iterator[Finding]:
    """PUN-02: our invite falls outside their working day."""
    if not case.dossier.meeting.invite_is_ours:
        return
    for person in case.dossier.theirs:
        zone = zone_named(person.zone)
        if zone is None or case.marked("PUN-02", MarkKind.THEY_CHOSE, of=person.id):
            continue
        here, ends = case.start.astimezone(zone), case.end.astimezone(zone)
        if _is_odd(case, person, here, ends):
            yield check(
                "PUN-02",
                f"It is {clock(here)} on {short_day(here.date())} for {person.name}.",
                "Offer two other times, or note that they chose it.",
                record=person.id,
                ways=(THEY_CHOSE, SET_HOURS, MOVE),
            )


def no_such_time(case: Case) -> Iterator[Finding]:
    """PUN-03a: the wall time of the start does not exist, or comes twice, somewhere."""
    if case.marked("PUN-03a", MarkKind.CONFIRMED):
        return
    starts = case.dossier.meeting.starts
    zones = dict.fromkeys([starts.zone, *(p.zone for p in case.dossier.theirs)])
    for name in zones:
        zone = zone_named(name)
        if zone is not None and _is_doubtful(case, zone, agreed=name == starts.zone):
            yield stop(
                "PUN-03a",
                f"That clock time does not exist, or comes twice, in {place(name)}.",
                "Pick the instant you mean.",
                ways=(PICKED, OTHER_HOUR, MOVE) if _other(case) else (PICKED, MOVE),
            )
            return


def clocks_change(case: Case) -> Iterator[Finding]:
    """PUN-03b: the hours between the zones are others than when it was booked."""
    meeting, ours = case.dossier.meeting, ZoneInfo(case.dossier.settings.zone)
    for person in case.dossier.theirs:
        zone = zone_named(person.zone)
        if zone is None or case.marked("PUN-03b", MarkKind.CONFIRMED, of=person.id):
            continue
        then = _apart(meeting.booked, ours, zone)
        if _apart(case.start, ours, zone) != then:
            changed = _changes_between(meeting.booked, case.start, ours, zone)
            here = case.start.astimezone(zone)
            yield check(
                "PUN-03b",
                f"Clocks change in {place(str(changed[1]))} on "
                f"{short_day(changed[0].date())}: it will be {clock(here)} for "
                f"{person.name}.",
                "Confirm the time in both zones.",
                record=person.id,
                ways=(CONFIRMED,),
            )


def unsure_of_them(case: Case) -> Iterator[Finding]:
    """PUN-04: two days before, a zone is not known, or a yes is missing."""
    row = case.row("plan-people")
    if row is None or not case.within(48):
        return
    replies = {one.person: one.reply for one in case.dossier.meeting.attendees}
    theirs = case.dossier.theirs
    for person in theirs:
        zoneless = not zone_named(person.zone) and person.country.upper() in MANY_CLOCKS
        matters = len(theirs) == 1 or person.role is Role.DECIDES
        unsaid = matters and replies.get(person.id) not in HELD_TO
        if zoneless or unsaid:
            yield check(
                "PUN-04",
                f"{person.name}'s {'zone' if zoneless else 'reply'} is not known.",
                "Ask, and send a one-line confirmation.",
                row.item.id,
                person.id,
                (SET_ZONE,) if zoneless else (ACCEPTED,),
            )


def other_hour(starts: Moment) -> datetime | None:
    """Return the other instant of a start whose clock time comes twice where agreed."""
    zone = zone_named(starts.zone)
    if zone is None:
        return None
    wall = datetime.fromisoformat(starts.wall)
    both = [wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    twice = all(_wall(each, zone) == wall for each in both)
    others = [each for each in both if each != starts.instant]
    return others[0] if twice and len(others) == 1 else None


def _wall(instant: datetime, zone: ZoneInfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None)


def _other(case: Case) -> datetime | None:
    return other_hour(case.dossier.meeting.starts)


def _is_odd(case: Case, person: Person, here: datetime, ends: datetime) -> bool:
    told = case.dossier.settings
    opens, closes = read_time(person.opens), read_time(person.closes)
    if opens or closes:
        opens, closes = opens or time(), closes or time(23, 59)
        return here.time() < opens or _past(here, ends, closes)
    region = person.country or case.dossier.account.region
    working = is_working_day(here.date(), region)
    early = here.time() < told.work_opens
    return not working or early or _past(here, ends, told.work_closes)


def _past(here: datetime, ends: datetime, closes: time) -> bool:
    return ends.date() > here.date() or ends.time() > closes


def _is_doubtful(case: Case, zone: ZoneInfo, agreed: bool) -> bool:
    """Say whether the start's wall time is skipped or comes twice in a zone."""
    wall = (
        datetime.fromisoformat(case.dossier.meeting.starts.wall)
        if agreed
        else case.start.astimezone(zone).replace(tzinfo=None)
    )
    first, second = (wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    return first.utcoffset() != second.utcoffset()


def _apart(instant: datetime, ours: ZoneInfo, theirs: ZoneInfo) -> timedelta:
    here, there = (
        instant.astimezone(zone).utcoffset() or timedelta() for zone in (ours, theirs)
    )
    return there - here


def _changes_between(
    booked: datetime, start: datetime, ours: ZoneInfo, theirs: ZoneInfo
) -> tuple[datetime, ZoneInfo]:
    """Return the last change of a clock before the start, to the hour, and whose."""
    late = start
    wanted = _apart(start, ours, theirs)
    early = booked
    while late - early > timedelta(hours=1):
        middle = early + (late - early) / 2
        if _apart(middle, ours, theirs) == wanted:
            late = middle
        else:
            early = middle
    moved = theirs
    if early.astimezone(theirs).utcoffset() == late.astimezone(theirs).utcoffset():
        moved = ours
    return late.astimezone(UTC).astimezone(moved), moved
