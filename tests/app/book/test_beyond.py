from datetime import UTC, datetime
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.book.beyond import SHORTEST, others_named
from app.records.account import Account, AccountId
from app.records.meeting import Agenda, AgendaLine

ADDED = datetime(2026, 1, 2, tzinfo=UTC)
NUMBERS = count(1)


def firm(name):
    return Account(AccountId(f"f{next(NUMBERS)}"), name, ADDED)


@pytest.fixture
def said(meeting_at, account):
    """A meeting with the account whose agenda says something."""

    def made(purpose, *topics, name="m1"):
        lines = tuple(AgendaLine(topic, 5, "us") for topic in topics)
        return meeting_at(
            name,
            datetime(2026, 11, 25, 12, tzinfo=UTC),
            account=account.id,
            agenda=Agenda(purpose, lines),
        )

    return made


def plainly(accounts, meeting):
    """Name by name, as one would look."""
    lines = [meeting.agenda.purpose, *(one.topic for one in meeting.agenda.lines)]
    shown = " ".join(lines).casefold()
    return tuple(
        one.name
        for one in accounts
        if len(one.name) >= SHORTEST
        and one.name.casefold() in shown
        and one.id != meeting.account
    )


def test_another_account_is_found_in_purpose_and_lines_whatever_its_case(
    kept, account, said
):
    book = kept(account, firm("Acme Mills"), firm("Straße 7"), firm("Nobody Ltd"))
    meeting = said("As for ACME MILLS", "What STRASSE 7 does")
    assert others_named(book, [meeting]) == {"m1": ("Acme Mills", "Straße 7")}


def test_their_own_name_and_short_ones_are_no_strangers(kept, account, said):
    book = kept(account, firm("Ink"))
    assert others_named(book, [said(f"{account.name} and Ink")]) == {}


def test_two_of_one_name_are_both_named_and_a_new_name_is_seen(kept, account, said):
    book = kept(account, firm("Acme Mills"))
    meeting = said("For Acme Mills and Northwind")
    assert others_named(book, [meeting]) == {"m1": ("Acme Mills",)}
    kept(firm("Acme Mills"), firm("Northwind"))
    assert others_named(book, [meeting]) == {
        "m1": ("Acme Mills", "Acme Mills", "Northwind")
    }


def test_an_empty_agenda_and_an_empty_book_name_nobody(book, said):
    assert others_named(book, [said("")]) == {}
    assert others_named(book, [said("Acme Mills")]) == {}


LETTERS = "abßSsİi Σς"


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=40,
    deadline=None,
)
@given(
    st.lists(st.text(LETTERS, min_size=1, max_size=7), max_size=6),
    st.lists(st.text(LETTERS, max_size=24), min_size=1, max_size=3),
)
def test_names_are_found_as_if_looked_for_one_by_one(
    kept, book, account, said, names, texts
):
    kept(account, *map(firm, names))
    accounts = book.every(Account)
    meetings = [said(text, name=f"m{n}") for n, text in enumerate(texts)]
    found = others_named(book, meetings)
    wanted = {one.id: plainly(accounts, one) for one in meetings}
    assert found == {name: told for name, told in wanted.items() if told}
