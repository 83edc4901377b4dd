"""What is shown when the book will not open: what is known, and the ways on."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.book.backup import Backup, backups
from app.book.problems import BookBusy, BookReadOnly
from app.book.verify import verify_file
from app.errors import Problem
from app.machine_zone import machine_zone
from app.rules.wording import count
from ui.theme import BOLD, BRAND, SMALL, STRONG, Tone, em
from ui.times import clock, day_word, near_lower
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, column, room
from ui.widgets.row_button import RowButton
from ui.widgets.scroll import Scroll
from ui.widgets.text import Text

Choose = Callable[[QWidget, Path], Path | None]


class Rescue(QWidget):
    """A plain window; it needs nothing of the book, and changes nothing itself.

    `restore_wanted` carries the path of a backup, `anew_wanted` and `again_wanted`
    ask to begin an empty book or to open this one once more.
    """

    restore_wanted = Signal(object)
    anew_wanted = Signal()
    again_wanted = Signal()

    def __init__(
        self, problem: Problem, book: Path, now: datetime, choose: Choose | None = None
    ) -> None:
        super().__init__()
        self.setWindowTitle("Earnest")
        self.resize(em(58), em(44))
        self._book, self._choose = book, choose or _choose
        zone = ZoneInfo(machine_zone(os.environ) or "UTC")
        self._now = now.astimezone(zone)
        found = backups(book)
        newest = next((b for b in found if verify_file(b.path).whole), None)
        self.first = self._first(newest, problem)
        self.others = [self._row(b) for b in found if b != newest]
        parts: list[QWidget] = [
            Text("Your book did not open", size=BRAND, weight=BOLD, lines=0),
            Text(f"{problem} {problem.advice}".strip(), lines=0),
            Text(f"The file is {book}.", size=SMALL, tone=Tone.QUIET, lines=0),
            Text(_known(newest, self._told), lines=0),
            around(Flow(self.first, *self._ways(problem), gap=2, below=2)),
        ]
        if self.others:
            parts.append(Card(CardHead("Other backups"), *self.others))
        inside = column(*parts, 1, gap=4)
        self.setLayout(column(Scroll(around(room(inside, 6, 6, 4, 6)))))
        self.first.setFocus()

    def _first(self, newest: Backup | None, problem: Problem) -> Button:
        """Return the way that is best, as the filled button."""
        if newest is None or isinstance(problem, BookBusy | BookReadOnly):
            again = Button("Try again", "refresh-cw", first=True)
            again.clicked.connect(self.again_wanted)
            return again
        words = f"Restore the backup of {self._told(newest.made)}"
        restore = Button(words, "history", first=True)
        restore.clicked.connect(partial(self._restore, newest.path))
        return restore

    def _ways(self, problem: Problem) -> Sequence[Button]:
        other = Button("Restore another file …")
        other.clicked.connect(self._other)
        anew = Button("Begin an empty book")
        anew.clicked.connect(self.anew_wanted)
        folder = Button("Show the folder")
        folder.clicked.connect(self._show_folder)
        close = Button("Close")
        close.clicked.connect(self.close)
        busy = isinstance(problem, BookBusy | BookReadOnly)
        return [folder, close] if busy else [other, anew, folder, close]

    def _row(self, backup: Backup) -> RowButton:
        when, records = self._told(backup.made), count(backup.records, "record")
        words = Text(
            (f"{when[0].upper()}{when[1:]}", Tone.INK, STRONG),
            (f" {records}", Tone.QUIET),
            lines=0,
        )
        row = RowButton(
            room(column(words), 3.5, 2.25, 3.5, 2.25),
            f"Restore the backup of {when}, {records}",
        )
        row.clicked.connect(partial(self._restore, backup.path))
        return row

    def _restore(self, backup: Path, _checked: bool = False) -> None:
        self.restore_wanted.emit(backup)

    def _other(self) -> None:
        if chosen := self._choose(self, self._book.parent):
            self.restore_wanted.emit(chosen)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._book.parent)))

    def _told(self, made: datetime) -> str:
        local = made.astimezone(self._now.tzinfo)
        return f"{near_lower(day_word(local.date(), self._now.date()))} {clock(local)}"


def _known(newest: Backup | None, told: Callable[[datetime], str]) -> str:
    """Say what the newest whole backup holds."""
    if newest is None:
        return "No backup that is whole is in its folder."
    return (
        f"The newest backup is of {told(newest.made)}: "
        f"{count(newest.records, 'record')}, opened and checked just now. What you "
        "restore takes the book's place; the file that is there now is kept beside it."
    )


def _choose(over: QWidget, folder: Path) -> Path | None:
    chosen, _ = QFileDialog.getOpenFileName(
        over, "Restore a backup", str(folder), "Books of Earnest (*.db);;All files (*)"
    )
    return Path(chosen) if chosen else None
