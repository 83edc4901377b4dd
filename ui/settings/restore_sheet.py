"""Which backup comes back, and what was done since that would be lost."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.book.backup import Backup, backups
from app.book.restore import loss
from app.rules.wording import count, listed
from checklists.pack import Option
from ui.open_book import OpenBook
from ui.theme import Tone, em
from ui.times import clock, short_day_word
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.scroll import Scroll
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text

LABELS_TOLD = 3


class RestoreSheet(Sheet):
    """The newest backup is chosen already; `chosen` carries the path of one."""

    chosen = Signal(object)

    def __init__(self, book: OpenBook, over: QWidget) -> None:
        super().__init__(
            "Restore a backup",
            "The book becomes what it was then. The file as it is now is kept beside "
            "it, and Earnest opens anew.",
            "Restore it",
            check=self._wrong,
            parent=over.window(),
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book = book
        self._backups = {self._told(one): one for one in backups(book.book.path)}
        self.list = ChoiceRow(
            tuple(Option(words) for words in self._backups),
            "Backups, the newest first",
            next(iter(self._backups), ""),
        )
        self.list.chosen.connect(self._show_loss)
        self.loss = Text(lines=3)
        scroll = Scroll(self.list)
        scroll.setMinimumHeight(em(12))
        self.add(self.loss)
        self.add(scroll)
        self.accepted.connect(self._choose)
        self._show_loss()
        self.first.setFocus()

    def _told(self, backup: Backup) -> str:
        zone = ZoneInfo(self._book.settings.zone)
        made, now = backup.made.astimezone(zone), self._book.now().astimezone(zone)
        day = short_day_word(made.date(), now.date())
        return f"{day} {clock(made)}:{made:%S}, {count(backup.records, 'record')}"

    def _wrong(self) -> str:
        return "" if self.list.option in self._backups else "Choose a backup."

    @Slot()
    def _show_loss(self) -> None:
        backup = self._backups.get(self.list.option)
        if backup is None:
            self.loss.say("")
            return
        lost = loss(self._book.book.path, backup)
        if lost is None:
            words = "This backup is of another course of things: all since then goes."
        elif not lost.many:
            words = "Nothing was done since: nothing is lost."
        else:
            kinds = [f"{label} ({many})" for label, many in lost.acts[:LABELS_TOLD]]
            more = [] if len(lost.acts) <= LABELS_TOLD else ["others"]
            done = count(lost.many, "thing")
            words = f"Lost is what was done since: {done}, {listed([*kinds, *more])}."
        stop = lost is None or lost.many
        self.loss.say((words, Tone.STOP if stop else Tone.READY))

    def _choose(self) -> None:
        self.chosen.emit(self._backups[self.list.option].path)
