"""PUN: their clock and the way in (PACKS section 8)."""

from __future__ import annotations

from collections.abc import Iterator

from app.rules.lint.case import Case
from app.rules.lint.ways import PASTE_WAY_IN
from app.rules.values import Finding
from app.rules.way_in import has_way_in
from checklists.pack import Pillar


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
