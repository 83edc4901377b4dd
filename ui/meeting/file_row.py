"""A file or a link kept with a meeting: how it stands, and what can be done with it."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.records.meeting import Attachment
from app.rules.kept_files import Kept, called
from ui.qt import override
from ui.theme import SMALL, STRONG, Tone, space
from ui.widgets.button import SmallButton
from ui.widgets.flow import Flow
from ui.widgets.layouts import column, line, room
from ui.widgets.pill import Pill
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text

_STANDS = {
    Kept.SEEN: "file",
    Kept.NEVER_OPENED: "not opened yet",
    Kept.CHANGED: "changed since you last opened it",
    Kept.MISSING: "not found where it was",
}
WAYS = {
    "open": "Open",
    "show": "They will see it",
    "print": "Print on the brief",
    "name": "Name it …",
    "folder": "Show its folder",
    "remove": "Remove",
}


class FileRow(QWidget):
    """Enter opens it, F2 names it, Delete removes it; `asked` carries the way's key."""

    asked = Signal(str)

    def __init__(self, kept: Attachment, how: Kept) -> None:
        super().__init__()
        self.kept, self.how = kept, how
        name, stands = called(kept), standing_words(kept, how)
        words = column(
            Text(name, weight=STRONG, lines=2),
            Text((stands, _tone(kept, how)), size=SMALL, lines=0),
        )
        chosen = [("they will see it", Tone.ACCENT)] if kept.shown else []
        chosen += [("on the brief", Tone.QUIET)] if kept.printed else []
        pills = [Pill(*each) for each in chosen]
        if pills:
            words.addLayout(room(Flow(*pills, gap=1.5, below=1), 0, 1, 0, 0))
        said = ", ".join([name, stands, *(text for text, _ in chosen)])
        self.opener = RowButton(room(words, 3.5, 2, 0.5, 2), f"Open: {said}")
        self.opener.clicked.connect(lambda: self.asked.emit("open"))
        self.more = SmallButton("", "ellipsis", name=f"More for: {name}")
        self.more.setFixedSize(space(7), space(6))
        self.more.clicked.connect(self._open_menu)
        row = line(self.opener, room(column(self.more), 0, 2, 0, 0))
        row.setStretch(0, 1)
        self.setLayout(room(row, 0, 0, 2.5, 0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.asked.emit("remove")
            case Qt.Key.Key_F2:
                self.asked.emit("name")
            case _:
                super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._menu().popup(event.globalPos())

    def _open_menu(self) -> None:
        self._menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        on = {"show": self.kept.shown, "print": self.kept.printed}
        for key, words in WAYS.items():
            if key == "folder" and self.kept.is_link:
                continue
            action = menu.addAction(words)
            if key in on:
                action.setCheckable(True)
                action.setChecked(on[key])
            action.triggered.connect(lambda _=False, key=key: self.asked.emit(key))
        return menu


def standing_words(kept: Attachment, how: Kept) -> str:
    """Return how one stands in words; of a link the host."""
    if how is not Kept.LINK:
        return _STANDS[how]
    return urlsplit(kept.address).hostname or "link"


def _tone(kept: Attachment, how: Kept) -> Tone:
    match how:
        case Kept.MISSING:
            return Tone.STOP if kept.shown else Tone.NEAR
        case Kept.CHANGED:
            return Tone.NEAR
        case Kept.NEVER_OPENED if kept.shown:
            return Tone.NEAR
        case _:
            return Tone.QUIET
