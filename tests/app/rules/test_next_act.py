from dataclasses import replace
from datetime import timedelta

import pytest

from app.records.meeting import Outcome, Stamp
from app.rules.next_act import BEFORE, Act, Bearing, next_act
from app.rules.preparation import prepare
from app.rules.values import Fill, ReadyWord
from checklists.pack import Phase

MINUTE = timedelta(minutes=1)


@pytest.fixture
def prepared(desk):
    """Concludes a meeting so many minutes before its start, with what is known."""

    def conclude(meeting=None, before=60, **known):
        meeting = meeting or desk.meeting()
        dossier = desk.dossier(meeting, desk.start - before * MINUTE, **known)
        return prepare(dossier, desk.items(meeting))

    return conclude


@pytest.fixture
def act(prepared):
    def conclude(*meeting, **known):
        return next_act(prepared(*meeting, **known))

    return conclude


def answered(desk, leave=(), only=()):
    """Answer the rows before the call that need no reason."""
    return {
        item.id: desk.whole(item)
        for item in desk.items(desk.meeting())
        if item.phase in BEFORE
        and item.id not in leave
        and (not only or item.id in only)
        and (not item.options or any(not option.detail for option in item.options))
    }


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.CANCELLED_BY_US, "Cancelled"),
        (Outcome.CANCELLED_BY_THEM, "Cancelled"),
        (Outcome.NOBODY_CAME, "Did not happen"),
        (Outcome.VOICEMAIL, "Did not happen"),
    ],
)
def test_what_did_not_happen_can_be_looked_at(desk, act, outcome, words):
    found = act(desk.meeting(outcome=outcome), before=-120)
    assert (found.words, found.act, found.bearing) == (words, Act.OPEN, Bearing.QUIET)
    assert found.label == "Look"


def test_a_held_meeting_is_to_be_wrapped_up_until_it_is(desk, act):
    ended = Stamp(desk.start + 40 * MINUTE)
    held = desk.meeting(ended=ended, outcome=Outcome.HELD)
    found = act(held, before=-45)
    assert (found.words, found.act, found.phase) == (
        "To wrap up",
        Act.WRAP,
        Phase.WRAP,
    )
    wrapped = act(replace(held, wrapped=ended.pressed), before=-45)
    assert (wrapped.words, wrapped.phase) == ("Wrapped up", Phase.FOLLOW)


def test_a_call_that_was_joined_leads_back_to_it(desk, act):
    joined = desk.meeting(joined=Stamp(desk.start))
    found = act(joined, before=-5)
    assert (found.act, found.label) == (Act.BACK, "Back to the call")
    assert found.phase is Phase.LIVE


def test_once_its_time_has_passed_it_is_asked_whether_it_happened(act):
    found = act(before=-46)
    assert (found.words, found.act) == ("Did it happen?", Act.HAPPENED)
    assert act(before=-45).act is not Act.HAPPENED


def test_a_stop_leads_to_what_settles_it(desk, act):
    late = desk.promise(due=desk.start - timedelta(days=3))
    found = act(promises=(late,))
    assert (found.words, found.bearing) == ("Not ready: 1 stop", Bearing.STOP)
    assert (found.act, found.label) == (Act.OPEN, "Settle what you owe")
    assert (found.phase, found.item) == (Phase.PREFLIGHT, "pre-promises")


def test_a_quarter_of_an_hour_before_an_unwritten_wish_is_a_stop(desk, act):
    found = act(before=10)
    assert found.words.startswith("Not ready: ")
    assert found.label == "Write what you want"
    assert (found.phase, found.item) == (Phase.PLAN, "plan-outcome")


def test_a_stop_that_has_no_words_of_its_own_is_to_be_seen(desk, prepared):
    preparation = prepared(before=10)
    unknown = replace(preparation.findings[0], code="XXX-99")
    found = next_act(replace(preparation, findings=(unknown,)))
    assert found.label == "See the stop"
    nowhere = replace(unknown, item=None)
    assert next_act(replace(preparation, findings=(nowhere,))).phase is None


def test_an_unplanned_call_goes_to_the_call(desk, act):
    found = act(desk.meeting(unplanned=True), before=-1)
    assert (found.words, found.act) == ("Unplanned", Act.CALL)
    assert (found.label, found.phase) == ("To the call", Phase.LIVE)


@pytest.mark.parametrize("before", [60 * 24 * 9, 60 * 24 * 3, 60])
def test_nothing_answered_yet_begins_with_the_purpose(act, before):
    found = act(before=before)
    assert (found.words, found.bearing) == ("Plan to write", Bearing.QUIET)
    assert (found.label, found.item) == ("Write the purpose", "plan-intent")


def test_what_is_begun_goes_on_with_the_first_open_row(desk, act):
    found = act(before=60 * 24 * 3, answers=answered(desk, only={"plan-intent"}))
    assert (found.words, found.label) == ("6 to go", "Go on")
    assert (found.bearing, found.item) == (Bearing.NEAR, "plan-outcome")


def test_what_is_ready_offers_the_brief(desk, act):
    found = act(answers=answered(desk))
    assert (found.words, found.bearing) == ("Ready", Bearing.READY)
    assert (found.act, found.label) == (Act.BRIEF, "Brief")


def test_one_open_row_is_still_to_go(desk, act):
    found = act(answers=answered(desk, leave={"plan-give"}))
    assert (found.words, found.label, found.item) == ("1 to go", "Go on", "plan-give")


def test_gaps_are_called_gaps_and_lead_to_the_first(desk, prepared):
    preparation = prepared(answers=answered(desk, leave={"plan-give"}))
    gaps = replace(preparation.readiness, word=ReadyWord.GAPS, words="Ready, 1 gap")
    found = next_act(replace(preparation, readiness=gaps))
    assert (found.words, found.label) == ("Ready, 1 gap", "See the gaps")
    assert found.item == "plan-give"


def test_gaps_without_an_open_row_can_still_be_seen(desk, prepared):
    preparation = prepared(answers=answered(desk))
    gaps = replace(preparation.readiness, word=ReadyWord.GAPS, words="Ready, 1 gap")
    found = next_act(replace(preparation, readiness=gaps))
    assert (found.words, found.label) == ("Ready, 1 gap", "See the gaps")
    assert found.item is None


@pytest.mark.parametrize(
    ("leave", "words", "label"),
    [
        ({"plan-give"}, "1 line to confirm", "Confirm 1 line"),
        ({"plan-give", "plan-homework"}, "2 lines to confirm", "Confirm 2 lines"),
    ],
)
def test_what_is_all_filled_is_only_to_be_confirmed(
    desk, prepared, leave, words, label
):
    preparation = prepared(answers=answered(desk, leave))

    def offer(row):
        return row if row.closed else replace(row, fill=Fill("from last time"))

    checklist = preparation.checklist
    pauses = {
        phase: replace(
            pause,
            lines=tuple(
                replace(
                    line,
                    lead=offer(line.lead),
                    second=line.second and offer(line.second),
                )
                for line in pause.lines
            ),
        )
        for phase, pause in checklist.pauses.items()
    }
    found = next_act(replace(preparation, checklist=replace(checklist, pauses=pauses)))
    assert (found.words, found.label) == (words, label)
    assert found.bearing is Bearing.NEAR
    assert found.phase is Phase.PLAN
