from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.desk import answering, changing, moving, promising, settings, transcribing
from app.desk.drafts import draft
from app.desk.rows import answer_to
from app.errors import Problem
from app.records.account import Account
from app.records.exchange import Give
from app.records.knowledge import Need
from app.records.meeting import Answer, Answered, Meeting, Source, Value
from app.records.moment import Due
from app.records.promise import Promise, PromiseState
from checklists.pack import ItemId, Length

OUTCOME = ItemId("plan-outcome")
LEAST = ItemId("plan-min-outcome")
MIRROR = ItemId("plan-exp-mirror")
INTENT = ItemId("plan-intent")
LEARNED = ItemId("live-learned")
FOCUS = ItemId("pre-focus")
LINK = ItemId("pre-web-link")
MINUTES = ItemId("reh-exp-no-pitch")
DISSENT = ItemId("reh-dissent")
NOT_HERE = "not part of this call"


def acts(desk):
    return len(desk.book.acts(1000))


def test_an_answer_is_kept_with_its_time(desk, meeting, clock):
    given = answering.answer(desk, meeting.id, MIRROR, " The 2023 outage ")
    assert desk.book.of_meeting(Answer, meeting.id) == (given,)
    assert given.text == "The 2023 outage"
    assert clock.now - given.at < timedelta(seconds=10)


def test_a_wording_fix_keeps_the_first_time(desk, meeting, clock):
    first = answering.answer(desk, meeting.id, LEAST, "They leave with a cost sheet")
    clock.now += timedelta(days=1)
    fixed = answering.answer(desk, meeting.id, LEAST, "They leave with the cost sheet")
    assert (fixed.id, fixed.at) == (first.id, first.at)
    assert fixed.edited > first.edited


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("They leave with 3 cost sheets", "They leave with 4 cost sheets"),
        ("A cost sheet by Thursday", "A cost sheet by Friday"),
        ("Anna leaves with a cost sheet", "Tomás leaves with a cost sheet"),
        ("They leave with a cost sheet", "We learn who signs"),
    ],
)
def test_another_number_day_person_or_matter_is_a_new_answer(
    desk, meeting, clock, before, after
):
    first = answering.answer(desk, meeting.id, LEAST, before)
    clock.now += timedelta(days=1)
    assert answering.answer(desk, meeting.id, LEAST, after).at > first.at


def test_an_edit_can_be_called_a_new_meaning_but_never_the_reverse(
    desk, meeting, clock
):
    answering.answer(desk, meeting.id, LEAST, "They leave with a cost sheet")
    clock.now += timedelta(days=1)
    fixed = answering.answer(desk, meeting.id, LEAST, "They leave with the cost sheet")
    assert answering.mean_anew(desk, meeting.id, LEAST).at == fixed.edited


def test_the_same_answer_again_writes_nothing(desk, meeting):
    first = answering.answer(desk, meeting.id, MIRROR, "The 2023 outage")
    before = acts(desk)
    assert answering.answer(desk, meeting.id, MIRROR, "The 2023 outage ") == first
    assert acts(desk) == before


def test_a_last_check_too_old_is_answered_anew_by_the_same_words(desk, meeting, clock):
    first = answering.answer(desk, meeting.id, LINK, "yes")
    clock.now += timedelta(hours=3)
    assert answering.answer(desk, meeting.id, LINK, "yes").at > first.at


def test_an_answer_without_words_opens_the_row_again(desk, meeting):
    answering.answer(desk, meeting.id, MIRROR, "The 2023 outage")
    assert answering.answer(desk, meeting.id, MIRROR, "  ") is None
    assert desk.book.of_meeting(Answer, meeting.id) == ()


def test_a_choice_takes_only_its_options(desk, meeting):
    assert answering.answer(desk, meeting.id, FOCUS, "not yet").text == "not yet"
    with pytest.raises(Problem, match="none of the choices"):
        answering.answer(desk, meeting.id, FOCUS, "perhaps")


@pytest.mark.parametrize("words", ["61", "-1", "many", "1.5"])
def test_a_number_stays_in_its_range(desk, meeting, words):
    with pytest.raises(Problem, match="0 to 60"):
        answering.answer(desk, meeting.id, MINUTES, words)


def test_none_is_an_answer_only_where_the_row_has_one(desk, meeting):
    assert answering.answer(desk, meeting.id, DISSENT, none=True).none
    with pytest.raises(Problem, match="takes no"):
        answering.answer(desk, meeting.id, MIRROR, none=True)


def test_a_row_of_another_kind_is_refused(desk, meeting):
    with pytest.raises(Problem, match="no row"):
        answering.answer(desk, meeting.id, ItemId("reh-demo-dry-run"), "20")


def test_a_cancelled_meeting_takes_no_answers(desk, meeting):
    moving.cancel(desk, meeting.id, by_us=False)
    with pytest.raises(Problem, match="closed"):
        answering.answer(desk, meeting.id, MIRROR, "The outage")


def test_a_call_that_nobody_came_to_keeps_only_preparation_open(desk, meeting, clock):
    clock.now = meeting.ends.instant
    moving.nobody_came(desk, meeting.id)
    answering.answer(desk, meeting.id, MIRROR, "The outage")
    with pytest.raises(Problem, match="closed"):
        answering.answer(desk, meeting.id, ItemId("wrap-honest"), "no")


def test_what_the_book_offers_is_confirmed_with_one_key(desk, meeting, clock):
    wanted = promising.promise(
        desk,
        "Names someone for a pilot",
        ours=False,
        meeting=meeting.id,
        who=meeting.attendees[0].person,
        state=PromiseState.WANTED,
        due=Due.on(date(2026, 11, 27), "UTC"),
    )
    clock.now = meeting.ends.instant
    given = answering.confirm(desk, meeting.id, ItemId("wrap-outcome"))
    assert given.source is Source.CONFIRMED
    assert given.links == (wanted.id,)
    agreed = desk.the(Promise, wanted.id)
    assert (agreed.state, agreed.told) == (PromiseState.OPEN, True)


def test_look_in_days_confirmed_go_to_the_promises(desk, meeting, clock):
    theirs = promising.promise(
        desk,
        "Shift plan",
        ours=False,
        meeting=meeting.id,
        who=meeting.attendees[1].person,
        due=Due.on(date(2026, 11, 27), "UTC"),
    )
    clock.now = meeting.ends.instant
    answering.confirm(desk, meeting.id, ItemId("wrap-theirs"))
    assert desk.the(Promise, theirs.id).look_in == date(2026, 11, 30)


def test_with_nothing_on_file_there_is_nothing_to_confirm(desk, meeting):
    with pytest.raises(Problem, match="nothing on file"):
        answering.confirm(desk, meeting.id, LEAST)


def test_missed_closes_a_row(desk, meeting):
    assert answering.miss(desk, meeting.id, LEAST).state is Answered.MISSED


def test_an_answer_after_missed_has_its_own_time(desk, meeting, clock):
    missed = answering.miss(desk, meeting.id, LEAST)
    clock.now += timedelta(hours=1)
    later = answering.answer(desk, meeting.id, LEAST, "A cost sheet")
    assert (later.id, later.state) == (missed.id, Answered.ANSWERED)
    assert later.at > missed.at


def test_not_applicable_takes_a_reason_from_the_list(desk, meeting):
    with pytest.raises(Problem, match="no reason"):
        answering.not_applicable(desk, meeting.id, MIRROR, "too busy")
    given = answering.not_applicable(desk, meeting.id, MIRROR, NOT_HERE)
    assert given.reason == NOT_HERE


def test_a_third_not_applicable_in_a_phase_is_refused(desk, meeting):
    answering.not_applicable(desk, meeting.id, MIRROR, NOT_HERE)
    answering.not_applicable(desk, meeting.id, LEAST, NOT_HERE)
    answering.not_applicable(desk, meeting.id, DISSENT, NOT_HERE)
    with pytest.raises(Problem, match="already"):
        answering.not_applicable(desk, meeting.id, OUTCOME, NOT_HERE)
    answering.not_applicable(desk, meeting.id, LEAST, "already settled")


def test_where_plan_and_practise_are_one_stop_they_have_two_together(desk, meeting):
    changing.set_length(desk, meeting.id, Length.SHORT)
    answering.not_applicable(desk, meeting.id, LEAST, NOT_HERE)
    answering.not_applicable(desk, meeting.id, DISSENT, NOT_HERE)
    with pytest.raises(Problem, match="already"):
        answering.not_applicable(desk, meeting.id, OUTCOME, NOT_HERE)


def test_clearing_opens_a_row_and_the_journal_keeps_it(desk, meeting):
    given = answering.answer(desk, meeting.id, MIRROR, "The outage")
    answering.clear(desk, meeting.id, MIRROR)
    assert desk.book.of_meeting(Answer, meeting.id) == ()
    assert desk.book.history(given.id)[0].value == given


def test_the_purpose_is_written_once(desk, meeting):
    answering.answer(desk, meeting.id, INTENT, "Find out if our rota tool fits")
    agenda = desk.the(Meeting, meeting.id).agenda
    assert agenda.purpose == "Find out if our rota tool fits"
    assert agenda.lines == meeting.agenda.lines


def test_a_goal_of_both_feeds_the_account(desk, meeting):
    answering.answer(desk, meeting.id, ItemId("plan-exp-goal"), "Fewer night calls")
    assert desk.the(Account, meeting.account).shared_goal == "Fewer night calls"


def test_a_shorter_end_sets_the_timer_in_the_time_of_the_rep(desk, meeting, clock):
    settings.change(desk, zone="Europe/Stockholm")
    clock.now = meeting.starts.instant
    answering.answer(
        desk,
        meeting.id,
        ItemId("live-open"),
        "shorter",
        values=[Value("until", "14:30")],
    )
    agreed = desk.the(Meeting, meeting.id).agreed_end
    assert agreed == meeting.starts.instant + timedelta(minutes=30)


def test_a_record_and_its_row_are_written_together(desk, meeting):
    words = draft(
        desk,
        Need,
        "Nobody called on a day off",
        meeting=meeting.id,
        who=meeting.attendees[0].person,
        interest=True,
    )
    before = acts(desk)
    given = answering.answer_with(desk, meeting.id, LEARNED, [words])
    assert acts(desk) == before + 1
    assert given.links == (words.id,)
    assert desk.the(Need, words.id) == words


def test_a_record_without_words_stops_the_whole_answer(desk, meeting):
    good = draft(desk, Give, "Overtime benchmark", meeting=meeting.id)
    with pytest.raises(Problem, match="no words"):
        answering.answer_with(
            desk,
            meeting.id,
            ItemId("plan-give"),
            [good, replace(good, what=" ")],
        )
    assert desk.book.every(Give) == ()
    assert desk.book.of_meeting(Answer, meeting.id) == ()


def test_without_records_the_row_is_open_and_they_stay_on_file(desk, meeting):
    give = draft(desk, Give, "Overtime benchmark", meeting=meeting.id)
    answering.answer_with(desk, meeting.id, ItemId("plan-give"), [give])
    assert answering.answer_with(desk, meeting.id, ItemId("plan-give"), []) is None
    assert desk.the(Give, give.id) == give


def test_what_was_ticked_on_paper_is_taken_over_as_of_now(desk, meeting, clock):
    answering.answer(desk, meeting.id, LEAST, "A cost sheet")
    clock.now = meeting.ends.instant
    before = acts(desk)
    taken = transcribing.take_over(
        desk, meeting.id, done=[FOCUS, LEAST, MIRROR], missed=[DISSENT]
    )
    assert acts(desk) == before + 1
    assert {a.item: (a.text, a.state) for a in taken} == {
        FOCUS: ("yes", Answered.ANSWERED),
        MIRROR: ("done on paper", Answered.ANSWERED),
        DISSENT: ("", Answered.MISSED),
    }
    assert all(a.source is Source.PAPER for a in taken)
    assert all(a.at >= meeting.ends.instant for a in taken)
    assert answer_to(desk, meeting.id, LEAST).text == "A cost sheet"
