from datetime import UTC, date, datetime, timedelta

import pytest

from app.book.account_files import account_file
from app.book.families import FAMILIES
from app.records.account import Account, AccountId
from app.records.knowledge import Fact, FactId, Need, NeedId
from app.records.person import PastPlace, Person, PersonId

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HERE, THERE = AccountId("a1"), AccountId("a2")
OTHER = Account(THERE, "Kern", NOON)
ANNA = Person(PersonId("anna"), "Anna", HERE, before=(PastPlace(THERE, NOON.date()),))
PER = Person(PersonId("per"), "Per", THERE, before=(PastPlace(HERE, NOON.date()),))


@pytest.fixture
def filled(kept, account, meeting_at):
    """A book of two accounts whose people changed places."""
    return kept(
        account,
        OTHER,
        ANNA,
        PER,
        meeting_at("m1", NOON),
        Fact(FactId("f1"), HERE, "Hall A", NOON, NOON),
        Fact(FactId("f2"), THERE, "Theirs alone", NOON, NOON),
        Need(NeedId("n1"), HERE, "quiet nights", NOON, who=PER.id),
        Need(NeedId("n2"), THERE, "short routes", NOON, who=ANNA.id),
    )


def test_a_file_holds_all_of_one_account_and_nothing_of_others(filled, account):
    file = account_file(filled, account, NOON)
    assert [one.id for one in file.meetings] == ["m1"]
    assert [one.id for one in file.facts] == ["f1"]
    assert [one.id for one in file.needs] == ["n1"]


def test_who_came_and_who_went_bring_their_firm_and_their_words(filled, account):
    file = account_file(filled, account, NOON)
    assert [one.name for one in file.people] == ["Anna"]
    assert [one.name for one in file.once] == ["Per"]
    assert [one.words for one in file.brought] == ["short routes"]
    assert file.firms[THERE] == "Kern"
    assert file.names == {"anna": "Anna", "per": "Per"}


def test_an_hour_later_the_file_is_the_same_and_a_day_later_another(filled, account):
    file = account_file(filled, account, NOON)
    assert account_file(filled, account, NOON + timedelta(hours=1)) == file
    assert account_file(filled, account, NOON + timedelta(days=1)) != file
    assert file.today == date(2026, 11, 23)


def test_each_family_is_read_at_most_once(filled, account):
    asked = []
    filled._live.set_trace_callback(asked.append)
    account_file(filled, account, NOON)
    filled._live.set_trace_callback(None)
    reads = [one for one in asked if one.startswith("SELECT")]
    whole = [one for one in reads if " FROM needs" in one or " FROM people" in one]
    # People and needs are read where they are, and where they came from.
    assert len(whole) == 4
    assert len(reads) <= len(FAMILIES) + 5
