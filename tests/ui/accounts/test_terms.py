from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.desk import facts
from app.desk.facts import Happened, More
from app.records.exchange import Concession
from app.records.knowledge import KnownBy, Point, PointAnswer, Size
from app.records.option import Option
from ui.widgets.pill import Pill


def row(page, key):
    return next(row for one, row in page._stops if one == key)[0]


def choose(click, chooser, key):
    click(next(button for button in chooser.buttons if button.key == key))


def test_a_point_that_is_cheap_for_us_and_vital_for_them_is_to_be_given(
    account_page, press, type_in, sheet, click, open_book, words_of
):
    row(account_page, "point").setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    form = sheet()
    type_in("A contact at weekends")
    choose(click, form.them, "big")
    choose(click, form.known_by, "they said so")
    choose(click, form.us, "small")
    click(form.first)
    (point,) = open_book.book.every(Point)
    assert (point.size_to_them, point.size_to_us) == (Size.BIG, Size.SMALL)
    assert point.known_by is KnownBy.SAID
    made = row(account_page, point.id)
    pills = [pill.words for pill in made.findChildren(Pill) if pill.isVisible()]
    assert pills == ["big", "small"]
    told = words_of(made)
    assert "they said so" in told
    assert "Give it" in told
    assert "it means more to them than to us" in made.accessibleName()


def test_an_answered_point_leaves_the_open_ones_in_one_act(
    account_page, sheet, click, open_book, norrland
):
    from app.desk import knowing

    point = knowing.point(open_book.desk, "Escrow", account=norrland.account)
    open_book.changed.emit()
    QApplication.processEvents()
    row(account_page, point.id).click()
    form = sheet()
    choose(click, form.answer, "no")
    click(form.first)
    assert open_book.book.find(Point, point.id).answer is PointAnswer.NO
    assert point.id not in [key for key, _ in account_page._stops]
    open_book.undo()
    assert open_book.book.find(Point, point.id) == point


def test_a_trade_says_what_it_is_for_and_is_set_aside(
    account_page, sheet, type_in, click, open_book, words_of
):
    row(account_page, "trade").click()
    form = sheet()
    form.try_to_accept()
    assert form.complaint == "Write what we give and what we ask back."
    form.fields["we_give"].setFocus()
    type_in("Payment in 60 days")
    form.fields["we_ask_back"].setFocus()
    type_in("Two years")
    click(form.first)
    (trade,) = open_book.book.every(Concession)
    assert "for: Two years" in words_of(account_page)
    row(account_page, trade.id).click()
    click(sheet().aside)
    assert open_book.book.find(Concession, trade.id).dropped
    assert "for: Two years" not in words_of(account_page)


def test_a_rival_has_what_speaks_for_and_against_it_on_both_views(
    account_page, sheet, type_in, click, open_book, words_of
):
    row(account_page, "option").click()
    form = sheet()
    type_in("Kern")
    form.sides["pros"].setFocus()
    type_in("cheap")
    form.sides["their_cons"].setFocus()
    type_in("slow at night")
    click(form.first)
    (option,) = open_book.book.every(Option)
    assert (option.pros, option.their_cons) == (("cheap",), ("slow at night",))
    told = words_of(account_page)
    assert "+ cheap" in told
    assert "\u2212 slow at night" in told


def test_the_rules_of_working_together_are_kept_when_the_field_is_left(
    account_page, type_in, press, account
):
    account_page._firm.rules.setFocus(Qt.FocusReason.TabFocusReason)
    type_in("Call, never before nine")
    press(Qt.Key.Key_Tab)
    assert account().engagement == ("Call, never before nine",)


def test_rules_being_typed_outlive_a_change_of_the_page(
    account_page, type_in, press, account, deed
):
    rules = account_page._firm.rules
    rules.setFocus(Qt.FocusReason.TabFocusReason)
    type_in("Call, never")
    deed("order", 3)
    QApplication.processEvents()
    assert QApplication.focusWidget() is rules
    type_in(" mail")
    press(Qt.Key.Key_Tab)
    assert account().engagement == ("Call, never mail",)


def test_a_note_on_their_market_past_its_day_says_so(account_page, open_book, words_of):
    now = open_book.now()
    facts.happened(
        open_book.desk, Happened.LANDSCAPE, "Merger talks", "Norrland Robotics",
        at=now - timedelta(days=90),
        more=More(review=(now - timedelta(days=3)).date()),
    )  # fmt: skip
    facts.happened(
        open_book.desk, Happened.LEARNED, "Drivers plan", "Norrland Robotics"
    )
    open_book.changed.emit()
    told = words_of(account_page)
    assert "25 Aug 2026 · was to be looked at again 20 Nov 2026" in told
    assert "Drivers plan" in told
