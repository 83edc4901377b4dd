"""A follow-through of many meetings is worked out beside the window."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.records.meeting import MeetingId, Outcome
from ui.places import Place, Visit


@pytest.fixture
def held(open_book, norrland):
    """Ten meetings held in the weeks before."""
    with open_book.book.write("Hold") as write:
        for number in range(10):
            back = timedelta(days=number + 1)
            starts = replace(norrland.starts, instant=norrland.starts.instant - back)
            ends = replace(norrland.ends, instant=norrland.ends.instant - back)
            write.put(
                replace(
                    norrland,
                    id=MeetingId(f"held-{number}"),
                    starts=starts,
                    ends=ends,
                    booked=starts.instant - timedelta(days=9),
                    outcome=Outcome.HELD,
                    uid="",
                )
            )
    open_book.changed.emit()


@pytest.fixture
def reports(window, held):
    window.go(Visit(Place.REPORTS))
    yield window.screen_shown
    window.close()


@pytest.fixture
def reckoned(reports, qtbot):
    qtbot.waitUntil(lambda: not reports.reckoning.is_on)
    return reports


def test_it_says_so_until_the_pages_are_there(reports, qtbot):
    assert reports.preview.count == 0
    assert reports.preview._where.text() == "Working it out …"
    assert not reports.printing.isEnabled()
    assert not reports.saving.isEnabled()
    qtbot.waitUntil(lambda: not reports.reckoning.is_on)
    assert reports.preview.count >= 1
    assert "10 meetings held" in reports._printout.page
    assert reports.printing.isEnabled()
    assert reports.saving.isEnabled()


def test_pages_stay_in_sight_while_they_are_made_anew(reckoned, window, qtbot, desk):
    seen = reckoned.preview.count
    window.go(Visit(Place.TODAY))
    window.go(Visit(Place.REPORTS))
    assert reckoned.reckoning.is_on
    assert reckoned.preview.count == seen
    assert reckoned.saving.isEnabled()
    qtbot.waitUntil(lambda: not reckoned.reckoning.is_on)
    assert reckoned.preview.count == seen


def test_another_period_does_not_show_the_pages_of_this_one(reckoned, qtbot):
    reckoned.kind("follow-through").period.setCurrentIndex(
        reckoned.kind("follow-through").period.count() - 1
    )
    reckoned.kind("follow-through").period.activated.emit(
        reckoned.kind("follow-through").period.count() - 1
    )
    assert reckoned.preview.count == 0
    qtbot.waitUntil(lambda: not reckoned.reckoning.is_on)
    assert "2026" in reckoned._printout.title


def test_a_brief_chosen_meanwhile_stays(reports, window, norrland, qtbot):
    window.show_brief(norrland.id)
    assert not reports.reckoning.is_on
    title = reports._printout.title
    assert title.startswith("Brief")
    reports.reckoning._background.close()
    QApplication.processEvents()
    assert reports._printout.title == title


def test_a_window_closed_meanwhile_waits_for_what_reads_the_book(reports, window):
    window.close()
    assert not reports.reckoning.is_on
    assert reports.reckoning._background is None
    reports.deleteLater()
    QApplication.sendPostedEvents(reports, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def test_what_cannot_be_read_is_said(reports, window, open_book, qtbot):
    qtbot.waitUntil(lambda: not reports.reckoning.is_on)
    open_book.book.path.rename(open_book.book.path.with_suffix(".away"))
    (open_book.book.path).write_bytes(b"no book")
    with qtbot.waitSignal(open_book.troubled):
        window.go(Visit(Place.REPORTS))
    assert not reports.reckoning.is_on
    assert window.notice.isVisible()
