from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from app.desk import settings
from app.records.knowledge import Fact, FactId, StageFact
from app.settings import Settings
from ui.places import Place, Visit
from ui.settings.sentences import EDITED
from ui.widgets.text import Text


@pytest.fixture
def screen(window, week):
    window.go(Visit(Place.SETTINGS))
    QApplication.processEvents()
    return window.screen_shown


@pytest.fixture
def write(press, type_in):
    """Types other words into a field and leaves it with Tab."""

    def into(field, words):
        field.setFocus()
        field.selectAll()
        type_in(words)
        press(Qt.Key.Key_Tab)

    return into


@pytest.fixture
def field(screen):
    """Finds the field of a setting, folded or not."""

    def find(name):
        for thresholds in screen.thresholds.values():
            if thresholds.fold and not thresholds.fold.isChecked():
                thresholds.fold.click()
            for row in thresholds.built:
                if name in row.fields:
                    return row.fields[name]
        raise AssertionError(name)

    return find


def row_of(field):
    return field.parentWidget().parentWidget()


def heads_seen(screen):
    return [head for head, section in screen.sections.items() if section.isVisible()]


def test_what_is_known_stands_in_the_fields(screen):
    assert screen.you.name.text == "Ida Holm"
    assert screen.you.emails.text == "ida.holm@holm.example"
    assert screen.you.zone.text == "Europe/Prague"
    assert screen.paper.paper.option == "A4"


def test_a_change_is_kept_at_once_and_can_be_undone(screen, press, write, open_book):
    emails = screen.you.emails
    emails.field.setText("")
    write(emails.field, "Ida@Holm.example; ida@home.example")
    kept = open_book.settings.own_emails
    assert kept == ("ida@holm.example", "ida@home.example")
    screen.paper.paper.buttons[0].setFocus()
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert open_book.settings.own_emails == ("ida.holm@holm.example",)
    assert emails.text == "ida.holm@holm.example"


def test_a_zone_is_typed_and_kept(screen, press, type_in, open_book):
    screen.you.zone.field.setFocus()
    screen.you.zone.field.selectAll()
    type_in("America/New_York")
    press(Qt.Key.Key_Return)
    assert open_book.settings.zone == "America/New_York"


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("zone", "Narnia", "“Narnia”, the time zone of yours"),
        ("region", "Narnia", "The holidays of “NARNIA” are not known."),
        ("phone", "xx", "“XX” is no country for telephone numbers."),
        ("emails", "ida", "“ida” is no mail address."),
        ("domains", "gmail.com", "Anybody may have an address at gmail.com."),
    ],
)
def test_what_is_wrong_about_oneself_is_refused_where_it_stands(
    screen, write, open_book, name, words, said
):
    before, shown = open_book.settings, getattr(screen.you, name)
    write(shown.field, words)
    assert open_book.settings == before
    assert shown.text == words
    assert shown.complaint.startswith(said)
    open_book.changed.emit()
    assert shown.text == words


def test_whose_holidays_and_numbers_are_hers_is_kept(screen, write, open_book):
    write(screen.you.region.field, "de-by")
    write(screen.you.phone.field, "de")
    assert (open_book.settings.region, open_book.settings.phone_country) == (
        "DE-BY",
        "DE",
    )
    assert screen.you.region.text == "DE-BY"


def test_paper_and_range_are_chosen_with_arrows_and_space(screen, press, open_book):
    screen.paper.paper.buttons[0].setFocus()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    assert open_book.settings.paper == "Letter"
    screen.paper.standing.buttons[0].setFocus()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    assert open_book.settings.stage_on_brief
    screen.range.buttons[0].setFocus()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    assert open_book.settings.confidence == 95


@pytest.mark.parametrize(
    ("name", "typed", "kept", "stands"),
    [
        ("rest_days", "120", 120, "120"),
        ("gap_after_minutes", "0", 0, "0"),
        ("work_opens", "7.30", "07:30:00", "07:30"),
        ("weekly_status_day", "thu", 3, "Thursday"),
        ("alike_share", "70", "7/10", "70 %"),
        ("alike_share", "2 of 3", "2/3", "2 of 3"),
    ],
)
def test_a_number_is_typed_into_its_sentence_and_kept(
    field, write, open_book, name, typed, kept, stands
):
    write(field(name), typed)
    value = getattr(open_book.settings, name)
    assert kept in (value, str(value))
    assert field(name).text() == stands
    assert open_book.book.acts(1)[0].label == "changing the settings"


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("rest_days", "many", "“many” is no whole number. Write it in digits."),
        ("rest_days", "-1", "“-1” is no whole number."),
        ("rest_days", "0", "0 is not possible here. Give a whole number from 1"),
        ("work_opens", "early", "“early” is no time."),
        ("work_opens", "19", "Working hours end before they begin."),
        ("weekly_status_day", "t", "“t” is no day of the week."),
        ("alike_share", "most", "“most” is no share."),
        ("alike_share", "1 of 0", "“1 of 0” is no share."),
        ("alike_share", "101", "101 % is not possible here."),
        ("questions_least", "15", "The fewest questions would be more"),
    ],
)
def test_what_makes_no_sense_is_refused_in_place_and_changes_nothing(
    field, write, open_book, name, typed, said
):
    before, acts = open_book.settings, open_book.book.acts(99)
    write(field(name), typed)
    assert open_book.settings == before
    assert open_book.book.acts(99) == acts
    assert field(name).text() == typed
    assert row_of(field(name)).complaint.startswith(said)
    face = QAccessible.queryAccessibleInterface(field(name))
    assert face.text(QAccessible.Text.Description).startswith(said)


def test_what_was_refused_is_put_right_by_typing_on(field, write, open_book):
    write(field("rest_days"), "many")
    write(field("rest_days"), "30")
    assert open_book.settings.rest_days == 30
    assert row_of(field("rest_days")).complaint == ""


def test_what_was_changed_goes_back_to_the_usual(field, write, press, open_book):
    row = row_of(field("work_opens"))
    assert not row.back.isVisible()
    write(field("work_opens"), "9")
    assert row.back.words == "back to the usual 08:00 and 18:00"
    row.back.setFocus()
    press(Qt.Key.Key_Return)
    assert open_book.settings.work_opens == Settings().work_opens
    assert field("work_opens").text() == "08:00"
    assert not row.back.isVisible()
    assert QApplication.focusWidget() is field("work_opens")


def test_an_undo_shows_in_the_sentence(field, write, press, open_book, screen):
    write(field("rest_days"), "30")
    screen.paper.paper.buttons[0].setFocus()
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert open_book.settings.rest_days == 90
    assert field("rest_days").text() == "90"


def test_what_another_process_changes_shows_but_not_over_typing(
    field, type_in, open_book
):
    rest = field("rest_days")
    rest.setFocus()
    rest.selectAll()
    type_in("12")
    settings.change(open_book.desk, rest_days=60, short_minutes=20)
    open_book.changed.emit()
    assert (rest.text(), field("short_minutes").text()) == ("12", "20")


def test_a_search_leaves_what_holds_all_its_words(screen, press, type_in):
    screen.search.setFocus()
    type_in("no rest")
    assert heads_seen(screen) == ["What is a large ask"]
    assert screen.thresholds["What is a large ask"].row("rest_days").isVisible()
    assert not screen.thresholds["What is a large ask"].row("asks_days").isVisible()
    press(Qt.Key.Key_Escape)
    assert heads_seen(screen) == [*screen.sections]
    assert not screen.thresholds["What is a large ask"].row("rest_days").isVisible()


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("backup", "Your data"),
        ("contrast", "Look"),
        ("edited keeps", "Lengths and windows"),
        ("ics", "Calendars"),
        ("zone", "You"),
        ("likely", "Promises and figures"),
        ("disclos", None),
        ("ally strategy", "Standing"),
    ],
)
def test_a_setting_is_found_by_a_word_of_it(screen, words, head):
    screen.search.setText(words)
    seen = heads_seen(screen)
    assert seen[:1] == ([head] if head else [])
    assert screen.none.isVisible() is (not seen)


def test_what_is_found_nowhere_is_said(screen):
    screen.search.setText("quota")
    assert heads_seen(screen) == []
    assert screen.none.text() == "No setting says “quota”. Try one word of it."


def test_a_section_is_one_press_away(screen, press):
    screen.jumps[0].setFocus()
    for _ in range(5):
        press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    head = screen.sections["Promises and figures"]
    assert head.isAncestorOf(QApplication.focusWidget())
    assert 0 <= head.mapTo(screen, head.rect().topLeft()).y() < screen.height() / 2


def test_every_number_has_its_sentence_and_none_stands_twice(screen):
    named = [
        name
        for group in EDITED
        for sentence in (*group.first, *group.more)
        for name in sentence.names
    ]
    assert len(named) == len(set(named))
    kept = set(Settings.__dataclass_fields__)
    elsewhere = {"name", "zone", "region", "own_emails", "own_domains", "paper"}
    elsewhere |= {"confidence", "phone_country", "stage_on_brief"}
    assert set(named) == kept - elsewhere


@pytest.fixture
def ordered(open_book, norrland):
    """An order of Norrland's that still counts, and nothing else."""
    fact = Fact(
        FactId("order"),
        norrland.account,
        "First order",
        dated=open_book.now() - timedelta(days=200),
        made=open_book.now(),
        stage_fact=StageFact.ORDER,
    )
    with open_book.book.write("Order") as w:
        w.put(fact)
    return fact


def test_other_thresholds_of_the_standing_show_both_histories_first(
    screen, ordered, field, write, sheet, qtbot, press, open_book
):
    days = field("foothold_days")
    write(days, "100")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    assert open_book.settings.foothold_days == 730
    told = [text.text() for text in sheet().findChildren(Text)]
    assert "1 of 1 account with an order stands otherwise." in told
    assert any(one.startswith("As it is: One order, now deliver") for one in told)
    assert any(one.startswith("Then: One of several") for one in told)
    assert days.text() == "730"
    sheet().first.click()
    assert open_book.settings.foothold_days == 100
    assert days.text() == "100"
    assert open_book.book.acts(1)[0].label == "changing the settings"


def test_what_is_left_changes_no_threshold_of_the_standing(
    screen, ordered, field, write, sheet, qtbot, open_book
):
    write(field("stage_promises_share"), "65 %")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    told = [text.text() for text in sheet().findChildren(Text)]
    assert "No account stands otherwise, today or at any time before." in told
    sheet().second.click()
    assert open_book.settings == replace(open_book.settings, foothold_days=730)
    assert field("stage_promises_share").text() == "70 %"


def test_a_threshold_of_the_standing_that_makes_no_sense_is_refused(
    screen, field, write, open_book
):
    write(field("stage_contacts_least"), "0")
    row = row_of(field("stage_contacts_least"))
    assert row.complaint.startswith("0 is not possible here.")
    assert QApplication.activeModalWidget() is None
