"""All that is concluded about a meeting: the one way for screen, page and terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.dossier import Dossier
from app.rules import lint
from app.rules.checklist import checklist
from app.rules.readiness import readiness
from app.rules.values import Checklist, Finding, Preparation
from checklists.pack import Item, ItemId

FindingsOf = Callable[[Dossier, Checklist], tuple[Finding, ...]]


def prepare(
    dossier: Dossier,
    items: Sequence[Item],
    findings_of: FindingsOf = lint.findings,
    *,
    before: bool = False,
) -> Preparation:
    """Conclude lists, findings and readiness, in that order (PACKS section 13).

    `before` leaves the lists of the call and after unmade: readiness needs none.

    A row that Earnest filled unfolds when a finding sits on it, and is then asked
    for by hand; that may silence the finding's cost but never the finding.
    """
    lists = checklist(dossier, items, before=before)
    found = findings_of(dossier, lists)
    if sat_on := _folded(lists) & {f.item for f in found if f.item}:
        unfolded = frozenset(sat_on)
        lists = checklist(dossier, items, unfolded, before=before, made=lists)
        found = findings_of(dossier, lists)
    ready = readiness(lists, found, now=dossier.now, meeting=dossier.meeting)
    if dossier.now >= dossier.meeting.actual_start:
        found = lint.standing(dossier, found)
    return Preparation(dossier, lists, found, ready)


def _folded(lists: Checklist) -> set[ItemId]:
    return {row.item.id for pause in lists.pauses.values() for row in pause.folded}
