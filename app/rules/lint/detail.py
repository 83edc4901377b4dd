"""DET: names, roles and must rows (PACKS section 8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from app.records.person import Person
from app.rules.circumstances import colleagues
from app.rules.lint.case import Case
from app.rules.lint.ways import ADD_PART, ADD_ROLE
from app.rules.record_fields import part
from app.rules.values import Finding, Row, Severity
from app.rules.wording import count
from checklists.pack import ItemId, Phase, Pillar

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
