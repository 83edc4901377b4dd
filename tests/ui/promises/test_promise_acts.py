from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.book.promise_lists import Which
from app.desk import promising
from app.records.knowledge import Fact
from app.records.promise import Promise, PromiseKind, PromiseState, Repeats
from ui.places import Place, Visit
from ui.promises.asked_sheet import AskedSheet
from ui.promises.behind import Behind
from ui.promises.cancelling import Cancelling
from ui.promises.effort_sheet import EffortSheet
from ui.promises.new_date import NewDate
from ui.promises.promise_sheet import MOVES, PromiseSheet

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def promises(window, promised):
    promised("Security paper", 19)
    promised("Price for 40 seats", 27)
    promised("Shift plan", 27, ours=False)
    promised("Names of the pilot team", 30, ours=False)
    window.go(Visit(Place.PROMISES))
    QApplication.processEvents()
    window.screen_shown.table.setFocus()
    return window.screen_shown


@pytest.fixture
def state(open_book):
    def look(what):
        return next(p for p in open_book.book.every(Promise) if p.what == what)

    return look


@pytest.fixture
def choose(promises, state):
    """Chooses several of the list by what they are."""

    def make(*what):
        table = promises.table
        table.clearSelection()
        rows = [promises._model.ids.index(state(one).id) for one in what]
        picks = table.selectionModel()
        for row in rows:
            picks.select(
                table.model().index(row, 0),
                picks.SelectionFlag.Select | picks.SelectionFlag.Rows,
            )
        QApplication.processEvents()

    return make


def words(screen, column=1):
    model = screen.table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def offered(screen):
    return [b.words for b in screen.buttons.values() if b.isVisible()]


def option(row, name):
    return next(b for b in row.buttons if b.key == name)


def test_both_sides_stand_in_one_list_by_due(promises):
    assert words(promises) == [
        "Security paper",
        "Price for 40 seats",
        "Shift plan",
        "Names of the pilot team",
    ]
    assert words(promises, 2)[2] == "Anna"
    labels = [b.words for b in promises.part.buttons]
    assert labels[:5] == ["Open", "Late 1", "Today", "This week 2", "Later 1"]


def test_a_part_is_shown_by_a_press(promises, click):
    click(option(promises.part, "late"))
    assert words(promises) == ["Security paper"]
    click(option(promises.part, "today"))
    assert words(promises) == []
    assert promises._nothing.isVisible()


@pytest.mark.parametrize(
    ("key", "after"),
    [
        ("done", PromiseState.DONE),
        ("new-date", PromiseState.OPEN),
        ("cancel", PromiseState.CANCELLED),
        ("tell-them", PromiseState.OPEN),
        ("told-them", PromiseState.OPEN),
    ],
)
def test_each_act_works_on_several_of_ours(
    promises, choose, click, sheet, state, type_in, press, open_book, key, after
):
    choose("Security paper", "Price for 40 seats")
    acts = len(open_book.desk.done)
    click(promises.buttons[key])
    if key == "new-date":
        asked = sheet()
        click(option(asked.yes, "Anna Lindqvist"))
        asked.when.setFocus()
        type_in("4 dec")
        press(Qt.Key.Key_Return)
    elif key == "cancel":
        asked = sheet()
        click(option(asked.by, "by us alone"))
        click(asked.first)
    QApplication.processEvents()
    both = [state("Security paper"), state("Price for 40 seats")]
    assert {one.state for one in both} == {after}
    assert len(open_book.desk.done) == acts + 1
    if key == "new-date":
        assert {one.due.day.isoformat() for one in both} == {"2026-12-04"}
        assert {one.moves[0].agreed_by for one in both} == {"Anna Lindqvist"}
    if key in {"tell-them", "told-them"}:
        assert all(one.told_late for one in both)
    open_book.undo()
    assert {one.state for one in open_book.book.every(Promise)} == {PromiseState.OPEN}


def test_one_note_names_all_that_one_person_waits_for(promises, choose, click):
    choose("Security paper", "Price for 40 seats")
    click(promises.buttons["tell-them"])
    note = QApplication.clipboard().text()
    assert note.count("Hi Anna,") == 1
    assert "“Security paper”, which was due Thu 19 Nov" in note
    assert "“Price for 40 seats”" in note


def test_theirs_are_looked_in_on_together_and_planned(
    promises, choose, click, sheet, state, type_in, press
):
    choose("Shift plan", "Names of the pilot team")
    assert offered(promises)[:2] == ["They did all", "New date"]
    click(promises.buttons["look-in-on"])
    sheet()
    type_in("today")
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    click(option(promises.part, "look in"))
    assert words(promises) == ["Shift plan", "Names of the pilot team"]
    assert words(promises, 0)[0] == "due Fri 27 Nov · look in"
    choose("Shift plan", "Names of the pilot team")
    click(promises.buttons["look-in"])
    assert "I am looking in on “Shift plan”" in QApplication.clipboard().text()
    assert state("Shift plan").looked_in
    assert words(promises) == []


@pytest.mark.parametrize(
    ("key", "held", "kind"),
    [
        (Qt.Key.Key_M, CONTROL, NewDate),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, PromiseSheet),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, Cancelling),
    ],
)
def test_what_asks_for_more_has_a_key(promises, press, sheet, key, held, kind):
    press(key, held)
    asked = sheet()
    assert isinstance(asked, kind)
    asked.reject()


def test_the_acts_have_keys(promises, press, state):
    press(Qt.Key.Key_L, CONTROL)
    assert state("Security paper").told_late
    press(Qt.Key.Key_D, CONTROL)
    assert state("Security paper").state is PromiseState.DONE


def test_what_a_new_day_means_is_said_while_one_chooses(
    promises, click, sheet, type_in, press
):
    click(promises.buttons["new-date"])
    asked = sheet()
    assert asked.means.text().startswith("Without their yes Thu 19 Nov still counts")
    click(option(asked.yes, "Anna Lindqvist"))
    asked.when.setFocus()
    type_in("fri")
    assert asked.means.text().startswith("It was due Thu 19 Nov already")
    asked.said.setFocus()
    type_in("thu 9:00")
    assert asked.means.text().startswith("They agreed before it was due")
    press(Qt.Key.Key_Escape)


def test_taking_back_one_that_repeats_asks_whether_all(
    promises, click, sheet, state, open_book
):
    one = state("Price for 40 seats")
    open_book.do(promising.repeat, one.id, Repeats.WEEKLY)
    promises.table.choose(one.id)
    assert "every Friday" in promises._story.text()
    assert "Stop repeating" in offered(promises)
    click(promises.buttons["cancel"])
    asked = sheet()
    click(option(asked.by, "by them"))
    assert "left out of the count" in asked.means.text()
    click(asked.first)
    assert asked.complaint.startswith("Say whether only this one")
    click(option(asked.series, "only this one"))
    click(asked.first)
    QApplication.processEvents()
    open_ones = [
        p
        for p in open_book.book.every(Promise)
        if p.what == one.what and p.state is PromiseState.OPEN
    ]
    assert [p.due.day.isoformat() for p in open_ones] == ["2026-12-04"]


def test_repeating_is_stopped_with_one_press(promises, click, state, open_book):
    one = state("Price for 40 seats")
    open_book.do(promising.repeat, one.id, Repeats.WEEKLY)
    promises.table.choose(one.id)
    click(promises.buttons["stop"])
    assert state("Price for 40 seats").repeats is Repeats.NEVER


def test_a_promise_is_made_by_hand(window, promises, press, sheet, type_in, state):
    press(Qt.Key.Key_O, CONTROL | SHIFT)
    asked = sheet()
    assert isinstance(asked, PromiseSheet)
    type_in("Weekly status")
    asked.party.account.setFocus()
    type_in("Norrland Robotics")
    asked.party.person.setFocus()
    type_in("anna")
    asked.when.setFocus()
    type_in("every friday 14:00")
    assert asked.often.option == "every week"
    assert "every Friday" in asked.means.text()
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    made = state("Weekly status")
    assert (made.repeats, made.told) == (Repeats.WEEKLY, True)
    assert made.due.local.hour == 14
    assert window.notice.words == "Promised: Weekly status."


def test_a_day_they_know_is_not_changed_in_passing(
    promises, press, sheet, type_in, state, click
):
    press(Qt.Key.Key_F2)
    asked = sheet()
    asked.when.field.setFocus()
    asked.when.field.selectAll()
    type_in("fri")
    click(asked.first)
    assert asked.complaint == MOVES
    click(option(asked.slip, "yes"))
    click(asked.first)
    QApplication.processEvents()
    changed = state("Security paper")
    assert (changed.due.day.isoformat(), changed.moves) == ("2026-11-27", ())


def test_they_asked_makes_the_request_and_the_answer(
    window, promises, press, sheet, type_in, click, state, open_book, clock
):
    press(Qt.Key.Key_A, CONTROL | SHIFT)
    asked = sheet()
    assert isinstance(asked, AskedSheet)
    type_in("Price for a second site")
    click(asked.first)
    assert asked.complaint == "Name the account."
    asked.party.account.setFocus()
    type_in("Norrland Robotics")
    click(option(asked.first_call, "yes"))
    asked.known_by.setFocus()
    type_in("Anna said so")
    asked.due.setFocus()
    type_in("wed")
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    (request,) = [f for f in open_book.book.every(Fact) if f.called_first]
    answer = state("Answer: Price for a second site")
    assert (request.called_first, answer.request) == ("yes", request.id)
    assert answer.due.day.isoformat() == "2026-11-25"
    clock.now += timedelta(hours=20)
    window.go(Visit(Place.PROMISES, promise=answer.id))
    promises.refresh()
    told = promises._story.text()
    assert "they called us first" in told
    assert "they have waited" in told
    open_book.do(promising.keep, answer.id)
    window.go(Visit(Place.PROMISES, promise=answer.id))
    promises.refresh()
    assert "answered after" in promises._story.text()


@pytest.fixture
def task(open_book, state, promises):
    promised = state("Price for 40 seats")
    open_book.do(
        promising.edit,
        promised.id,
        kind=PromiseKind.AFTER_SALES,
        effort_planned=60,
    )
    return promised


def test_a_task_done_asks_how_long_it_took(
    promises, task, click, sheet, type_in, press, state
):
    promises.table.choose(task.id)
    assert "1 h planned" in promises._story.text()
    click(promises.buttons["done"])
    asked = sheet()
    assert isinstance(asked, EffortSheet)
    type_in("rather long")
    press(Qt.Key.Key_Return)
    assert asked.complaint.startswith("Write the time as")
    asked.spent.field.setFocus()
    asked.spent.field.clear()
    type_in("1h 30")
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert state("Price for 40 seats").effort_spent == 90


def test_a_figure_shows_the_promises_behind_it(
    window, promises, task, open_book, clock, sheet, click, norrland
):
    open_book.do(promising.keep, task.id, effort_spent=90)
    clock.now += timedelta(days=9)
    window.go(Visit(Place.PROMISES, account=norrland.account))
    QApplication.processEvents()
    figures = promises.figures.buttons
    assert "Tasks after a sale, efficient" in figures
    click(figures["Tasks after a sale, efficient"])
    asked = sheet()
    assert isinstance(asked, Behind)
    (row,) = asked.rows
    assert "took 1 h 30 min, 1 h planned: against" in row.accessibleName()
    click(row)
    QApplication.processEvents()
    assert promises.table.chosen == task.id
    assert promises.part.option == "kept"


def test_all_accounts_are_shown_again(window, promises, norrland, click):
    window.go(Visit(Place.PROMISES, account=norrland.account))
    QApplication.processEvents()
    assert promises.leave_account.isVisible()
    click(promises.leave_account)
    assert not promises.leave_account.isVisible()
    assert not promises.figures.isVisible()


def test_what_was_taken_back_is_owed_again(promises, press, state, open_book, click):
    open_book.do(promising.cancel, state("Security paper").id, by_us=True)
    click(option(promises.part, "taken back"))
    assert words(promises) == ["Security paper"]
    assert "counts as not kept" in promises._story.text()
    promises.table.setFocus()
    press(Qt.Key.Key_U, CONTROL)
    assert state("Security paper").state is PromiseState.OPEN


def test_the_parts_are_those_of_the_book():
    from ui.promises.screen import PARTS

    assert set(PARTS.values()) == set(Which)


def test_an_account_tells_of_its_promises_and_how_words_were_kept(
    window, promises, norrland, click, sheet
):
    window.go(Visit(Place.ACCOUNTS, account=norrland.account))
    QApplication.processEvents()
    page = window.screen_shown
    named = {b.accessibleName(): b for b in page.findChildren(QAbstractButton)}
    we = next(b for name, b in named.items() if name.startswith("We, on time:"))
    click(we)
    asked = sheet()
    assert isinstance(asked, Behind)
    asked.reject()
    QApplication.processEvents()
    click(next(b for n, b in named.items() if n.startswith("All promises")))
    assert window.screen_shown is promises
    assert promises.leave_account.isVisible()


def test_a_look_in_that_is_due_stands_on_today(window, promises, open_book, state):
    theirs = state("Shift plan")
    open_book.do(promising.plan_look_in, theirs.id, open_book.now().date())
    window.go(Visit(Place.TODAY))
    QApplication.processEvents()
    titles = [duty.duty.title for duty in window.screen_shown.duties]
    assert "Shift plan" in titles
    assert "Names of the pilot team" not in titles
