"""Your data: where it is, whether it is whole, its backups, what was deleted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.book.backup import Backed, newest
from app.book.verify import Verdict, verify_file
from app.rules.wording import count
from ui.background import Background
from ui.backing_up import last_words
from ui.focus import Roving
from ui.open_book import OpenBook
from ui.preferences import Preferences
from ui.theme import SMALL, Tone
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.flow import Flow
from ui.widgets.labelled_field import LabelledField
from ui.widgets.layouts import around, column, line, room
from ui.widgets.text import Text

ChooseFolder = Callable[[QWidget, str], str]


class DataCard(Card):
    """`restore_wanted` carries the path of the backup to restore.

    `noted` asks to say a sentence, with undo where the second value is true.
    """

    restore_wanted = Signal(object)
    noted = Signal(str, bool)

    def __init__(
        self, book: OpenBook, choose_folder: ChooseFolder | None = None
    ) -> None:
        self._book = book
        self._preferences: Preferences | None = None
        self._choose_folder = choose_folder or _choose_folder
        self._path = Text(tone=Tone.QUIET, size=SMALL, lines=0)
        self.newest = Text(lines=0)
        self.back_up = Button("Back up now", "archive")
        self.restore = Button("Restore …", "history")
        self.check = Button("Check my data", "list-checks")
        self.deleted = Button("Deleted things …", "trash-2")
        folder = Button("Show the folder", "folder-open")
        self.verdict = Text(lines=0)
        self.second = LabelledField(
            "Second folder for backups",
            hint="None",
            about="Every backup is copied there too: a stick, or another disk.",
        )
        self.choose = Button("Choose …", name="Choose the second folder")
        row = line(self.second, self.choose, gap=2)
        row.setStretch(0, 1)
        row.setAlignment(self.choose, Qt.AlignmentFlag.AlignVCenter)
        inside = column(
            self._path,
            self.newest,
            around(Flow(self.back_up, self.restore, self.deleted, gap=2, below=2)),
            around(Flow(self.check, folder, gap=2, below=2)),
            self.verdict,
            around(row),
            gap=3.5,
        )
        super().__init__(CardHead("Your data"), around(room(inside, 3.5, 3, 3.5, 3.5)))
        self._roving = Roving(
            [[self.back_up, self.restore, self.deleted], [self.check, folder]], self
        )
        self._background = Background(self)
        self.back_up.clicked.connect(self._back_up)
        self.restore.clicked.connect(self.choose_backup)
        self.check.clicked.connect(self.check_data)
        self.deleted.clicked.connect(self.show_deleted)
        folder.clicked.connect(self._show_folder)
        self.choose.clicked.connect(self._choose)
        self.second.edited.connect(self._set_second)
        book.backing_up.made.connect(self._made)
        book.backing_up.troubled.connect(self._ready)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what was chosen for this machine."""
        self._preferences = preferences
        self.second.show_text(str(preferences.second_folder or ""))

    def refresh(self) -> None:
        """Say what is known of the book's file and its backups."""
        path = self._book.book.path
        self._path.say(f"One file: {path}. Nothing leaves it by itself.")
        self.newest.say(self._newest())
        self.restore.setEnabled(newest(path) is not None)

    @Slot()
    def check_data(self) -> None:
        """Compare every row with its newest entry, in the book and its backup."""
        path, last = self._book.book.path, newest(self._book.book.path)

        def work() -> tuple[Verdict, Verdict | None]:
            return verify_file(path), verify_file(last.path) if last else None

        self.check.setEnabled(False)
        self.verdict.say(("Checking …", Tone.QUIET))
        self._background.run(work, self._checked, self._failed)

    @Slot()
    def choose_backup(self) -> None:
        """Show all backups, and what a restore would lose."""
        from ui.settings.restore_sheet import RestoreSheet

        sheet = RestoreSheet(self._book, self)
        sheet.chosen.connect(self.restore_wanted)
        sheet.open()

    @Slot()
    def show_deleted(self) -> None:
        """Show what was deleted, to bring it back."""
        from ui.settings.deleted_sheet import DeletedSheet

        sheet = DeletedSheet(self._book, self)
        sheet.noted.connect(self.noted)
        sheet.open()

    def _newest(self) -> str:
        last = newest(self._book.book.path)
        if last is None:
            return "No backup yet. One is made when Earnest is closed."
        zone = ZoneInfo(self._book.settings.zone)
        made = last.made.astimezone(zone)
        when = last_words(made, self._book.now().astimezone(zone))
        records = count(last.records, "record")
        return f"Newest backup: {when}, opened and checked then. It holds {records}."

    @Slot()
    def _back_up(self) -> None:
        self.back_up.setEnabled(False)
        self._book.backing_up.back_up()

    @Slot(object)
    def _made(self, made: Backed) -> None:
        self._ready()
        self.refresh()
        if self.isVisible():
            records = count(made.backup.records, "record")
            self.noted.emit(f"Backed up, opened and checked: {records}.", False)

    @Slot()
    def _ready(self) -> None:
        self.back_up.setEnabled(True)

    def _checked(self, found: tuple[Verdict, Verdict | None]) -> None:
        book, backup = found
        self.check.setEnabled(True)
        words = [" ".join(book.sentences)]
        if backup is not None:
            whole = "The newest backup was opened and is whole."
            faults = f"The newest backup is not: {' '.join(backup.sentences)}"
            words.append(whole if backup.whole else faults)
        right = book.whole and (backup is None or backup.whole)
        self.verdict.say((" ".join(words), Tone.READY if right else Tone.STOP))

    def _failed(self, error: BaseException) -> None:
        self.check.setEnabled(True)
        raise error

    @Slot()
    def _choose(self) -> None:
        if folder := self._choose_folder(self, self.second.text):
            self.second.show_text(folder)
            self._set_second(folder)

    @Slot(str)
    def _set_second(self, text: str) -> None:
        folder = Path(text).expanduser() if text else None
        if folder is not None and not folder.is_dir():
            self.second.complain("There is no such folder. Plug it in, or choose one.")
            return
        self.second.complain("")
        self._book.backing_up.second = folder
        if self._preferences is not None:
            self._preferences.second_folder = folder

    @Slot()
    def _show_folder(self) -> None:
        folder = QUrl.fromLocalFile(str(self._book.book.path.parent))
        QDesktopServices.openUrl(folder)


def _choose_folder(over: QWidget, folder: str) -> str:
    return QFileDialog.getExistingDirectory(over, "Second folder for backups", folder)
