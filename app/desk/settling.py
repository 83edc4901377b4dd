"""Ways out of findings that change the meeting: agenda, times, files (PACKS 8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.book.dossiers import dossier
from app.desk import agenda, answering, changing, exchanging, keeping_with, marking
from app.desk.booking import open_meeting
from app.desk.desk import Desk
from app.errors import Problem
from app.records.event import Event, EventId
from app.records.exchange import Ask, AskId, ToldBeforehand
from app.records.mark import MarkKind
from app.records.meeting import AgendaLine, Answer, Answered, Meeting, MeetingId, Value
from app.records.moment import Moment
from app.rules.lint.clocks import other_hour
from app.rules.lint.detail import odd_line
from app.rules.lint.strategy import ASK_HOW
from app.rules.lint.tactics import THEIRS, fitting, theirs_first
from checklists.pack import ItemId

LEAVE = AgendaLine("May we record this call, and what for?", 1, "us")
QUESTIONS = ItemId("reh-questions")
ASKING_MINUTES = 5


def ask_leave(desk: Desk, meeting: MeetingId) -> Meeting:
    """Put the question whether we may record first on the agenda."""
    here = desk.the(Meeting, meeting)
    lines = _with_room((LEAVE, *here.agenda.lines), here.minutes)
    return agenda.edit_agenda(desk, meeting, lines=lines)


def ask_who_decides(desk: Desk, meeting: MeetingId) -> Answer | None:
    """Take the question how they decide into the meeting, after those there are."""
    before = next(
        (a for a in desk.book.of_meeting(Answer, meeting) if a.item == QUESTIONS), None
    )
    asked: tuple[Value, ...] = ()
    if before is not None and before.state is Answered.ANSWERED:
        asked = before.values or (
            (Value("question", before.text),) if before.text else ()
        )
    return answering.answer(
        desk, meeting, QUESTIONS, values=(*asked, Value("question", ASK_HOW))
    )


def announce(desk: Desk, meeting: MeetingId, ask: AskId) -> Ask:
    """Put an ask on the agenda, before its last line, so that they know of it."""
    with desk.act("announcing an ask"):
        here, asked = desk.the(Meeting, meeting), desk.the(Ask, ask)
        lines = here.agenda.lines
        new = AgendaLine(asked.what, ASKING_MINUTES, "us")
        longer = _with_room((*lines[:-1], new, *lines[-1:]), here.minutes)
        agenda.edit_agenda(desk, meeting, lines=longer)
        return exchanging.edit(desk, asked, told=ToldBeforehand.AGENDA)


def fit_agenda(desk: Desk, meeting: MeetingId) -> Meeting:
    """Give the lines of the agenda the minutes there are."""
    lines = fitting(desk.the(Meeting, meeting))
    return agenda.edit_agenda(desk, meeting, lines=lines)


def open_with_theirs(desk: Desk, meeting: MeetingId) -> Meeting:
    """Put the first line of theirs at the head of the agenda."""
    lines = theirs_first(desk.the(Meeting, meeting).agenda.lines)
    return agenda.edit_agenda(desk, meeting, lines=lines)


def fix_text(desk: Desk, meeting: MeetingId, words: str) -> Meeting:
    """Write anew the line they will read that has a gap or a wrong name."""
    whole = dossier(desk.book, meeting, desk.now)
    found = odd_line(whole)
    if found is None:
        raise Problem("Nothing is odd in it any more.", "Look at the agenda again.")
    number, _ = found
    if not number:
        return agenda.edit_agenda(desk, meeting, purpose=words)
    lines = [*whole.meeting.agenda.lines]
    lines[number - 1] = replace(lines[number - 1], topic=words)
    return agenda.edit_agenda(desk, meeting, lines=lines)


def use_invites_link(desk: Desk, meeting: MeetingId) -> Meeting:
    """Take a link of the newest invite in place of the one on file; it is picked."""
    before = desk.the(Meeting, meeting)
    link = next((one for one in before.links if one != before.link), "")
    if not link:
        raise Problem("The invite has no other link.", "Paste it.")
    with desk.act("taking the invite's link"):
        after = changing.change_link(desk, meeting, link=link)
        marking.mark(desk, meeting, MarkKind.CONFIRMED, "PUN-06b", record=link)
    return after


def pick_other_hour(desk: Desk, meeting: MeetingId) -> Meeting:
    """Take the other instant of a clock time that comes twice; it is picked then."""
    with desk.act("picking the hour") as write:
        before = open_meeting(desk, meeting, "changed")
        instant = other_hour(before.starts)
        if instant is None:
            raise Problem("This clock time comes once.", "Move the meeting instead.")
        shift = instant - before.starts.instant
        starts = Moment(instant, before.starts.zone, before.starts.wall)
        ends = Moment.at(before.ends.instant + shift, before.ends.zone)
        after = replace(before, starts=starts, ends=ends)
        write.put(after)
        marking.mark(desk, meeting, MarkKind.CONFIRMED, "PUN-03a")
    return after


def mark_free(desk: Desk, event: EventId) -> Event:
    """Count an event of the calendar as free time, so that a meeting may lie in it."""
    with desk.act("marking an event as free") as write:
        after = replace(desk.the(Event, event), free=True)
        write.put(after)
    return after


def find_file(desk: Desk, meeting: MeetingId, address: str, now_at: str) -> Meeting:
    """Say where a file that was moved is now; it is to be looked at again."""
    new = keeping_with.address_of(now_at)
    with desk.act("finding a file again") as write:
        before = desk.the(Meeting, meeting)
        kept = tuple(
            replace(one, address=new, opened=None) if one.address == address else one
            for one in before.attachments
            if one.address != new or one.address == address
        )
        after = replace(before, attachments=kept)
        write.put(after)
    return after


def _with_room(lines: Sequence[AgendaLine], minutes: int) -> tuple[AgendaLine, ...]:
    """Return lines that fit into the minutes, taken from the longest of theirs."""
    fit = [*lines]
    over = sum(line.minutes for line in fit) - minutes
    inner = range(len(fit) - 1)
    givers = [at for at in inner if fit[at].owner in THEIRS] or [*inner]
    for at in sorted(givers, key=lambda place: -fit[place].minutes):
        taken = max(0, min(over, fit[at].minutes - 1))
        fit[at] = replace(fit[at], minutes=fit[at].minutes - taken)
        over -= taken
    return tuple(fit)
