"""The lists against the slow and obvious form of section 5, in any situation."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.rules.assembly import ItemLine, PhaseList, assemble
from checklists.condition import Circumstances, Situation
from checklists.library import Library
from checklists.pack import (
    CAPS,
    Channel,
    Fills,
    ItemId,
    Kind,
    Length,
    Phase,
    Rank,
    Stage,
)

PINNED = {"plan-give", "pre-clock", "live-open", "wrap-outcome", "wrap-honest"}
FIRST = ["wrap-outcome", "wrap-promises", "wrap-honest"]
RANKS = [Rank.FACTS, Rank.KIND, Rank.CHANNEL, Rank.CORE]


@pytest.fixture(scope="module")
def library():
    return Library()


def plain_pairs(items):
    partner = {item.shares_line_with: item for item in items if item.shares_line_with}
    here = {item.id for item in items}
    return [
        ItemLine(item, partner.get(item.id))
        for item in items
        if item.shares_line_with is None or item.shares_line_with not in here
    ]


def plain_list(items, where, length, unfolded, answered, phase):
    """Say it as the table does, one sentence a line."""
    asked = [
        i
        for i in items
        if (length is Length.FULL or not i.full_only) and i.when.holds(where)
    ]
    kept = [i for i in items if i.id in answered]
    alone = [
        i
        for i in asked
        if i.fills is Fills.SELF and (length is not Length.SHORT or i.killer)
    ]
    folded = {
        i.id for i in (*alone, *kept) if i.fills is Fills.SELF and i.id not in unfolded
    }
    lines = plain_pairs([i for i in asked if i.fills is not Fills.SELF])

    def certain(line):
        pinned = length is Length.STANDARD and line.lead.id in PINNED
        return line.killer or pinned

    own = [line for line in lines if line.lead.own]
    built_in = [line for line in lines if not line.lead.own]
    chosen = [line for line in built_in if certain(line)]
    if length is not Length.SHORT:
        silent = [line for line in built_in if line.lead.id == "fup-silent"]
        rest = [line for line in built_in if not certain(line) and line not in silent]
        rest.sort(key=lambda line: RANKS.index(line.lead.rank))
        limit = CAPS[phase] if length is Length.FULL else 5
        room = max(0, limit - len(chosen))
        chosen = [*chosen, *rest[:room], *silent, *own[:2]]
    shown = {i.id for i in (*kept, *alone)}
    shown |= {i.id for line in chosen for i in line.items}
    rows = plain_pairs(
        [
            replace(i, fills=Fills.HAND) if i.fills is Fills.SELF else i
            for i in items
            if i.id in shown and i.id not in folded
        ]
    )
    rows.sort(key=lambda line: (line.lead.own, not line.killer))
    first, more = rows, []
    if phase is Phase.WRAP:
        first = [line for name in FIRST for line in rows if line.lead.id == name]
        more = [line for line in rows if line.lead.id not in FIRST]
    return PhaseList(
        tuple(first),
        tuple(more),
        tuple(i for i in items if i.id in folded),
        tuple(i for i in asked if i.id not in shown | folded),
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_every_list_is_what_the_table_says(library, data):
    kind = data.draw(st.sampled_from(Kind))
    channel = data.draw(st.sampled_from(Channel))
    length = data.draw(st.sampled_from(Length))
    where = Circumstances(
        kind,
        channel,
        data.draw(st.sampled_from(Stage)),
        frozenset(data.draw(st.sets(st.sampled_from(Situation)))),
    )
    items = list(library.items(library.packs_for(kind, channel)))
    names = [item.id for item in items]
    unfolded = frozenset(data.draw(st.sets(st.sampled_from(names), max_size=8)))
    answered = frozenset(data.draw(st.sets(st.sampled_from(names), max_size=8)))
    # Rows of one's own stand after the built-in ones, and are limited to two.
    for number in range(data.draw(st.integers(0, 3))):
        like = data.draw(st.sampled_from(items))
        own = replace(like, id=ItemId(f"own-{number}"), own=True, shares_line_with=None)
        items.append(own)
    lists = assemble(items, where, length, unfolded=unfolded, answered=answered)
    merged = {Phase.PLAN, Phase.REHEARSE} if length is Length.SHORT else {Phase.PLAN}
    for phase, told in lists.items():
        together = merged if phase is Phase.PLAN else {phase}
        here = [item for item in items if item.phase in together]
        assert told == plain_list(here, where, length, unfolded, answered, phase)
