"""The fields of one line, while it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCompleter,
    QLineEdit,
    QWidget,
)

from ui.focus import focus, is_enter
from ui.keys import act_on_key
from ui.meeting.editors.cells import Cell, Cells
from ui.meeting.editors.escape import reverts
from ui.meeting.editors.forms.form import Column, Entry
from ui.qt import override
from ui.theme import MEDIUM, SMALL, Tone, em, face, space
from ui.widgets.button import SmallButton
from ui.widgets.layouts import column, line
from ui.widgets.pill_button import PillButton
from ui.widgets.text import Text

_LEAVES = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}


class LineForm(QWidget):
    """A field a column, names above them; `prompt` is the row's question.

    `finished` says whether Enter ended it, or the keyboard went elsewhere; `emptied`
    that Delete was pressed while nothing is written; `reverted` that Escape was.
    """

    finished = Signal(bool)
    emptied = Signal()
    reverted = Signal()

    def __init__(
        self, columns: Sequence[Column], prompt: str, *buttons: SmallButton
    ) -> None:
        super().__init__()
        self._columns = {each.name: each for each in columns}
        self._before = dict.fromkeys(self._columns, "")
        self._picked: dict[str, str] = {}
        self._message: Text | None = None
        self._waits = False
        self._watched: list[QObject] = []
        self._buttons = buttons
        self.fields: dict[str, QLineEdit | PillButton] = {}
        cells = Cells()
        for each in columns:
            self.fields[each.name] = field = self._field(each, prompt)
            field.installEventFilter(self)
            self._watched.append(field)
            label = _label(each) if len(columns) > 1 else ""
            cells.add(Cell(label, field, each.width), each.grows)
        self._rows = column(cells, gap=1)
        if buttons:
            self._rows.addLayout(line(*buttons, 1, gap=2))
        self.setLayout(self._rows)
        self.show_texts({})

    @property
    def texts(self) -> dict[str, str]:
        """What is written, by column; what was picked is its key."""
        return {name: self._text(name) for name in self._columns}

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written; a pill alone is no line."""
        edits = (f for f in self.fields.values() if isinstance(f, QLineEdit))
        return not any(edit.text().strip() for edit in edits)

    @property
    def is_changed(self) -> bool:
        """Whether it says something else than what is on record."""
        return self.texts != self._before

    @property
    def message(self) -> str:
        """What is said below the fields."""
        return self._message.text() if self._message else ""

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show what is on record; a line with something typed is left alone."""
        if self.is_changed and not self.is_blank:
            return
        self.revert(texts)

    def revert(self, texts: Mapping[str, str] | None = None) -> None:
        """Show what is on record, whatever is typed."""
        if texts is not None:
            self._before = {name: texts.get(name, "") for name in self._columns}
        for name, field in self.fields.items():
            if isinstance(field, QLineEdit):
                if field.text() != self._before[name]:
                    field.setText(self._before[name])
                    # Its beginning says more than its end.
                    field.setCursorPosition(0)
            else:
                self._picked[name] = self._before[name]
                self._say_pick(name)
        self._before = self.texts
        self.say("")

    @property
    def edits(self) -> list[tuple[QLineEdit, str]]:
        """The fields one writes in, with their columns."""
        fields = self.fields.items()
        return [(f, name) for name, f in fields if isinstance(f, QLineEdit)]

    def take(self, texts: Mapping[str, str], over: str) -> None:
        """Write texts as if they had been typed; only that of `over` over others."""
        for name, text in texts.items():
            field = self.fields.get(name)
            if isinstance(field, QLineEdit) and (name == over or not field.text()):
                field.setText(text)
            elif field is not None and not isinstance(field, QLineEdit):
                self._pick(name, text)
        self.say("")

    def begin(self) -> None:
        """Give the first field the keyboard."""
        focus(self.controls()[0])

    def controls(self) -> list[QWidget]:
        """Its fields and buttons, from the left."""
        return [*self.fields.values(), *self._buttons]

    def say(self, words: str, column: str = "") -> None:
        """Say below the fields what is wrong with a column, or nothing."""
        if not words and not self.message:
            return
        if self._message is None:
            self._message = Text(size=SMALL, tone=Tone.STOP, lines=0)
            self._rows.insertWidget(1, self._message)
        self._message.say(words)
        self._message.setVisible(bool(words))
        for name, field in self.fields.items():
            field.setAccessibleDescription(words if name == column else "")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease:
            self._on_release()
        if watched not in self._watched:
            return False
        if isinstance(watched, QAbstractItemView):
            return isinstance(event, QKeyEvent) and self._on_list(watched, event)
        if isinstance(event, QKeyEvent):
            return self._on_key(watched, event)
        if isinstance(event, QFocusEvent):
            self._on_focus(watched, event)
        return False

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        if reverts(event):
            self.revert()
            if event.type() == QEvent.Type.KeyPress:
                self.reverted.emit()
            return False
        if event.type() != QEvent.Type.KeyPress or not isinstance(watched, QLineEdit):
            return False
        if is_enter(event):
            return self._on_enter(watched, event)
        if event.key() == Qt.Key.Key_Delete and self.is_blank:
            self.emptied.emit()
            return True
        if self.message:
            self.say("")
        return False

    def _on_enter(self, watched: QLineEdit, event: QKeyEvent) -> bool:
        """Go to the next field, from the last one end the line."""
        if offered := _offered(watched):
            offered.hide()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit(False)
            # The list goes on to the next row.
            return False
        edits = [f for f in self.fields.values() if isinstance(f, QLineEdit)]
        place = edits.index(watched)
        if place + 1 < len(edits):
            focus(edits[place + 1])
        else:
            self.finished.emit(True)
        return True

    def _on_list(self, offered: QAbstractItemView, event: QKeyEvent) -> bool:
        """Take what is lit in the list of offers, and go on as from the field."""
        edit = offered.focusProxy()
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # Qt keeps keys with Ctrl from the window while the list is open.
            offered.hide()
            return isinstance(edit, QWidget) and act_on_key(edit, event)
        if not is_enter(event):
            return False
        if not isinstance(edit, QLineEdit):
            return False
        if (lit := offered.currentIndex()).isValid():
            edit.setText(str(lit.data()))
        return self._on_enter(edit, event)

    def _on_focus(self, watched: QObject, event: QFocusEvent) -> None:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QLineEdit):
            self._offer(watched)
        if event.type() != QEvent.Type.FocusOut or event.reason() in _LEAVES:
            return
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._leave()
        elif not self._waits and (app := QApplication.instance()):
            # What is pressed must not move away before it is released.
            self._waits = True
            app.installEventFilter(self)

    def _on_release(self) -> None:
        if self._waits and (app := QApplication.instance()):
            self._waits = False
            app.removeEventFilter(self)
            QTimer.singleShot(0, self._leave)

    @Slot()
    def _leave(self) -> None:
        now = QApplication.focusWidget()
        if now is None or not self.isAncestorOf(now):
            self.finished.emit(False)

    def _offer(self, edit: QLineEdit) -> None:
        """Offer the names or words one may mean, from the first visit on."""
        each = next(c for n, c in self._columns.items() if self.fields[n] is edit)
        if not each.choices or edit.completer():
            return
        completer = QCompleter([label for _, label in each.choices], edit)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        edit.setCompleter(completer)
        if offered := completer.popup():
            offered.installEventFilter(self)
            self._watched.append(offered)

    def _field(self, each: Column, prompt: str) -> QLineEdit | PillButton:
        name = f"{prompt}: {each.name}"
        if each.entry is Entry.PICK:
            pill = PillButton("", Tone.QUIET, each.choices, name)
            pill.chosen.connect(lambda key, name=each.name: self._pick(name, key))
            return pill
        edit = QLineEdit()
        edit.setPlaceholderText(each.hint)
        edit.setAccessibleName(name)
        return edit

    def _text(self, name: str) -> str:
        field = self.fields[name]
        if isinstance(field, QLineEdit):
            return field.text().strip()
        return self._picked.get(name, "")

    def _pick(self, name: str, key: str) -> None:
        self._picked[name] = key
        self._say_pick(name)

    def _say_pick(self, name: str) -> None:
        pill, key = self.fields[name], self._picked.get(name, "")
        choices = self._columns[name].choices
        label = next((label for each, label in choices if each == key), "choose")
        assert isinstance(pill, PillButton)
        room = em(self._columns[name].width) - space(7)
        short = face(pill.font(), SMALL, MEDIUM).metrics.elidedText(
            label, Qt.TextElideMode.ElideRight, room
        )
        pill.say(short, Tone.ACCENT if key else Tone.QUIET)
        if cell := pill.parentWidget():
            cell.updateGeometry()


def _offered(edit: QLineEdit) -> QAbstractItemView | None:
    completer = edit.completer()
    return completer.popup() if completer else None


def _label(each: Column) -> str:
    return f"{each.name} (needed)" if each.needed else each.name
