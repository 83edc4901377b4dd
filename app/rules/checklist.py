"""All lists of a meeting, from its dossier and its packs (PACKS section 5)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from app.dossier import Dossier
from app.records.promise import PromiseState
from app.rules.as_of import as_of
from app.rules.assembly import ItemLine, PhaseList, assemble
from app.rules.circumstances import circumstances
from app.rules.fills import fill
from app.rules.length import length
from app.rules.prompts import worded
from app.rules.rows import Sheet
from app.rules.values import Checklist, Line, PauseList, Row, RowState
from app.rules.windows import NEVER_HELD, PREPARATION, frozen_at, windows
from checklists.condition import Circumstances
from checklists.pack import Fills, Item, ItemId, Length, Phase

AFTERWARDS: Final = (Phase.LIVE, Phase.WRAP, Phase.FOLLOW)


def checklist(
    dossier: Dossier,
    items: Sequence[Item],
    unfolded: frozenset[ItemId] = frozenset(),
    *,
    before: bool = False,
    made: Checklist | None = None,
) -> Checklist:
    """Put together the lists with the state of every row.

    Lists follow the facts until they freeze: prepare at the actual start, live at
    the end, wrap when it is closed. `unfolded` are self rows that a finding sits
    on. A meeting that was not held has no lists of the call and after; `before` asks
    for none of them. `made` are the lists as they were before rows were unfolded: a
    list that has none of these rows stays, and so does every other row.
    """
    chosen = length(dossier)
    now = made.circumstances if made else circumstances(dossier)
    times = windows(dossier, merged=chosen is Length.SHORT)
    held = dossier.meeting.outcome not in NEVER_HELD and not before
    pauses: dict[Phase, PauseList] = {}
    for phases in (PREPARATION, *({phase} for phase in AFTERWARDS if held)):
        if made and unfolded.isdisjoint(_folded(made, phases)):
            same = {p: made.pauses[p] for p in phases if p in made.pauses}
            pauses.update(same)
            continue
        frozen = as_frozen(dossier, *phases)
        then = now if frozen is dossier else circumstances(frozen)
        asked = _lists(frozen, then, items, chosen, unfolded, phases)
        same_rows = _rows(made, phases, unfolded) if made else {}
        for phase in asked:
            sheet = Sheet(dossier, frozen, phase, times[phase])
            pauses[phase] = _pause(sheet, asked[phase], chosen, same_rows)
    ordered = {phase: pauses[phase] for phase in Phase if phase in pauses}
    return Checklist(chosen, now, ordered)


def _folded(made: Checklist, phases: Collection[Phase]) -> set[ItemId]:
    lists = (made.pauses[phase] for phase in phases if phase in made.pauses)
    return {row.item.id for each in lists for row in each.folded}


def _rows(
    made: Checklist, phases: Collection[Phase], unfolded: frozenset[ItemId]
) -> dict[ItemId, Row]:
    """Return the rows of lists that stay as they are when others are unfolded."""
    lists = (made.pauses[phase] for phase in phases if phase in made.pauses)
    rows = (row for each in lists for row in each.rows)
    return {row.item.id: row for row in rows if row.item.id not in unfolded}


def as_frozen(dossier: Dossier, *phases: Phase) -> Dossier:
    """Return the dossier as it stood when the lists of these phases froze."""
    meeting = dossier.meeting
    if PREPARATION.issuperset(phases):
        return as_of(dossier, frozen_at(meeting))
    if Phase.LIVE in phases and meeting.actual_end:
        return as_of(dossier, meeting.actual_end)
    if Phase.WRAP in phases and meeting.wrapped:
        return as_of(dossier, meeting.wrapped)
    return dossier


def _lists(
    frozen: Dossier,
    then: Circumstances,
    items: Sequence[Item],
    chosen: Length,
    unfolded: frozenset[ItemId],
    phases: Collection[Phase],
) -> dict[Phase, PhaseList]:
    by_hand = {
        item.id
        for item in items
        if item.fills is Fills.SELF
        and item.phase in phases
        and fill(item.id, frozen) is None
    }
    asked = assemble(
        items,
        then,
        chosen,
        unfolded=unfolded | by_hand,
        answered=frozenset(frozen.answers),
        unplanned=frozen.meeting.unplanned,
        phases=phases,
    )
    return dict(asked)


def _pause(
    sheet: Sheet,
    asked: PhaseList,
    chosen: Length,
    same_rows: Mapping[ItemId, Row],
) -> PauseList:
    window = sheet.window

    def row(item: Item) -> Row:
        if same := same_rows.get(item.id):
            return same
        return _row(sheet, worded(item, sheet.frozen))

    def lines(of: Sequence[ItemLine]) -> tuple[Line, ...]:
        return tuple(
            Line(
                row(line.lead),
                row(line.second) if line.second else None,
            )
            for line in of
        )

    return PauseList(
        phase=sheet.phase,
        opens=window.opens,
        limit=window.limit,
        closes=window.closes,
        lines=lines(asked.rows),
        more=lines(asked.more),
        folded=tuple(row(item) for item in asked.folded),
        set_aside=tuple(worded(item, sheet.frozen) for item in asked.set_aside),
        merged=sheet.phase is Phase.PLAN and chosen is Length.SHORT,
    )


def _row(sheet: Sheet, item: Item) -> Row:
    if sheet.phase is Phase.FOLLOW:
        return _follow_row(sheet, item)
    return sheet.row(item)


def _follow_row(sheet: Sheet, item: Item) -> Row:
    """Return a row of the ledger; it closes with the promises made for it."""
    row = sheet.row(item)
    made = [
        p
        for p in sheet.current.promises
        if p.meeting == sheet.current.meeting.id and p.by_item == item.id
    ]
    if row.answer is not None or not made:
        return row
    if any(p.state in {PromiseState.OPEN, PromiseState.WANTED} for p in made):
        return row
    done = any(p.state is PromiseState.DONE for p in made)
    return Row(item, RowState.DONE if done else RowState.NOT_APPLICABLE, None)
