from datetime import UTC, datetime, timedelta

import pytest

from app.book import lists
from app.records.account import Account, AccountId
from app.records.meeting import Outcome
from app.records.moment import Due
from app.records.person import Person, PersonId
from app.records.promise import Promise, PromiseId, PromiseState

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
EARLY = datetime(2026, 1, 2, tzinfo=UTC)
OTHER = Account(AccountId("a2"), "50 % Bakery_Co", EARLY)


@pytest.fixture
def promise():
    def make(one, due=None, **more):
        told = {
            "account": AccountId("a1"),
            "what": "A paper",
            "ours": True,
            "made": EARLY,
            "due": due and Due.at(due, "UTC"),
        }
        return Promise(id=PromiseId(one), **(told | more))

    return make


def test_coming_meetings_come_first_the_next_on_top_then_the_newest_gone(
    kept, account, meeting_at
):
    book = kept(
        account,
        meeting_at("long-gone", NOON - 9 * HOUR),
        meeting_at("gone", NOON - 2 * HOUR),
        meeting_at("runs", NOON - HOUR / 4),
        meeting_at("later", NOON + 9 * HOUR),
        meeting_at("next", NOON + HOUR),
    )
    assert lists.meetings(book, "", NOON) == (
        "runs",
        "next",
        "later",
        "gone",
        "long-gone",
    )


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("clinic", ("m1",)),
        ("SECOND", ("m1", "m2")),
        ("50 %", ("m2",)),
        ("y_c", ("m2",)),
        ("%", ("m2",)),
        ("\\", ()),
        ("  nord ", ("m1",)),
    ],
)
def test_words_stand_in_the_title_or_the_accounts_name(
    kept, account, meeting_at, words, found
):
    book = kept(
        account,
        OTHER,
        meeting_at("m1", NOON + HOUR),
        meeting_at("m2", NOON + 2 * HOUR, account=OTHER.id),
    )
    assert lists.meetings(book, words, NOON) == found


def test_accounts_come_by_name_whatever_their_capitals(kept, account):
    small = Account(AccountId("a3"), "amber", EARLY)
    book = kept(account, OTHER, small)
    assert lists.accounts(book, "") == ("a2", "a3", "a1")


def test_an_account_is_found_by_somebody_in_it(kept, account):
    anna = Person(PersonId("p1"), "Anna Lindqvist", account.id)
    book = kept(account, OTHER, anna)
    assert lists.accounts(book, "lindq") == (account.id,)
    assert lists.accounts(book, "bakery") == (OTHER.id,)
    assert lists.accounts(book, "nobody") == ()


def test_a_line_counts_people_meetings_and_what_both_owe(
    kept, account, meeting_at, promise
):
    book = kept(
        account,
        OTHER,
        Person(PersonId("p1"), "Anna", account.id),
        meeting_at("held", NOON - 9 * HOUR, outcome=Outcome.HELD),
        meeting_at("missed", NOON - 2 * HOUR),
        meeting_at("next", NOON + HOUR),
        meeting_at("later", NOON + 9 * HOUR),
        promise("late", NOON - HOUR),
        promise("theirs", NOON + HOUR, ours=False),
        promise("plan", NOON - HOUR, told=False),
        promise("done", NOON, state=PromiseState.DONE, done=NOON),
    )
    found = lists.account_lines(book, [account.id, OTHER.id], NOON)
    assert found[account.id] == lists.AccountLine(
        people=1,
        last=NOON - 9 * HOUR,
        coming=NOON + HOUR,
        open=2,
        late=1,
    )
    assert found[OTHER.id] == lists.AccountLine(0, None, None, 0, 0)
