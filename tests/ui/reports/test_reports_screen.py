import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.desk import people
from ui.places import Place, Visit


@pytest.fixture
def reports(window, promised, norrland):
    promised("Security paper", 19)
    window.go(Visit(Place.REPORTS))
    QApplication.processEvents()
    return window.screen_shown


@pytest.fixture
def laid_out(reports):
    """Counts how often pages were laid out."""
    counted = []
    show = reports.preview.show_pages

    def count(pages):
        counted.append(pages)
        show(pages)

    reports.preview.show_pages = count
    return counted


def choose(box, index, qtbot):
    box.setFocus()
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_the_follow_through_of_this_month_is_shown_first(reports):
    assert reports.choices["follow-through"].isChecked()
    assert reports.kind("follow-through").period.currentText() == "November 2026"
    assert reports.kind("follow-through").compare.currentText() == "October 2026"
    assert reports.preview.count >= 1
    assert not reports.kind("brief").meeting.isVisible()


def test_a_brief_is_chosen_with_the_arrows(reports, press):
    reports.first_stop().setFocus()
    press(Qt.Key.Key_Up)
    assert reports.choices["today"].isChecked()
    press(Qt.Key.Key_Up)
    assert reports.choices["brief"].isChecked()
    assert reports.kind("brief").meeting.isVisible()
    assert not reports.kind("follow-through").period.isVisible()
    assert (
        reports.kind("brief").meeting.currentText()
        == "Discovery, Norrland Robotics · Today 14:00"
    )
    assert reports.preview.count >= 1


def test_another_period_names_the_one_before(reports, qtbot):
    choose(
        reports.kind("follow-through").period,
        reports.kind("follow-through").period.findText("Last week"),
        qtbot,
    )
    assert (
        reports.kind("follow-through").compare.currentText() == "9 Nov to 15 Nov 2026"
    )
    last = reports.kind("follow-through").period.count() - 1
    choose(reports.kind("follow-through").period, last, qtbot)
    assert reports.kind("follow-through").compare.currentText() == "2025"


def test_a_pdf_and_a_web_page_are_saved_under_the_reports_name(
    reports, tmp_path, window, qtbot
):
    with qtbot.waitSignal(reports.saved) as told:
        reports.save_into(tmp_path)
    (path,) = told.args
    assert path.suffix == ".pdf"
    assert path.read_bytes().startswith(b"%PDF-")
    assert window.notice.words == f"Saved as {path.name} in {tmp_path.name}."
    choose(reports.format, 2, qtbot)
    with qtbot.waitSignal(reports.saved) as told:
        reports.save_into(tmp_path)
    (page,) = told.args
    assert page.suffix == ".html"
    assert "Security paper" in page.read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_is_said(reports, tmp_path, window):
    reports.save_into(tmp_path / "nowhere")
    assert window.notice.isVisible()
    assert "nowhere" in window.notice.words or "folder" in window.notice.words


def test_letter_is_another_paper(reports, qtbot):
    tall = reports.preview._sheets[0]._ratio
    choose(reports.format, 1, qtbot)
    assert reports.preview._sheets[0]._ratio < tall


def test_the_chosen_meeting_stays_when_meetings_change(
    reports, window, week, open_book, norrland
):
    havel = week("Havel")
    window.show_brief(havel.id)
    assert reports.kind("brief").meeting.currentData() == havel.id
    open_book.do(people.edit_account, norrland.account, name="Norrland AB")
    assert reports.kind("brief").meeting.currentData() == havel.id
    assert "Havel" in reports._printout.title


def test_a_book_without_meetings_says_what_to_do_first(window_over, open_book):
    window = window_over(open_book)
    window.go(Visit(Place.REPORTS, report="brief"))
    reports = window.screen_shown
    assert reports.preview.count == 0
    assert "Add a meeting first" in reports._leaves.text()


def test_nothing_is_laid_out_in_vain(reports, laid_out, open_book, window):
    open_book.passed.emit()
    open_book.changed.emit()
    window.go(Visit(Place.TODAY))
    open_book.changed.emit()
    assert laid_out == []


def test_what_changes_the_report_is_shown(reports, laid_out, promised):
    promised("Price for 40 seats", 20)
    assert len(laid_out) == 1


def test_pages_are_turned(reports, window, week, click):
    window.show_brief(week("Norrland").id)
    preview = reports.preview
    QApplication.processEvents()
    if preview.count > 1:
        click(preview.on)
        assert "Page 2" in preview._where.text()
    click(preview.fit)
    QApplication.processEvents()
    assert preview.fit.words == "Fit width"
    assert preview._sheets[0].height() <= preview._scroll.viewport().height()


def test_a_narrow_window_keeps_the_choice_of_reports(reports, window):
    window.resize(820, 700)
    QApplication.processEvents()
    assert reports.choices["brief"].isVisible()
    assert window.width() == 820
    window.resize(1280, 800)
    QApplication.processEvents()
    assert reports._left.isVisible()
    assert reports.choices["brief"].isVisible()


def test_a_page_stands_in_the_middle_of_its_ground(reports):
    QApplication.processEvents()
    sheet, ground = reports.preview._sheets[0], reports.preview._scroll
    left = sheet.x()
    right = ground.width() - sheet.x() - sheet.width()
    assert left == right
