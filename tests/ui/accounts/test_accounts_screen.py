import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.desk import knowing, people
from app.records.account import Account
from app.records.person import Person, Role
from ui.accounts.person_sheet import PersonSheet
from ui.meeting.screen import MeetingScreen
from ui.places import Place, Visit


@pytest.fixture
def accounts(window, week):
    window.go(Visit(Place.ACCOUNTS))
    QApplication.processEvents()
    return window.screen_shown


@pytest.fixture
def page(window, accounts, norrland):
    window.go(Visit(Place.ACCOUNTS, account=norrland.account))
    QApplication.processEvents()
    return accounts.page


@pytest.fixture
def account(open_book, norrland):
    def look():
        return open_book.book.find(Account, norrland.account)

    return look


def names(screen):
    model = screen.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def texts(widget):
    QApplication.processEvents()
    return [t.text() for t in widget.findChildren(QLabel) if t.isVisible()]


def back(window):
    # Without a window manager nobody else hands the keyboard back.
    window.activateWindow()
    QApplication.processEvents()


def row(page, key):
    return next(controls[0] for one, controls in page._stops if one == key)


def test_accounts_stand_by_name_and_open_with_enter(accounts, press, window):
    assert names(accounts) == sorted(names(accounts), key=str.casefold)
    accounts.table.setFocus()
    press(Qt.Key.Key_Return)
    assert names(accounts)[0] in texts(accounts)
    assert accounts.page.isVisible()


def test_esc_goes_back_to_the_list_at_the_same_account(accounts, press):
    accounts.table.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Down)
    chosen = accounts.table.chosen
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is accounts.page.first_stop()
    press(Qt.Key.Key_Escape)
    assert accounts.table.isVisible()
    assert accounts.table.chosen == chosen
    assert QApplication.focusWidget() is accounts.table


def test_esc_elsewhere_does_nothing_to_the_accounts(accounts, page, press, window):
    window.go(Visit(Place.TODAY))
    window.screen_shown.first_stop().setFocus()
    press(Qt.Key.Key_Escape)
    assert window.rail.place == Place.TODAY


def test_esc_closes_a_list_of_zones_first(accounts, page, press, type_in):
    field = page._fields["zone"].field
    field.setFocus()
    field.selectAll()
    type_in("Stock")
    QApplication.processEvents()
    assert field.completer().popup().isVisible()
    press(Qt.Key.Key_Escape)
    assert not field.completer().popup().isVisible()
    assert page.isVisible()


def test_people_are_found_too_and_esc_empties_the_field(accounts, press, type_in, week):
    accounts.filter.setFocus()
    type_in("lindq")
    assert names(accounts) == ["Norrland Robotics"]
    type_in("xx")
    assert "No account or person with these words" in texts(accounts)
    press(Qt.Key.Key_Escape)
    assert len(names(accounts)) > 3


def test_a_person_is_added_with_the_keyboard(
    page, press, type_in, sheet, open_book, norrland
):
    row(page, "add").setFocus()
    press(Qt.Key.Key_Return)
    assert isinstance(sheet(), PersonSheet)
    type_in("Per Ek")
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    named = [p.name for p in open_book.book.of_account(Person, norrland.account)]
    assert "Per Ek" in named
    assert "Per Ek" in texts(page)
    back(page.window())
    assert QApplication.focusWidget() is row(page, "add")


def test_a_role_is_changed_and_the_keyboard_stays_at_the_person(
    page, press, click, sheet, open_book, norrland
):
    anna = next(
        p
        for p in open_book.book.of_account(Person, norrland.account)
        if p.name.startswith("Anna")
    )
    row(page, anna.id).setFocus()
    press(Qt.Key.Key_Return)
    form = sheet()
    click(next(b for b in form.role.buttons if b.key == "signs"))
    click(form.first)
    QApplication.processEvents()
    assert open_book.book.find(Person, anna.id).role is Role.SIGNS
    assert row(page, anna.id).accessibleName().startswith("Anna Lindqvist, signs")
    back(page.window())
    assert QApplication.focusWidget() is row(page, anna.id)


def test_what_a_sheet_cannot_keep_is_said_in_it(page, press, sheet, type_in):
    row(page, "add").setFocus()
    press(Qt.Key.Key_Return)
    form = sheet()
    press(Qt.Key.Key_Return)
    assert form.complaint == "Give a name."
    form.name.field.setFocus()
    type_in("Per Ek")
    form.zone.field.setFocus()
    type_in("Narnia")
    form.try_to_accept()
    assert form.complaint.startswith("Choose a time zone")
    press(Qt.Key.Key_Escape)


def test_fields_are_kept_at_once_and_follow_an_undo(
    page, press, type_in, account, window
):
    field = page._fields["shared_goal"].field
    field.setFocus()
    field.selectAll()
    type_in("fewer night calls")
    press(Qt.Key.Key_Tab)
    assert account().shared_goal == "fewer night calls"
    assert "shared goal: fewer night calls" in texts(window.screen_shown)
    page.first_stop().setFocus()
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == account().shared_goal == ""


def test_a_name_that_cannot_be_is_refused_where_it_stands(
    page, press, type_in, account
):
    field = page._fields["name"]
    field.field.setFocus()
    field.field.selectAll()
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Tab)
    assert account().name == "Norrland Robotics"
    assert "has no words yet" in field.complaint
    assert field.text == ""


def test_what_is_open_what_they_said_and_every_meeting_stand_there(
    page, promised, open_book, norrland, click, window
):
    promised("Security paper", 19, meeting=norrland.id)
    open_book.do(
        knowing.need, "line 3 must be stable", meeting=norrland.id, interest=True
    )
    shown = texts(page)
    assert "Security paper 2 working days late" in shown
    assert "“line 3 must be stable”" in shown
    click(row(page, norrland.id))
    assert isinstance(window.screen_shown, MeetingScreen)


def test_time_that_passes_builds_nothing_anew(page, window, clock):
    before = page.first_stop()
    page._fields["name"].field.setFocus()
    page._fields["name"].field.setText("half typed")
    clock.at(12, 50)
    window.book.passed.emit()
    assert page.first_stop() is before
    assert page._fields["name"].field.text() == "half typed"


def test_a_visit_to_a_person_gives_the_keyboard_to_them(
    page, window, open_book, norrland
):
    tomas = next(
        p
        for p in open_book.book.of_account(Person, norrland.account)
        if p.name.startswith("Tom")
    )
    window.go(Visit(Place.ACCOUNTS, account=norrland.account, person=tomas.id))
    assert QApplication.focusWidget() is row(page, tomas.id)


def test_what_another_wrote_is_shown_in_the_fields(page, open_book, norrland):
    open_book.do(people.edit_account, norrland.account, zone="Europe/Stockholm")
    assert page._fields["zone"].field.text() == "Europe/Stockholm"


def test_a_visit_to_an_account_begins_at_its_top(page, window, norrland):
    window.resize(1024, 700)
    QApplication.processEvents()
    bar = page._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    window.go(Visit(Place.ACCOUNTS, account=norrland.account))
    QApplication.processEvents()
    assert bar.value() == 0


def test_of_many_open_promises_the_next_twelve_are_shown_and_the_way_to_all(
    page, promised, window, press
):
    made = [promised(f"Paper {number}", 29 - number) for number in range(14)]
    promised("Some day", None)
    keys = [key for key, _ in page._stops]
    shown = keys[keys.index("promises") + 1 : keys.index("more-promises")]
    assert shown == [one.id for one in reversed(made[2:])]
    assert "3 more, all in Promises" in texts(page)
    row(page, "more-promises").setFocus()
    press(Qt.Key.Key_Return)
    assert window.here.place is Place.PROMISES
    assert window.here.account == page._account
