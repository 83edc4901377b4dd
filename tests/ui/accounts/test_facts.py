from datetime import date
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.desk import knowing
from app.records.exchange import Ask, Give, Refusal
from app.records.knowledge import Fact, Note, NoteKind, StageFact
from app.records.promise import Promise
from app.rules.whole_numbers import grouped, whole_number
from ui.accounts.fact_forms import FORMS
from ui.accounts.fact_sheet import BEGIN_WITH
from ui.keys import COMMANDS
from ui.places import Place, Visit


@pytest.fixture
def command(window, press, type_in, sheet):
    """Asks for a command in the palette by its words, and returns its sheet."""

    def ask(words):
        press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        type_in(words)
        press(Qt.Key.Key_Return)
        return sheet()

    return ask


def kept(open_book, family):
    return open_book.book.every(family)


def test_an_order_is_noted_from_anywhere_with_one_line(
    window, norrland, command, type_in, press, open_book, words_of
):
    window.go(Visit(Place.MEETINGS, norrland.id))
    form = command("Order")
    assert form.windowTitle() == "Order"
    assert form.party.account.text == "Norrland Robotics"
    type_in("Scanners for two depots")
    press(Qt.Key.Key_Return)
    (order,) = (f for f in kept(open_book, Fact) if f.stage_fact is StageFact.ORDER)
    assert order.what == "Scanners for two depots"
    assert order.account == norrland.account
    assert order.dated == open_book.now()
    assert window.notice.isVisible()
    # Without a window manager nobody else hands the keyboard back.
    window.activateWindow()
    QApplication.processEvents()
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not kept(open_book, Fact)


@pytest.mark.parametrize(
    ("kind", "family"),
    [("GAVE", Give), ("REFUSED", Refusal), ("LEARNED", Note), ("EARLY", Fact)],
)
def test_each_kind_is_kept_as_what_it_is(
    window, norrland, command, type_in, press, open_book, kind, family
):
    form = next(form for one, form in FORMS.items() if one.name == kind)
    window.go(Visit(Place.ACCOUNTS, account=norrland.account))
    before = len(kept(open_book, family))
    command(form.words)
    type_in("One line of words")
    press(Qt.Key.Key_Return)
    assert len(kept(open_book, family)) == before + 1


# The words that begin each in the palette, what it is kept as, and its standing fact.
TWELVE = {
    "Order": (Fact, StageFact.ORDER),
    "They called first": (Fact, StageFact.REQUEST),
    "Gave": (Give, None),
    "Asked": (Ask, None),
    "They said no": (Refusal, None),
    "Learned": (Note, None),
    "Planning session": (Fact, StageFact.SESSION),
    "They told us early": (Fact, StageFact.DISCLOSURE),
    "A problem": (Fact, StageFact.PROBLEM),
    "Something came out untrue": (Fact, StageFact.BREACH),
    "Landscape": (Note, None),
}


def day_of(record):
    for name in ("dated", "delivered", "asked", "said"):
        if at := getattr(record, name, None):
            return at.date()
    raise AssertionError(record)


@pytest.mark.parametrize("words", TWELVE)
def test_each_fact_is_kept_with_its_day_by_its_words_and_one_line(
    window, account_page, command, type_in, press, open_book, words
):
    family, stage_fact = TWELVE[words]
    before = set(kept(open_book, family))
    form = command(words)
    type_in("One line of words")
    form.when.field.setFocus()
    type_in("yesterday")
    press(Qt.Key.Key_Return)
    (made,) = set(kept(open_book, family)) - before
    assert (open_book.now().date() - day_of(made)).days == 1
    if stage_fact:
        assert made.stage_fact is stage_fact
    open_book.undo()
    assert set(kept(open_book, family)) == before


def test_a_first_call_promises_its_answer_by_a_day(
    window, account_page, command, type_in, press, open_book
):
    command("They called first")
    type_in("Price for a second site")
    press(Qt.Key.Key_Tab)
    type_in("Anna said so")
    press(Qt.Key.Key_Tab)
    type_in("fri")
    press(Qt.Key.Key_Return)
    (request,) = (f for f in kept(open_book, Fact) if f.stage_fact)
    assert (request.called_first, request.source) == ("yes", "Anna said so")
    (answer,) = (p for p in kept(open_book, Promise) if p.request == request.id)
    assert answer.due.day == date(2026, 11, 27)


def test_the_twelfth_solves_what_is_open_and_undo_opens_it_again(
    window, account_page, deed, command, press, open_book
):
    made = deed("problem", 4, "Scanner fails")
    command("Problem solved")
    press(Qt.Key.Key_Tab)
    form = QApplication.activeModalWidget()
    form.when.field.setFocus()
    press(Qt.Key.Key_Return)
    assert open_book.book.find(Fact, made.id).closed is not None
    open_book.undo()
    assert open_book.book.find(Fact, made.id) == made


def test_one_line_is_read_into_the_fields_and_says_how(
    window, account_page, press, sheet, type_in, open_book, norrland, words_of
):
    control, shift = (
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.ShiftModifier,
    )
    press(Qt.Key.Key_F, control | shift)
    form = sheet()
    type_in("order 12000 yesterday")
    assert "Order · worth 12\u202f000 · Sunday 22 November 2026" in words_of(form)
    press(Qt.Key.Key_Return)
    (order,) = (f for f in kept(open_book, Fact) if f.stage_fact)
    assert (order.stage_fact, order.value) == (StageFact.ORDER, 12_000)
    assert order.account == norrland.account
    assert order.dated.astimezone(ZoneInfo("Europe/Prague")).day == 22
    assert open_book.undo() == "noting an order"
    window.activateWindow()
    QApplication.processEvents()
    press(Qt.Key.Key_F, control | shift)
    type_in("told us budget from Anna 30 sep")
    press(Qt.Key.Key_Return)
    (told,) = (f for f in kept(open_book, Fact) if f.stage_fact)
    assert (told.stage_fact, told.what) == (StageFact.DISCLOSURE, "budget")
    assert told.who is not None


def test_a_line_that_cannot_be_read_says_what_to_begin_with(
    account_page, press, sheet, type_in, words_of, open_book
):
    control, shift = (
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.ShiftModifier,
    )
    press(Qt.Key.Key_F, control | shift)
    form = sheet()
    type_in("hello there")
    assert BEGIN_WITH in words_of(form)
    press(Qt.Key.Key_Return)
    assert form.complaint == "Write it in one line."
    assert not kept(open_book, Fact)
    form.reject()


def test_whether_they_called_first_is_told_in_the_request_with_how_one_knows(
    account_page, deed, press, sheet, type_in, click, open_book
):
    made = deed("request", 4, "Price for 40 seats", called_first="unknown")
    row = next(row for key, row in account_page._stops if key == made.id)[0]
    row.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    form = sheet()
    click(next(b for b in form.first_call.buttons if b.key == "yes"))
    form.known_by.field.setFocus()
    type_in("Anna said so")
    press(Qt.Key.Key_Return)
    after = open_book.book.find(Fact, made.id)
    assert (after.called_first, after.source) == ("yes", "Anna said so")
    assert after.dated == made.dated
    assert open_book.undo() == "putting a request right"


def test_a_session_says_in_its_sheet_what_it_lacks_to_count(
    account_page, deed, press, sheet, words_of
):
    made = deed("planning session", 4, "Shifts", link="plan.pdf")
    row = next(row for key, row in account_page._stops if key == made.id)[0]
    row.click()
    told = words_of(sheet())
    assert "As it stands it lacks a promise by us, a promise by them." in told
    sheet().reject()


def test_every_kind_has_its_command(window):
    for form in FORMS.values():
        assert COMMANDS[form.command].words == form.words


def test_the_value_of_an_order_is_a_whole_number(
    account_page, command, type_in, press, open_book
):
    form = command("Order")
    type_in("Hall A")
    form.more.value.field.setFocus()
    type_in("lots")
    press(Qt.Key.Key_Return)
    assert form.complaint == "Write the value as a whole number: 48000."
    form.more.value.field.selectAll()
    form.more.value.field.setFocus()
    type_in("48 000")
    press(Qt.Key.Key_Return)
    (order,) = (f for f in kept(open_book, Fact) if f.stage_fact is StageFact.ORDER)
    assert order.value == 48_000


def test_a_message_needs_somebody_who_wrote(account_page, command, type_in, press):
    form = command("A message from them")
    type_in("Sent the plan")
    press(Qt.Key.Key_Return)
    assert form.complaint == "Name who of theirs wrote."
    form.reject()


def test_a_day_that_is_no_day_is_said(account_page, command, type_in, press):
    form = command("Planning session")
    type_in("Shifts of hall B")
    form.when.field.setFocus()
    type_in("purple")
    form.try_to_accept()
    assert form.complaint.startswith("Say when it was")
    form.reject()


def test_a_landscape_note_has_its_review_day(
    account_page, command, type_in, press, open_book
):
    form = command("Landscape")
    type_in("Merger talks")
    form.more.review.field.setFocus()
    type_in("in 90 days")
    form.try_to_accept()
    QApplication.processEvents()
    (note,) = (n for n in kept(open_book, Note) if n.kind is NoteKind.LANDSCAPE)
    assert (note.review - open_book.now().date()).days == 90


def test_any_fact_has_its_key_and_its_kinds_to_choose_from(
    account_page, press, sheet, type_in, open_book
):
    control, shift = (
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.ShiftModifier,
    )
    press(Qt.Key.Key_F, control | shift)
    form = sheet()
    assert QApplication.focusWidget() is form.line.field
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is form.kinds
    type_in("Pl")
    assert form.kinds.currentText() == "Planning session"
    form.what.field.setFocus()
    type_in("Shifts of hall B")
    form.more.link.field.setFocus()
    type_in("plan.pdf")
    press(Qt.Key.Key_Return)
    (session,) = (f for f in kept(open_book, Fact) if f.stage_fact)
    assert (session.stage_fact, session.link) == (StageFact.SESSION, "plan.pdf")


def test_a_problem_is_solved_by_its_command(
    window, account_page, deed, command, press, open_book, norrland
):
    deed("problem", 4, "Scanner fails")
    form = command("Problem solved")
    assert form.choices[0].words.startswith("Scanner fails · Norrland Robotics")
    form.first.setFocus()
    press(Qt.Key.Key_Return)
    (problem,) = (f for f in kept(open_book, Fact) if f.stage_fact)
    assert problem.closed == open_book.now()


def test_what_happened_stands_on_the_page_and_is_put_right(
    account_page, deed, press, sheet, type_in, words_of, open_book, window
):
    made = deed("order", 3, "Scanners", value=48_000)
    row = next(row for key, row in account_page._stops if key == made.id)[0]
    assert row.accessibleName() == "Scanners, order, 20 Nov, worth 48\u202f000"
    row.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    form = sheet()
    form.what.field.selectAll()
    type_in("Scanners, two depots")
    press(Qt.Key.Key_Return)
    assert open_book.book.find(Fact, made.id).what == "Scanners, two depots"
    assert open_book.book.find(Fact, made.id).value == 48_000
    assert "Scanners, two depots" in words_of(account_page)


def test_a_fact_that_was_none_is_taken_out(
    account_page, deed, press, sheet, click, open_book
):
    made = deed("problem", 3, "Scanner fails")
    row = next(row for key, row in account_page._stops if key == made.id)[0]
    click(row)
    click(sheet().out)
    assert open_book.book.find(Fact, made.id) is None
    assert open_book.undo() == "taking a fact out"
    assert open_book.book.find(Fact, made.id) == made


def test_a_plain_fact_is_in_the_list_too(account_page, open_book, norrland, words_of):
    knowing.fact(open_book.desk, "New site in May", account=norrland.account)
    open_book.changed.emit()
    assert "New site in May" in words_of(account_page)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("48000", 48_000),
        ("48 000", 48_000),
        ("48.000", 48_000),
        ("48,000", 48_000),
        ("0", 0),
        ("48,00", None),
        ("-3", None),
        ("", None),
        ("lots", None),
        ("9" * 16, None),
    ],
)
def test_a_number_is_read_as_people_type_it(text, number):
    assert whole_number(text) == number


@pytest.mark.parametrize("number", [0, 7, 999, 48_000, 10**14])
def test_a_number_reads_back_as_it_is_shown(number):
    assert whole_number(grouped(number)) == number
