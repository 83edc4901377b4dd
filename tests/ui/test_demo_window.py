from datetime import timedelta

import pytest
from PySide6.QtCore import QSettings

from ui.demo.clock import at_home
from ui.preferences import Preferences
from ui.sample import open_sample


@pytest.fixture
def preferences(tmp_path):
    return Preferences(
        QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    )


def test_the_sample_opens_on_its_monday_and_takes_its_book_with_it(
    qtbot, theme, ring, preferences
):
    window = open_sample(preferences)
    assert "Sample" in window.windowTitle()
    path = window.book.book.path
    assert path.exists()
    begun = at_home("2026-11-23 13:46")
    assert begun <= window.book.now() < begun + timedelta(minutes=1)
    rows = window.screen_shown.rows
    assert len(rows) == 6
    assert "Discovery, Norrland Robotics" in rows[0].opener.accessibleName()
    assert rows[0].act.text() == "Settle what you owe"
    ring.leave()
    window.close()
    qtbot.waitUntil(lambda: not path.parent.exists())
