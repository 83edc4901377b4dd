"""What was put off and comes back: parked topics, lines not reached, open points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from app.dossier import Dossier
from app.records.knowledge import Note, Point, PointAnswer
from app.records.meeting import AgendaLine, MeetingId
from app.records.promise import Promise, PromiseKind, PromiseState
from app.rules.agenda import not_reached
from app.rules.circumstances import held_before
from app.rules.wording import equalised, short_day

MOST_LINES: Final = 5
A_WHILE: Final = 5
_TIMES: Final = {1: "once", 2: "twice"}


@dataclass(frozen=True, slots=True)
class Topic:
    """Something to come back to: a record, or a line of an agenda that was not reached.

    `how` says what became of it on the day `began`; `carried` is in how many later
    meetings it was taken up again, `here` whether this is one of them.
    """

    words: str
    how: str
    began: datetime
    record: str = ""
    carried: int = 0
    until: date | None = None
    here: bool = False


def topics(dossier: Dossier) -> tuple[Topic, ...]:
    """Return what was put off before this meeting and is not settled."""
    found = [*_parked(dossier), *_promised(dossier), *_points(dossier)]
    known = {equalised(topic.words) for topic in found}
    lines = (t for t in _lines(dossier) if equalised(t.words) not in known)
    return (*found, *lines)


def lineage(topic: Topic, zone: str) -> str:
    """Return `parked on Tue 3 Nov, carried twice`."""
    day = short_day(topic.began.astimezone(ZoneInfo(zone)).date())
    said = f"{topic.how} {day}"
    if topic.carried:
        times = _TIMES.get(topic.carried, f"{topic.carried} times")
        said += f", carried {times}"
    if topic.until is not None:
        said += f", until {short_day(topic.until)}"
    return said


def of_point(point: Point, here: MeetingId) -> Topic:
    """Return an open point as what it is to a later meeting."""
    carried = point.carried
    return Topic(
        point.subject,
        "open since",
        point.made,
        point.id,
        len(carried),
        point.day,
        here in carried,
    )


def with_topic(lines: Sequence[AgendaLine], words: str) -> tuple[AgendaLine, ...]:
    """Return an agenda with a topic before its last line, in minutes that were theirs.

    The longest line of they or both before the last gives; an agenda that has no
    minute to give, or too many lines, stays as it is.
    """
    if not lines or len(lines) >= MOST_LINES:
        return tuple(lines)
    if equalised(words) in {equalised(line.topic) for line in lines}:
        return tuple(lines)
    givers = [at for at, line in enumerate(lines[:-1]) if line.owner != "us"]
    longest = max(givers, key=lambda at: lines[at].minutes, default=None)
    if longest is None or lines[longest].minutes < 2:
        return tuple(lines)
    minutes = min(A_WHILE, lines[longest].minutes // 2)
    spread = list(lines)
    giver = spread[longest]
    spread[longest] = replace(giver, minutes=giver.minutes - minutes)
    spread.insert(len(spread) - 1, AgendaLine(words, minutes, "both"))
    return tuple(spread)


def taken_up(lines: Sequence[AgendaLine], words: str) -> tuple[AgendaLine, ...] | None:
    """Return an agenda with a topic on it, the only line of an empty one; None if full.

    A topic that stands there already needs no room.
    """
    if not lines:
        return (AgendaLine(words, A_WHILE, "both"),)
    known = {equalised(line.topic) for line in lines}
    found = with_topic(lines, words)
    return None if found == tuple(lines) and equalised(words) not in known else found


def returning(notes: Sequence[Note], by: date) -> tuple[Note, ...]:
    """Return the parked topics that come back by a day: those put off no longer."""
    return tuple(
        note
        for note in notes
        if note.parked
        and note.settled is None
        and (note.review is None or note.review <= by)
    )


def _parked(dossier: Dossier) -> Iterator[Topic]:
    here = dossier.meeting.id
    for note in dossier.notes:
        if note.parked and note.settled is None and note.meeting != here:
            carried = note.carried
            yield Topic(
                note.text,
                "parked on",
                note.dated,
                note.id,
                len(carried),
                note.review,
                here in carried,
            )


def _promised(dossier: Dossier) -> Iterator[Topic]:
    """Yield the topics put off until a day, which they were not promised."""
    for promise in dossier.promises:
        if _is_put_off(promise) and promise.meeting != dossier.meeting.id:
            until = promise.due.day if promise.due else None
            yield Topic(
                promise.what, "parked on", promise.made, promise.id, until=until
            )


def _is_put_off(promise: Promise) -> bool:
    parked = promise.kind is PromiseKind.PARKED and not promise.told
    return parked and promise.state is PromiseState.OPEN


def _points(dossier: Dossier) -> Iterator[Topic]:
    here = dossier.meeting.id
    for point in dossier.points:
        if point.answer is PointAnswer.OPEN and point.meeting != here:
            yield of_point(point, here)


def _lines(dossier: Dossier) -> Iterator[Topic]:
    """Yield the lines that the last held meeting did not reach, with how often."""
    held = held_before(dossier)
    if not held:
        return
    for line in not_reached(held[-1]):
        topic = equalised(line.topic)
        times = 0
        for meeting in reversed(held):
            if topic not in {equalised(x.topic) for x in not_reached(meeting)}:
                break
            times += 1
            began = meeting.starts.instant
        here = topic in {equalised(x.topic) for x in dossier.meeting.agenda.lines}
        yield Topic(line.topic, "not reached on", began, carried=times - 1, here=here)
