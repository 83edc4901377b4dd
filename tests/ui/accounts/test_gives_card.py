from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.desk import facts, giving_and_asking
from app.desk.facts import Happened
from app.records.exchange import Ask, AskOutcome, Give

FIRM = "Norrland Robotics"


@pytest.fixture
def row(account_page):
    def find(key):
        return next(row for one, row in account_page._stops if one == key)[0]

    return find


@pytest.fixture
def go_to(row, press, account_page):
    """Gives the keyboard to a row and presses Enter."""

    def enter(key):
        # Without a window manager nobody else hands the keyboard back.
        account_page.window().activateWindow()
        QApplication.processEvents()
        row(key).setFocus(Qt.FocusReason.TabFocusReason)
        press(Qt.Key.Key_Return)

    return enter


def test_one_sentence_says_what_went_to_them_and_what_was_asked(
    account_page, open_book, words_of
):
    assert "You gave nothing and asked for nothing." in words_of(account_page)
    now = open_book.now()
    for ago, kind, what in (
        (17, Happened.GAVE, "Peak-season checklist"),
        (40, Happened.GAVE, "Guide"),
        (181, Happened.GAVE, "Long ago"),
        (30, Happened.ASKED, "Half an hour"),
    ):
        facts.happened(
            open_book.desk, kind, what, FIRM, "Anna Lindqvist",
            at=now - timedelta(days=ago),
        )  # fmt: skip
    open_book.changed.emit()
    assert (
        "You gave 2 useful things and asked once. Last: “Peak-season checklist” to "
        "Anna, 6 Nov."
    ) in words_of(account_page)


def test_a_give_is_planned_in_two_keys_and_given_later(
    account_page, go_to, type_in, press, open_book, sheet, click, row, window, words_of
):
    go_to("plan-give")
    type_in("List of installers")
    press(Qt.Key.Key_Return)
    (give,) = open_book.book.every(Give)
    assert (give.what, give.delivered) == ("List of installers", None)
    assert "planned give" in words_of(account_page)
    go_to(give.id)
    click(sheet().given)
    (given,) = open_book.book.every(Give)
    assert given.delivered == open_book.now()
    assert give.id not in [key for key, _ in account_page._stops[:12]]
    assert open_book.undo() == "delivering a give"


def test_an_ask_is_planned_with_what_we_gain_and_answered(
    account_page, go_to, type_in, press, open_book, sheet, click, words_of
):
    go_to("plan-ask")
    form = sheet()
    type_in("Half an hour with their IT")
    form.gain.field.setFocus()
    type_in("A second site")
    press(Qt.Key.Key_Return)
    (ask,) = open_book.book.every(Ask)
    assert (ask.we_gain, ask.outcome) == ("A second site", AskOutcome.PLANNED)
    assert "planned ask · A second site" in words_of(account_page)
    go_to(ask.id)
    form = sheet()
    click(next(b for b in form.outcome.buttons if b.key == "yes"))
    click(form.first)
    (asked,) = open_book.book.every(Ask)
    assert (asked.outcome, asked.asked) == (AskOutcome.YES, open_book.now())
    assert "You gave nothing and asked once." in words_of(account_page)


def test_what_is_set_aside_is_in_the_balance_no_more(
    account_page, go_to, open_book, sheet, click, words_of
):
    ask = giving_and_asking.plan_ask(open_book.desk, "A day", FIRM)
    open_book.changed.emit()
    QApplication.processEvents()
    go_to(ask.id)
    click(sheet().aside)
    assert open_book.book.find(Ask, ask.id).dropped
    assert "A day" not in words_of(account_page)


def test_both_are_offered_in_the_palette(window, account_page, press, type_in, sheet):
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    type_in("Plan an ask")
    press(Qt.Key.Key_Return)
    form = sheet()
    assert form.windowTitle() == "Plan an ask"
    assert form.party.account.text == FIRM
    form.reject()


def test_a_give_that_was_none_is_taken_back_and_another_day_put_right(
    account_page, open_book, sheet, click, go_to, type_in
):
    made = facts.happened(
        open_book.desk, Happened.GAVE, "Guide", FIRM, "Anna Lindqvist",
        at=open_book.now() - timedelta(days=4),
    )  # fmt: skip
    open_book.changed.emit()
    QApplication.processEvents()
    account_page.facts.plan_give(made.account, made)
    form = sheet()
    form.when.field.setFocus()
    type_in("12 nov")
    click(form.first)
    kept = open_book.book.find(Give, made.id)
    assert kept.delivered.day == 12
    assert kept.whom == made.whom
    account_page.facts.plan_give(kept.account, kept)
    click(sheet().given)
    assert open_book.book.find(Give, made.id).delivered is None
    assert open_book.undo() == "putting a delivery right"
