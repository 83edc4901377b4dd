"""TAC: how the hour is run (PACKS section 8)."""

from __future__ import annotations

from collections.abc import Iterator

from app.records.meeting import Told
from app.rules.lint.case import Case
from app.rules.lint.ways import COPY_AGENDA, SAID_WHEN_BOOKING, THEY_SENT_ONE
from app.rules.values import Finding, Severity
from checklists.pack import Pillar


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
