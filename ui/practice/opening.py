"""The practice case in a window of its own, on a book that goes with it."""

from __future__ import annotations

from app.records.meeting import Meeting
from checklists.exercise import exercise
from ui.places import Place, Visit
from ui.practice.document import PracticeDocument
from ui.practice.panel import PracticePanel
from ui.practice.story import THIRD_CALL, make_practice
from ui.preferences import Preferences
from ui.sample import open_made
from ui.window import Window


def open_practice(preferences: Preferences) -> Window:
    """Make the book of the case and open its window on the call that is planned."""
    window = open_made(make_practice, preferences, "Earnest: Practice")
    every = window.book.book.every(Meeting)
    third = next(one.id for one in every if one.title == THIRD_CALL)
    document = PracticeDocument(window.book, exercise("second-no"), third, window)
    document.went.connect(window.go)
    document.close_wanted.connect(window.close)
    # So connected it also keeps the window from the collector, until it is closed.
    document.again_wanted.connect(lambda: _play_again(window, preferences))
    window.go(Visit(Place.MEETINGS, third))
    panel = window.keep_beside(lambda: PracticePanel(document))
    panel.begin()
    return window


def _play_again(window: Window, preferences: Preferences) -> None:
    """Open the case anew where the window was."""
    place = window.geometry()
    open_practice(preferences).setGeometry(place)
    window.close()
