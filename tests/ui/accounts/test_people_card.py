from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.desk import knowing, people
from app.records.person import Person, Role, View


@pytest.fixture
def anna(open_book, norrland):
    here = open_book.book.of_account(Person, norrland.account)
    return next(p for p in here if p.name.startswith("Anna"))


@pytest.fixture
def there(open_book, norrland):
    def add(name, **fields):
        made = people.add_person(
            open_book.desk, name, account=norrland.account, **fields
        )
        open_book.changed.emit()
        QApplication.processEvents()
        return made

    return add


def row(page, key):
    return next(row for one, row in page._stops if one == key)[0]


def keys(page):
    return [key for key, _ in page._stops]


def test_who_sees_it_differently_comes_first_and_then_who_decides(
    account_page, there, open_book, norrland
):
    there("Mia Vogel", role=Role.USES)
    decides = there("Jens Brandt", role=Role.DECIDES)
    differs = there("Olaf Kern", role=Role.ADVISES, function="IT", view=View.DIFFERS)
    order = [k for k in keys(account_page) if open_book.book.find(Person, k)]
    assert order[:2] == [differs.id, decides.id]


def test_a_differing_view_not_heard_may_be_the_one_one_lacks(account_page, there):
    olaf = there("Olaf Kern", role=Role.ADVISES, function="IT", view=View.DIFFERS)
    assert row(account_page, olaf.id).accessibleName() == (
        "Olaf Kern, advises, IT, Sees it differently. Never heard from; this view "
        "may be the one you lack."
    )


def test_a_differing_view_heard_lately_is_told_in_their_words(
    account_page, there, deed
):
    olaf = there(
        "Olaf Kern", view=View.OPPOSES, view_about="the timeline is too short",
        tie="Keeps to the task",
    )  # fmt: skip
    deed("message", 2, who=olaf.id)
    QApplication.processEvents()
    assert row(account_page, olaf.id).accessibleName() == (
        "Olaf Kern, Is against it. The timeline is too short., Keeps to the task"
    )


def test_what_they_care_about_stands_in_a_quiet_line(
    account_page, there, deed, open_book, norrland
):
    mia = there("Mia Vogel", role=Role.USES, tie="Close", conduct="Talks over others")
    deed("message", 400, who=mia.id)
    deed("message", 3, who=mia.id)
    knowing.need(
        open_book.desk, "fewer night calls", account=norrland.account, who=mia.id,
        interest=True,
    )  # fmt: skip
    open_book.changed.emit()
    QApplication.processEvents()
    assert row(account_page, mia.id).accessibleName() == (
        "Mia Vogel, uses it, Close · cares about “fewer night calls” · "
        "known since Oct 2025"
    )


def test_who_was_not_heard_is_named_until_they_write(account_page, there, deed):
    per = there("Per Ek")
    assert row(account_page, per.id).accessibleName() == "Per Ek, Never heard from."
    deed("message", 181, who=per.id)
    QApplication.processEvents()
    told = row(account_page, per.id).accessibleName()
    assert told == "Per Ek, Not heard from in 180 days."
    deed("message", 2, who=per.id)
    QApplication.processEvents()
    assert row(account_page, per.id).accessibleName() == "Per Ek"


def test_the_row_opens_with_what_they_taught_us_and_the_balance(
    account_page, there, open_book, norrland, press, sheet, words_of, deed
):
    from app.desk import facts
    from app.desk.facts import Happened
    from app.records.knowledge import NoteKind

    mia = there("Mia Vogel", tie="Close", conduct="Talks over others")
    now = open_book.now()
    deed("message", 400, who=mia.id)
    knowing.note(
        open_book.desk, "Shifts begin at five", account=norrland.account,
        kind=NoteKind.LESSON, who=mia.id,
    )  # fmt: skip
    facts.happened(
        open_book.desk, Happened.GAVE, "Checklist", "Norrland Robotics", "Mia Vogel",
        at=now - timedelta(days=2),
    )  # fmt: skip
    open_book.changed.emit()
    QApplication.processEvents()
    row(account_page, mia.id).setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    told = words_of(sheet())
    assert "Shifts begin at five 23 Nov 2026" in told
    assert "Known since 19 Oct 2025." in told
    assert "You gave 1 useful thing and asked for nothing." in told
