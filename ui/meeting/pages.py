"""The page of each stop, made when it is first shown."""

from __future__ import annotations

from checklists.pack import Phase
from ui.meeting.document import MeetingDocument
from ui.meeting.page import Page


def new_page(document: MeetingDocument, phase: Phase) -> Page:
    """Make the page of a stop; its module is read when somebody goes there."""
    match phase:
        case Phase.LIVE:
            from ui.meeting.call_page import CallPage

            return CallPage(document)
        case Phase.WRAP:
            from ui.meeting.wrap_page import WrapPage

            return WrapPage(document)
        case Phase.FOLLOW:
            from ui.meeting.follow_page import FollowPage

            return FollowPage(document)
        case _:
            from ui.meeting.phase_page import PhasePage

            return PhasePage(document, phase)
