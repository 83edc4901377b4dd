"""An answer in words: reads as text, is a field under the pointer or the caret."""

from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from ui.colours import colours
from ui.drawing import brush, draw_panel
from ui.focus import is_enter
from ui.measures import em, space
from ui.qt import override
from ui.widgets.layouts import stretchy


class Answer(QPlainTextEdit):
    """As tall as its lines; empty it is a plain field.

    In a Question it `hangs`: its frame stands out to the left, so that its words stay
    in line with the words above; elsewhere it is a field always. `edited` comes when
    the user has finished (the keyboard goes elsewhere, or Ctrl+Enter) and has changed
    it, `typed` at every key; neither comes when code sets the text.
    """

    edited = Signal(str)
    typed = Signal()

    def __init__(
        self, text: str, name: str, hint: str = "", *, hangs: bool = True
    ) -> None:
        super().__init__()
        self.hangs = hangs
        self._before, self._by_code = text, False
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(stretchy())
        self.textChanged.connect(self._changed)
        self.show_text(text)

    @property
    def text(self) -> str:
        """What it says now, saved or not."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show what is on record; what the user is typing just now is left alone."""
        typing = self.hasFocus() and self.toPlainText() != self._before
        self._before = text
        if typing:
            return
        if text != self.toPlainText():
            self._by_code = True
            self.setPlainText(text)
            self._by_code = False
        self._set_frame()

    def take(self, text: str) -> None:
        """Write a text over what stands there, as if it had been typed."""
        cursor = self.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def finish(self) -> None:
        """Tell what was written, if it differs from what is on record."""
        if self.toPlainText() != self._before:
            self._before = self.toPlainText()
            self.edited.emit(self._before)

    def focus_box(self) -> tuple[QRectF, float]:
        """Return the frame, and where the focus ring goes."""
        left = self.viewportMargins().left() - space(2.25)
        return QRectF(self.rect()).adjusted(left, 0, 0, 0), space(1.5)

    @override
    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Paint:
            # The frame's event; the words are the viewport's.
            resting = self.hangs and self.toPlainText() and not self.hasFocus()
            if self.underMouse() or not resting:
                look, (box, radius) = colours(self.palette()), self.focus_box()
                draw_panel(brush(self), box, radius, look["card"], look["edge"])
            return True
        if kind in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and is_enter(event):
            self.finish()
            # Not accepted: the screen may go on to the next row.
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._set_frame()
        self.update()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish()

    @override
    def sizeHint(self) -> QSize:
        return QSize(em(30), self.heightForWidth(em(30)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(em(8), self.heightForWidth(1 << 20))

    @override
    def heightForWidth(self, width: int) -> int:
        margins, high = self.viewportMargins(), 0.0
        option = self.document().defaultTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        # As the document will lay it out; measuring text is not enough.
        for words in self.toPlainText().split("\n"):
            layout = QTextLayout()
            layout.setText(words)
            layout.setFont(self.font())
            layout.setTextOption(option)
            layout.beginLayout()
            while (each := layout.createLine()).isValid():
                each.setLeadingIncluded(True)
                each.setLineWidth(max(1, width - margins.left() - margins.right()))
                high += each.height()
            layout.endLayout()
        # One more, or QPlainTextEdit thinks that its last line does not fit.
        tall = ceil(high) + 1 + margins.top() + margins.bottom()
        return max(tall, space(6))

    @Slot()
    def _changed(self) -> None:
        self.updateGeometry()
        if not self._by_code:
            self.typed.emit()

    def _set_frame(self) -> None:
        inside = space(2.25) if self.hangs and not self.toPlainText() else 0
        left = space(2.25) + inside
        low = space(1 if self.hangs else 1.75)
        self.setViewportMargins(left, low, space(2), low)
