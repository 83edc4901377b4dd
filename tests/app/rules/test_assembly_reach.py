"""What holds over all 65,536 combinations of kind, channel, stage and facts."""

from itertools import combinations, product

import pytest

from app.rules.assembly import assemble, pack_promises
from checklists.condition import Circumstances, Situation
from checklists.library import Library
from checklists.pack import CAPS, Channel, Kind, Length, Phase, Pillar, Stage

BEFORE = (Phase.PLAN, Phase.REHEARSE, Phase.PREFLIGHT)
AFTER = (Phase.LIVE, Phase.WRAP, Phase.FOLLOW)
PINNED = {"plan-give", "pre-clock", "live-open", "wrap-outcome", "wrap-honest"}
FACTS = [
    frozenset(facts)
    for count in range(len(Situation) + 1)
    for facts in combinations(Situation, count)
]


class Case:
    """One situation of a half of the meeting, and its lists in all lengths."""

    def __init__(self, items, half, where):
        self.where = where
        self.half = half
        self.items = [item for item in items if item.phase in half]
        self.holding = [item for item in self.items if item.when.holds(where)]
        self.lists = {
            length: {
                phase: phase_list
                for phase, phase_list in assemble(self.items, where, length).items()
                if phase in half
            }
            for length in Length
        }


@pytest.fixture(scope="module")
def cases():
    """One case for every pattern of conditions that any combination gives rise to.

    A list depends on nothing but which of its rows' conditions hold, so situations
    that agree in them have equal lists.
    """
    library, found, count = Library(), {}, 0
    for kind, channel in product(Kind, Channel):
        items = library.items(library.packs_for(kind, channel))
        halves = [
            (half, list({item.when for item in items if item.phase in half}))
            for half in (BEFORE, AFTER)
        ]
        for stage, facts in product(Stage, FACTS):
            where = Circumstances(kind, channel, stage, facts)
            count += 1
            for half, conditions in halves:
                pattern = tuple(condition.holds(where) for condition in conditions)
                key = (kind, channel, half, pattern)
                if key not in found:
                    found[key] = Case(items, half, where)
    assert count == 65_536
    return list(found.values())


def seen(lists):
    return {item.id for phase in lists.values() for item in phase.items}


def test_a_must_row_is_never_dropped_in_any_length(cases):
    for case in cases:
        killers = {item.id for item in case.holding if item.killer}
        for length in Length:
            assert killers <= seen(case.lists[length]), (case.where, length)


def test_full_cuts_nothing_and_keeps_its_caps(cases):
    for case in cases:
        lists = case.lists[Length.FULL]
        assert seen(lists) == {item.id for item in case.holding}
        for phase, phase_list in lists.items():
            assert phase_list.set_aside == ()
            assert len(phase_list.lines) <= CAPS[phase], (case.where, phase)


def test_a_standard_stop_has_five_lines_and_only_plan_may_have_more(cases):
    sizes = set()
    for case in cases:
        for phase, phase_list in case.lists[Length.STANDARD].items():
            lines = [line for line in phase_list.lines if line.lead.id != "fup-silent"]
            certain = [line for line in lines if line.killer or line.lead.id in PINNED]
            assert len(lines) <= max(5, len(certain)), (case.where, phase)
            facts = case.where.facts
            if phase is Phase.PLAN:
                sizes.add(len(lines))
                long = {Situation.FIRST, Situation.PAST_REFUSAL} <= facts
                long &= case.where.kind in {Kind.PROPOSAL, Kind.KICKOFF}
                assert (len(lines) == 7) is long, case.where
            else:
                assert len(lines) <= 5, (case.where, phase)
    assert sizes == {4, 5, 6, 7}


def test_standard_shows_every_pillar_before_the_start(cases):
    for case in cases:
        if case.half == BEFORE:
            lists = case.lists[Length.STANDARD]
            pillars = {
                item.pillar
                for phase in lists.values()
                for line in phase.lines
                for item in line.items
            }
            assert pillars == set(Pillar), case.where


def test_short_keeps_must_rows_and_what_shares_their_line(cases):
    for case in cases:
        for phase_list in case.lists[Length.SHORT].values():
            assert all(line.killer for line in phase_list.lines)
            assert all(item.killer for item in phase_list.folded)


def test_a_row_is_seen_or_set_aside_or_marked_for_full(cases):
    for case in cases:
        for length in Length:
            lists = case.lists[length]
            aside = {item.id for phase in lists.values() for item in phase.set_aside}
            full = {item.id for item in case.holding if item.full_only}
            assert not aside & seen(lists)
            rest = {item.id for item in case.holding} - seen(lists) - aside
            assert rest == (set() if length is Length.FULL else full)


def test_every_row_is_in_some_standard_list_or_marked_for_full(cases):
    reached = set().union(*(seen(case.lists[Length.STANDARD]) for case in cases))
    left = [
        item
        for pack in Library().packs()
        for item in pack.items
        if item.id not in reached
    ]
    assert all(item.full_only for item in left)
    assert len(left) == 3


def test_pack_promises_are_the_follow_list_without_the_silent_one(cases):
    limits = {Length.SHORT: 1, Length.STANDARD: 5, Length.FULL: 9}
    for case in cases:
        if case.half == AFTER:
            for length in Length:
                promises = pack_promises(case.items, case.where, length)
                listed = case.lists[length][Phase.FOLLOW].items
                assert len(promises) <= limits[length]
                assert list(promises) == [
                    item for item in listed if item.id != "fup-silent"
                ]
