import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from app.desk.printing import printed_brief
from ui.places import Place, Visit

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def printed_into(path, asked):
    """The printer somebody picks in the dialog: one that prints into a file."""

    def choose(printer):
        asked.append(printer.docName())
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return True

    return choose


@pytest.fixture
def asked():
    return []


@pytest.fixture
def reports(window, week, press):
    """Reports with the briefs of today, by the key that works everywhere."""
    press(Qt.Key.Key_P, CONTROL | SHIFT)
    return window.screen_shown


def test_two_keys_and_one_dialog_print_the_whole_day(
    window, reports, press, asked, tmp_path, desk, week
):
    assert reports.choices["today"].isChecked()
    assert reports.preview.count == 4
    assert not reports.kind("brief").meeting.isVisible()
    assert not reports.kind("follow-through").period.isVisible()
    reports.choose_printer = printed_into(tmp_path / "day.pdf", asked)
    press(Qt.Key.Key_P, CONTROL)
    assert asked == ["Briefs Monday 23 November 2026"]
    assert (tmp_path / "day.pdf").read_bytes().startswith(b"%PDF-")
    assert window.notice.words == "4 pages sent to the printer."
    for word in ("Norrland", "Havel", "Casa Verde"):
        assert printed_brief(desk, week(word).id).rows


def test_the_button_of_today_shows_the_same(window, week, click, asked, tmp_path):
    button = next(b for b in window.today._commands if b.words == "Print today")
    assert button.isVisible()
    click(button)
    assert window.screen_shown.choices["today"].isChecked()
    assert window.screen_shown.preview.count == 4


def test_ctrl_p_prints_wherever_the_keyboard_is(
    window, reports, press, asked, tmp_path
):
    reports.choose_printer = printed_into(tmp_path / "day.pdf", asked)
    window.rail.places[Place.REPORTS].setFocus()
    press(Qt.Key.Key_P, CONTROL)
    assert len(asked) == 1


def test_a_dialog_sent_away_prints_and_notes_nothing(reports, press, asked, desk, week):
    reports.choose_printer = lambda _: False
    press(Qt.Key.Key_P, CONTROL)
    assert printed_brief(desk, week("Norrland").id) is None


@pytest.mark.parametrize(("form", "suffix"), [(0, ".pdf"), (2, ".html")])
def test_saved_it_is_one_file_with_all_of_it(
    reports, tmp_path, desk, week, form, suffix
):
    reports.format.setCurrentIndex(form)
    reports.save_into(tmp_path)
    (path,) = tmp_path.glob("Briefs*")
    assert path.name == f"Briefs Monday 23 November 2026{suffix}"
    assert printed_brief(desk, week("Havel").id).rows
    if suffix == ".html":
        assert path.read_text("utf-8").count("<article ") == 3


def test_the_brief_of_one_meeting_notes_its_rows_when_it_is_saved(
    window, norrland, desk, tmp_path, open_book
):
    window.show_brief(norrland.id)
    reports = window.screen_shown
    assert printed_brief(desk, norrland.id) is None
    reports.save_into(tmp_path)
    rows = printed_brief(desk, norrland.id).rows
    assert rows == reports._printout.rows[norrland.id]
    assert len(rows) > 3


def test_a_report_of_a_period_notes_no_rows(window, week, tmp_path, open_book):
    window.go(Visit(Place.REPORTS, report="follow-through"))
    saved = open_book.book.saved()
    window.screen_shown.save_into(tmp_path)
    assert open_book.book.saved() == saved


def test_without_meetings_today_the_day_sheet_is_there_all_the_same(
    window_over, open_book, press
):
    window = window_over(open_book)
    press(Qt.Key.Key_P, CONTROL | SHIFT)
    QApplication.processEvents()
    assert window.screen_shown.preview.count == 1
