"""What is done with the files and links of a meeting."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.desk import keeping_with
from app.rules.kept_files import called
from ui.meeting.document import MeetingDocument
from ui.meeting.file_row import FileRow
from ui.opening import is_file, open_file, open_folder, open_web
from ui.widgets.labelled_field import LabelledField
from ui.widgets.sheet import Sheet


class FileDeeds:
    """Opens, names and removes over a widget, through the document."""

    def __init__(self, document: MeetingDocument, over: QWidget) -> None:
        self._document, self._over = document, over

    def keep(self, addresses: list[str]) -> str:
        """Keep some; what is wrong with them is returned."""
        many = len(addresses) > 1
        return self._document.tell(
            "They are kept with this meeting." if many else "Kept with this meeting.",
            keeping_with.keep_with,
            self._document.id,
            addresses,
        )

    def do(self, row: FileRow, key: str) -> None:
        """Do the way of a key with one."""
        document, kept = self._document, row.kept
        name = called(kept)
        match key:
            case "open":
                self._open(row)
            case "show":
                words = "They will see it." if not kept.shown else "Not to be shown."
                document.note(
                    words,
                    keeping_with.show,
                    document.id,
                    kept.address,
                    shown=not kept.shown,
                )
            case "print":
                words = (
                    "It stands on the brief." if not kept.printed else "Not printed."
                )
                document.note(
                    words,
                    keeping_with.print_on_brief,
                    document.id,
                    kept.address,
                    printed=not kept.printed,
                )
            case "name":
                NameSheet(document, row, self._over.window()).open()
            case "folder":
                if not open_folder(kept.address):
                    document.noted.emit(f"The folder of “{name}” is gone.", False)
            case _:
                document.note(
                    f"Removed: {name}.", keeping_with.let_go, document.id, kept.address
                )

    def _open(self, row: FileRow) -> None:
        kept = row.kept
        opened = (open_web if kept.is_link else open_file)(kept.address)
        if not opened and is_file(kept.address):
            self._ask(row)
        else:
            self._tell(row, opened=opened)

    def _ask(self, row: FileRow) -> None:
        """Ask before a file is opened that might run as a program."""
        sheet = Sheet(
            f"Open “{called(row.kept)}”?",
            "It is no document: opening it may start a program.",
            "Show its folder",
            "Open it all the same",
            parent=self._over.window(),
        )
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.accepted.connect(lambda: open_folder(row.kept.address))
        sheet.second.clicked.connect(
            lambda: self._tell(row, opened=open_file(row.kept.address, anyway=True))
        )
        sheet.open()

    def _tell(self, row: FileRow, *, opened: bool) -> None:
        document, kept = self._document, row.kept
        if opened:
            document.do(None, keeping_with.note_opened, document.id, kept.address)
            return
        words = f"“{called(kept)}” could not be opened: it is not where it was."
        document.noted.emit(words, False)
        document.refresh()


class NameSheet(Sheet):
    """What one is called."""

    def __init__(self, document: MeetingDocument, row: FileRow, over: QWidget) -> None:
        super().__init__("Name it", row.kept.address, check=self._keep, parent=over)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document, self._address = document, row.kept.address
        self.name = LabelledField("Name", row.kept.words or called(row.kept))
        self.add(self.name)

    def _keep(self) -> str:
        return self._document.tell(
            "Saved.",
            keeping_with.name,
            self._document.id,
            self._address,
            self.name.text,
        )
