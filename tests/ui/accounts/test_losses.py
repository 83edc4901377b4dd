from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.desk import knowing
from app.records.knowledge import Size
from app.records.loss import Loss
from checklists.pack import Stage
from ui.keys import offered
from ui.places import Place, Visit


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
    assert "23 Nov 2026 · stood as “One of several” · broke on: Weekend contact" in told


def test_a_loss_is_changed_and_taken_out(
    account_page, press, sheet, click, open_book, norrland
):
    from app.desk import losing

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
