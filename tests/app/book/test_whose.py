from datetime import UTC, datetime

import pytest

from app.book.whose import whose
from app.records.account import AccountId
from app.records.person import Person, PersonId
from app.records.promise import Promise, PromiseId

MADE = datetime(2026, 11, 20, tzinfo=UTC)
ANNA = Person(PersonId("p1"), "Anna Lindqvist", AccountId("a1"))
MIA = Person(PersonId("p2"), "Mia Vogel", ours=True)


@pytest.fixture
def named(kept, account):
    def name(account_id="a1", **more):
        promise = Promise(
            PromiseId("x"), AccountId(account_id), "A paper", made=MADE, **more
        )
        book = kept(account, ANNA, MIA)
        return whose(book, [promise])["x"]

    return name


def test_ours_names_the_one_it_is_for(named):
    assert named(ours=True, whom=ANNA.id, who=MIA.id) == "Anna, Clinic Nord"


def test_theirs_names_the_one_who_does_it(named):
    assert named(ours=False, who=ANNA.id, whom=MIA.id) == "Anna, Clinic Nord"


def test_where_nobody_is_known_the_words_stand(named):
    assert named(ours=False, who_words="their lawyer") == "their lawyer, Clinic Nord"
    assert named(ours=True) == "Clinic Nord"


def test_a_person_who_is_gone_leaves_the_account(named):
    assert named(ours=True, whom=PersonId("gone")) == "Clinic Nord"


def test_no_promise_asks_for_nothing(book):
    assert whose(book, []) == {}
