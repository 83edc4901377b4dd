"""What was written before, offered below the field in which one writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    Qt,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QListView

from app.book.own_words import OwnWords, Shelved
from ui.focus import is_enter
from ui.meeting.editors.own_words_row import OWN, Index, OwnWordsRow
from ui.qt import override
from ui.theme import em
from ui.widgets.answer import Answer

Written = QLineEdit | Answer
FEWEST_TYPED = 2
KEYS = "Enter takes it. Shift+Delete offers it no more."


class _Rows(QAbstractListModel):
    """The sentences that are offered."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[OwnWords, ...] = ()

    def show(self, rows: tuple[OwnWords, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == OWN:
            return row
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return row.words if role in spoken else None


class OwnWordsBelow(QObject):
    """Lives with its field: offers on two letters, or at Alt+Down.

    Down and Up light a sentence, Enter or Tab takes it, Shift+Delete offers it no
    more; whatever else is pressed goes to the field. `read` reads the shelf, once
    until it is forgotten.
    """

    def __init__(
        self,
        field: Written,
        read: Callable[[], Shelved],
        take: Callable[[OwnWords], None],
        shut: Callable[[OwnWords], None],
        paint: OwnWordsRow,
    ) -> None:
        super().__init__(field)
        self._field, self._read, self._take, self._shut = field, read, take, shut
        self._paint = paint
        self._shelved: Shelved | None = None
        self._completer: QCompleter | None = None
        self._rows: _Rows | None = None
        field.installEventFilter(self)
        if isinstance(field, QLineEdit):
            field.textEdited.connect(self._look)
        else:
            field.typed.connect(self._look)

    @property
    def offered(self) -> tuple[OwnWords, ...]:
        """What is offered just now."""
        popup = self._popup
        shown = popup is not None and popup.isVisible() and self._rows is not None
        return self._rows.rows if shown and self._rows else ()

    @Slot()
    def forget(self) -> None:
        """Read the shelf again the next time: the book is another."""
        self._shelved = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field:
            return self._on_field(event)
        pressed = event.type() == QEvent.Type.KeyPress and watched is self._popup
        return pressed and isinstance(event, QKeyEvent) and self._on_list(event)

    def _on_field(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and not self.offered:
            self.forget()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Down:
            self._offer(self._typed)
            return True
        return False

    def _on_list(self, event: QKeyEvent) -> bool:
        popup = self._popup
        assert popup is not None
        # The first is the current one from the start; only a chosen one is lit.
        chosen = popup.selectionModel().selectedIndexes()
        lit = chosen[0] if chosen else QModelIndex()
        takes = is_enter(event) or event.key() == Qt.Key.Key_Tab
        if takes and lit.isValid() and not event.modifiers():
            popup.hide()
            self._take(lit.data(OWN))
            return True
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if shift and event.key() == Qt.Key.Key_Delete and lit.isValid():
            self._shut(lit.data(OWN))
            self.forget()
            self._offer(self._typed)
            return True
        if takes or event.key() == Qt.Key.Key_Backtab:
            popup.hide()
            # The list would hand it on past those who look after the field.
            QApplication.sendEvent(self._field, event)
            return True
        return False

    @Slot()
    def _look(self, _text: str = "") -> None:
        typed = self._typed
        if len(typed) < FEWEST_TYPED or not self._field.hasFocus():
            self._hide()
        else:
            self._offer(typed)

    @property
    def _typed(self) -> str:
        field = self._field
        text = field.text() if isinstance(field, QLineEdit) else field.text
        return text.strip()

    def _offer(self, typed: str) -> None:
        if self._shelved is None:
            self._shelved = self._read()
        found = self._shelved.offered(typed)
        if not found:
            self._hide()
            return
        completer, rows = self._made()
        rows.show(found)
        completer.complete(self._place())

    def _place(self) -> QRect:
        box = self._field.rect()
        wide = max(box.width(), em(26))
        return QRect(box.x(), box.y(), wide, box.height())

    def _hide(self) -> None:
        if popup := self._popup:
            popup.hide()

    @property
    def _popup(self) -> QListView | None:
        made = self._completer
        popup = made.popup() if made else None
        return popup if isinstance(popup, QListView) else None

    def _made(self) -> tuple[QCompleter, _Rows]:
        """Make the list when something is first offered."""
        if self._completer is not None and self._rows is not None:
            return self._completer, self._rows
        rows, completer = _Rows(self), QCompleter(self)
        completer.setModel(rows)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        view = QListView()
        view.setUniformItemSizes(False)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setSpacing(0)
        view.setAccessibleName("What you wrote before")
        view.setAccessibleDescription(KEYS)
        view.setToolTip(KEYS)
        completer.setPopup(view)
        # The completer brings a painter of its own.
        view.setItemDelegate(self._paint)
        completer.setWidget(self._field)
        completer.setMaxVisibleItems(6)
        view.installEventFilter(self)
        view.clicked.connect(self._on_click)
        self._completer, self._rows = completer, rows
        return completer, rows

    @Slot(QModelIndex)
    def _on_click(self, index: QModelIndex) -> None:
        words = index.data(OWN)
        self._hide()
        self._take(words)
