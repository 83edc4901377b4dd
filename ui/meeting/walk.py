"""From open row to open row, over all stops of a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklists.pack import Phase
from ui.meeting.page import Page
from ui.meeting.question_row import QuestionRow
from ui.meeting.stops import BEFORE_CALL, is_stopped, stops_of

if TYPE_CHECKING:
    from ui.meeting.screen import MeetingScreen


def go_on(screen: MeetingScreen) -> bool:
    """Go to the next row that waits; says if there is one.

    What is folded is opened for it; after the last stop the first comes again.
    """
    here = screen.page
    if row := _next_in(here):
        here.go_to(row)
        return True
    order = list(stops_of(screen.document.preparation))
    start = order.index(here.phase)
    for phase in (*order[start + 1 :], *order[: start + 1]):
        if not _has_open(screen, phase):
            continue
        screen.show_stop(phase)
        waiting = _waiting(screen.page)
        if waiting:
            screen.page.go_to(waiting[0])
            return True
    return False


def _next_in(page: Page) -> QuestionRow | None:
    """Return the next open row of a page, after the one in use."""
    current, rows = page.current_row(), page.rows
    place = rows.index(current) if current in rows and current else -1
    for row in page.open_rows():
        if rows.index(row) > place:
            return row
    return _next_in(page) if page.unfold_waiting() else None


def _waiting(page: Page) -> list[QuestionRow]:
    found = page.open_rows()
    return page.open_rows() if not found and page.unfold_waiting() else found


def _has_open(screen: MeetingScreen, phase: Phase) -> bool:
    """Whether a stop that can be answered now has something to do."""
    preparation = screen.document.preparation
    over = screen.document.meeting.ended is not None
    if phase not in (*BEFORE_CALL, Phase.WRAP) or over is (phase in BEFORE_CALL):
        return False
    pause = preparation.checklist.pauses[phase]
    open_here = pause.to_go > 0 or phase is screen.page.phase
    return open_here or is_stopped(pause, preparation.findings)
