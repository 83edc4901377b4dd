from datetime import UTC, date, datetime, timedelta

import pytest

from app.book.promise_lists import Sieve, Which, counts, promises
from app.records.account import Account, AccountId
from app.records.moment import Due
from app.records.promise import Promise, PromiseId, PromiseState

# A Monday, 13:00 in Prague.
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
ZONE = "Europe/Prague"
OTHER = Account(AccountId("a2"), "50 % Bakery_Co", NOON - 99 * DAY)
ALL = Sieve()


@pytest.fixture
def promise():
    def make(one, due=None, **more):
        told = {
            "account": AccountId("a1"),
            "what": "A paper",
            "ours": True,
            "made": NOON - 30 * DAY,
            "due": due and Due.at(due, ZONE),
        }
        return Promise(id=PromiseId(one), **(told | more))

    return make


@pytest.fixture
def owed(kept, account, promise):
    return kept(
        account,
        OTHER,
        promise("late", NOON - HOUR),
        promise("plan", NOON - 3 * DAY, told=False),
        promise("tonight", NOON + 9 * HOUR),
        promise("tomorrow", NOON + DAY, account=OTHER.id),
        promise("sunday", NOON + 6 * DAY),
        promise("monday", NOON + 7 * DAY, ours=False, what="Figures 100 %"),
        promise("undated"),
        promise("their-late", NOON - DAY, ours=False),
        promise("look-in", NOON + 2 * DAY, ours=False, look_in=date(2026, 11, 23)),
        promise(
            "looked",
            NOON + 2 * DAY,
            ours=False,
            look_in=date(2026, 11, 20),
            looked_in=NOON - DAY,
        ),
        promise("first", state=PromiseState.DONE, done=NOON - HOUR),
        promise("second", state=PromiseState.DONE, done=NOON),
        promise("gone", state=PromiseState.CANCELLED, cancelled=NOON - HOUR),
        promise("void", state=PromiseState.VOID, voided=NOON),
        promise("wanted", NOON - HOUR, state=PromiseState.WANTED),
    )


def found(book, which, sieve=ALL):
    return list(promises(book, which, sieve, NOON, ZONE))


@pytest.mark.parametrize(
    ("which", "ids"),
    [
        (Which.LATE, ["their-late", "late"]),
        (Which.TODAY, ["plan", "tonight"]),
        (Which.WEEK, ["tomorrow", "look-in", "looked", "sunday"]),
        (Which.LATER, ["monday", "undated"]),
        (Which.LOOK_IN, ["look-in"]),
        (Which.KEPT, ["second", "first"]),
        (Which.GONE, ["void", "gone"]),
    ],
)
def test_each_part_holds_its_own_in_order(owed, which, ids):
    assert found(owed, which) == ids


def test_the_parts_of_what_is_open_make_up_the_whole(owed):
    parts = [
        one
        for which in (Which.LATE, Which.TODAY, Which.WEEK, Which.LATER)
        for one in found(owed, which)
    ]
    assert sorted(parts) == sorted(found(owed, Which.OPEN))
    assert found(owed, Which.OPEN)[-1] == "undated"


@pytest.mark.parametrize(
    "sieve",
    [ALL, Sieve(ours=True), Sieve(ours=False), Sieve(account=OTHER.id)],
)
def test_what_is_counted_is_what_is_listed(owed, sieve):
    for which, many in counts(owed, sieve, NOON, ZONE).items():
        assert len(found(owed, which, sieve)) == many


@pytest.mark.parametrize(
    ("sieve", "ids"),
    [
        (Sieve(words="100 %"), ["monday"]),
        (Sieve(words="BAKERY_"), ["tomorrow"]),
        (Sieve(words="%", ours=True), ["tomorrow"]),
        (Sieve(words="paper", account=OTHER.id), ["tomorrow"]),
        (Sieve(words="nothing"), []),
    ],
)
def test_words_stand_in_what_is_promised_or_in_the_account(owed, sieve, ids):
    assert found(owed, Which.OPEN, sieve) == ids


def test_the_days_are_those_of_the_zone(kept, account, promise):
    # 23:30 in Prague, already tomorrow in Kolkata.
    book = kept(account, promise("one", NOON + timedelta(hours=10, minutes=30)))
    assert promises(book, Which.TODAY, ALL, NOON, ZONE) == ("one",)
    assert promises(book, Which.WEEK, ALL, NOON, "Asia/Kolkata") == ("one",)
