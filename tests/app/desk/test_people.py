import pytest

from app.desk import contacts, people, settings
from app.errors import Problem
from app.exchange.vcard import Card, Cards
from app.records.account import Account, AccountId
from app.records.person import Person, Phone, Role


def test_an_account_is_added_once(desk):
    added = people.add_account(desk, "Brightwell", domains=("Brightwell.Example ",))
    assert added.domains == ("brightwell.example",)
    with pytest.raises(Problem, match="already"):
        people.add_account(desk, "BRIGHTWELL")
    with pytest.raises(Problem, match=r"Nowhere/Land.*Brightwell"):
        people.edit_account(desk, added.id, zone="Nowhere/Land")
    assert people.edit_account(desk, added.id, zone="Europe/Lisbon").zone


def test_a_person_is_of_an_account_or_ours(desk):
    account = people.add_account(desk, "Brightwell")
    ana = people.add_person(
        desk, "Ana", account=account.id, emails=("ANA@brightwell.example",)
    )
    assert ana.emails == ("ana@brightwell.example",)
    assert people.add_person(desk, "Mia", ours=True).account is None
    with pytest.raises(Problem, match="belongs to an account"):
        people.add_person(desk, "Nobody")
    with pytest.raises(Problem, match="not in the book"):
        people.add_person(desk, "Nobody", account=AccountId("gone"))
    with pytest.raises(Problem, match="Ana has the mail address"):
        people.add_person(
            desk, "B", account=account.id, emails=("ana@brightwell.example",)
        )


def test_a_role_is_put_on_the_person(desk, meeting):
    anna = meeting.attendees[0].person
    assert people.edit_person(desk, anna, role=Role.DECIDES).role is Role.DECIDES
    with pytest.raises(Problem, match="one of ours"):
        people.edit_person(desk, anna, ours=True)


def test_contacts_fill_blanks_and_make_who_is_missing(desk, meeting):
    anna = desk.the(Person, meeting.attendees[0].person)
    cards = Cards(
        (
            Card(
                "Anna B.",
                title="Head of HR",
                emails=("anna@norrland.example",),
                phones=(Phone("+46812345678"),),
            ),
            Card("Sam Cole", firm="Brightwell", emails=("sam@brightwell.example",)),
            Card("Solo Seller", emails=("solo@gmail.com",)),
        )
    )
    done = contacts.apply_cards(desk, cards)
    assert (len(done.new), done.updated) == (2, (anna.id,))
    assert done.sentence == "2 people and 2 accounts new and 1 filled in."
    after = desk.the(Person, anna.id)
    assert (after.name, after.function) == ("Anna Berg", "Head of HR")
    assert after.phones == (Phone("+46812345678"),)
    accounts = {a.name: a.domains for a in desk.book.every(Account)}
    assert accounts["Brightwell"] == ("brightwell.example",)
    assert accounts["Solo Seller"] == ()
    again = contacts.apply_cards(desk, cards)
    assert (again.new, again.updated, again.unchanged) == ((), (), 3)


def test_one_undo_takes_contacts_back(desk):
    contacts.apply_cards(desk, Cards((Card("Sam Cole", firm="Brightwell"),)))
    desk.undo()
    assert desk.book.every(Person) == ()
    assert desk.book.every(Account) == ()


def test_contacts_of_our_own_domain_are_ours(desk):
    settings.change(desk, own_domains=("ours.example",))
    contacts.apply_cards(desk, Cards((Card("Mia", emails=("mia@ours.example",)),)))
    (mia,) = desk.book.every(Person)
    assert (mia.ours, mia.account) == (True, None)
