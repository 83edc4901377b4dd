"""What rows of promises differ in: whose they are, which fields they ask for."""

from __future__ import annotations

from typing import Final

from checklists.pack import Item
from ui.meeting.editors.forms.form import needed

DEEDS: Final = frozenset({"plan-outcome", "wrap-outcome"})
"""Rows of what theirs do, wanted and agreed."""
OUTCOME: Final = "wrap-outcome"
PARKED: Final = "wrap-parked"
THEIRS: Final = "wrap-theirs"
WITH_LOOK_INS: Final = "wrap-promises"
"""The day to look in is the question of the row beside this one, and stands here."""
_OURS_ONLY: Final = frozenset(
    {"plan-stage-foothold", "plan-stage-me-first", "plan-after-tasks", PARKED}
)


def asked(item: Item, field: str) -> bool:
    """Whether a row asks for a field; the day where it names none."""
    return needed(item, field, otherwise=field == "by when")


def ours_only(item: Item) -> bool:
    """Whether all promises of a row are ours, so that nobody needs to be named."""
    return item.id in _OURS_ONLY or bool(item.promise_kind)
