from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.desk import knowing, people
from app.records.account import Account
from app.records.person import Person, Role, View
from ui.accounts.elsewhere_sheet import ElsewhereSheet
from ui.accounts.person_sheet import STAYS
from ui.places import Place, Visit


@pytest.fixture
def anna(open_book, norrland):
    here = open_book.book.of_account(Person, norrland.account)
    return next(p for p in here if p.name.startswith("Anna"))


@pytest.fixture
def page(window, norrland):
    window.go(Visit(Place.ACCOUNTS, account=norrland.account))
    QApplication.processEvents()
    return window.screen_shown.page


def texts(widget):
    QApplication.processEvents()
    return [t.text() for t in widget.findChildren(QLabel) if t.isVisible()]


def button(row, key):
    return next(b for b in row.buttons if b.key == key)


def test_all_of_a_person_is_kept_and_what_stays_here_says_so(
    page, sheet, click, type_in, open_book, anna
):
    page._edit(anna)
    form = sheet()
    assert texts(form).count(STAYS) == 2
    click(button(form.role, "uses it"))
    click(button(form.view, "is against it"))
    for field, words in (
        (form.conduct, "Talks over others"),
        (form.tie, "Both from Bergen"),
        (form.rhythm, "Every second Friday"),
        (form.country, "Sweden"),
        (form.level, "Runs reports alone"),
    ):
        field.field.setFocus()
        type_in(words)
    click(form.first)
    kept = open_book.book.find(Person, anna.id)
    assert (kept.role, kept.view) == (Role.USES, View.OPPOSES)
    assert (kept.conduct, kept.tie) == ("Talks over others", "Both from Bergen")
    assert (kept.rhythm, kept.country) == ("Every second Friday", "SE")
    assert kept.level == "Runs reports alone"
    page._edit(kept)
    form = sheet()
    click(button(form.role, "not known"))
    click(form.first)
    assert open_book.book.find(Person, anna.id).role is None


def test_interests_stand_there_with_quote_and_date(
    page, sheet, open_book, anna, norrland
):
    knowing.need(
        open_book.desk,
        "line 3 must be stable",
        account=norrland.account,
        who=anna.id,
        interest=True,
    )
    page._edit(anna)
    shown = texts(sheet())
    assert "Interests, in their words" in shown
    assert "“line 3 must be stable” 23 Nov 2026" in shown


def test_who_works_elsewhere_stands_on_both_pages_with_what_they_said(
    page, sheet, click, type_in, open_book, anna, norrland, window
):
    desk = open_book.desk
    knowing.need(desk, "line 3 must run", account=norrland.account, who=anna.id)
    page._edit(anna)
    click(sheet().elsewhere)
    form = sheet()
    assert isinstance(form, ElsewhereSheet)
    form.try_to_accept()
    assert form.complaint == "Write the firm they work for now."
    form.firm.field.setFocus()
    type_in("Brandt GmbH")
    form.until.field.setFocus()
    type_in("13 nov")
    click(form.first)
    QApplication.processEvents()
    kept = open_book.book.find(Person, anna.id)
    brandt = open_book.book.find(Account, kept.account)
    assert brandt.name == "Brandt GmbH"
    assert kept.before[0].until == date(2026, 11, 13)
    assert window.notice.words == f"{anna.name} works at Brandt GmbH now."
    shown = texts(window.screen_shown)
    assert any("before at Norrland Robotics, until 13 Nov 2026" in t for t in shown)
    assert "“line 3 must run”" in shown
    assert "Anna Lindqvist, at Norrland Robotics, 23 Nov 2026" in shown
    window.go(Visit(Place.ACCOUNTS, account=norrland.account))
    shown = texts(window.screen_shown)
    assert any("Here until 13 Nov 2026, now at Brandt GmbH." in t for t in shown)
    assert shown[shown.index("“line 3 must run”") + 1] == "Anna Lindqvist"
    click(window.notice.act)
    assert open_book.book.find(Person, anna.id).account == norrland.account


def test_the_firm_they_are_of_already_is_refused_in_the_sheet(
    page, sheet, type_in, anna, press
):
    page._sheets._elsewhere(anna)
    form = sheet()
    type_in("norrland robotics")
    form.try_to_accept()
    assert form.complaint == "They are of Norrland Robotics already."
    press(Qt.Key.Key_Escape)


def test_ours_have_a_part_and_no_role(page, sheet, click, open_book):
    mia = people.add_person(open_book.desk, "Mia Holm", ours=True)
    page._edit(mia)
    form = sheet()
    assert not form.role.isVisible()
    assert not form.elsewhere.isVisible()
    click(button(form.part, "clock"))
    click(form.first)
    assert open_book.book.find(Person, mia.id).part == "clock"
