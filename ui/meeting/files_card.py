"""The files and links of a meeting: kept, opened, named, removed."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from app.records.meeting import Attachment
from app.rules.kept_files import Kept, standing
from app.rules.values import Preparation
from ui.focus import Roving, focus
from ui.meeting.document import MeetingDocument
from ui.meeting.file_deeds import FileDeeds
from ui.meeting.file_row import FileRow
from ui.same_spot import go_back, spot
from ui.theme import SMALL, Tone
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.layouts import around, column, line, room
from ui.widgets.text import Text

_HINT: Final = "Paste a link or drop a file"


class FilesCard(Card):
    """One row each, and a line to add one."""

    def __init__(self, document: MeetingDocument) -> None:
        self._document = document
        self.rows_shown: list[FileRow] = []
        self._shown: list[tuple[Attachment, Kept]] | None = None
        self.address = QLineEdit()
        self.address.setAccessibleName("A link or a file to keep with this meeting")
        self.address.setPlaceholderText(_HINT)
        self.address.returnPressed.connect(self._keep_typed)
        self.choose = SmallButton("File …", name="Choose a file to keep")
        self.choose.clicked.connect(self._choose)
        self._wrong = Text(size=SMALL, tone=Tone.STOP, lines=0)
        self._wrong.hide()
        self.address.textEdited.connect(lambda: self._complain(""))
        row = line(self.address, self.choose, gap=2, top=False)
        row.setStretch(0, 1)
        adding = column(row, self._wrong, gap=1)
        self._adder = around(room(adding, 3.5, 2.5, 3.5, 2.5))
        super().__init__(CardHead("Files and links"), self._adder)
        self._deeds = FileDeeds(document, self)
        self._roving = Roving([], self)

    def show_preparation(self, preparation: Preparation) -> None:
        """Show what is kept and how it stands, if that is another than before."""
        dossier = preparation.dossier
        kept = [(one, standing(one, dossier)) for one in dossier.meeting.attachments]
        if kept == self._shown:
            return
        self._shown = kept
        before = spot(self._stops(), self)
        for old in self.rows_shown:
            self.remove(old)
        self.rows_shown = [FileRow(one, how) for one, how in kept]
        for number, each in enumerate(self.rows_shown, 1):
            each.asked.connect(lambda key, each=each: self._deeds.do(each, key))
            self.insert(number, each)
        self._roving.set_rows(stops for _, stops in self._stops())
        go_back(before, self._stops())

    def begin(self) -> None:
        """Give the keyboard to the line that adds one."""
        focus(self.address)

    def keep(self, addresses: list[str]) -> str:
        """Keep files and links; what is wrong with them is returned."""
        wrong = self._deeds.keep(addresses)
        self._complain(wrong)
        return wrong

    def _stops(self) -> list[tuple[str, list[QWidget]]]:
        return [
            (each.kept.address, [each.opener, each.more]) for each in self.rows_shown
        ]

    def _keep_typed(self) -> None:
        typed = self.address.text().strip()
        if typed and not self.keep([typed]):
            self.address.clear()

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "Keep with this meeting")
        if names:
            self.keep(names)

    def _complain(self, words: str) -> None:
        self._wrong.say(words)
        self._wrong.setVisible(bool(words))
        self.address.setAccessibleDescription(words)
