"""The review of an account on the screen of reports."""

import re
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.desk import facts, people
from app.desk.facts import Happened
from app.records.account import Account
from ui.keys import COMMANDS
from ui.places import Place, Visit

CONTROL = Qt.KeyboardModifier.ControlModifier
INSIDE = "For inside use: not for the customer"


@pytest.fixture
def ordered(desk, week, norrland, promised):
    """Norrland with an order and a promise that is late."""
    day = desk.now - timedelta(days=40)
    name = desk.the(Account, norrland.account).name
    facts.happened(desk, Happened.ORDER, "Hall A", name, at=day)
    promised("Security paper", 19)
    return norrland.account


@pytest.fixture
def reports(window, ordered):
    window.go(Visit(Place.REPORTS, account=ordered))
    QApplication.processEvents()
    return window.screen_shown


@pytest.fixture
def kind(reports):
    return reports.kind("account")


def test_a_visit_with_an_account_shows_its_review(reports, kind):
    assert reports.choices["account"].isChecked()
    assert kind.isVisible()
    assert kind.account.text == "Norrland Robotics"
    assert kind.period.currentText() == "Last 90 days"
    assert reports.preview.count >= 1
    assert reports._printout.title == "Account review Norrland Robotics"
    assert "One order, now deliver" in reports._printout.page


def test_it_says_what_leaves_and_that_it_is_for_inside_use(reports):
    assert reports._leaves.text().startswith(INSIDE)
    assert "Left out by the rep: nothing." in reports._leaves.text()
    assert "conduct and ties" in reports._stays.text()


def test_the_fields_of_other_kinds_are_not_made_before_they_are_chosen(reports):
    assert list(reports.kinds) == ["account"]
    assert not hasattr(reports, "meeting")


def test_another_account_is_found_by_typing_a_part_of_its_name(
    reports, kind, type_in, press
):
    assert reports.first_stop() is kind.account.field
    kind.account.field.setFocus()
    kind.account.field.selectAll()
    type_in("hav")
    assert kind.account._found.stringList() == ["Havel & Sons"]
    press(Qt.Key.Key_Return)
    assert kind.account.text == "Havel & Sons"
    assert reports._printout.title == "Account review Havel & Sons"
    assert reports.here(Visit(Place.REPORTS)).account == kind._account


def test_an_account_is_found_by_somebody_who_works_there(kind, reports, type_in, press):
    kind.account.field.setFocus()
    kind.account.field.selectAll()
    type_in("anna lind")
    assert kind.account._found.stringList() == ["Norrland Robotics"]


def test_one_is_picked_from_those_that_fit_with_the_arrows(
    reports, kind, type_in, press, desk, ordered
):
    people.add_account(desk, "Norrland Brewery")
    kind.account.field.setFocus()
    kind.account.field.selectAll()
    type_in("norrland")
    assert kind.account._found.stringList() == [
        "Norrland Brewery", "Norrland Robotics",
    ]  # fmt: skip
    popup = kind.account.field.completer().popup()
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert kind.account.text == "Norrland Brewery"
    assert reports._printout.title == "Account review Norrland Brewery"


def test_a_name_that_nobody_has_is_said_under_the_field(reports, kind, type_in, press):
    title = reports._printout.title
    kind.account.field.setFocus()
    kind.account.field.selectAll()
    type_in("zzz")
    press(Qt.Key.Key_Tab)
    assert kind.account.complaint == "No account is called that, and nobody there."
    assert reports._printout.title == title


def test_several_that_fit_are_counted(reports, kind, type_in, press, desk):
    people.add_account(desk, "Norrland Brewery")
    kind.account.field.setFocus()
    kind.account.field.selectAll()
    type_in("norrl")
    kind.account.field.completer().popup().hide()
    press(Qt.Key.Key_Tab)
    assert kind.account.complaint == "2 accounts fit. Type more, or pick one."


def test_of_thousands_only_a_few_are_offered(reports, kind, desk, type_in):
    with desk.act("add many"):
        for number in range(300):
            people.add_account(desk, f"Firm {number:03}")
    kind.account.field.setFocus()
    kind.account.field.selectAll()
    type_in("firm")
    assert len(kind.account._found.stringList()) == 30


def test_names_left_out_are_gone_from_the_pages_and_that_is_said(reports, kind):
    assert "Anna Lindqvist" in reports._printout.page
    kind.people.setFocus()
    kind.people.setCurrentIndex(1)
    kind.people.activated.emit(1)
    assert "Anna Lindqvist" not in reports._printout.page
    assert "left out by the rep" in reports._printout.page
    assert re.search(r"the names? of \d+ p", reports._leaves.text())


def test_a_word_on_a_question_stands_beside_it_on_every_page(
    reports, kind, click, type_in, press
):
    assert not kind.comments.fields[0].isVisible()
    click(kind.comments.unfold)
    first, *_ = fields = kind.comments.fields
    assert all(one.isVisible() for one in fields)
    assert first.field.hasFocus()
    assert "Security paper" in first.field.accessibleDescription()
    type_in("Legal holds it")
    press(Qt.Key.Key_Tab)
    assert "“Legal holds it”" in reports._printout.page
    assert "Legal holds it" in reports._printout.sheets[0].forms[0]
    assert first.text == "Legal holds it"
    first.field.setFocus()
    first.field.selectAll()
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Tab)
    assert "Legal holds it" not in reports._printout.page


def test_a_word_said_of_one_account_is_not_said_of_another(
    reports, kind, click, type_in, press
):
    click(kind.comments.unfold)
    type_in("Only of Norrland")
    press(Qt.Key.Key_Tab)
    kind.account.field.setFocus()
    kind.account.field.selectAll()
    type_in("havel")
    press(Qt.Key.Key_Return)
    assert reports._printout.title == "Account review Havel & Sons"
    assert "Only of Norrland" not in reports._printout.page
    assert all(one.text == "" for one in kind.comments.fields)


def test_another_period_is_another_timeline(reports, kind):
    assert "Hall A" in reports._printout.page.split('id="timeline"')[1]
    last_week = kind.period.findText("Last week")
    kind.period.setCurrentIndex(last_week)
    kind.period.activated.emit(last_week)
    assert "Hall A" not in reports._printout.page.split('id="timeline"')[1]


def test_the_pages_follow_the_book(reports, open_book, ordered):
    open_book.do(people.edit_account, ordered, name="Norrland AB")
    assert reports._printout.title == "Account review Norrland AB"
    assert reports.kind("account").account.text == "Norrland AB"


@pytest.mark.parametrize(("form", "suffix"), [(0, ".pdf"), (2, ".html")])
def test_it_is_saved_under_its_name(reports, tmp_path, form, suffix):
    reports.format.setCurrentIndex(form)
    reports.save_into(tmp_path)
    (path,) = tmp_path.glob("Account review*")
    assert path.name == f"Account review Norrland Robotics{suffix}"
    assert path.stat().st_size > 1000


def test_without_any_account_it_says_what_to_do(window_over, open_book):
    window = window_over(open_book)
    window.go(Visit(Place.REPORTS, report="account"))
    reports = window.screen_shown
    assert reports.preview.count == 0
    assert reports._leaves.text() == "Name an account: then its review is here."


def test_the_palette_reviews_the_account_that_is_open(
    window, ordered, press, type_in, norrland
):
    window.go(Visit(Place.ACCOUNTS, account=ordered))
    press(Qt.Key.Key_K, CONTROL)
    type_in("review an account")
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    reports = window.screen_shown
    assert reports._printout.title == "Account review Norrland Robotics"
    assert window.account == ordered
    assert COMMANDS["review"].words.startswith("Review an account")


def test_the_way_back_leads_to_the_same_review(window, reports, ordered, press):
    window.go(Visit(Place.TODAY))
    window.go_back()
    assert window.screen_shown is reports
    assert reports.choices["account"].isChecked()
    assert reports._printout.title == "Account review Norrland Robotics"


def test_an_account_with_many_deeds_is_worked_out_beside_the_window(
    window, desk, ordered, qtbot
):
    firm = desk.the(Account, ordered).name
    with desk.act("add many"):
        for number in range(260):
            day = desk.now - timedelta(days=number % 40, hours=number)
            facts.happened(desk, Happened.ORDER, f"Order {number}", firm, at=day)
    window.go(Visit(Place.REPORTS, account=ordered))
    reports = window.screen_shown
    assert reports.reckoning.is_on
    assert reports.preview._where.text() == "Working it out …"
    qtbot.waitUntil(lambda: not reports.reckoning.is_on)
    assert reports._printout.title == "Account review Norrland Robotics"
    window.close()


def test_every_field_is_reached_by_tab(reports, tabbed, window):
    names = [one.accessibleName() for one in tabbed(window)]
    at = [names.index(name) for name in ("Account", "Period", "Their people", "Format")]
    assert at == sorted(at)


def test_what_is_chosen_there_is_where_one_is(window, reports, press, ordered, click):
    assert window.account == ordered
    click(reports.choices["follow-through"])
    assert window.account is None
    assert window.here == Visit(Place.REPORTS, report="follow-through")
    click(reports.choices["account"])
    assert window.account == ordered
