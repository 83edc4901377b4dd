"""Which rows a meeting is asked, in which order (PACKS section 5)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from app.settings import Settings
from checklists.condition import Circumstances
from checklists.pack import CAPS, Fills, Item, ItemId, Length, Phase, Rank

MOST_OWN_ROWS: Final = 2

_STANDARD_ROWS: Final = 5

_PREPARATION: Final = frozenset({Phase.PLAN, Phase.REHEARSE, Phase.PREFLIGHT})
_PINNED: Final = frozenset(
    map(ItemId, ("plan-give", "pre-clock", "live-open", "wrap-outcome", "wrap-honest"))
)
_THIRTY_SECONDS: Final = tuple(
    map(ItemId, ("wrap-outcome", "wrap-promises", "wrap-honest"))
)
# Made by a timer of its own, long after the others (PACKS section 3).
_SILENT: Final = ItemId("fup-silent")
_CLASSES: Final = (Rank.FACTS, Rank.KIND, Rank.CHANNEL, Rank.CORE)


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A line of a list: a row, or two that share the line and go together."""

    lead: Item
    second: Item | None = None

    @property
    def items(self) -> tuple[Item, ...]:
        """Its rows, in order."""
        return (self.lead,) if self.second is None else (self.lead, self.second)

    @property
    def killer(self) -> bool:
        """Whether one of its rows is a must row."""
        second = self.second
        return self.lead.killer or (second is not None and second.killer)


@dataclass(frozen=True, slots=True)
class PhaseList:
    """What one pause point asks, each part in the order it is shown.

    `more` are the lines behind "more", after `rows` (wrap only). `folded` are the
    rows that Earnest fills by itself; one that it cannot stands in `rows`, filled
    by hand. `set_aside` are rows left out for length.
    """

    rows: tuple[ItemLine, ...] = ()
    more: tuple[ItemLine, ...] = ()
    folded: tuple[Item, ...] = ()
    set_aside: tuple[Item, ...] = ()

    @property
    def lines(self) -> tuple[ItemLine, ...]:
        """All lines to see, those behind "more" last."""
        return (*self.rows, *self.more)

    @property
    def items(self) -> tuple[Item, ...]:
        """All rows on the list, the folded ones last."""
        return (*(item for line in self.lines for item in line.items), *self.folded)


Lists = Mapping[Phase, PhaseList]


def default_length(
    minutes: int,
    booked: datetime,
    starts: datetime,
    settings: Settings,
    *,
    unplanned: bool = False,
) -> Length:
    """Choose a length by the stakes: short when brief, at short notice or unplanned.

    `booked` is when the meeting got its present start, by booking or by a move.
    """
    late = starts - booked <= timedelta(hours=settings.short_booked_hours)
    if unplanned or late or minutes <= settings.short_minutes:
        return Length.SHORT
    return Length.STANDARD


def assemble(
    items: Sequence[Item],
    circumstances: Circumstances,
    length: Length,
    *,
    unfolded: frozenset[ItemId] = frozenset(),
    answered: frozenset[ItemId] = frozenset(),
    unplanned: bool = False,
    phases: Collection[Phase] = tuple(Phase),
) -> Lists:
    """Put together the lists of these phases, of `items` in table order.

    A short meeting has no list of its own for rehearse: it is one with plan. An
    unplanned one has none before the call. `unfolded` are self rows that Earnest
    could not fill or a finding sits on; `answered` are rows a person answered,
    which stay whatever changes.
    """
    trim = _Trim(circumstances, length, unfolded, answered)
    lists: dict[Phase, PhaseList] = {}
    for phase in Phase:
        if phase not in phases or (unplanned and phase in _PREPARATION):
            continue
        if length is Length.SHORT and phase is Phase.REHEARSE:
            continue
        merged = length is Length.SHORT and phase is Phase.PLAN
        together = {Phase.PLAN, Phase.REHEARSE} if merged else {phase}
        here = [item for item in items if item.phase in together]
        lists[phase] = trim.list_of(here, phase)
    return lists


def pack_promises(
    items: Sequence[Item], circumstances: Circumstances, length: Length
) -> tuple[Item, ...]:
    """Choose the follow rows that become promises from us when wrap closes."""
    rows = [item for item in items if item.phase is Phase.FOLLOW and item.id != _SILENT]
    chosen = _Trim(circumstances, length).list_of(rows, Phase.FOLLOW)
    return tuple(item for line in chosen.lines for item in line.items)


@dataclass(frozen=True, slots=True)
class _Trim:
    """How the rows of one pause point become its list, step by step."""

    circumstances: Circumstances
    length: Length
    unfolded: frozenset[ItemId] = frozenset()
    answered: frozenset[ItemId] = frozenset()

    def list_of(self, items: Sequence[Item], phase: Phase) -> PhaseList:
        asked = [item for item in items if self._is_asked(item)]
        shown = {item.id for item in items if item.id in self.answered}
        shown |= {item.id for item in asked if self._fills_itself(item)}
        folded = {
            item.id
            for item in items
            if item.fills is Fills.SELF
            and item.id in shown
            and item.id not in self.unfolded
        }
        by_hand = [item for item in asked if item.fills is not Fills.SELF]
        shown |= _ids(self._within_limit(_paired(by_hand), phase))
        lines = _paired(
            [
                replace(item, fills=Fills.HAND) if item.fills is Fills.SELF else item
                for item in items
                if item.id in shown and item.id not in folded
            ]
        )
        rows = sorted(lines, key=lambda line: (line.lead.own, not line.killer))
        first, more = _thirty_seconds(rows) if phase is Phase.WRAP else (rows, [])
        return PhaseList(
            rows=tuple(first),
            more=tuple(more),
            folded=tuple(item for item in items if item.id in folded),
            set_aside=tuple(item for item in asked if item.id not in shown),
        )

    def _is_asked(self, item: Item) -> bool:
        in_length = self.length is Length.FULL or not item.full_only
        return in_length and item.when.holds(self.circumstances)

    def _fills_itself(self, item: Item) -> bool:
        in_length = self.length is not Length.SHORT or item.killer
        return item.fills is Fills.SELF and in_length

    def _within_limit(
        self, lines: Sequence[ItemLine], phase: Phase
    ) -> Iterator[ItemLine]:
        own: list[ItemLine] = []
        certain: list[ItemLine] = []
        rest: list[ItemLine] = []
        apart: list[ItemLine] = []
        for line in lines:
            if line.lead.own:
                own.append(line)
            elif self._is_certain(line):
                certain.append(line)
            else:
                (apart if line.lead.id == _SILENT else rest).append(line)
        yield from certain
        if self.length is Length.SHORT:
            return
        limit = CAPS[phase] if self.length is Length.FULL else _STANDARD_ROWS
        rest.sort(key=lambda line: _CLASSES.index(line.lead.rank))
        yield from rest[: max(0, limit - len(certain))]
        yield from apart
        yield from own[:MOST_OWN_ROWS]

    def _is_certain(self, line: ItemLine) -> bool:
        pinned = self.length is Length.STANDARD and line.lead.id in _PINNED
        return line.killer or pinned


def _paired(items: Sequence[Item]) -> list[ItemLine]:
    """Put rows that share a line on it; one whose partner is absent stands alone."""
    seconds = {item.shares_line_with: item for item in items if item.shares_line_with}
    if not seconds:
        return [ItemLine(item) for item in items]
    leads = {item.id for item in items}
    return [
        ItemLine(item, seconds.get(item.id))
        for item in items
        if item.shares_line_with is None or item.shares_line_with not in leads
    ]


def _thirty_seconds(
    rows: Sequence[ItemLine],
) -> tuple[list[ItemLine], list[ItemLine]]:
    first = sorted(
        (line for line in rows if line.lead.id in _THIRTY_SECONDS),
        key=lambda line: _THIRTY_SECONDS.index(line.lead.id),
    )
    return first, [line for line in rows if line.lead.id not in _THIRTY_SECONDS]


def _ids(lines: Iterable[ItemLine]) -> set[ItemId]:
    return {item.id for line in lines for item in line.items}
