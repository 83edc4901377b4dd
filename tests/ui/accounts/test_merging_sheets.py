import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.book.verify import verify
from app.desk import contacts, knowing, people, promising
from app.exchange.vcard import Card, Cards
from app.records.account import Account
from app.records.person import Person, Phone
from app.records.promise import Promise
from ui.accounts.merge_sheet import MergeSheet
from ui.accounts.same_sheet import SameSheet
from ui.accounts.same_strip import AT_ONCE
from ui.places import Place, Visit


@pytest.fixture
def twin(open_book, norrland):
    """A second Anna Lindqvist of Norrland, who has a promise of her own."""
    desk = open_book.desk
    made = people.add_person(
        desk,
        "A. Lindqvist",
        account=norrland.account,
        emails=("a.lindqvist@norrland.example",),
        phones=(Phone("+46701234567"),),
        function="COO",
        note="Prefers mornings",
    )
    promising.promise(desk, "Plan", ours=False, account=norrland.account, who=made.id)
    return made


@pytest.fixture
def anna(open_book, norrland):
    here = open_book.book.of_account(Person, norrland.account)
    found = next(p for p in here if p.name.startswith("Anna"))
    return people.edit_person(open_book.desk, found.id, note="Likes figures")


@pytest.fixture
def accounts(window, anna, twin):
    window.go(Visit(Place.ACCOUNTS))
    for _ in range(3):
        QApplication.processEvents()
    return window.screen_shown


def texts(widget):
    QApplication.processEvents()
    return [t.text() for t in widget.findChildren(QLabel) if t.isVisible()]


def test_the_accounts_say_who_may_be_the_same_and_lead_there(accounts, sheet, press):
    assert accounts.same.isVisible()
    assert "2 people may be the same." in accounts.same._strip.accessibleName()
    accounts.same.look.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Space)
    form = sheet()
    assert isinstance(form, SameSheet)
    said = "Anna Lindqvist and A. Lindqvist Norrland Robotics · nearly the same name"
    assert said in texts(form)
    press(Qt.Key.Key_Escape)


def test_two_that_are_not_the_same_are_offered_no_more(
    accounts, sheet, click, open_book, window
):
    click(accounts.same.look)
    _, (_, apart) = sheet().stops[0]
    click(apart)
    for _ in range(3):
        QApplication.processEvents()
    assert QApplication.activeModalWidget() is None
    assert not accounts.same.isVisible()
    assert "are not offered again" in window.notice.words
    click(window.notice.act)
    for _ in range(3):
        QApplication.processEvents()
    assert accounts.same.isVisible()


def test_two_are_made_one_with_keys_and_one_undo_takes_it_back(
    accounts, sheet, press, click, open_book, anna, twin, window
):
    before = open_book.book.every(Person)
    click(accounts.same.look)
    click(sheet().stops[0][1][0])
    form = sheet()
    assert isinstance(form, MergeSheet)
    left, right = form.choices["note"]
    assert (left.words, right.words) == ("Likes figures", "Prefers mornings")
    assert right.isChecked() or left.isChecked()
    name, other = form.choices["name"]
    other.setChecked(True)
    other.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Left)
    assert name.isChecked()
    left.setChecked(True)
    left.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Right)
    assert right.isChecked()
    assert "COO" in texts(form)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    for _ in range(3):
        QApplication.processEvents()
    kept = open_book.book.find(Person, anna.id)
    assert (kept.name, kept.note, kept.function) == (
        "Anna Lindqvist",
        "Prefers mornings",
        "COO",
    )
    assert "a.lindqvist@norrland.example" in kept.emails
    assert open_book.book.find(Person, twin.id) is None
    assert {p.who for p in open_book.book.every(Promise)} == {anna.id}
    assert verify(open_book.book).whole
    assert QApplication.activeModalWidget() is None
    assert "are one now" in window.notice.words
    click(window.notice.act)
    assert set(open_book.book.every(Person)) == set(before)


def test_two_accounts_are_offered_before_their_people(
    accounts, sheet, click, open_book, norrland, press
):
    people.add_account(open_book.desk, "Norrland Robotics AB")
    open_book.changed.emit()
    for _ in range(3):
        QApplication.processEvents()
    assert "2 accounts and 2 people" in accounts.same._strip.accessibleName()
    click(accounts.same.look)
    click(sheet().stops[0][1][0])
    click(sheet().first)
    for _ in range(3):
        QApplication.processEvents()
    named = [a for a in open_book.book.every(Account) if "Norrland" in a.name]
    assert len(named) == 1
    assert isinstance(sheet(), SameSheet)
    press(Qt.Key.Key_Escape)


def test_among_many_people_it_is_looked_for_beside_the_window(open_book, window, qtbot):
    contacts.apply_cards(
        open_book.desk,
        Cards(tuple(Card(f"Anna N{n}x", firm=f"F{n}") for n in range(AT_ONCE))),
    )
    per = next(a for a in open_book.book.every(Account) if a.name == "F1")
    people.add_person(open_book.desk, "Anna N1y Ek", account=per.id)
    people.add_person(open_book.desk, "Anna N1y Ekk", account=per.id)
    people.add_person(open_book.desk, "A. N1y Ek", account=per.id)
    open_book.changed.emit()
    window.go(Visit(Place.ACCOUNTS))
    qtbot.waitUntil(lambda: window.screen_shown.same.isVisible(), timeout=10_000)
    assert window.screen_shown.same.found.people
    window.close()


def test_who_may_be_the_same_is_looked_at_only_when_somebody_was_written(
    window, open_book, norrland, twin
):
    def same_after(verb, *words, **more):
        window.go(Visit(Place.TODAY))
        open_book.do(verb, *words, **more)
        window.go(Visit(Place.ACCOUNTS))
        QApplication.processEvents()
        return window.screen_shown.same.found

    first = same_after(knowing.note, "One", account=norrland.account)
    assert first.people
    assert same_after(knowing.note, "Two", account=norrland.account) is first
    assert same_after(people.edit_person, twin.id, name="Otto Berg", note="") != first
