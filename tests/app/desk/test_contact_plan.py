import pytest

from app.book.verify import verify
from app.desk import contacts, people
from app.desk.contact_plan import Verdict
from app.desk.contact_planning import plan_contacts
from app.desk.duplicates import duplicates, keep_apart
from app.desk.list_layouts import known_layout
from app.exchange.crm_csv import read_list
from app.exchange.list_cards import cards_of
from app.exchange.list_columns import Holds, columns_named, guess_columns
from app.exchange.vcard import Card, Cards
from app.records.account import Account
from app.records.mark import Mark
from app.records.person import Person, Phone, Role
from app.rules.likeness import Why


@pytest.fixture
def anna(desk):
    """Anna Berg of Norrland Robotics AB, in the book."""
    account = people.add_account(desk, "Norrland Robotics AB")
    return people.add_person(
        desk,
        "Anna Berg",
        account=account.id,
        emails=("anna@norrland.example",),
        phones=(Phone("+46701234567", "", "mobile"),),
    )


def plan(desk, *cards, **verdicts):
    return plan_contacts(desk, Cards(cards), verdicts)


def everything(desk):
    return [repr(desk.book.every(cls)) for cls in (Account, Person, Mark)]


def test_a_plan_counts_and_writes_nothing(desk, anna):
    before = everything(desk)
    made = plan(
        desk,
        Card("Anna B.", title="COO", emails=("ANNA@norrland.example",)),
        Card("Per Ek", firm="Brandt GmbH", emails=("per@brandt.example",)),
        Card("Eva Ek", firm="Brandt", emails=("eva@brandt.example",)),
        Card("Per Ek", emails=("per@brandt.example",)),
    )
    assert everything(desk) == before
    assert [p.name for p in made.new] == ["Per Ek", "Eva Ek"]
    assert [a.name for a in made.accounts] == ["Brandt GmbH"]
    assert [p.function for p in made.changed] == ["COO"]
    assert made.sentence == (
        "2 people and 1 account new, 1 filled in and 1 known already."
    )
    assert plan(desk).sentence == "Nobody is in it."


def test_what_is_applied_is_what_was_planned_and_one_undo_takes_it_back(desk, anna):
    cards = Cards(
        (
            Card("Anna Berg", title="COO", emails=("anna@norrland.example",)),
            Card("Per Ek", firm="Brandt", buying=Role.DECIDES, note="likes figures"),
        )
    )
    before = everything(desk)
    planned = plan_contacts(desk, cards)
    done = contacts.apply_cards(desk, cards)
    assert done.sentence == planned.sentence
    per = desk.the(Person, done.new[0])
    assert (per.role, per.note) == (Role.DECIDES, "likes figures")
    assert verify(desk.book).whole
    desk.undo()
    assert everything(desk) == before


def test_the_same_firm_under_another_legal_form_is_joined_unless_said_otherwise(
    desk, anna
):
    card = Card("Per Ek", firm="Norrland Robotics")
    made = plan(desk, card)
    (doubt,) = made.doubts
    assert (doubt.why, doubt.verdict) == (Why.NAME, Verdict.SAME)
    assert made.new[0].account == anna.account
    other = plan_contacts(desk, Cards((card,)), {doubt.key: Verdict.DIFFERENT})
    assert other.new[0].account != anna.account
    assert len(other.apart) == 1
    done = contacts.apply_cards(desk, Cards((card,)), {doubt.key: Verdict.DIFFERENT})
    assert done.accounts == 1
    assert duplicates(desk.book).pairs == ()


@pytest.mark.parametrize(
    ("card", "why"),
    [
        (Card("Ana Berg", firm="Norrland Robotics AB"), Why.NEARLY),
        (Card("A. Berg", firm="Norrland Robotics AB"), Why.NEARLY),
        (Card("Boss", firm="X", phones=(Phone("+46701234567"),)), Why.NUMBER),
    ],
)
def test_who_may_be_somebody_known_is_asked_and_comes_in_as_said(desk, anna, card, why):
    cards = Cards((card,))
    made = plan_contacts(desk, cards)
    if card.name == "Ana Berg":
        # Three letters are too few for a slip.
        assert made.doubts == ()
        return
    (doubt,) = made.doubts
    assert (doubt.known.id, doubt.why, doubt.verdict) == (anna.id, why, Verdict.LATER)
    assert len(made.new) == 1
    same = plan_contacts(desk, cards, {doubt.key: Verdict.SAME})
    assert (same.new, same.doubts[0].verdict) == ((), Verdict.SAME)
    contacts.apply_cards(desk, cards, {doubt.key: Verdict.DIFFERENT})
    assert len(desk.book.every(Person)) == 2
    assert duplicates(desk.book).people == ()


def test_the_same_name_without_accents_is_the_same_person(desk, anna):
    made = plan(desk, Card("BERG, Änna", firm="Norrland Robotics AB"))
    assert (made.new, made.unchanged) == ((), 1)
    assert made.doubts[0].verdict is Verdict.SAME


def test_somebody_known_who_stands_at_another_firm_is_told_and_left_there(desk, anna):
    made = plan(
        desk,
        Card("Anna Berg", firm="Brandt GmbH", emails=anna.emails, line=7),
        Card("Anna Berg", firm="Norrland", emails=anna.emails, line=8),
    )
    (trouble,) = made.troubles
    assert trouble.line == 7
    assert "works at Brandt" not in trouble.sentence
    assert "If they work at Brandt GmbH now" in trouble.sentence
    assert made.accounts == ()
    assert made.left_out == 0


def test_a_number_many_have_asks_nothing(desk, anna):
    people.add_person(desk, "Bo", account=anna.account, phones=(Phone("+46701234567"),))
    made = plan(desk, Card("Cid", firm="X", phones=(Phone("+46701234567"),)))
    assert made.doubts == ()


def test_a_layout_is_remembered_by_its_headings_in_its_encoding(desk):
    raw = "jméno;pošta;č\nJiří Dvořák;jiri@x.example;1\n".encode("cp1250")
    assert known_layout(desk, raw) is None
    given = read_list(raw, encoding="cp1250")
    columns = (Holds.NAME, Holds.MAIL, Holds.NOTHING)
    cards = cards_of(given, columns)
    contacts.apply_cards(desk, cards, layout=(given, columns))
    kept = known_layout(desk, raw + b"Eva;eva@x.example;2\n")
    assert kept is not None
    assert (kept.encoding, kept.delimiter) == ("cp1250", ";")
    assert columns_named(kept.columns) == columns
    assert known_layout(desk, b"name,mail\nAnna,a@x.example\n") is None
    contacts.apply_cards(
        desk, cards, layout=(given, (Holds.NAME, Holds.MAIL, Holds.NOTE))
    )
    again = known_layout(desk, raw)
    assert again.id == kept.id
    assert again.columns[2] == "note"
    desk.undo()
    assert known_layout(desk, raw) == kept


def test_a_list_in_utf16_is_known_again(desk):
    raw = "Name\tMail\nAnna\ta@x.example\n".encode("utf-16-be")
    given = read_list(raw)
    columns = guess_columns(given)
    contacts.apply_cards(desk, cards_of(given, columns), layout=(given, columns))
    assert known_layout(desk, raw).encoding == "utf-16"
    assert read_list(raw, encoding="utf-16").headings == given.headings


def test_pairs_in_the_book_are_told_until_they_are_said_to_be_two(desk, anna):
    people.add_person(desk, "Anna Borg", account=anna.account)
    people.add_account(desk, "Norrland Robotics")
    found = duplicates(desk.book)
    assert found.sentence == "2 accounts and 2 people may be the same."
    for pair in found.pairs:
        keep_apart(desk, pair)
    assert duplicates(desk.book).sentence == ""
    desk.undo()
    assert duplicates(desk.book).sentence == "2 people may be the same."
