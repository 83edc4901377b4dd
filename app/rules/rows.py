"""How a row stands: its state, its credit, what it lacks (PACKS 3 and 11.2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction
from typing import Final

from app.dossier import Dossier
from app.records.meeting import Answer, Answered, Source
from app.rules.completeness import completeness
from app.rules.fills import fill
from app.rules.hints import hints
from app.rules.last_time import last_time
from app.rules.values import Row, RowState
from app.rules.windows import PREPARATION, Window, last_check, time_class
from checklists.pack import Fills, Item, ItemId, Phase

LOOK_AGAIN: Final = frozenset(
    map(
        ItemId,
        ("pre-phone-number", "pre-phone-line", "pre-web-link", "pre-web-sound"),
    )
)
NO_CREDIT, HALF, WHOLE = Fraction(0), Fraction(1, 2), Fraction(1)
CLOSED_BY_WORD: Final = {
    Answered.MISSED: RowState.MISSED,
    Answered.NOT_APPLICABLE: RowState.NOT_APPLICABLE,
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the rows of one pause are read from.

    `frozen` is the dossier as it stood when the list froze, `current` as it is.
    """

    current: Dossier
    frozen: Dossier
    phase: Phase
    window: Window

    def row(self, item: Item) -> Row:
        """Return the row of an item as it stands."""
        answer = self.current.answers.get(item.id)
        again = answer is not None and self._asks_again(item, answer)
        if answer is None or again:
            row = self._unanswered(item, answer)
        else:
            row = self._answered(item, answer)
        if row.fill is not None or item.fills is Fills.SELF or self._is_frozen:
            return row
        lines = last_time(item, self.current)
        return replace(row, last_time=lines) if lines else row

    @property
    def _is_frozen(self) -> bool:
        return self.frozen is not self.current

    def _unanswered(self, item: Item, answer: Answer | None) -> Row:
        filled = item.fills is Fills.SELF
        state = RowState.FILLED if filled else RowState.OPEN
        credit = self._counted(WHOLE if filled else NO_CREDIT)
        return Row(item, state, credit, answer, fill(item.id, self.frozen))

    def _answered(self, item: Item, answer: Answer) -> Row:
        offered = fill(item.id, self.frozen)
        classed = time_class(answer, self.window, self.phase, self.current.meeting)
        if answer.state is not Answered.ANSWERED:
            state = CLOSED_BY_WORD[answer.state]
            dropped = state is RowState.NOT_APPLICABLE and self._in_time(answer)
            credit = None if dropped else self._counted(NO_CREDIT)
            return Row(item, state, credit, answer, offered, time_class=classed)
        found = completeness(self.current, item, answer)
        if not found.answered and item.fills is Fills.SELF:
            return self._unanswered(item, answer)
        # A confirmed prefill counts in full.
        confirmed = answer.source is Source.CONFIRMED
        lacking = () if confirmed else found.lacking
        whole = found.answered or (confirmed and not answer.none)
        worth = NO_CREDIT
        if whole and self._in_time(answer):
            worth = HALF if lacking else WHOLE
        return Row(
            item,
            RowState.DONE if whole else RowState.BEGUN,
            self._counted(worth),
            answer,
            offered,
            lacking,
            hints(self.current, item, answer),
            classed,
        )

    def _counted(self, credit: Fraction) -> Fraction | None:
        return credit if self.phase in PREPARATION else None

    def _in_time(self, answer: Answer) -> bool:
        """Say whether it was given up to the actual start."""
        return answer.at <= self.current.meeting.actual_start

    def _asks_again(self, item: Item, answer: Answer) -> bool:
        """Say whether a last check is too old when the last check opens."""
        if item.id not in LOOK_AGAIN:
            return False
        settings = self.current.settings
        opens = last_check(self.current.meeting, settings)
        oldest = opens - timedelta(hours=settings.look_in_again_hours)
        return self.frozen.now >= opens and answer.at < oldest
