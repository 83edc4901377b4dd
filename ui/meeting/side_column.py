"""The column beside the rows, or a sheet over them where there is no room for it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.records.person import Person
from app.rules.values import Preparation
from checklists.pack import Phase
from ui.meeting.aside import Aside, AsideSheet
from ui.meeting.document import MeetingDocument
from ui.meeting.stops import BEFORE_CALL
from ui.places import Place, Visit
from ui.theme import em, space
from ui.widgets.layouts import room
from ui.widgets.scroll import Scroll

SIDE_BY_SIDE = 76
WITH_ASIDE = (*BEFORE_CALL, Phase.LIVE)


class SideColumn(Scroll):
    """`explained` asks for where every point went, `went` for another place."""

    explained = Signal()
    went = Signal(object)

    def __init__(self, document: MeetingDocument, beside: QHBoxLayout) -> None:
        self.aside = Aside(document)
        super().__init__(self.aside)
        self._document, self._beside = document, beside
        self._connect(self.aside)

    def show_preparation(self, preparation: Preparation) -> None:
        """Make the cards equal to what is concluded."""
        self.aside.show_preparation(preparation)

    def fit(self, width: int, phase: Phase | None) -> None:
        """Stand beside the rows of a stop where the screen is wide enough."""
        shown = width > em(SIDE_BY_SIDE) and phase in WITH_ASIDE
        self.setVisible(shown)
        room(self._beside, 6, 1, 0 if shown else 1.5, 0)
        self.setFixedWidth(em(24.3) + space(6))

    def open_sheet(self, over: QWidget) -> None:
        """Show the same over the rows."""
        sheet = AsideSheet(self._document, over)
        self._connect(sheet.aside)
        sheet.open()

    def _connect(self, aside: Aside) -> None:
        aside.explained.connect(self.explained)
        aside.person_chosen.connect(self._show_person)
        aside.account_wanted.connect(self._show_account)

    @Slot(object)
    def _show_person(self, person: Person) -> None:
        account = self._document.meeting.account
        self.went.emit(Visit(Place.ACCOUNTS, account=account, person=person.id))

    @Slot()
    def _show_account(self) -> None:
        account = self._document.meeting.account
        self.went.emit(Visit(Place.ACCOUNTS, account=account))
