import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.desk import promising
from app.records.promise import Promise, PromiseState
from ui.accounts.screen import AccountsScreen
from ui.meeting.screen import MeetingScreen
from ui.places import Place, Visit
from ui.promises.cancelling import Cancelling
from ui.promises.screen import THEY, WE


@pytest.fixture
def promises(window, promised, norrland):
    promised("Security paper", 19, meeting=norrland.id)
    promised("Price for 40 seats", 23)
    promised("Site plan", None)
    promised("Thank-you note", 20, told=False)
    promised("Shift plan", 20, ours=False)
    window.go(Visit(Place.PROMISES))
    screen = window.screen_shown
    screen.side.show_choice(WE)
    screen.refresh()
    QApplication.processEvents()
    return screen


@pytest.fixture
def state(open_book):
    def look(what):
        return next(p for p in open_book.book.every(Promise) if p.what == what)

    return look


def words(screen, column=1):
    model = screen.table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def offered(screen):
    return [b.words for b in screen.buttons.values() if b.isVisible()]


def side(screen, click, name):
    click(next(b for b in screen.side.buttons if b.key == name))


def part(screen, click, name):
    click(next(b for b in screen.part.buttons if b.key == name))


def test_ours_stand_by_due_the_late_ones_on_top(promises):
    assert words(promises) == [
        "Security paper",
        "Thank-you note",
        "Price for 40 seats",
        "Site plan",
    ]
    assert words(promises, 0)[0] == "2 working days late"
    assert words(promises, 0)[1].endswith("late · own plan")
    assert words(promises, 0)[3] == "no day yet"
    assert words(promises, 2)[0] == "we, for Anna"
    assert words(promises, 3)[0] == "Norrland Robotics"


def test_the_first_is_chosen_and_its_acts_are_offered(promises):
    assert promises.first_stop() is promises.table
    assert offered(promises) == [
        "Done",
        "New date",
        "Tell them",
        "By mail",
        "Told already",
        "Change",
        "Take back",
        "To its meeting",
    ]
    assert promises.buttons["done"].accessibleName() == "Done: Security paper"


def test_nobody_is_told_of_an_own_plan(promises, press):
    promises.table.setFocus()
    press(Qt.Key.Key_Down)
    assert offered(promises) == [
        "Done",
        "New date",
        "They know",
        "Change",
        "Take back",
        "To its account",
    ]


def test_after_done_the_next_one_is_chosen(promises, press, state, window):
    promises.table.setFocus()
    promises.buttons["done"].setFocus()
    press(Qt.Key.Key_Space)
    assert state("Security paper").state is PromiseState.DONE
    assert state("Thank-you note").id == promises.table.chosen
    assert QApplication.focusWidget() is promises.buttons["done"]
    assert window.notice.words == "Done: Security paper."


def test_the_choice_stays_when_something_else_changes(promises, press, promised, state):
    promises.table.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    promised("An earlier one", 18)
    assert words(promises)[0] == "An earlier one"
    assert promises.table.chosen == state("Price for 40 seats").id


def test_a_click_chooses_and_a_second_one_opens(promises, click, window):
    table = promises.table
    cell = table.visualRect(table.model().index(2, 1)).center()
    click(table.viewport(), cell)
    assert window.screen_shown is promises
    assert table.currentIndex().row() == 2


def test_enter_goes_to_the_meeting_it_was_made_in(promises, press, window, norrland):
    promises.table.setFocus()
    press(Qt.Key.Key_Return)
    assert isinstance(window.screen_shown, MeetingScreen)
    assert window.screen_shown.document.id == norrland.id


def test_one_without_a_meeting_goes_to_its_account(promises, press, window):
    promises.table.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert isinstance(window.screen_shown, AccountsScreen)


def test_taking_back_asks_by_whom_and_says_what_it_means(promises, click, sheet, state):
    click(promises.buttons["cancel"])
    asked = sheet()
    assert isinstance(asked, Cancelling)
    click(asked.first)
    assert asked.complaint == "Say who took it back."
    click(next(b for b in asked.by.buttons if b.key == "by us alone"))
    click(asked.first)
    gone = state("Security paper")
    assert gone.state is PromiseState.CANCELLED
    assert (gone.cancelled_by, gone.with_their_yes) == ("us", False)


def test_an_own_plan_is_taken_back_without_asking(promises, press, click, state):
    promises.table.setFocus()
    press(Qt.Key.Key_Down)
    click(promises.buttons["cancel"])
    assert state("Thank-you note").state is PromiseState.CANCELLED


def test_an_own_plan_gets_a_day_without_anybodys_yes(
    promises, press, click, sheet, state, type_in
):
    promises.table.setFocus()
    press(Qt.Key.Key_Down)
    click(promises.buttons["new-date"])
    asked = sheet()
    assert not asked.yes.isVisible()
    type_in("fri")
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert state("Thank-you note").due.day.isoformat() == "2026-11-27"


def test_the_sides_are_turned_with_the_arrows(promises, press, click):
    side(promises, click, THEY)
    assert words(promises) == ["Shift plan"]
    assert offered(promises)[:3] == ["They did", "New date", "Look in"]
    side(promises, click, WE)
    assert len(words(promises)) == 4


def test_a_done_that_was_a_slip_is_taken_back_among_the_kept(
    promises, click, state, open_book
):
    open_book.do(promising.keep, state("Security paper").id)
    part(promises, click, "kept")
    assert words(promises) == ["Security paper"]
    assert words(promises, 0) == ["kept today"]
    assert offered(promises) == [
        "Not done after all",
        "Not right yet",
        "To its meeting",
    ]
    click(promises.buttons["undone"])
    QApplication.processEvents()
    assert state("Security paper").state is PromiseState.OPEN
    texts = [t.text() for t in promises.findChildren(QLabel) if t.isVisible()]
    assert "Nothing kept yet" in texts


def test_words_that_find_nothing_do_not_say_that_nothing_is_owed(
    promises, type_in, press
):
    promises.filter.setFocus()
    type_in("security")
    assert words(promises) == ["Security paper"]
    type_in("xx")
    texts = [t.text() for t in promises.findChildren(QLabel) if t.isVisible()]
    assert "No promise with these words" in texts
    assert "Nothing is owed" not in texts
    assert QApplication.focusWidget() is promises.filter


def test_the_header_counts_both_sides_and_no_own_plan_as_late(promises):
    texts = [t.text() for t in promises.findChildren(QLabel)]
    assert "We: 4 open, 1 late · they: 1 open, 1 late" in texts


def test_the_rail_says_how_many_are_late(promises, window):
    place = window.rail.places[Place.PROMISES]
    assert place.accessibleName() == "Promises, 1 late"
