"""The column beside the rows: readiness, people, what is open, notes and files."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.rules.values import Preparation
from ui.focus import Roving
from ui.meeting.document import MeetingDocument
from ui.meeting.kept_beside import KeptBeside
from ui.meeting.last_time_card import LastTimeCard
from ui.meeting.people_card import PeopleCard
from ui.meeting.readiness_card import ReadinessCard
from ui.theme import em
from ui.widgets.layouts import column, room
from ui.widgets.scroll import Scroll
from ui.widgets.sheet import Sheet


class Aside(QWidget):
    """Cards; nothing in them needs an answer."""

    explained = Signal()
    person_chosen = Signal(object)
    account_wanted = Signal()

    def __init__(self, document: MeetingDocument) -> None:
        super().__init__()
        self.readiness = ReadinessCard()
        self.people = PeopleCard()
        self.last_time = LastTimeCard()
        self.kept = KeptBeside(document)
        self.readiness.explained.connect(self.explained)
        self.people.chosen.connect(self.person_chosen)
        self.last_time.chosen.connect(self.account_wanted)
        self.last_time.acted.connect(document.act_on)
        whole = column(self.readiness, self.people, self.last_time, self.kept, 1, gap=3)
        self.setLayout(room(whole, 0, 0, 3.5, 4.5))
        self._roving = Roving([], self)

    def show_preparation(self, preparation: Preparation) -> None:
        """Make the cards equal to what is concluded."""
        dossier = preparation.dossier
        self.readiness.show_readiness(preparation.readiness)
        self.people.show_people(dossier)
        self.last_time.show_last_time(dossier)
        self.kept.show_preparation(preparation)
        self._roving.set_rows(
            [
                [self.readiness.opener],
                *([row] for row in self.people.openers),
                *(topic.ways for topic in self.last_time.topics if topic.ways),
                *([row] for row in self.last_time.openers),
            ]
        )


class AsideSheet(Sheet):
    """The same over a window that has no room for it beside the rows."""

    def __init__(self, document: MeetingDocument, parent: QWidget) -> None:
        super().__init__("Beside this meeting", "", "Close", parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.second.hide()
        # Enter keeps the link that is typed, and does not close.
        self.first.setDefault(False)
        self.aside = Aside(document)
        self.aside.show_preparation(document.preparation)
        document.changed.connect(self.aside.show_preparation)
        self.aside.explained.connect(self.accept)
        self.aside.person_chosen.connect(self.accept)
        self.aside.account_wanted.connect(self.accept)
        scroll = Scroll(self.aside)
        scroll.setMinimumHeight(em(30))
        self.add(scroll)
