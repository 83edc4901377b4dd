from datetime import UTC, datetime
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.records.account import Account
from app.records.person import Person, Phone
from app.rules.firm_names import firm_key
from app.rules.likeness import Why, like_accounts, like_people, likeness, pair_key

NOW = datetime(2026, 11, 20, tzinfo=UTC)
LETTERS = "aábcčdďeéfghijklmnňoóøprřsštťuúůvyýzžAÁBČDŁÖÜ"
NAMES = st.lists(
    st.text(LETTERS + ".-'", min_size=1, max_size=9), min_size=1, max_size=4
).map(" ".join)
ANYTHING = st.text(max_size=40)


@given(ANYTHING | NAMES)
def test_a_name_is_like_itself(name):
    assert likeness(name, name) is Why.NAME


@given(ANYTHING | NAMES, ANYTHING | NAMES)
def test_likeness_goes_both_ways(one, other):
    assert likeness(one, other) == likeness(other, one)


def test_a_word_that_stands_twice_counts_twice_on_either_side():
    for one, other in (("Anna Anna Berg", "Anna Berg"), ("Anna Anna", "Anna Berg")):
        assert likeness(one, other) == likeness(other, one)
    assert likeness("Anna Anna", "Anna A.") is likeness("Anna A.", "Anna Anna")


@given(NAMES, NAMES)
def test_case_accents_and_how_letters_are_put_together_do_not_matter(one, other):
    for form in ("NFC", "NFD", "NFKC"):
        told = likeness(normalize(form, one).upper(), normalize(form, other).lower())
        assert told == likeness(one, other)


@given(NAMES)
def test_a_name_is_the_same_in_any_order_of_its_words(name):
    assert likeness(name, " ".join(reversed(name.split()))) is Why.NAME


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Jiří Novák", "Novak, Jiri", Why.NAME),
        ("Dr. Anna Berg", "anna berg, PhD", Why.NAME),
        ("Anna Berg", "A. Berg", Why.NEARLY),
        ("Anna Berg", "Anna Maria Berg", Why.NEARLY),
        ("Tomás Ruiz", "Tomas Ruis", Why.NEARLY),
        ("Jürgen Müller", "Jurgen Mueller", Why.NEARLY),
        ("Peter Lindqvist", "Peter Lindqivst", Why.NEARLY),
        ("Anna Berg", "Anna Borg", Why.NEARLY),
        ("Anna Berg", "Ana Bergman", None),
        ("Jan Lee", "Jun Lee", None),
        ("Anna", "Anne", None),
        ("Anna", "Anna Berg", None),
        ("Anna Berg", "Bea Berg", None),
        ("A. Berg", "B. Berg", None),
        ("???", "!!!", None),
        ("Dr", "Prof", None),
    ],
)
def test_names_of_real_people(one, other, why):
    assert likeness(one, other) is why


@pytest.mark.parametrize(
    "names",
    [
        ("Havel s.r.o.", "HAVEL, spol. s r. o.", "Havel", "havel sro"),
        ("Brandt GmbH", "Brandt GmbH & Co. KG", "Brandt"),
        ("Norrland Robotics AB", "Norrland Robotics"),
        ("Acme, Inc.", "ACME Inc", "The Acme Corporation", "Acme Ltd."),
        ("Nowak Sp. z o.o.", "Nowak sp.zo.o.", "Nowak S.A."),
        ("Müller AG", "MÜLLER", "Mu\u0308ller"),
        ("Vestas A/S", "Vestas"),
        ("Oy Karhu Ab", "Karhu Oy"),
    ],
)
def test_a_firm_is_the_same_without_its_form(names):
    assert len({firm_key(name) for name in names}) == 1


def test_different_firms_stay_different_and_a_bare_form_keeps_its_word():
    assert firm_key("Havel Logistics") != firm_key("Havel Foods")
    assert firm_key("AG") == "ag"
    assert firm_key("Co.") == "co"
    assert firm_key("…") == ""


@given(ANYTHING)
@example("\U0001d756")
def test_a_firm_without_its_form_has_none_left(name):
    assert firm_key(firm_key(name)) == firm_key(name)


def person(number, name, account="a", *, emails=(), phones=(), ours=False):
    home = None if ours else account
    numbers = tuple(Phone(one) for one in phones)
    return Person(f"p{number}", name, home, ours, emails=emails, phones=numbers)


def test_people_are_alike_by_mail_by_number_or_by_name_in_one_account():
    people = (
        person(1, "Anna Berg", emails=("anna@norrland.example",)),
        person(2, "A. B.", "b", emails=("Anna@norrland.example",)),
        person(3, "Tomas Ruiz", phones=("+46812345678",)),
        person(4, "T.", "b", phones=("+46812345678",)),
        person(5, "Tomás Ruis"),
        person(6, "Tomas Ruiz", "b"),
        person(7, "Mia Holm", ours=True),
        person(8, "Holm, Mia", ours=True),
    )
    found = {(p.one.id, p.other.id): p.why for p in like_people(people)}
    assert found == {
        ("p1", "p2"): Why.MAIL,
        ("p3", "p4"): Why.NUMBER,
        ("p3", "p5"): Why.NEARLY,
        ("p7", "p8"): Why.NAME,
    }
    assert not like_people(people[:2], {pair_key("p2", "p1")})


def test_a_switchboard_makes_nobody_the_same():
    people = [person(i, f"N{i} Berg{i}", phones=("+468100",)) for i in range(3)]
    assert like_people(people) == ()
    main = [
        Person(f"m{i}", f"N{i}", "a", phones=(Phone("+468200", "", "main"),))
        for i in range(2)
    ]
    assert like_people(main) == ()
    desks = [
        Person(f"d{i}", f"N{i}", "a", phones=(Phone("+468300", str(i)),))
        for i in range(2)
    ]
    assert like_people(desks) == ()


def test_accounts_are_alike_by_domain_or_by_name():
    accounts = (
        Account("a", "Havel s.r.o.", NOW, domains=("havel.example",)),
        Account("b", "Havel", NOW),
        Account("c", "Brandt", NOW, domains=("mail.havel.example",)),
        Account("d", "Solo", NOW, domains=("gmail.com",)),
        Account("e", "Duo", NOW, domains=("gmail.com",)),
    )
    found = {(p.one.id, p.other.id): p.why for p in like_accounts(accounts)}
    assert found == {("a", "c"): Why.DOMAIN, ("a", "b"): Why.NAME}
    assert len(like_accounts(accounts, {pair_key("a", "c")})) == 1


def test_a_thousand_of_one_name_in_one_account_take_no_age():
    many = [person(i, f"Anna N{i:04}x") for i in range(1000)]
    assert like_people(many) == ()


@given(
    st.lists(
        st.tuples(st.sampled_from(["Anna Berg", "A. Berg", "Anna Borg", "Per Ek"])),
        max_size=8,
    )
)
def test_every_pair_is_found_once_and_nobody_is_like_themselves(names):
    people = [person(i, name) for i, (name,) in enumerate(names)]
    pairs = like_people(people)
    keys = [pair.key for pair in pairs]
    assert len(keys) == len(set(keys))
    expected = {
        pair_key(one.id, other.id)
        for i, one in enumerate(people)
        for other in people[i + 1 :]
        if likeness(one.name, other.name)
    }
    assert set(keys) == expected
