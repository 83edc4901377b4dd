import os
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.desk import details, keeping_with
from app.records.meeting import Meeting
from checklists.pack import Phase
from ui.focus import focus
from ui.meeting.dropped import addresses_in
from ui.meeting.kept_beside import KeptSheet
from ui.widgets.sheet import Sheet

KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier
BOTH = MODIFIER.ControlModifier | MODIFIER.ShiftModifier
LINK = "https://norrland.example/plan"


class Opened(QObject):
    def __init__(self):
        super().__init__()
        self.urls = []

    @Slot("QUrl")
    def take(self, url):
        self.urls.append(url.toString())


@pytest.fixture
def opened():
    takes = Opened()
    for scheme in ("https", "http", "file"):
        QDesktopServices.setUrlHandler(scheme, takes, "take")
    yield takes.urls
    for scheme in ("https", "http", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def paper(tmp_path):
    file = tmp_path / "Security paper.pdf"
    file.write_bytes(b"%PDF")
    at = datetime(2026, 11, 19, 8, 0, tzinfo=UTC).timestamp()
    os.utime(file, (at, at))
    return file


@pytest.fixture
def files(screen):
    return screen.aside.kept.files


@pytest.fixture
def kept(desk, meeting):
    return lambda: desk.the(Meeting, meeting.id).attachments


def dropped(screen, *urls, text=""):
    """Drop something in the middle of the screen; says whether it was taken."""
    mime = QMimeData()
    if urls:
        mime.setUrls([QUrl(url) for url in urls])
    if text:
        mime.setText(text)
    at, copy = QPoint(300, 300), Qt.DropAction.CopyAction
    button, plain = Qt.MouseButton.LeftButton, MODIFIER.NoModifier
    enters = QDragEnterEvent(at, copy, mime, button, plain)
    enters.ignore()
    QApplication.sendEvent(screen, enters)
    if enters.isAccepted():
        QApplication.sendEvent(
            screen, QDropEvent(at.toPointF(), copy, mime, button, plain)
        )
    return enters.isAccepted()


def words(row):
    return row.opener.accessibleName()


def test_notes_are_saved_while_they_are_typed(screen, desk, meeting, press, qtbot):
    press(KEY.Key_N, BOTH)
    field = screen.aside.kept.notes.notes.field
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "Ask for the night rota ")
    qtbot.waitUntil(
        lambda: desk.the(Meeting, meeting.id).notes == "Ask for the night rota "
    )
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "of May")
    press(KEY.Key_Tab)
    assert desk.the(Meeting, meeting.id).notes == "Ask for the night rota of May"


def test_notes_written_elsewhere_do_not_overwrite_what_is_typed(screen, desk, meeting):
    field = screen.aside.kept.notes.notes.field
    focus(field)
    QTest.keyClicks(field, "Mine")
    screen.book.do(details.write_notes, meeting.id, "Theirs")
    assert field.text == "Mine"


def test_the_notes_are_at_hand_at_every_stop(held, screen, press):
    for phase in (Phase.PLAN, Phase.LIVE, Phase.WRAP, Phase.FOLLOW):
        screen.show_stop(phase)
        press(KEY.Key_N, BOTH)
        assert screen.kept.notes.notes.field is QApplication.focusWidget()
        assert QApplication.focusWidget().isVisible()


def test_in_a_narrow_window_they_open_over_the_rows(screen, desk, meeting, press):
    screen.resize(700, 700)
    QApplication.processEvents()
    press(KEY.Key_N, BOTH)
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, KeptSheet)
    field = sheet.kept.notes.notes.field
    assert field.hasFocus()
    QTest.keyClicks(field, "Night rota")
    address = sheet.kept.files.address
    focus(address)
    QTest.keyClicks(address, "javascript:x")
    QTest.keyClick(address, KEY.Key_Return)
    assert sheet.isVisible()
    assert address.accessibleDescription()
    sheet.accept()
    assert desk.the(Meeting, meeting.id).notes == "Night rota"


def test_where_the_notes_stand_is_chosen_by_a_key(screen, desk, meeting, said):
    notes = screen.aside.kept.notes
    assert not notes.printed.isVisible()
    screen.book.do(details.write_notes, meeting.id, "Night rota")
    focus(notes.printed)
    QTest.keyClick(notes.printed, KEY.Key_Return)
    assert desk.the(Meeting, meeting.id).notes_printed
    assert said[-1] == ("The notes stand on the brief.", True)
    QTest.keyClick(notes.printed, KEY.Key_Right)
    QTest.keyClick(notes.told, KEY.Key_Space)
    assert desk.the(Meeting, meeting.id).notes_told


def test_a_link_is_kept_by_typing_it(files, kept, press):
    press(KEY.Key_K, BOTH)
    assert files.address.hasFocus()
    QTest.keyClicks(files.address, LINK)
    press(KEY.Key_Return)
    assert [one.address for one in kept()] == [LINK]
    assert files.address.text() == ""
    assert words(files.rows_shown[0]) == "Open: norrland.example/plan, norrland.example"


def test_what_cannot_be_kept_is_said_in_place(files, kept):
    QTest.keyClicks(files.address, "javascript:alert")
    QTest.keyClick(files.address, KEY.Key_Return)
    assert kept() == ()
    assert "cannot be kept" not in files.address.text()
    assert "can be kept" in files.address.accessibleDescription()
    QTest.keyClicks(files.address, "x")
    assert files.address.accessibleDescription() == ""


def test_a_file_dropped_on_the_meeting_is_kept(screen, kept, paper, said):
    assert dropped(screen, paper.as_uri())
    assert [one.address for one in kept()] == [str(paper)]
    assert said[-1] == ("Kept with this meeting.", True)
    screen.book.undo()
    assert kept() == ()


def test_an_invite_dropped_there_is_left_to_the_window(screen, kept, tmp_path):
    assert not dropped(screen, (tmp_path / "invite.ics").as_uri())
    assert not dropped(screen, text="BEGIN:VCALENDAR")
    assert kept() == ()


def test_a_link_is_pasted_where_no_field_has_the_keyboard(screen, kept, press):
    QApplication.clipboard().setText(f"{LINK}\n{LINK}/2\n")
    focus(screen.head.menu)
    press(KEY.Key_V, MODIFIER.ControlModifier)
    assert [one.address for one in kept()] == [LINK, f"{LINK}/2"]


@pytest.mark.parametrize("text", ["two words", "see https://x.example now", ""])
def test_other_words_are_no_links(text):
    mime = QMimeData()
    mime.setText(text)
    assert addresses_in(mime) == []


def test_a_document_is_opened_with_one_key_and_stamped(
    screen, desk, meeting, files, kept, paper, opened, clock
):
    screen.book.do(keeping_with.keep_with, meeting.id, [str(paper)])
    screen.book.do(keeping_with.show, meeting.id, str(paper), shown=True)
    row = files.rows_shown[0]
    assert words(row).endswith("not opened yet, they will see it")
    focus(row.opener)
    QTest.keyClick(row.opener, KEY.Key_Return)
    assert opened == [QUrl.fromLocalFile(str(paper)).toString()]
    assert kept()[0].opened == clock.now
    assert "file, they will see it" in words(files.rows_shown[0])
    assert QApplication.focusWidget() is files.rows_shown[0].opener


def test_a_file_that_changed_or_went_says_so(screen, meeting, files, paper, clock):
    screen.book.do(keeping_with.keep_with, meeting.id, [str(paper)])
    screen.book.do(keeping_with.note_opened, meeting.id, str(paper))
    later = clock.now.timestamp() + 60
    os.utime(paper, (later, later))
    screen.refresh()
    assert "changed since you last opened it" in words(files.rows_shown[0])
    paper.unlink()
    screen.refresh()
    assert "not found where it was" in words(files.rows_shown[0])


def test_a_missing_file_opens_nothing_and_is_not_stamped(
    screen, meeting, files, kept, paper, opened, said
):
    screen.book.do(keeping_with.keep_with, meeting.id, [str(paper)])
    paper.unlink()
    files.rows_shown[0].opener.click()
    assert opened == []
    assert kept()[0].opened is None
    assert "not where it was" in said[-1][0]


def test_what_may_run_is_asked_about_first(
    screen, meeting, files, kept, tmp_path, opened
):
    tool = tmp_path / "setup.exe"
    tool.write_bytes(b"MZ")
    screen.book.do(keeping_with.keep_with, meeting.id, [str(tool)])
    files.rows_shown[0].opener.click()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, Sheet)
    assert opened == []
    sheet.first.click()
    assert opened == [QUrl.fromLocalFile(str(tmp_path)).toString()]
    assert kept()[0].opened is None
    files.rows_shown[0].opener.click()
    QApplication.activeModalWidget().second.click()
    assert opened[-1] == QUrl.fromLocalFile(str(tool)).toString()
    assert kept()[0].opened is not None


def test_one_is_removed_by_delete_and_comes_back(screen, meeting, files, kept, said):
    screen.book.do(keeping_with.keep_with, meeting.id, [LINK, f"{LINK}/2"])
    focus(files.rows_shown[0].opener)
    QTest.keyClick(files.rows_shown[0].opener, KEY.Key_Delete)
    assert [one.address for one in kept()] == [f"{LINK}/2"]
    assert said[-1] == ("Removed: norrland.example/plan.", True)
    screen.book.undo()
    assert len(files.rows_shown) == 2


def test_one_is_named_by_f2(screen, meeting, files, kept):
    screen.book.do(keeping_with.keep_with, meeting.id, [LINK])
    focus(files.rows_shown[0].opener)
    QTest.keyClick(files.rows_shown[0].opener, KEY.Key_F2)
    sheet = QApplication.activeModalWidget()
    sheet.name.field.setText("Plan of line 3")
    sheet.first.click()
    assert kept()[0].words == "Plan of line 3"
    assert words(files.rows_shown[0]) == "Open: Plan of line 3, norrland.example"


def test_they_will_see_it_and_the_brief_are_chosen_in_its_menu(
    screen, meeting, files, kept
):
    screen.book.do(keeping_with.keep_with, meeting.id, [LINK])
    for way in ("They will see it", "Print on the brief"):
        files.rows_shown[0].more.click()
        menu = QApplication.activePopupWidget()
        next(a for a in menu.actions() if a.text() == way).trigger()
        menu.close()
    assert (kept()[0].shown, kept()[0].printed) == (True, True)
    assert words(files.rows_shown[0]).endswith("they will see it, on the brief")
