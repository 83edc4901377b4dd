from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollBar

from app.desk import calling, knowing, losing, people
from app.records.knowledge import Point, PointAnswer, Size
from app.records.loss import Loss
from app.rules.lost import by_small_point
from checklists.pack import Stage
from ui.keys import offered
from ui.places import Place, Visit
from ui.widgets.text import Text


def row(page, key):
    return next(row for one, row in page._stops if one == key)[0]


def test_a_loss_is_told_with_the_record_before_the_views(
    account_page, promised, press, type_in, sheet, open_book, norrland, words_of
):
    promised("Security paper", 19)
    point = knowing.point(
        open_book.desk, "Weekend contact", account=norrland.account,
        size_to_them=Size.BIG,
    )  # fmt: skip
    open_book.changed.emit()
    QApplication.processEvents()
    row(account_page, "loss").setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    form = sheet()
    assert form.shown == ("19 Nov 2026: We promised: Security paper. It was not kept.",)
    type_in("Order for hall B")
    form.theirs.setFocus()
    type_in("Nobody answered at weekends")
    form.ours.setFocus()
    type_in("The price was too high")
    form.reason.setFocus()
    type_in("rel")
    assert form.reason.currentText() == "relationship"
    form.point.setFocus()
    type_in("Week")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (loss,) = open_book.book.every(Loss)
    assert (loss.reason, loss.small_point) == ("relationship", point.id)
    assert (loss.theirs, loss.ours) == (
        "Nobody answered at weekends", "The price was too high",
    )  # fmt: skip
    assert loss.stage is Stage.ME_TOO
    told = words_of(account_page)
    where = [
        told.index("19 Nov 2026: We promised: Security paper. It was not kept."),
        told.index("Nobody answered at weekends"),
        told.index("The price was too high"),
    ]
    assert where == sorted(where)
    assert "stood as “One of several”" in told
    assert "23 Nov 2026 · broke on: Weekend contact" in told


def test_a_loss_is_changed_and_taken_out(
    account_page, press, sheet, click, open_book, norrland
):
    loss = losing.lose(open_book.desk, "Hall B", norrland.account, reason="price")
    open_book.changed.emit()
    QApplication.processEvents()
    row(account_page, loss.id).click()
    form = sheet()
    assert form.reason.currentText() == "price"
    click(next(b for b in form.kind.buttons if b.key == "dispute"))
    click(form.first)
    assert open_book.book.find(Loss, loss.id).dispute
    assert open_book.book.find(Loss, loss.id).at == loss.at
    row(account_page, loss.id).click()
    click(sheet().out)
    assert open_book.book.find(Loss, loss.id) is None


def test_a_loss_is_offered_where_an_account_is_open(window, norrland):
    def names():
        return {one.name for one in offered(window)}

    window.go(Visit(Place.TODAY))
    assert "note-loss" not in names()
    window.go(Visit(Place.ACCOUNTS, account=norrland.account))
    assert "note-loss" in names()


def test_three_sides_stand_abreast_and_known_and_unknown_apart(
    window, account_page, sheet, open_book, norrland, words_of, type_in
):
    knowing.point(
        open_book.desk, "Escrow", account=norrland.account, size_to_them=Size.SMALL
    )
    open_book.changed.emit()
    QApplication.processEvents()
    row(account_page, "loss").click()
    form = sheet()
    told = words_of(form)
    heads = ["What the record shows", "Their view", "Our view"]
    assert [word for word in told if word in heads] == heads
    assert form.sides.is_abreast
    assert form.lacking == (
        "What “Escrow” means to them: small is a guess.",
        "What “Escrow” means to us.",
    )
    assert form._told.words == "not known"
    form.theirs.setFocus()
    type_in("They wanted it")
    assert form._told.words == "a guess"
    next(b for b in form.known_by.buttons if b.key == "they said so").click()
    assert form._told.words == "known"
    assert "“One of several”" in told
    form.reject()


def test_reasons_begin_with_the_relationship_and_what_one_does_to_oneself(
    account_page, sheet
):
    row(account_page, "loss").click()
    form = sheet()
    reasons = [form.reason.itemText(n) for n in range(1, form.reason.count())]
    assert reasons[:6] == [
        "relationship", "rigid terms", "business model", "a missed promise",
        "arrogance", "silence",
    ]  # fmt: skip
    form.reject()


def test_weeks_after_a_favourable_meeting_one_small_term_loses_it(
    window, account_page, open_book, norrland, clock, press, type_in, sheet, words_of
):
    """IDEAS S2.16: trivial for the buyer, untouchable for the seller."""
    calling.join(open_book.desk, norrland.id)
    clock.at(15)
    calling.end(open_book.desk, norrland.id)
    open_book.changed.emit()
    QApplication.processEvents()
    row(account_page, "point").setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    form = sheet()
    type_in("Source code in escrow")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    for _ in range(2):
        press(Qt.Key.Key_Tab)
    for _ in range(2):
        press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    next(b for b in form.answer.buttons if b.key == "fixed").setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (point,) = open_book.book.every(Point)
    assert (point.size_to_them, point.size_to_us) == (Size.SMALL, Size.BIG)
    assert point.answer is PointAnswer.FIXED

    clock.now += timedelta(days=21)
    open_book.changed.emit()
    window.activateWindow()
    QApplication.processEvents()
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    type_in("Lost, or")
    press(Qt.Key.Key_Return)
    form = sheet()
    type_in("Order for hall B went to Kern")
    form.theirs.setFocus()
    type_in("One line in the contract would have done")
    form.ours.setFocus()
    type_in("We never give the source")
    form.reason.setFocus()
    type_in("rigid")
    form.point.setFocus()
    type_in("Sou")
    assert form.point.currentText() == (
        "Source code in escrow (small to them, big to us)"
    )
    assert "Nothing broke on it before." in words_of(form)
    form.review.setFocus()
    type_in("A copy with a notary")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    (loss,) = open_book.book.every(Loss)
    assert (loss.reason, loss.small_point) == ("rigid terms", point.id)
    assert loss.review == "A copy with a notary"
    assert loss.stage is Stage.ME_TOO
    assert loss.at == clock.now
    told = words_of(account_page)
    record = "23 Nov 2026: Source code in escrow: we said it is fixed."
    sides = [
        next(words for words in told if record in words),
        "One line in the contract would have done",
        "We never give the source",
    ]
    where = [told.index(words) for words in sides]
    assert where == sorted(where)
    assert "stood as “One of several”" in told
    assert "A customer who calls first would have got: A copy with a notary" in told

    oka = people.add_account(open_book.desk, "Oka")
    same = knowing.point(open_book.desk, "source code in ESCROW", account=oka.id)
    losing.lose(open_book.desk, "Depot", oka.id, small_point=same.id)
    found = by_small_point(*losing.all_lost(open_book.book))
    assert [one.words for one in found] == ["2 broke on it, with 2 accounts"]
    open_book.changed.emit()
    QApplication.processEvents()
    row(account_page, loss.id).click()
    assert "2 broke on it, with 2 accounts" in words_of(sheet())
    sheet().reject()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1024, 700)])
def test_nothing_of_the_sheet_is_cut_and_only_the_sheet_scrolls(
    window_over, open_book, norrland, sheet, width, height
):
    for number in range(6):
        knowing.point(
            open_book.desk, f"A point with a rather long name, number {number}",
            account=norrland.account,
        )  # fmt: skip
    window = window_over(open_book, width, height)
    window.go(Visit(Place.ACCOUNTS, account=norrland.account))
    QApplication.processEvents()
    row(window.screen_shown.page, "loss").click()
    form = sheet()
    QApplication.processEvents()
    texts = [one for one in form.findChildren(Text) if one.isVisible()]
    assert [one.text() for one in texts if one.is_cut] == []
    bars = [bar for bar in form.findChildren(QScrollBar) if bar.maximum() > 0]
    assert len([bar for bar in bars if bar.isVisible()]) <= 1
    assert form.width() <= width
    assert form.height() <= height
    form.reject()
