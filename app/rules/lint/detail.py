"""DET: names, roles and must rows (PACKS section 8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from app.dossier import Dossier
from app.records.mark import MarkKind
from app.records.meeting import Answer, Answered, Source
from app.records.person import Person
from app.rules.circumstances import colleagues, last_held
from app.rules.kept_files import Kept, called, to_look_at
from app.rules.lint.case import Case
from app.rules.lint.said import sayers
from app.rules.lint.ways import (
    ADD_PART,
    ADD_ROLE,
    FIND_FILE,
    FIX_TEXT,
    MISSED,
    NOT_SHOWN,
    OPEN_FILE,
    STILL_TRUE,
)
from app.rules.record_fields import part
from app.rules.values import Finding, Row, Severity
from app.rules.wording import count, equalised
from checklists.pack import ItemId, Phase, Pillar

_stop, check, note = sayers(Pillar.DETAIL)
GAPS: Final = ("tbd", "???", "xxx", "{{", "}}")
WEIGHTS: Final = {Severity.NOTE: 0, Severity.CHECK: 1, Severity.STOP: 2}


def open_must_rows(case: Case, others: Sequence[Finding]) -> Iterator[Finding]:
    """DET-01: a must row of plan or rehearse is open after its limit.

    One finding a row, of which the first counts them all; a row that already shows
    one as severe is passed over.
    """
    severity = case.rising
    taken = {f.item for f in others if _weight(f) >= WEIGHTS[severity]}
    rows = [row for row in _overdue(case) if row.item.id not in taken]
    are = "is" if len(rows) == 1 else "are"
    for place, row in enumerate(rows):
        counted = f"{count(len(rows), 'must row')} {are} open."
        yield Finding(
            "DET-01",
            severity,
            Pillar.DETAIL,
            "This must row is open." if place else counted,
            "Answer, or mark missed.",
            row.item.id,
            ways=(MISSED,),
        )


def person_without_role(case: Case) -> Iterator[Finding]:
    """DET-02: somebody of theirs has no role, or one of ours no part."""
    if not case.within(48):
        return
    place = case.place("plan-people", "reh-colleague")
    if place is None:
        return
    for person in case.dossier.theirs:
        if person.role is None:
            yield _nameless(person, "role", place)
    parts = case.place("reh-colleague", "plan-people") or place
    if colleagues(case.dossier):
        for person in case.dossier.ours:
            if not part(case.dossier, person):
                yield _nameless(person, "part", parts)


def file_changed(case: Case) -> Iterator[Finding]:
    """DET-03: a day before, a file they are to see is gone, or changed unseen."""
    if not case.within(24):
        return
    for kept, how in to_look_at(case.dossier):
        gone = how is Kept.MISSING
        yield check(
            "DET-03",
            f'"{called(kept)}" is not where it was.'
            if gone
            else f'"{called(kept)}" changed since you last looked.',
            "Open it once more.",
            record=kept.address,
            ways=(FIND_FILE, NOT_SHOWN) if gone else (OPEN_FILE, NOT_SHOWN),
        )


def same_words_again(case: Case) -> Iterator[Finding]:
    """DET-04: two days before, must texts are word for word those of last time."""
    last = last_held(case.dossier)
    if last is None or not case.within(48) or _still_true(case):
        return
    same = [
        row
        for phase in (Phase.PLAN, Phase.REHEARSE, Phase.PREFLIGHT)
        if (pause := case.checklist.pauses.get(phase)) is not None
        for row in pause.rows
        if row.item.killer and _is_repeated(case, row)
    ]
    if len(same) >= 2:
        day = case.day(last.starts.instant)
        yield note(
            "DET-04",
            f"Same words as on {day}. Still true?",
            "One key if so.",
            same[0].item.id,
            ways=(STILL_TRUE,),
        )


def gap_in_text(case: Case) -> Iterator[Finding]:
    """DET-05: what they will read has a gap, or the name of another account."""
    if found := odd_line(case.dossier):
        number, word = found
        yield check(
            "DET-05",
            f'"{word}" looks like a gap or a wrong name.',
            f"Fix line {number}." if number else "Fix the purpose.",
            case.place("plan-agenda" if number else "plan-intent"),
            ways=(FIX_TEXT,),
        )


def odd_line(dossier: Dossier) -> tuple[int, str] | None:
    """Return the first line they will read that is odd, and its word; 0 is the purpose.

    It has a gap, or the name of another account.
    """
    agenda = dossier.meeting.agenda
    lines = [agenda.purpose, *(line.topic for line in agenda.lines)]
    for number, text in enumerate(lines):
        if word := _gap(text) or _stranger(dossier, text):
            return number, word
    return None


def _still_true(case: Case) -> bool:
    return case.marked("DET-04", MarkKind.STILL_TRUE)


def _is_repeated(case: Case, row: Row) -> bool:
    before, now = case.dossier.last_answers.get(row.item.id), row.answer
    if before is None or now is None or now.at > case.now:
        return False
    typed = now.state is Answered.ANSWERED and now.source is not Source.CONFIRMED
    return typed and bool(_words(now)) and _words(now) == _words(before)


def _words(answer: Answer) -> tuple[str, ...]:
    texts = (answer.text, *(value.text for value in answer.values))
    return tuple(word for word in map(equalised, texts) if word)


def _gap(text: str) -> str:
    folded = text.casefold()
    for mark in GAPS:
        words = folded.split() if mark.isalpha() else folded
        if mark in words:
            return text[folded.index(mark) :][: len(mark)]
    return ""


def _stranger(dossier: Dossier, text: str) -> str:
    folded = f" {equalised(text)} "
    for name in dossier.others_named:
        if f" {equalised(name)} " in folded:
            return name
    return ""


def _weight(finding: Finding) -> int:
    return WEIGHTS[Severity.CHECK if finding.overridden else finding.severity]


def _nameless(person: Person, lacking: str, place: ItemId) -> Finding:
    return Finding(
        "DET-02",
        Severity.CHECK,
        Pillar.DETAIL,
        f"{person.name} has no {lacking} yet.",
        "One word is enough.",
        place,
        person.id,
        (ADD_ROLE if lacking == "role" else ADD_PART,),
    )


def _overdue(case: Case) -> Iterator[Row]:
    for phase in (Phase.PLAN, Phase.REHEARSE):
        pause = case.checklist.pauses.get(phase)
        if pause is not None and case.now > pause.limit:
            for row in pause.rows:
                if row.item.killer and not case.is_answered(row):
                    yield row
