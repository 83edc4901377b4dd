"""Plain findings put together: what most rules of a pillar have in common."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.rules.values import Finding, Severity, Way
from checklists.pack import ItemId, Pillar

Say = Callable[..., Finding]


def _say(
    pillar: Pillar,
    severity: Severity,
    code: str,
    message: str,
    hint: str,
    item: ItemId | None = None,
    record: str = "",
    ways: tuple[Way, ...] = (),
) -> Finding:
    return Finding(code, severity, pillar, message, hint, item, record, ways)


def sayers(pillar: Pillar) -> tuple[Say, Say, Say]:
    """Return what makes a stop, a check and a note of a pillar.

    Each takes the code, the message, the hint, and where they are known the row,
    the record and the ways out.
    """
    stop, check, note = (
        partial(_say, pillar, severity)
        for severity in (Severity.STOP, Severity.CHECK, Severity.NOTE)
    )
    return stop, check, note
