"""The keys within a list: Up and Down between rows, Enter in, Esc out."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ui.focus import focus, is_enter
from ui.meeting.editors.base import ZeroButton
from ui.meeting.fold import Fold
from ui.meeting.question_row import QuestionRow
from ui.qt import override

KeyRow = QuestionRow | Fold
"""A row of a list: a widget with its controls."""

_FIELDS = (QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ALONG = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class RowKeys(QObject):
    """One tab stop a row; edits keep their own stops and their arrows.

    So do the buttons that stand behind edits. From an edit Up and Down go on to the
    next row where the caret cannot; Escape leads to the row, from where Right goes
    to its buttons. `moved` tells the row that has the keyboard now, or None.
    """

    moved = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[KeyRow] = []
        self._current: KeyRow | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    @property
    def current(self) -> KeyRow | None:
        """The row that has the keyboard."""
        return self._current

    def watch(self, rows: Iterable[KeyRow]) -> None:
        """Look after these rows, from above; again when their controls changed."""
        self._rows = list(rows)
        if self._current not in self._rows:
            self._current = None
        before: QWidget | None = None
        for row in self._rows:
            stops = _stops(row)
            for control in row.controls:
                stop = control in stops
                policy = Qt.FocusPolicy
                control.setFocusPolicy(
                    policy.StrongFocus if stop else policy.ClickFocus
                )
                control.installEventFilter(self)
                if stop and before is not None:
                    # What was made late is last in the order of Tab.
                    QWidget.setTabOrder(before, control)
                before = control if stop else before
            row.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        row = self._row_of(watched)
        if row is None or not isinstance(watched, QWidget):
            return False
        if _wants_menu(event) and not isinstance(watched, _FIELDS):
            row.open_menu(watched.mapToGlobal(QPoint(0, watched.height())))
            return True
        if event.modifiers() not in _PLAIN:
            return False
        if event.key() == Qt.Key.Key_0 and (zero := _zero_of(row)):
            zero.click()
            return True
        if watched is row:
            # What a control left alone comes here as well, and means nothing.
            return row.hasFocus() and self._on_row(row, event)
        if event.key() == Qt.Key.Key_Escape:
            focus(row)
            return True
        return self._on_control(row, watched, event)

    def _on_row(self, row: KeyRow, event: QKeyEvent) -> bool:
        if is_enter(event):
            return _enter(row)
        if event.key() == Qt.Key.Key_Right:
            buttons = (c for c in row.controls if not isinstance(c, _FIELDS))
            first = next((c for c in buttons if _usable(c)), None)
            return first is not None and _focused(first)
        return self._step(row, event)

    def _on_control(self, row: KeyRow, control: QWidget, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if isinstance(control, _FIELDS):
            leaves = key in _DOWN and _at_edge(control, _DOWN[key])
            return leaves and self._step(row, event)
        if key in _ALONG:
            usable = [each for each in row.controls if _usable(each)]
            if control in usable:
                place = usable.index(control) + _ALONG[key]
                focus(usable[max(0, min(len(usable) - 1, place))])
            return True
        return self._step(row, event)

    def _step(self, row: KeyRow, event: QKeyEvent) -> bool:
        step = _DOWN.get(Qt.Key(event.key()))
        if step is None:
            return False
        seen = [each for each in self._rows if each.isVisible()]
        place = seen.index(row) + step if row in seen else 0
        if 0 <= place < len(seen):
            _enter(seen[place])
        return True

    def _row_of(self, watched: QObject) -> KeyRow | None:
        widget = watched if isinstance(watched, QWidget) else None
        while widget is not None:
            for row in self._rows:
                if row is widget:
                    return row
            widget = widget.parentWidget()
        return None

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        row = self._row_of(now) if now is not None else None
        if row is self._current:
            return
        before, self._current = self._current, row
        if before in self._rows and before is not None:
            before.set_current(current=False)
        if row is not None:
            row.set_current(current=True)
        self.moved.emit(row)


def _enter(row: KeyRow) -> bool:
    """Go in where the row begins: to the field that waits, before a finding's ways."""
    if isinstance(row, QuestionRow):
        focus(row.begins)
        return True
    first = next((each for each in row.controls if _usable(each)), None)
    if first is not None:
        focus(first)
    return first is not None


def _focused(widget: QWidget) -> bool:
    focus(widget)
    return True


def _stops(row: KeyRow) -> list[QWidget]:
    """Return where Tab stops: all fields, and the first button of the answer."""
    controls = row.controls
    fields = [each for each in controls if isinstance(each, _FIELDS)]
    ways = isinstance(row, QuestionRow) and (row.side.why, row.side.more)
    buttons = [c for c in controls if c not in fields and not (ways and c in ways)]
    last = controls.index(fields[-1]) if fields else -1
    below = [c for c in buttons if controls.index(c) > last]
    first = buttons[:1] or ([] if fields else controls[:1])
    return [c for c in controls if c in (*fields, *first, *below[:1])]


def _zero_of(row: KeyRow) -> ZeroButton | None:
    """Return what 0 presses: the answer "none", while nothing is typed in the row."""
    if not isinstance(row, QuestionRow) or not row.row.item.zero:
        return None
    if any(_typed(control) for control in row.controls):
        return None
    buttons = (c for c in row.controls if isinstance(c, ZeroButton) and _usable(c))
    return next(buttons, None)


def _typed(control: QWidget) -> bool:
    if isinstance(control, QLineEdit):
        return bool(control.text())
    if isinstance(control, QPlainTextEdit):
        return bool(control.toPlainText())
    return isinstance(control, QAbstractSpinBox)


def _usable(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()


def _wants_menu(event: QKeyEvent) -> bool:
    shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_Menu or (shift and event.key() == Qt.Key.Key_F10)


def _at_edge(field: QWidget, step: int) -> bool:
    if isinstance(field, QPlainTextEdit):
        way = QTextCursor.MoveOperation
        cursor = QTextCursor(field.textCursor())
        return not cursor.movePosition(way.Up if step < 0 else way.Down)
    return isinstance(field, QLineEdit)
