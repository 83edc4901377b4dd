import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.desk import exchanging, knowing
from app.records.knowledge import KnownBy, PointAnswer, PointKind, Size
from ui.accounts.point_sheet import PointSheet
from ui.widgets.pill import Pill


@pytest.fixture
def point(open_book, norrland):
    def keep(subject, them=None, us=None, **more):
        made = knowing.point(
            open_book.desk, subject, account=norrland.account, size_to_them=them,
            size_to_us=us, **more,
        )  # fmt: skip
        open_book.changed.emit()
        QApplication.processEvents()
        return made

    return keep


def row(page, key):
    return next(row for one, row in page._stops if one == key)[0]


def seen(row):
    return [pill.words for pill in row.findChildren(Pill) if pill.isVisible()]


def test_columns_are_named_once_there_is_a_point(account_page, point, words_of):
    assert "We know by" not in words_of(account_page)
    point("Escrow", Size.SMALL, Size.BIG, fixed_by="the licence")
    told = words_of(account_page)
    for name in ("Point", "For them", "We know by", "For us", "What to do"):
        assert name in told


def test_what_is_fixed_says_so_and_what_it_protects_is_asked(
    account_page, point, words_of
):
    made = point("Escrow", Size.SMALL, Size.BIG, fixed_by="the licence")
    assert seen(row(account_page, made.id)) == ["small", "big, fixed"]
    assert "Ask what it protects" in words_of(row(account_page, made.id))


def test_a_trade_of_the_same_says_what_for(account_page, point, open_book, norrland):
    made = point("Payment in 60 days", Size.MIDDLE, Size.MIDDLE, known_by=KnownBy.ASKED)
    exchanging.concede(
        open_book.desk, "Payment in 60 days", "Two years", account=norrland.account
    )
    open_book.changed.emit()
    assert row(account_page, made.id).accessibleName() == (
        "Payment in 60 days, for them: middle, asked, for us: middle, "
        "it weighs the same on both sides, Trade for two years"
    )


def test_a_gap_of_the_offer_is_marked(account_page, point):
    made = point("No phone help at night", kind=PointKind.GAP)
    assert seen(row(account_page, made.id)) == [
        "gap of our offer", "not known", "not known",
    ]  # fmt: skip


def test_arrows_go_from_row_to_row_and_enter_opens_the_point(
    account_page, point, press, sheet
):
    first = point("Weekends", Size.BIG, Size.SMALL)
    second = point("Escrow", Size.SMALL, Size.SMALL)
    row(account_page, "point").setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is row(account_page, first.id)
    press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is row(account_page, second.id)
    press(Qt.Key.Key_Return)
    form = sheet()
    assert isinstance(form, PointSheet)
    assert form.subject.text == "Escrow"
    form.reject()


def test_where_it_is_narrow_each_size_has_its_name(account_page, point, words_of):
    made = point("Weekends", Size.BIG, Size.SMALL)
    narrow = row(account_page, made.id)
    card = narrow.parentWidget()
    card.setParent(None)
    card.resize(300, 400)
    card.show()
    assert "We know by" not in words_of(card)
    assert seen(narrow) == ["for them: big", "for us: small"]
    card.resize(900, 400)
    assert "We know by" in words_of(card)
    assert seen(narrow) == ["big", "small"]
    card.deleteLater()


def test_a_fixed_answer_stays_and_a_granted_one_leaves(account_page, point):
    fixed = point("Escrow", Size.SMALL, Size.BIG, answer=PointAnswer.FIXED)
    yes = point("Weekends", Size.BIG, Size.SMALL, answer=PointAnswer.YES)
    keys = [key for key, _ in account_page._stops]
    assert fixed.id in keys
    assert yes.id not in keys
