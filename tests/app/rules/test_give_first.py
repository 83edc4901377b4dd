from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.desk.forgotten import ERASED
from app.records.account import AccountId
from app.records.exchange import Ask, AskOutcome, AskType, Give, Refusal
from app.records.knowledge import Need
from app.records.mark import Mark, MarkKind
from app.records.meeting import Outcome, Stamp
from app.rules.give_first import CODE, MOST, Why, first_to_give, give_first
from app.rules.interests import ALL_SERVED, NONE_ON_FILE, serves, to_serve

DAY = timedelta(days=1)
NIGHTS = "nobody called in at six"
TRAINING = "half an hour of training that fits a lunch break"


@pytest.fixture
def here(desk):
    return desk.meeting()


@pytest.fixture
def ask(desk, here):
    def make(**fields):
        made = {"what": "a pilot", "whom": desk.anna.id, "size": 2, "meeting": here.id}
        return desk.record(Ask, **made | fields)

    return make


@pytest.fixture
def gave(desk):
    def make(days=3, **fields):
        at = None if days is None else desk.start - days * DAY
        made = {"what": "Changeover sheet", "whom": desk.anna.id, "delivered": at}
        return desk.record(Give, **made | fields)

    return make


@pytest.fixture
def need(desk):
    def make(words=NIGHTS, days=20, **fields):
        made = {"words": words, "interest": True, "who": desk.anna.id}
        return desk.record(Need, said=desk.start - days * DAY, **made | fields)

    return make


@pytest.fixture
def no(desk):
    def make(days=30, **fields):
        made = {"words": "Not before the audit", "who": desk.anna.id}
        return desk.record(Refusal, said=desk.start - days * DAY, **made | fields)

    return make


@pytest.fixture
def first(desk, here):
    def conclude(meeting=None, **records):
        return give_first(desk.dossier(meeting or here, **records))

    return conclude


# When it speaks


def test_nothing_is_said_where_nothing_is_asked(first, need):
    assert first() is None
    assert first(needs=(need(),)) is None


def test_a_large_ask_alone_wants_a_give_first(first, ask, need, here, desk):
    told = first(asks=(ask(),), needs=(need(),))
    assert (told.why, told.meeting) == (Why.ALONE, here.id)
    assert told.words == "You plan to ask for a pilot; nothing useful goes with it yet."
    assert (told.offer.need.words, told.offer.whom) == (NIGHTS, desk.anna)


def test_a_small_ask_alone_wants_one_too(first, ask):
    assert first(asks=(ask(size=1),)).why is Why.BESIDE


def test_a_give_planned_for_the_meeting_ends_it(first, ask, gave, here):
    planned = gave(None, meeting=here.id)
    assert first(asks=(ask(),), gives=(planned,)) is None
    dropped = replace(planned, dropped=True)
    assert first(asks=(ask(),), gives=(dropped,)).why is Why.ALONE


def test_an_ask_dropped_or_put_already_is_none_to_come(first, ask, desk):
    assert first(asks=(ask(dropped=True),)) is None
    put = ask(asked=desk.start - 2 * DAY, outcome=AskOutcome.OPEN)
    assert first(asks=(put,)) is None


def test_what_was_passed_with_a_reason_is_said_no_more(first, ask, desk, here):
    alone = ask()
    passed = Mark(
        desk.id("mark"), MarkKind.OVERRIDDEN, desk.start - DAY, "CAR-01a",
        account=here.account, meeting=here.id, record=alone.id, reason="agreed",
    )  # fmt: skip
    assert first(asks=(alone,), marks=(passed,)) is None


def test_asking_again_after_a_no_is_the_most_pressing(first, ask, no, gave, desk, here):
    told = first(asks=(ask(),), refusals=(no(),), gives=(gave(40),))
    assert told.why is Why.REFUSED
    assert told.words.startswith("They said no to this on Sat 24 Oct")
    assert told.planned is None
    planned = gave(None, meeting=here.id)
    assert first(asks=(ask(),), refusals=(no(),), gives=(planned,)).planned == planned
    sent = gave(2)
    assert first(asks=(ask(),), refusals=(no(),), gives=(sent,)) is None


def test_a_planned_give_to_another_person_does_not_clear_their_no(
    first, ask, no, gave, desk, here
):
    to_tomas = gave(None, whom=desk.tomas.id, meeting=here.id)
    told = first(asks=(ask(),), refusals=(no(),), gives=(to_tomas,))
    assert (told.why, told.planned) == (Why.REFUSED, None)


def test_a_no_that_stands_asks_for_something_useful(first, no, need, gave, desk, here):
    told = first(refusals=(no(),), needs=(need(who=desk.tomas.id), need(TRAINING, 90)))
    assert told.why is Why.NO_STANDS
    # What clears it goes to whom said it.
    assert told.offer.need.words == TRAINING
    assert first(refusals=(no(),), gives=(gave(2),)) is None
    assert first(refusals=(no(),), gives=(gave(None),)) is None


def test_a_balance_that_leans_asks_for_something_useful(first, ask, gave, desk):
    asks = tuple(
        ask(asked=desk.start - days * DAY, outcome=AskOutcome.YES, meeting=None)
        for days in (20, 50)
    )
    told = first(asks=asks)
    assert told.why is Why.LEANS
    assert told.words == "You asked twice since you last gave something useful."
    assert first(asks=asks, gives=(gave(2),)) is None
    more = (*asks, *(replace(a, id=a.id + "x") for a in asks))
    told = first(asks=more, gives=(gave(30),))
    assert told.words == "You asked twice since you last gave something useful."
    told = first(asks=more, gives=(gave(10),))
    assert told.words == "You asked 4 times and gave 1 in half a year."


def test_a_meeting_that_began_or_will_not_be_asks_for_nothing(first, ask, desk, here):
    joined = replace(here, joined=Stamp(desk.start - timedelta(minutes=90)))
    assert first(joined, asks=(ask(),)) is None
    for outcome in set(Outcome) - {Outcome.BOOKED}:
        assert first(replace(here, outcome=outcome), asks=(ask(),)) is None
    gone = desk.dossier(here, now=desk.start, asks=(ask(),))
    assert give_first(gone) is None


def test_an_ask_without_a_meeting_goes_with_the_next_or_with_none(
    first, ask, gave, desk, here
):
    loose = ask(meeting=None)
    assert first(asks=(loose,)).meeting == here.id
    held = desk.meeting(desk.start - 9 * DAY, outcome=Outcome.HELD)
    told = first(held, asks=(loose,))
    assert (told.why, told.meeting) == (Why.ALONE, None)
    assert first(held, asks=(loose,), gives=(gave(None, meeting=None),)) is None


def test_not_now_rests_until_its_day(desk, here, ask):
    mark = Mark(
        desk.id("mark"), MarkKind.IN_PEACE, desk.start, CODE,
        account=here.account, day=(desk.start + DAY).date(),
    )  # fmt: skip
    rests = desk.dossier(here, asks=(ask(),), marks=(mark,))
    assert give_first(rests) is None
    tomorrow = replace(rests, meeting=desk.meeting(desk.start + 2 * DAY, id=here.id))
    assert give_first(replace(tomorrow, now=desk.start + DAY)) is not None
    back = replace(mark, withdrawn=desk.start)
    assert give_first(replace(rests, marks=(back,))) is not None


# What is offered


def test_the_newest_never_served_comes_first_then_one_served_long_ago(desk, need, gave):
    nights, training = need(), need(TRAINING, 5)
    both = (nights, training)
    assert to_serve(desk.dossier(needs=both)).need == training
    lately = gave(10, interest=TRAINING)
    assert to_serve(desk.dossier(needs=both, gives=(lately,))).need == nights
    long_ago = gave(200, interest=TRAINING)
    assert to_serve(desk.dossier(needs=both, gives=(long_ago,))).need == nights
    assert to_serve(desk.dossier(needs=(training,), gives=(long_ago,))).need == training


@pytest.mark.parametrize(("days", "offered"), [(180, False), (181, True)])
def test_half_a_year_is_180_dates(desk, need, gave, days, offered):
    served = gave(days, interest=NIGHTS)
    told = to_serve(desk.dossier(needs=(need(days=300),), gives=(served,)))
    assert bool(told.need) is offered
    assert offered or told.lack == ALL_SERVED


def test_what_a_planned_give_serves_is_not_offered_again(desk, need, gave):
    planned = gave(None, interest=NIGHTS)
    assert to_serve(desk.dossier(needs=(need(),), gives=(planned,))).lack == ALL_SERVED


def test_without_an_interest_it_says_what_to_find_out(desk, need):
    told = to_serve(desk.dossier(needs=(need(interest=False),)), desk.anna.id)
    assert (told.need, told.lack, told.whom) == (None, NONE_ON_FILE, desk.anna)
    assert told.words(desk.zone) == NONE_ON_FILE


def test_what_was_erased_is_no_interest_any_more(desk, need):
    told = to_serve(desk.dossier(needs=(need(ERASED),)))
    assert (told.need, told.lack) == (None, NONE_ON_FILE)


def test_an_interest_stands_in_quotes_with_its_day(desk, need):
    told = to_serve(desk.dossier(needs=(need(),)))
    words = told.words(desk.zone).replace("\N{NO-BREAK SPACE}", " ")
    assert words == f"Anna Lindqvist cares about “{NIGHTS}” (Tue 3 Nov)."
    nobody = to_serve(desk.dossier(needs=(need(who=None),)))
    assert nobody.words(desk.zone).startswith("They care about")


@pytest.mark.parametrize(
    ("interest", "words", "same"),
    [
        ("Line 3", "line  3", True),
        ("training", TRAINING, True),
        ("line 3 before spring", "line 3 stable before spring", True),
        ("her budget talk", TRAINING, False),
        ("", TRAINING, False),
        ("at", NIGHTS, False),
    ],
)
def test_two_lines_name_the_same_interest(interest, words, same):
    assert serves(interest, words) is same
    assert serves(words, interest) is same


# Of many


def test_at_most_three_are_told_one_an_account_the_most_pressing_first(desk, ask, no):
    files = []
    for number in range(5):
        account = AccountId(f"firm-{number}")
        meeting = desk.meeting(desk.start + number * DAY, account=account)
        small = ask(account=account, meeting=meeting.id, size=1 + number % 2)
        file = desk.dossier(meeting, asks=(small,))
        files.append(replace(file, account=replace(file.account, id=account)))
    again = desk.meeting(desk.start + 9 * DAY, account="firm-0")
    large = ask(account="firm-0", meeting=again.id)
    file = desk.dossier(again, asks=(large,))
    files.append(replace(file, account=replace(file.account, id="firm-0")))
    told = first_to_give(files)
    assert len(told) == MOST
    assert [one.account for one in told] == ["firm-1", "firm-3", "firm-0"]
    assert {one.why for one in told} == {Why.ALONE}


WORDS = st.sampled_from([NIGHTS, TRAINING, "line 3 before spring", "her budget talk"])
PEOPLE = st.sampled_from([None, "anna", "tomas", "rep", "stranger"])
ACCOUNTS = st.sampled_from(["norrland", "norrland", "elsewhere"])
DAYS = st.integers(-5, 400)


@st.composite
def records(draw, desk):
    def at(days):
        return desk.start - days * DAY

    needs = [
        Need(f"n{i}", draw(ACCOUNTS), draw(WORDS), at(draw(DAYS)), draw(PEOPLE),
             draw(st.booleans()))
        for i in range(draw(st.integers(0, 4)))
    ]  # fmt: skip
    gives = [
        Give(f"g{i}", "norrland", "A sheet", at(draw(DAYS)), draw(PEOPLE), draw(WORDS),
             delivered=at(draw(DAYS)) if draw(st.booleans()) else None,
             meeting=draw(st.sampled_from([None, "here"])),
             dropped=draw(st.booleans()))
        for i in range(draw(st.integers(0, 3)))
    ]  # fmt: skip
    asks = [
        Ask(f"a{i}", "norrland", draw(WORDS), at(draw(DAYS)), draw(PEOPLE),
            size=draw(st.integers(1, 4)), type=draw(st.sampled_from(AskType)),
            meeting=draw(st.sampled_from([None, "here", "other"])),
            asked=at(draw(DAYS)) if draw(st.booleans()) else None)
        for i in range(draw(st.integers(0, 4)))
    ]  # fmt: skip
    asks = [
        replace(a, outcome=AskOutcome.OPEN) if a.asked is not None else a for a in asks
    ]
    refusals = [
        Refusal(f"r{i}", "norrland", "No", at(draw(DAYS)), draw(PEOPLE))
        for i in range(draw(st.integers(0, 2)))
    ]
    return desk.dossier(
        desk.meeting(id="here", outcome=draw(st.sampled_from(Outcome))),
        needs=tuple(needs), gives=tuple(gives), asks=tuple(asks),
        refusals=tuple(refusals),
    )  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_only_an_interest_of_theirs_not_served_lately_is_ever_offered(desk, data):
    file = data.draw(records(desk))
    told = give_first(file)
    assert told == give_first(file)
    if told is None:
        return
    assert told.account == file.account.id
    whom = told.offer.whom
    assert whom is None or (whom.account == file.account.id and not whom.ours)
    need = told.offer.need
    if need is None:
        assert told.offer.lack in {ALL_SERVED, NONE_ON_FILE}
        return
    # An interest they named here; never something to be asked.
    assert need in file.needs
    assert need.account == file.account.id
    assert need.interest
    assert need.said <= file.now
    limit = timedelta(days=file.settings.asks_days)
    for one in file.gives:
        recent = one.delivered is None or file.now - one.delivered < limit - DAY
        assert one.dropped or not (recent and serves(one.interest, need.words))
