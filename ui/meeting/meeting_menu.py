"""Everything else that can be done with a meeting."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.records.meeting import Told
from checklists.pack import Channel, Kind, Length
from ui.meeting.asking import copy_agenda
from ui.meeting.document import MeetingDocument
from ui.meeting.head import runs
from ui.meeting.not_a_meeting import add_not_a_meeting
from ui.meeting.sending import agenda_not_sent, mail_agenda
from ui.meeting.sheets import DetailsSheet, MoveSheet, TimesSheet, VoicemailSheet
from ui.meeting.words import CHANNELS, KINDS, LENGTHS, about_minutes
from ui.widgets.tip import plain

Act = Callable[[], object]


class MeetingMenu(QMenu):
    """The menu behind `…`; made anew each time it is opened."""

    def __init__(self, document: MeetingDocument, owner: QWidget) -> None:
        super().__init__(owner)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document, self._owner = document, owner
        meeting = document.meeting
        if meeting.is_open:
            self._act("Copy purpose and agenda", partial(copy_agenda, document))
            self._act("Purpose and agenda in mail", partial(mail_agenda, document))
            if meeting.agenda.told is Told.SENT:
                self._act("They were not sent", partial(agenda_not_sent, document))
            self.addSeparator()
            self._add_lengths()
            self._add_kinds()
            self._act("Edit title, way in and people …", self._details)
            record = self._act("We plan to record", self._record)
            record.setCheckable(True)
            record.setChecked(meeting.recording)
        if runs(meeting):
            self._act("Join again", partial(document.join))
        elif meeting.is_open:
            self._act("I joined elsewhere", partial(document.join, elsewhere=True))
        if meeting.is_open or meeting.ended:
            self._act("Type in from paper", lambda: type_in(document, owner))
            self._act("Times of the call …", lambda: TimesSheet(document, owner).open())
        if meeting.is_open:
            self.addSeparator()
            add_outcomes(self, document, owner)
        self.addSeparator()
        add_not_a_meeting(self, document, owner)
        self._act("Delete this meeting", document.delete)

    def _add_lengths(self) -> None:
        menu = self.addMenu("Length of the lists")
        now = self._document.preparation.checklist.length
        for length in Length:
            about = about_minutes(self._document.rows_before(length))
            action = menu.addAction(f"{LENGTHS[length]}: {about}")
            action.setCheckable(True)
            action.setChecked(length is now)
            action.triggered.connect(partial(self._document.set_length, length))
        menu.addSeparator()
        stakes = menu.addAction("By the stakes")
        stakes.setCheckable(True)
        stakes.setChecked(self._document.meeting.length is None)
        stakes.triggered.connect(partial(self._document.set_length, None))

    def _add_kinds(self) -> None:
        meeting = self._document.meeting
        kinds = self.addMenu("Kind of meeting")
        for kind in Kind:
            action = kinds.addAction(plain(KINDS[kind]))
            action.setCheckable(True)
            action.setChecked(kind is meeting.kind)
            action.triggered.connect(partial(self._document.change_kind, kind))
        channels = self.addMenu("How you meet")
        for channel in Channel:
            action = channels.addAction(CHANNELS[channel].capitalize())
            action.setCheckable(True)
            action.setChecked(channel is meeting.channel)
            action.triggered.connect(partial(self._document.change_channel, channel))

    def _act(self, words: str, act: Act) -> QAction:
        action = self.addAction(words)
        action.triggered.connect(lambda: act())
        return action

    def _details(self) -> None:
        DetailsSheet(self._document, self._owner).open()

    def _record(self) -> None:
        self._document.plan_recording(not self._document.meeting.recording)


def type_in(document: MeetingDocument, owner: QWidget) -> None:
    """Ask for what was ticked on the printed brief."""
    from ui.meeting.paper_sheet import PaperSheet

    PaperSheet(document, owner).open()


def add_outcomes(menu: QMenu, document: MeetingDocument, owner: QWidget) -> None:
    """Offer what may have become of a meeting that did not take place as booked."""
    meeting = document.meeting
    begun = document.preparation.dossier.now >= meeting.starts.instant
    acts: list[tuple[str, Act]] = []
    if begun:
        acts.append(("Nobody came", document.nobody_came))
        if meeting.channel is Channel.PHONE:
            acts.append(("Voicemail …", lambda: VoicemailSheet(document, owner).open()))
    acts += [
        (
            "They moved it …",
            lambda: MoveSheet(document, by_us=False, parent=owner).open(),
        ),
        ("We moved it …", lambda: MoveSheet(document, by_us=True, parent=owner).open()),
        ("Cancelled by them", lambda: document.cancel(by_us=False)),
        ("Cancelled by us", lambda: document.cancel(by_us=True)),
    ]
    for words, act in acts:
        menu.addAction(words).triggered.connect(lambda _=False, act=act: act())
