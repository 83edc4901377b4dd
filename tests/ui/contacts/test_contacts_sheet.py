import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.desk import people
from app.records.account import Account
from app.records.list_layout import ListLayout
from app.records.person import Person, Role
from ui.contacts.import_sheet import AT_ONCE

CRM = """Vorname;Nachname;Wer;E-Mail;Rolle;Status
Jürgen;Müller;Brandt GmbH;j@brandt.example;Champion;warm
Anna;Lindqvist;Norrland Robotics;anna.lindqvist@norrland-robotics.example;;cold
"Per;Ek
;;;;;cold
"""


@pytest.fixture
def file(tmp_path):
    def write(text, name="crm.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture
def given(window, week, sheet):
    """Gives a file to the window, and returns the sheet that shows it."""

    def give(path):
        window.importing.take_files([path])
        return sheet()

    return give


def texts(widget):
    QApplication.processEvents()
    return [t.text() for t in widget.findChildren(QLabel) if t.isVisible()]


def box(form, heading):
    return next(
        b for b in form.columns.boxes if b.accessibleName() == f"{heading} holds"
    )


def test_a_list_is_looked_at_before_a_row_is_written(given, file, open_book):
    before = len(open_book.book.every(Person))
    form = given(file(CRM))
    assert [b.currentText() for b in form.columns.boxes] == [
        "first name",
        "last name",
        "leave out",
        "mail",
        "role",
        "leave out",
    ]
    assert form.counted == (
        "1 person and 1 account new, 1 known already and 2 left out."
    )
    shown = texts(form)
    assert "Jürgen Müller" in shown
    assert any(t.startswith("Line 4, “Per;Ek” Left out: a quot") for t in shown)
    assert any(t.startswith("Line 5, “cold” Left out: it has neither") for t in shown)
    assert len(open_book.book.every(Person)) == before


def test_a_column_is_put_right_with_keys_and_remembered(
    given, file, press, click, open_book, window
):
    path = file(CRM)
    form = given(path)
    wrong = box(form, "Wer")
    wrong.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(4):
        press(Qt.Key.Key_Down)
    assert wrong.currentText() == "firm"
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    new = next(p for p in open_book.book.every(Person) if p.name == "Jürgen Müller")
    assert new.role is Role.CONNECTS
    assert open_book.book.find(Account, new.account).name == "Brandt GmbH"
    (kept,) = open_book.book.every(ListLayout)
    assert kept.columns[2] == "firm"
    assert window.notice.act.isVisible()
    again = given(path)
    assert box(again, "Wer").currentText() == "firm"
    assert again.counted == "2 known already and 2 left out."


def test_one_undo_takes_a_list_back(given, file, click, open_book, window):
    people_before = open_book.book.every(Person)
    accounts_before = open_book.book.every(Account)
    click(given(file(CRM)).first)
    assert len(open_book.book.every(Person)) == len(people_before) + 1
    click(window.notice.act)
    assert open_book.book.every(Person) == people_before
    assert open_book.book.every(Account) == accounts_before
    assert open_book.book.every(ListLayout) == ()


def test_esc_takes_nothing_in_and_the_next_file_is_shown(
    window, week, file, sheet, press, open_book
):
    before = open_book.book.every(Person)
    second = file("Name,Mail\nEva Ek,eva@x.example\n", "second.csv")
    window.importing.take_files([file(CRM), second])
    assert sheet().windowTitle() == "Take in crm.csv?"
    press(Qt.Key.Key_Escape)
    assert open_book.book.every(Person) == before
    assert sheet().windowTitle() == "Take in second.csv?"
    press(Qt.Key.Key_Escape)
    assert window.notice.words == "Nothing of it was taken in."


def test_another_encoding_reads_it_anew(given, file, press):
    text = "Name;Firma;E-Mail\nJiří Dvořák;Havel s.r.o.;j@x.example\n"
    form = given(file(text, encoding="cp1250"))
    assert form.encoding.currentText() == "Western European"
    assert "Jiří Dvořák" not in texts(form)
    form.encoding.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Down)
    assert form.encoding.currentText() == "Central European"
    assert "Jiří Dvořák" in texts(form)
    form.delimiter.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Up)
    assert form.delimiter.currentText() == "comma"
    assert len(form.columns.boxes) == 1
    form.try_to_accept()
    assert form.complaint == "Say which column holds names or mail addresses."


def test_who_may_be_known_is_asked_and_comes_in_as_said(
    given, file, click, open_book, norrland
):
    desk = open_book.desk
    people.add_person(desk, "Peter Lindqvist", account=norrland.account)
    form = given(file("Name,Company\nPeter Lindqivst,Norrland Robotics\n"))
    (choice,) = form.doubts.choices
    assert choice.option == "later"
    assert form.counted == "1 person new."
    click(next(b for b in choice.buttons if b.key == "the same"))
    assert form.counted == "1 known already."
    click(next(b for b in choice.buttons if b.key == "not the same"))
    assert form.counted == "1 person new."
    before = len(open_book.book.every(Person))
    click(form.first)
    assert len(open_book.book.every(Person)) == before + 1


def test_many_are_counted_beside_the_window(given, file, qtbot, click, window):
    rows = "".join(f"Anna N{n},anna{n}@x{n}.example\n" for n in range(AT_ONCE + 50))
    window.importing.take_files([file(f"Name,Mail\n{rows}")])
    if not QApplication.activeModalWidget():
        qtbot.waitUntil(
            lambda: QApplication.activeModalWidget() is not None, timeout=30_000
        )
    form = QApplication.activeModalWidget()
    form.try_to_accept()
    if form.plan is None:
        assert form.complaint == "Still counting: a moment."
    qtbot.waitUntil(lambda: form.plan is not None, timeout=30_000)
    assert form.counted == "350 people and 350 accounts new."
    form.reject()


def test_a_table_that_was_copied_can_be_pasted(window, week, sheet, press):
    window.importing.take_text("Name\tMail\nEva Ek\teva@x.example\n")
    assert sheet().windowTitle() == "Take in these contacts?"
    assert sheet().counted == "1 person and 1 account new."
    press(Qt.Key.Key_Escape)


def test_a_wheel_over_a_column_changes_nothing(given, file, qtbot):
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    form = given(file(CRM))
    first = form.columns.boxes[0]
    turn = QWheelEvent(
        QPointF(4, 4),
        QPointF(first.mapToGlobal(QPoint(4, 4))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(first, turn)
    assert first.currentText() == "first name"
    form.reject()


def test_what_is_no_list_at_all_is_refused(window, week, file):
    window.importing.take_files([file("\n\n", "empty.csv")])
    assert window.notice.words.startswith("There is nothing in this list.")


@pytest.mark.parametrize("scale", [1.25, 2.0])
def test_the_sheet_is_no_wider_than_the_window_and_every_box_is_named(
    window, week, file, sheet, theme, scale
):
    window.resize(1024, 700)
    theme.resize(scale)
    window.importing.take_files([file(CRM)])
    form = sheet()
    QApplication.processEvents()
    assert form.width() <= 1024
    assert form.height() <= 700
    for each in (form.encoding, form.delimiter, *form.columns.boxes):
        assert each.accessibleName()
        assert each.width() >= each.minimumSizeHint().width()
    form.reject()
