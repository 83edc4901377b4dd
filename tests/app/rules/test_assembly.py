from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.assembly import assemble, default_length, pack_promises
from app.settings import Settings
from checklists.condition import Circumstances, Situation
from checklists.library import Library
from checklists.pack import Channel, Fills, ItemId, Kind, Length, Phase, Rank, Stage

LIBRARY = Library()
START = datetime(2026, 3, 12, 9, tzinfo=UTC)

situations = st.builds(
    Circumstances,
    st.sampled_from(Kind),
    st.sampled_from(Channel),
    st.sampled_from(Stage),
    st.frozensets(st.sampled_from(Situation)),
)
lengths = st.sampled_from(Length)


def rows_of(where):
    return LIBRARY.items(LIBRARY.packs_for(where.kind, where.channel))


def where(kind=Kind.EXPLORATORY, *facts, channel=Channel.WEB, stage=Stage.ME_TOO):
    return Circumstances(kind, channel, stage, frozenset(facts))


def lists_of(where, length=Length.STANDARD, items=None, answered=(), unfolded=()):
    return assemble(
        rows_of(where) if items is None else items,
        where,
        length,
        answered=frozenset(map(ItemId, answered)),
        unfolded=frozenset(map(ItemId, unfolded)),
    )


def names(lines):
    return ["+".join(item.id for item in line.items) for line in lines]


def ids(items):
    return [item.id for item in items]


def own(name, phase=Phase.PLAN):
    give = LIBRARY.item(ItemId("plan-give"))
    return replace(
        give, id=ItemId(name), phase=phase, own=True, fills=Fills.HAND, rank=Rank.CORE
    )


def test_must_rows_come_first_then_the_order_of_the_tables():
    plan = lists_of(where(Kind.PROPOSAL))[Phase.PLAN]
    assert names(plan.rows) == [
        "plan-outcome+plan-min-outcome",
        "plan-intent",
        "plan-neg-concessions",
        "plan-neg-small-points",
        "plan-give",
    ]
    assert ids(plan.folded) == ["plan-agenda", "plan-people", "plan-changes"]
    assert ids(plan.set_aside) == ["plan-stage-me-too"]


def test_facts_go_before_kind_channel_and_core():
    rehearse = lists_of(where(Kind.DEMO, Situation.COLLEAGUE))[Phase.REHEARSE]
    assert names(rehearse.rows) == [
        "reh-claims",
        "reh-demo-dry-run",
        "reh-dissent",
        "reh-questions",
        "reh-colleague",
    ]
    assert ids(rehearse.set_aside) == ["reh-ask"]


def test_wrap_starts_with_thirty_seconds_and_keeps_the_rest_behind_more():
    wrap = lists_of(where(Kind.EXPLORATORY, Situation.REFUSED))[Phase.WRAP]
    assert names(wrap.rows) == [
        "wrap-outcome",
        "wrap-promises+wrap-theirs",
        "wrap-honest",
    ]
    assert names(wrap.more) == ["wrap-refusal", "wrap-exp-fit"]
    assert ids(wrap.folded) == ["wrap-times"]


def test_short_is_one_stop_of_must_rows_with_the_rest_set_aside():
    lists = lists_of(where(Kind.DEMO), Length.SHORT)
    assert Phase.REHEARSE not in lists
    assert names(lists[Phase.PLAN].rows) == [
        "plan-outcome+plan-min-outcome",
        "plan-intent",
        "plan-demo-needs",
        "reh-claims",
        "reh-demo-dry-run",
    ]
    aside = ids(lists[Phase.PLAN].set_aside)
    assert {"plan-give", "plan-agenda", "reh-ask", "reh-web-fallback"} <= set(aside)
    assert ids(lists[Phase.PREFLIGHT].folded) == ["pre-web-link"]


def test_a_self_row_without_its_value_unfolds_and_pushes_nothing_out():
    before = lists_of(where())[Phase.PLAN]
    after = lists_of(where(), unfolded=["plan-people"])[Phase.PLAN]
    unfolded = [line.lead for line in after.rows if line.lead.id == "plan-people"]
    assert [item.fills for item in unfolded] == [Fills.HAND]
    assert set(names(after.rows)) == {*names(before.rows), "plan-people"}
    assert ids(after.folded) == ["plan-agenda", "plan-changes"]


def test_a_must_row_that_unfolds_in_short_stands_among_the_must_rows():
    short = lists_of(where(), Length.SHORT, unfolded=["pre-web-link", "plan-people"])
    assert names(short[Phase.PREFLIGHT].rows) == ["pre-promises", "pre-web-link"]
    assert "plan-people" in ids(short[Phase.PLAN].set_aside)


def test_an_answered_row_stays_when_its_place_lapses():
    meeting = where(Kind.DEMO, Situation.COLLEAGUE)
    rehearse = lists_of(meeting, answered=["reh-ask"])[Phase.REHEARSE]
    assert "reh-ask" in names(rehearse.rows)
    assert "reh-colleague" in names(rehearse.rows)


def test_an_answered_row_stays_when_its_condition_lapses():
    later = where(Kind.DEMO)
    plan = lists_of(later, answered=["plan-homework"])[Phase.PLAN]
    assert "plan-homework" in names(plan.rows)
    assert "plan-homework" not in names(lists_of(later)[Phase.PLAN].rows)


def test_an_answered_row_stays_when_the_list_gets_shorter():
    short = lists_of(where(), Length.SHORT, answered=["plan-give", "wrap-adapted"])
    assert "plan-give" in names(short[Phase.PLAN].rows)
    assert "wrap-adapted" in names(short[Phase.WRAP].more)


def test_own_rows_come_last_on_top_of_the_limit_and_a_third_is_set_aside():
    mine = [own("my-a"), own("my-b"), own("my-c")]
    items = [*rows_of(where()), *mine]
    plan = lists_of(where(), items=items)[Phase.PLAN]
    assert len(plan.rows) == 7
    assert names(plan.rows)[-2:] == ["my-a", "my-b"]
    assert ids(plan.set_aside)[-1] == "my-c"


def test_short_has_no_own_rows():
    items = [*rows_of(where()), own("my-a")]
    plan = lists_of(where(), Length.SHORT, items=items)[Phase.PLAN]
    assert "my-a" not in names(plan.rows)
    assert "my-a" in ids(plan.set_aside)


def test_an_answered_third_own_row_stays():
    mine = [own("my-a"), own("my-b"), own("my-c")]
    items = [*rows_of(where()), *mine]
    plan = lists_of(where(), items=items, answered=["my-c"])[Phase.PLAN]
    assert names(plan.rows)[-3:] == ["my-a", "my-b", "my-c"]


def test_an_unplanned_meeting_has_no_lists_before_the_call():
    lists = assemble(rows_of(where()), where(), Length.SHORT, unplanned=True)
    assert list(lists) == [Phase.LIVE, Phase.WRAP, Phase.FOLLOW]


def test_a_row_for_full_lists_only_is_not_even_set_aside_elsewhere():
    standard = lists_of(where())[Phase.WRAP]
    full = lists_of(where(), Length.FULL)[Phase.WRAP]
    assert "wrap-adapted" not in ids(standard.items + standard.set_aside)
    assert "wrap-adapted" in ids(full.items)


def test_the_silent_promise_comes_later_and_is_not_counted():
    quiet = where(Kind.EXPLORATORY, Situation.SILENT)
    promises = pack_promises(rows_of(quiet), quiet, Length.STANDARD)
    assert len(promises) == 5
    assert "fup-silent" not in ids(promises)
    follow = lists_of(quiet)[Phase.FOLLOW]
    assert "fup-silent" in names(follow.rows)
    assert len(follow.rows) == 6


def test_pack_promises_are_trimmed_by_the_same_ranking():
    busy = where(Kind.PROPOSAL, Situation.THEIRS, Situation.FEW_CONTACTS)
    assert ids(pack_promises(rows_of(busy), busy, Length.STANDARD)) == [
        "fup-neg-answer",
        "fup-recap",
        "fup-check-theirs",
        "fup-second-contact",
        "fup-neg-compare",
    ]
    assert ids(pack_promises(rows_of(busy), busy, Length.SHORT)) == ["fup-neg-answer"]
    assert "fup-lesson" in ids(pack_promises(rows_of(busy), busy, Length.FULL))


@pytest.mark.parametrize(
    ("minutes", "notice", "unplanned", "length"),
    [
        (15, timedelta(days=9), False, Length.SHORT),
        (16, timedelta(days=9), False, Length.STANDARD),
        (50, timedelta(hours=24), False, Length.SHORT),
        (50, timedelta(hours=24, microseconds=1), False, Length.STANDARD),
        (50, timedelta(days=9), True, Length.SHORT),
    ],
)
def test_the_default_length_follows_the_stakes(minutes, notice, unplanned, length):
    booked = START - notice
    given = default_length(minutes, booked, START, Settings(), unplanned=unplanned)
    assert given is length


def test_what_counts_as_brief_and_as_late_is_the_users_to_say():
    chosen = Settings(short_minutes=30, short_booked_hours=4)
    soon, later = START - timedelta(hours=4), START - timedelta(hours=5)
    assert default_length(50, soon, START, chosen) is Length.SHORT
    assert default_length(50, later, START, chosen) is Length.STANDARD
    assert default_length(30, later, START, chosen) is Length.SHORT


@given(situations, lengths, st.data())
def test_what_was_answered_is_always_there(where, length, data):
    items = rows_of(where)
    answered = data.draw(st.frozensets(st.sampled_from([item.id for item in items])))
    unfolded = data.draw(st.frozensets(st.sampled_from([item.id for item in items])))
    lists = assemble(items, where, length, answered=answered, unfolded=unfolded)
    on_list = [item.id for phase in lists.values() for item in phase.items]
    assert answered <= set(on_list)
    assert len(on_list) == len(set(on_list))
    plain = assemble(items, where, length)
    for phase, phase_list in plain.items():
        assert {item.id for item in phase_list.items} <= {
            item.id for item in lists[phase].items
        }


@given(situations, lengths)
def test_a_folded_row_is_one_that_earnest_fills(where, length):
    for phase_list in assemble(rows_of(where), where, length).values():
        assert all(item.fills is Fills.SELF for item in phase_list.folded)
        seen = [item for line in phase_list.lines for item in line.items]
        assert all(item.fills is not Fills.SELF for item in seen)
