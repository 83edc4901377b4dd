from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.desk import settings
from checklists.pack import Stage
from ui.accounts import standing_found
from ui.accounts.cards import standing as standing_card
from ui.accounts.steps import StepBox
from ui.places import Place, Visit


def card(page):
    return page._standing


def test_before_any_order_only_what_would_help_next_is_said(account_page, words_of):
    told = words_of(card(account_page))
    assert any(one.startswith("What would help next: ") for one in told)
    assert not card(account_page).findChildren(StepBox)
    assert not any(one == "Called first" for one in told)


def test_an_order_brings_the_three_steps_and_every_condition(
    account_page, deed, words_of
):
    deed("order", 40)
    boxes = card(account_page).findChildren(StepBox)
    assert [box.accessibleName().split(",")[0] for box in boxes] == [
        "One order", "Called first", "Ally",
    ]  # fmt: skip
    told = words_of(card(account_page))
    assert "you are here" in boxes[0].accessibleName()
    assert sum(one.startswith("Nearest: ") for one in told) == 1
    assert "Nearest: 50 more days since the first order (40 so far)" in told
    assert "needs 90" in told


def test_each_condition_has_a_picture_with_a_name(account_page, deed):
    from ui.widgets.mark import Mark

    deed("order", 40)
    QApplication.processEvents()
    marks = card(account_page).findChildren(Mark)
    names = {one.accessibleName() for one in marks if one.isVisible()}
    assert names == {"met", "not yet"}


def test_a_claimed_stage_is_noted_as_a_view_and_changes_nothing(
    account_page, press, sheet, click, words_of, account
):
    row = next(row for key, row in account_page._stops if key == "claim")[0]
    row.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    form = sheet()
    click(next(b for b in form.view.buttons if b.key == "Ally"))
    click(form.first)
    assert account().claimed_stage is Stage.ONLY_ME
    told = words_of(card(account_page))
    assert "Noted, not worked out: you see it as “Ally”." in told
    assert any(one.startswith("What would help next: ") for one in told)


def test_many_deeds_are_worked_out_beside_the_window(
    account_page, deed, qtbot, monkeypatch, words_of
):
    monkeypatch.setattr(standing_found, "AT_ONCE", 0)
    deed("order", 40)
    qtbot.waitUntil(lambda: bool(card(account_page).findChildren(StepBox)))
    assert "needs 90" in words_of(card(account_page))


def test_where_there_are_many_lines_the_met_ones_fold_until_somebody_looks(
    account_page, deed, press, words_of, monkeypatch
):
    monkeypatch.setattr(standing_card, "SEEN", 2)
    for ago in (95, 94):
        deed("request", ago, called_first="yes")
    deed("order", 95)
    fold = card(account_page).fold
    assert fold.words == "3 met"
    assert "95 days since the first order" not in words_of(card(account_page))
    card(account_page).claim.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is fold
    press(Qt.Key.Key_Return)
    assert "95 days since the first order" in words_of(card(account_page))
    assert any(one.startswith("Nearest: ") for one in words_of(card(account_page)))


def test_other_numbers_in_the_settings_are_other_conditions(
    account_page, deed, open_book, words_of
):
    deed("order", 40)
    settings.change(open_book.desk, stage_first_order_days=60)
    open_book.changed.emit()
    assert "needs 60" in words_of(card(account_page))


def test_no_other_screen_says_the_standing(window, account_page, deed, words_of):
    deed("order", 40)
    for place in (Place.TODAY, Place.MEETINGS, Place.ACCOUNTS, Place.PROMISES):
        window.go(Visit(place))
        told = " ".join(words_of(window.screen_shown))
        assert "One order, now deliver" not in told
        assert "Where you stand" not in told
    assert "deliver" not in window.windowTitle()
