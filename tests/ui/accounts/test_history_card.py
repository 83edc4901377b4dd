from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.desk import knowing, promising
from app.records.knowledge import NoteKind
from app.rules.standing.replay import Change
from app.rules.timeline import timeline
from checklists.pack import Stage
from ui.accounts.cards import history
from ui.widgets.pill import Pill


def card(page):
    return page._history


def row(page, key):
    return next(row for one, row in page._stops if one == key)[0]


@pytest.fixture
def years(deed):
    """Facts of three years, more than stand there at first."""
    for ago in range(history.NEWEST):
        deed("message", ago, f"New {ago}")
    return [deed("message", 300 + 150 * number, f"Old {number}") for number in range(4)]


def test_what_happened_stands_there_the_newest_first_with_its_word(
    account_page, deed, words_of
):
    deed("request", 24, "A second site", called_first="yes")
    made = deed("order", 3, "Scanners")
    told = words_of(card(account_page))
    assert told.index("Scanners") < told.index("A second site")
    pills = [one.words for one in row(account_page, made.id).findChildren(Pill)]
    assert pills == ["order"]
    assert "called you first" in [
        pill.words for pill in card(account_page).findChildren(Pill)
    ]


def test_a_promise_that_came_late_stands_there_and_leads_to_it(
    account_page, promised, open_book, clock, words_of
):
    made = promised("Security paper", 19)
    open_book.do(promising.keep, made.id)
    QApplication.processEvents()
    pills = [pill.words for pill in card(account_page).findChildren(Pill)]
    assert any(one.startswith("we kept it, ") for one in pills)
    assert f"told-{made.id}" in [key for key, _ in account_page._stops]


def test_older_years_are_folded_and_open_in_place_by_key(
    account_page, years, press, words_of
):
    assert [fold.words for fold in card(account_page).folds.values()] == [
        "2026: 2 more", "2025: 2 more", "2024: 1 more",
    ]  # fmt: skip
    assert "Old 3" not in words_of(card(account_page))
    last = list(card(account_page).folds)[-1]
    fold = card(account_page).folds[last]
    fold.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    assert "Old 3" in words_of(card(account_page))
    assert QApplication.focusWidget() is fold
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is row(account_page, years[-1].id)


def test_an_opened_year_stays_open_when_something_changes(
    account_page, years, deed, press, words_of
):
    last = list(card(account_page).folds)[-1]
    card(account_page).folds[last].setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    deed("order", 1, "Scanners")
    QApplication.processEvents()
    assert card(account_page).folds[last].isChecked()
    assert "Old 3" in words_of(card(account_page))
    assert QApplication.focusWidget() is card(account_page).folds[last]
    press(Qt.Key.Key_Return)
    assert "Old 3" not in words_of(card(account_page))


def test_a_year_closed_and_opened_again_makes_nothing_twice(
    account_page, years, press, words_of
):
    last = list(card(account_page).folds)[-1]
    card(account_page).folds[last].setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        press(Qt.Key.Key_Return)
    assert words_of(card(account_page)).count("Old 3") == 1


def test_a_change_of_standing_comes_when_it_is_known_and_leads_nowhere(
    account_page, deed, words_of
):
    made = deed("order", 120, "Scanners")
    day = account_page._file.today - timedelta(days=20)
    why = "5 of 5 promises of ours were kept on time"
    change = Change(day, Stage.FOOTHOLD, Stage.ME_FIRST, why)
    file = account_page._file
    account_page._show_history(file, timeline(file, (change,)))
    told = words_of(card(account_page))
    assert "Called first" in told
    assert "because 5 of 5 promises of ours were kept on time" in told
    keys = [key for key, _ in account_page._stops]
    assert keys.count(made.id) == 1
    assert row(account_page, made.id).isVisible()


def test_news_of_their_market_opens_its_note(
    account_page, open_book, norrland, press, sheet
):
    made = knowing.note(
        open_book.desk, "Merger talks", account=norrland.account,
        kind=NoteKind.LANDSCAPE,
    )  # fmt: skip
    open_book.changed.emit()
    QApplication.processEvents()
    row(account_page, f"told-{made.id}").setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    assert sheet().words.text == "Merger talks"
    sheet().reject()
