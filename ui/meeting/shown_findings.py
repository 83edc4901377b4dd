"""Which findings a stop shows: five at most, the others behind "n more" (PACKS 8)."""

from __future__ import annotations

from dataclasses import dataclass

from app.rules.values import Finding, Preparation, Severity
from checklists.pack import Phase

MOST = 5


@dataclass(frozen=True, slots=True)
class ShownFindings:
    """What stands in rows, what beside them, and what waits behind "n more"."""

    in_rows: tuple[Finding, ...]
    beside: tuple[Finding, ...]
    waiting: tuple[Finding, ...]

    @property
    def more(self) -> str:
        """What the button says that shows the others: `7 more`."""
        return f"{len(self.waiting)} more"

    @property
    def more_in_full(self) -> str:
        """The same for a screen reader: `7 more findings, 2 of them stops`."""
        many = len(self.waiting)
        stops = sum(f.severity is Severity.STOP for f in self.waiting)
        of_them = f", {stops} of them stop{'s' * (stops != 1)}" if stops else ""
        return f"{many} more finding{'s' * (many != 1)}{of_them}"


def shown_findings(
    preparation: Preparation, phase: Phase, *, every: bool = False
) -> ShownFindings:
    """Part the findings of a meeting as the page of a stop shows them.

    What stands in a row of the page is shown there, what stands in no row beside
    the rows: the first five in the order of the rules. What belongs to a row of
    another stop waits with the rest; its tab and the next open row lead there.
    With `every` all are shown: those of other stops beside, with a jump.
    """
    pauses = preparation.checklist.pauses
    pause = pauses.get(phase)
    here = {row.item.id for row in pause.rows} if pause else set()
    anywhere = {row.item.id for each in pauses.values() for row in each.rows}
    found = preparation.findings
    fits = [f for f in found if f.item in here or f.item not in anywhere]
    first = set(map(id, fits[:MOST]))
    seen = [f for f in found if every or id(f) in first]
    return ShownFindings(
        tuple(f for f in seen if f.item in here),
        tuple(f for f in seen if f.item not in here),
        tuple(f for f in found if id(f) not in first),
    )
