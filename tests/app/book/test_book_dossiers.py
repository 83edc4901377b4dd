from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest

from app.book.book import Book
from app.book.dossiers import EARLIER, LATER, dossier, dossiers
from app.errors import Problem
from app.records.account import AccountId
from app.records.event import Event, EventId
from app.records.exchange import (
    Ask,
    AskId,
    Concession,
    ConcessionId,
    Give,
    GiveId,
    Refusal,
    RefusalId,
)
from app.records.knowledge import (
    Claim,
    ClaimId,
    Fact,
    FactId,
    Need,
    NeedId,
    Note,
    NoteId,
    Point,
    PointId,
)
from app.records.meeting import Answer, Answered, AnswerId, Attendee, Outcome
from app.records.moment import Moment
from app.records.person import Person, PersonId
from app.records.promise import Promise, PromiseId
from app.settings import Settings
from checklists.pack import ItemId, Kind

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
HELD = {"outcome": Outcome.HELD}


def ids(records):
    return [record.id for record in records]


@pytest.fixture
def other(account):
    return replace(account, id=AccountId("a2"), name="Clinic Süd")


def answer(meeting, item="plan-goal", text="To learn"):
    at = NOON - DAY
    return Answer(
        AnswerId(f"{meeting}-{item}"),
        meeting,
        ItemId(item),
        Answered.ANSWERED,
        at,
        at,
        text=text,
    )


def test_a_meeting_alone_has_a_dossier_with_nothing_in_it(kept, account, meeting):
    found = dossier(kept(account, meeting), meeting.id, NOON)
    assert (found.now, found.settings) == (NOON, Settings())
    assert (found.meeting, found.account) == (meeting, account)
    empty = {one.name for one in fields(found)[4:]}
    assert not any(getattr(found, name) for name in empty)


def test_a_meeting_that_is_gone_is_told_in_words(book):
    with pytest.raises(Problem, match="no longer"):
        dossier(book, "gone", NOON)
    assert dossiers(book, ["gone"], NOON) == dossiers(book, [], NOON) == ()


def test_a_dossier_holds_all_records_of_its_account_oldest_first(
    kept, account, other, meeting_at
):
    def of(account, end):
        def two(cls, key, *words, **more):
            for age in (1, 2):
                one = f"{key.__name__}-{end}-{age}"
                yield cls(key(one), account, *words, NOON - age * DAY, **more)

        yield from two(Promise, PromiseId, "List", True)
        yield from two(Give, GiveId, "Rules")
        yield from two(Ask, AskId, "Names")
        yield from two(Refusal, RefusalId, "Not now")
        yield from two(Claim, ClaimId, "Fast")
        yield from two(Concession, ConcessionId)
        yield from two(Point, PointId, "Invoice day")
        yield from two(Need, NeedId, "Swaps")
        yield from two(Fact, FactId, "Order", made=NOON)
        yield from two(Note, NoteId, "Two sites")

    book = kept(
        account,
        other,
        meeting_at("m1", NOON),
        meeting_at("m2", NOON + HOUR, account=other.id),
        *of(account.id, "mine"),
        *of(other.id, "theirs"),
    )
    for meeting, end in (("m1", "mine"), ("m2", "theirs")):
        found = dossier(book, meeting, NOON)
        for name in (
            *("promises", "gives", "asks", "refusals", "claims"),
            *("concessions", "points", "needs", "facts", "notes"),
        ):
            assert [one.id.split("-", 1)[1] for one in getattr(found, name)] == [
                f"{end}-2",
                f"{end}-1",
            ], name


def test_the_people_are_those_of_the_account_ours_and_whoever_is_invited(
    kept, account, other, meeting_at
):
    ana = Person(PersonId("ana"), "Ana", account.id)
    mia = Person(PersonId("mia"), "Mia", ours=True)
    guest = Person(PersonId("guest"), "Gil", other.id)
    stranger = Person(PersonId("stranger"), "Sol", other.id)
    invited = tuple(Attendee(PersonId(one)) for one in ("guest", "mia", "gone"))
    book = kept(
        account,
        other,
        ana,
        mia,
        guest,
        stranger,
        meeting_at("m1", NOON, attendees=invited),
        meeting_at("m2", NOON + HOUR),
    )
    first, second = dossiers(book, ["m1", "m2"], NOON)
    assert set(first.people) == {"ana", "mia", "guest"}
    assert (first.theirs, first.ours) == ((guest,), (mia,))
    assert set(second.people) == {"ana", "mia"}


def test_answers_come_by_row_with_those_of_last_time_and_of_this_kind(
    kept, account, other, meeting_at
):
    book = kept(
        account,
        other,
        meeting_at("older", NOON - 9 * DAY, **HELD),
        meeting_at("last", NOON - 8 * DAY, kind=Kind.TRAINING, **HELD),
        meeting_at("missed", NOON - 7 * DAY, outcome=Outcome.NOBODY_CAME),
        meeting_at("alike", NOON - 6 * DAY, account=other.id, **HELD),
        meeting_at("now", NOON),
        meeting_at("after", NOON + DAY, **HELD),
        *map(answer, ["older", "last", "missed", "alike", "now", "after"]),
        answer("now", "plan-ask", "Names"),
    )
    found = dossier(book, "now", NOON)
    assert found.answers["plan-ask"].text == "Names"
    assert ids(found.answers.values()) == ["now-plan-goal", "now-plan-ask"]
    assert ids(found.last_answers.values()) == ["last-plan-goal"]
    assert ids(found.kind_answers.values()) == ["alike-plan-goal"]
    (bare,) = dossiers(book, ["now"], NOON, with_answers=False)
    assert bare.answers == bare.last_answers == bare.kind_answers == {}


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("To see if it fits your clinics", True),
        ("To see if it fits Clinic Berlin", False),
        ("To hear how Gil plans the week", False),
        ("To hear how gilding is planned", True),
    ],
)
def test_nothing_is_lent_that_names_another_account(
    kept, account, other, meeting_at, words, offered
):
    book = kept(
        account,
        other,
        Person(PersonId("gil"), "Gil Sá", other.id),
        meeting_at("alike", NOON - 6 * DAY, account=other.id, **HELD),
        meeting_at("now", NOON),
        answer("alike", text=words),
    )
    assert bool(dossier(book, "now", NOON).kind_answers) is offered


def test_what_names_the_account_itself_comes_whole(kept, account, meeting_at):
    book = kept(
        account,
        meeting_at("alike", NOON - 6 * DAY, **HELD),
        meeting_at("now", NOON),
        answer("alike", text=f"To learn about {account.name}"),
    )
    assert dossier(book, "now", NOON).kind_answers


def test_the_history_is_the_accounts_other_meetings_whatever_came_of_them(
    kept, account, other, meeting_at
):
    book = kept(
        account,
        other,
        meeting_at("after", NOON + DAY),
        meeting_at("now", NOON),
        meeting_at("before", NOON - DAY, outcome=Outcome.CANCELLED_BY_US),
        meeting_at("theirs", NOON - DAY, account=other.id),
    )
    assert ids(dossier(book, "now", NOON).history) == ["before", "after"]


def test_a_long_history_ends_where_nobody_reads_it(kept, account, meeting_at):
    many = [meeting_at(f"m{n:03}", NOON + n * HOUR) for n in range(300)]
    book = kept(account, *many)
    found = ids(dossier(book, "m240", NOON).history)
    assert len(found) == EARLIER + LATER
    assert (found[0], found[-1]) == ("m040", "m290")


def test_the_neighbours_touch_the_days_around_in_the_reps_zone(
    kept, account, other, meeting_at
):
    def event(one, starts, hours=1, **more):
        return Event(
            EventId(one),
            one,
            Moment.at(starts, "UTC"),
            Moment.at(starts + hours * HOUR, "UTC"),
            **more,
        )

    midnight = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)  # in Los Angeles
    book = kept(
        account,
        other,
        meeting_at("now", NOON + 6 * HOUR, link="https://own.example"),
        meeting_at("theirs", NOON + 7 * HOUR, account=other.id, title="theirs"),
        meeting_at("off", NOON, outcome=Outcome.CANCELLED_BY_THEM, title="off"),
        event("too early", midnight - HOUR),
        event("across midnight", midnight - HOUR / 2),
        event("fair", midnight - 60 * HOUR, hours=80),
        event("free", NOON, free=True),
        event("last", midnight + 3 * DAY - HOUR),
        event("too late", midnight + 3 * DAY),
    )
    with book.write("Set") as w:
        w.put_settings(Settings(zone="America/Los_Angeles"))
    found = dossier(book, "now", NOON).neighbours
    assert [one.title for one in found] == [
        "fair",
        "across midnight",
        "theirs",
        "last",
    ]
    assert [one.meeting for one in found] == [False, False, True, False]
    assert found[2].starts == NOON + 7 * HOUR
    assert found[2].ends == NOON + 7.5 * HOUR


@pytest.fixture
def queries(book, monkeypatch):
    told = []
    book._connection.set_trace_callback(told.append)
    return told


def test_many_dossiers_are_those_made_one_by_one_and_cost_no_more_queries(
    kept, queries, account, other, meeting_at
):
    kinds = list(Kind)
    book = kept(
        account,
        other,
        Person(PersonId("mia"), "Mia", ours=True),
        *(
            meeting_at(
                f"m{n}",
                NOON + (n - 20) * 7 * HOUR,
                account=[account, other][n % 2].id,
                kind=kinds[n % 3],
                outcome=list(Outcome)[n % 4],
                attendees=(Attendee(PersonId("mia")),),
            )
            for n in range(40)
        ),
        *(answer(f"m{n}") for n in range(0, 40, 3)),
        *(
            Note(NoteId(f"n{n}"), [account, other][n % 2].id, "", NOON - n * DAY)
            for n in range(9)
        ),
    )
    wanted = [f"m{n}" for n in range(39, -1, -1)]
    queries.clear()
    together = dossiers(book, [*wanted, "gone"], NOON)
    assert len(queries) <= 24
    assert together == tuple(dossier(book, one, NOON) for one in wanted)


def test_a_dossier_can_be_read_in_the_middle_of_an_act(book: Book, account, meeting_at):
    with book.write("Book a meeting") as w:
        w.put(account)
        w.put(meeting_at("m1", NOON))
        assert dossier(book, "m1", NOON).account == account
    assert len(book.acts(9)) == 1
