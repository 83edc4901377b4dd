from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.desk import booking, knowing, replying
from app.desk.replying import Reply
from app.records.knowledge import Claim
from app.records.mark import Mark
from app.records.meeting import Value
from app.records.moment import Moment
from checklists.pack import Channel, ItemId, Kind, Length
from ui.focus import focus
from ui.meeting.editors.own_words import OwnWordsBelow

KEY = Qt.Key
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEAST, QUESTIONS = ItemId("plan-min-outcome"), ItemId("reh-questions")
CLAIMS, GIVE = ItemId("reh-claims"), ItemId("plan-give")
THEN = datetime(2026, 11, 30, 13, tzinfo=UTC)
SHEET = "They leave with a cost sheet"


@pytest.fixture
def other(desk, meeting):
    """A meeting with another customer, prepared with words of one's own."""
    made = booking.book_meeting(
        desk,
        "Brightwell",
        Moment.at(THEN, "Europe/Stockholm"),
        45,
        kind=Kind.EXPLORATORY,
        channel=Channel.WEB,
        length=Length.FULL,
    )
    asked = (
        Value("question", "Who noticed first?"),
        Value("follow-up", "And then?"),
    )
    replying.reply_with(desk, made.id, LEAST, Reply(text=SHEET))
    replying.reply_with(desk, made.id, QUESTIONS, Reply(values=asked))
    knowing.claim(
        desk,
        "Saves 6 h a week",
        meeting=made.id,
        evidence="time sheets",
        evidence_date=date(2025, 10, 3),
    )
    return made


@pytest.fixture
def row(other, screen):
    """Goes to a row, the keyboard in its first field."""

    def go(item):
        screen.go_to(item)
        here = screen.page.row(item)
        focus(here.editor.own_fields()[0][0])
        return here

    yield go
    # What is begun is kept while the book is open.
    if popup := QApplication.activePopupWidget():
        popup.hide()
    for each in screen.page.rows:
        each.commit()


def now():
    return QApplication.focusWidget()


def below(row):
    return row.editor.own_fields()[0][0].findChild(OwnWordsBelow)


def offered(row):
    return [own.words for own in below(row).offered]


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    target = QApplication.activePopupWidget() or now()
    assert target is not None
    QTest.keyClick(target, key, modifier)
    QApplication.processEvents()


def test_two_letters_offer_what_goes_on_them(row):
    here = row(LEAST)
    QTest.keyClicks(now(), "t")
    assert offered(here) == []
    QTest.keyClicks(now(), "h")
    assert offered(here) == [SHEET]
    QTest.keyClicks(QApplication.activePopupWidget(), "x")
    assert offered(here) == []
    assert here.editor.field.text == "thx"


def test_down_and_enter_take_it_and_ctrl_enter_keeps_it(row, answered):
    here = row(LEAST)
    QTest.keyClicks(now(), "th")
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    assert here.editor.field.text == SHEET
    assert now() is here.editor.field
    press(KEY.Key_Return, CONTROL)
    assert answered(LEAST).text == SHEET


def test_alt_down_offers_in_an_empty_field(row):
    here = row(LEAST)
    press(KEY.Key_Down, ALT)
    assert offered(here) == [SHEET]


def test_tab_takes_what_is_lit_with_what_to_ask_next(row):
    here = row(QUESTIONS)
    QTest.keyClicks(now(), "who")
    press(KEY.Key_Down)
    press(KEY.Key_Tab)
    form = here.editor.lines.adder
    assert form.texts == {"question": "Who noticed first?", "follow-up": "And then?"}


def test_enter_with_nothing_lit_ends_the_field_as_ever(row):
    here = row(QUESTIONS)
    QTest.keyClicks(now(), "who")
    assert offered(here)
    press(KEY.Key_Return)
    assert offered(here) == []
    assert now() is here.editor.lines.adder.fields["follow-up"]


def test_escape_shuts_the_list_and_keeps_the_words(row):
    here = row(LEAST)
    QTest.keyClicks(now(), "th")
    press(KEY.Key_Escape)
    assert offered(here) == []
    assert here.editor.field.text == "th"


def test_a_claim_comes_with_its_proof_and_its_age(row, desk, meeting, answered):
    here = row(CLAIMS)
    QTest.keyClicks(now(), "sav")
    (own,) = below(here).offered
    quiet, warning = below(here)._paint.told(own)
    assert quiet == "proof: time sheets, 3 Oct 2025 · used once, last Mon 23 Nov"
    assert warning == " · proof older than 12 months"
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    (claim,) = desk.book.of_meeting(Claim, meeting.id)
    assert (claim.statement, claim.evidence) == ("Saves 6 h a week", "time sheets")
    assert claim.account == meeting.account
    assert answered(CLAIMS).links == (claim.id,)


def test_shift_delete_offers_it_no_more_and_can_be_undone(row, desk, screen):
    here = row(LEAST)
    QTest.keyClicks(now(), "th")
    press(KEY.Key_Down)
    press(KEY.Key_Delete, SHIFT)
    assert offered(here) == []
    (mark,) = desk.book.every(Mark)
    assert (mark.code, mark.reason) == (LEAST, SHEET.casefold())
    screen.document.book.undo()
    press(KEY.Key_Down, ALT)
    assert offered(here) == [SHEET]


def test_a_row_of_their_words_offers_nothing(row, screen):
    screen.go_to(ItemId("plan-homework"))
    there = screen.page.row(ItemId("plan-homework"))
    field = there.editor.own_fields()[0][0]
    focus(field)
    assert field.findChild(OwnWordsBelow) is None


def test_a_shelf_is_read_once_while_one_writes(row, screen):
    here = row(LEAST)
    QTest.keyClicks(now(), "th")
    first = below(here)._shelved
    QTest.keyClicks(QApplication.activePopupWidget(), "e")
    assert below(here)._shelved is first
    screen.document.book.changed.emit()
    QTest.keyClicks(QApplication.activePopupWidget(), "y")
    assert below(here)._shelved is not first
