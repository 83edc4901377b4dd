"""The commands of a meeting: by key while it is in front, and in the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from checklists.pack import Phase
from ui.keys import on_key
from ui.meeting.head import runs
from ui.meeting.meeting_menu import type_in
from ui.meeting.stops import stops_of

if TYPE_CHECKING:
    from ui.meeting.screen import MeetingScreen


def add_keys(screen: MeetingScreen) -> None:
    """Give the screen its commands, with when each of them is offered."""
    document = screen.document
    for phase in Phase:
        there = partial(_has_stop, screen, phase)
        on_key(screen, phase, partial(_pick, screen, phase), when=there)
    on_key(screen, "next-open", screen.next_open)
    on_key(screen, "confirm-next", screen.confirm_next)
    on_key(screen, "join", screen.join, when=lambda: _may_join(screen))
    on_key(screen, "ended", screen.end, when=lambda: runs(document.meeting))
    on_key(screen, "brief", screen.ask_for_brief)
    on_key(screen, "paper", lambda: type_in(document, screen))
    on_key(screen, "notes", lambda: screen.kept.notes.notes.begin())
    on_key(screen, "keep", lambda: screen.kept.files.begin())


def _has_stop(screen: MeetingScreen, phase: Phase) -> bool:
    return phase in stops_of(screen.document.preparation)


def _pick(screen: MeetingScreen, phase: Phase) -> None:
    if _has_stop(screen, phase):
        screen.show_stop(phase)
        screen.tabs.focus()


def _may_join(screen: MeetingScreen) -> bool:
    meeting = screen.document.meeting
    return meeting.is_open and not runs(meeting)
