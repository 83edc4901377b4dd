"""TAC: how the hour is run (PACKS section 8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from app.records.meeting import AgendaLine, Meeting, Told
from app.rules.agenda import fitted
from app.rules.lint.case import Case
from app.rules.lint.said import sayers
from app.rules.lint.ways import (
    COPY_AGENDA,
    FIT_AGENDA,
    SAID_WHEN_BOOKING,
    THEIRS_FIRST,
    THEY_SENT_ONE,
)
from app.rules.values import Finding, Row, Severity
from app.rules.wording import count
from app.settings import Settings
from checklists.pack import AgendaStep, Kind, Pillar

stop, check, note = sayers(Pillar.TACTICS)
THEIRS: Final = frozenset({"they", "both"})
LISTENING: Final = frozenset(
    {Kind.EXPLORATORY, Kind.AFTER_SALES, Kind.RENEWAL, Kind.WIN_BACK}
)
BREAK: Final = "break"
QUESTION: Final = "question"


def agenda_not_told(case: Case) -> Iterator[Finding]:
    """TAC-01: two days before, they have seen no agenda."""
    row = case.row("plan-agenda")
    told = case.dossier.meeting.agenda.told
    if row and case.within(48) and told is Told.NOT:
        yield Finding(
            "TAC-01",
            Severity.CHECK,
            Pillar.TACTICS,
            "They have not seen an agenda yet.",
            "Copy purpose and agenda: one key.",
            row.item.id,
            ways=(COPY_AGENDA, SAID_WHEN_BOOKING, THEY_SENT_ONE),
        )


def agenda_does_not_fit(case: Case) -> Iterator[Finding]:
    """TAC-02: the agenda does not fit the time, or the room."""
    row = case.row("plan-agenda")
    meeting = case.dossier.meeting
    told = case.dossier.settings
    if row and _is_misfit(meeting, told):
        agenda = replace(meeting.agenda, lines=fitting(meeting))
        helps = not _is_misfit(replace(meeting, agenda=agenda), told)
        yield check(
            "TAC-02",
            "The agenda does not fit the time or the room.",
            "Drop a line, split, or add a break.",
            row.item.id,
            ways=(FIT_AGENDA,) if helps else (),
        )


def too_few_questions(case: Case) -> Iterator[Finding]:
    """TAC-03a: a day before, too few open questions."""
    row = case.row("reh-questions")
    if row is None or not case.within(24):
        return
    listens = case.dossier.meeting.kind in LISTENING
    least = case.dossier.settings.questions_least if listens else 1
    have = _questions(case, row)
    if have < least:
        yield check(
            "TAC-03a",
            f"{count(have, 'open question')} so far; this call lives on them.",
            "Write what you need to learn.",
            row.item.id,
        )


def too_many_questions(case: Case) -> Iterator[Finding]:
    """TAC-03b: more questions than anyone can listen to."""
    row = case.row("reh-questions")
    if row is None:
        return
    have = _questions(case, row)
    if have > case.dossier.settings.questions_most:
        yield note(
            "TAC-03b",
            f"{have} questions are more than anyone can listen to.",
            "Keep those that would change your plan.",
            row.item.id,
        )


def begins_with_us(case: Case) -> Iterator[Finding]:
    """TAC-04: none of their lines begins in the first ten minutes."""
    row = case.row("plan-agenda")
    lines = case.dossier.meeting.agenda.lines
    first = case.dossier.settings.agenda_first_minutes
    if row and lines and not any(begin < first for begin in _their_begins(lines)):
        yield check(
            "TAC-04",
            "The first ten minutes are all ours.",
            "Open with their topic.",
            row.item.id,
            ways=(THEIRS_FIRST,) if any(map(_is_theirs, lines)) else (),
        )


def fitting(meeting: Meeting) -> tuple[AgendaLine, ...]:
    """Return the lines of an agenda, their minutes fitted to the scheduled time."""
    lines = meeting.agenda.lines
    steps = [AgendaStep(max(1, one.minutes), one.topic, one.owner) for one in lines]
    fit = fitted(steps, meeting.minutes)
    return tuple(
        replace(line, minutes=one.minutes) for line, one in zip(lines, fit, strict=True)
    )


def theirs_first(lines: Sequence[AgendaLine]) -> tuple[AgendaLine, ...]:
    """Return the lines with the first that is theirs, or both sides', in front."""
    first = next((one for one in lines if _is_theirs(one)), None)
    if first is None:
        return tuple(lines)
    place = lines.index(first)
    return (first, *lines[:place], *lines[place + 1 :])


def _is_misfit(meeting: Meeting, told: Settings) -> bool:
    lines = meeting.agenda.lines
    if not lines:
        return False
    if sum(line.minutes for line in lines) > meeting.minutes:
        return True
    if lines[-1].minutes * 10 < max(50, meeting.minutes):
        return True
    breaks = any(BREAK in line.topic.casefold().split() for line in lines)
    if meeting.minutes > told.agenda_break_minutes and not breaks:
        return True
    crowd = len(meeting.attendees) > told.agenda_attendees
    return crowd and meeting.invite_is_ours


def _their_begins(lines: tuple[AgendaLine, ...]) -> Iterator[int]:
    begin = 0
    for line in lines:
        if _is_theirs(line):
            yield begin
        begin += line.minutes


def _is_theirs(line: AgendaLine) -> bool:
    return line.owner in THEIRS


def _questions(case: Case, row: Row) -> int:
    """Count the questions written by now; follow-ups are none of their own."""
    if row.answer is None or row.answer.at > case.now:
        return 0
    asked = [v.text for v in row.answer.values if v.field.startswith(QUESTION)]
    return sum(bool(text.strip()) for text in asked or [row.answer.text])
