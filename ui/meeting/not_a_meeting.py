"""A meeting that is none: its time stays busy, and its lists go."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from app.desk.choosing import count_as_busy, may_be_busy, series
from app.desk.written import Written, written_in
from ui.meeting.document import MeetingDocument
from ui.meeting.sheets import MeetingSheet


def add_not_a_meeting(menu: QMenu, document: MeetingDocument, owner: QWidget) -> None:
    """Offer to count it as busy time: at once, of a series this one or all."""
    if not may_be_busy(document.meeting):
        return
    many = len(series(document.book.desk, document.meeting))
    if many == 1:
        _add(menu, "Not a meeting", document, owner, alone=False)
        return
    ways = menu.addMenu("Not a meeting")
    _add(ways, "Only this one", document, owner, alone=True)
    _add(ways, f"This one and all {many - 1} to come", document, owner, alone=False)


def not_a_meeting(document: MeetingDocument, owner: QWidget, *, alone: bool) -> None:
    """Count it as busy time; where something is written in it, ask first."""
    here, desk = document.meeting, document.book.desk
    each = (here,) if alone else series(desk, here)
    if written := written_in(desk, each):
        NotAMeeting(document, written, owner, alone=alone, many=len(each)).open()
    else:
        _count(document, alone=alone)


class NotAMeeting(MeetingSheet):
    """Says what is written in it before it leaves the lists."""

    def __init__(
        self,
        document: MeetingDocument,
        written: Written,
        over: QWidget,
        *,
        alone: bool,
        many: int,
    ) -> None:
        where = "it" if many == 1 else f"{written.meetings} of these {many}"
        super().__init__(
            "Not a meeting?",
            f"Written in {where}: {written.words}. That leaves the lists as well. "
            "Nothing is lost: “Is a meeting” on Today brings all of it back.",
            "Make it busy time" if many == 1 else "Make them busy time",
            str,
            over,
        )
        self.accepted.connect(partial(_count, document, alone=alone))


def _add(
    menu: QMenu, words: str, document: MeetingDocument, owner: QWidget, *, alone: bool
) -> None:
    action = menu.addAction(words)
    action.triggered.connect(
        lambda _=False: not_a_meeting(document, owner, alone=alone)
    )


def _count(document: MeetingDocument, *, alone: bool) -> None:
    turned = document.do(None, count_as_busy, document.id, alone=alone)
    if turned is not None:
        document.noted.emit(turned.sentence, True)
