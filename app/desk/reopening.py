"""Which rows a change of plan asks again (PACKS section 2)."""

from __future__ import annotations

from collections.abc import Iterable

from app.book.write import Write
from app.desk.desk import Desk
from app.records.meeting import Answer, MeetingId
from checklists.pack import Item, ItemId, Phase, Rank

NEW_TIME = frozenset(map(ItemId, ("pre-clock", "plan-agenda")))
NEW_PEOPLE = frozenset(
    map(
        ItemId,
        (
            "plan-people",
            "reh-dissent",
            "reh-colleague",
            "pre-names",
            "plan-train-levels",
            "pre-train-access",
        ),
    )
)
_PREPARATION = frozenset({Phase.PLAN, Phase.REHEARSE, Phase.PREFLIGHT})


def channel_rows(items: Iterable[Item]) -> frozenset[ItemId]:
    """Return the rows of preparation that hang on the channel, link or number."""
    return frozenset(
        item.id
        for item in items
        if item.rank is Rank.CHANNEL and item.phase in _PREPARATION
    )


def reopen(
    desk: Desk, write: Write, meeting: MeetingId, items: Iterable[ItemId]
) -> None:
    """Make rows unanswered again; the journal keeps what was answered."""
    asked_again = set(items)
    for answer in desk.book.of_meeting(Answer, meeting):
        if answer.item in asked_again:
            write.drop(answer)
