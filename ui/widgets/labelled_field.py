"""A line to write in, its name above it and what is wrong with it below."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.colours import Tone
from ui.measures import SMALL, STRONG
from ui.widgets.layouts import around, column
from ui.widgets.text import Text


class LabelledField(QWidget):
    """`edited` comes when the user has finished a change, `typed` at every key."""

    edited = Signal(str)
    typed = Signal(str)

    def __init__(
        self, label: str, text: str = "", hint: str = "", about: str = ""
    ) -> None:
        super().__init__()
        self._before, self._about_words = text, about
        self.label = Text(label, size=SMALL, tone=Tone.QUIET, weight=STRONG)
        self.field = QLineEdit(text)
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(label)
        self._about = Text(size=SMALL, tone=Tone.QUIET, lines=0)
        self.setLayout(column(self.label, self.field, self._about, gap=1))
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._typed)
        self.field.editingFinished.connect(self._finish)
        self.complain("")

    @property
    def text(self) -> str:
        """What is written there, without blanks around it."""
        return self.field.text().strip()

    @property
    def complaint(self) -> str:
        """What is said to be wrong, empty if nothing is."""
        return self._complaint

    def show_text(self, text: str) -> None:
        """Show what is on record; what is being typed is left alone."""
        typing = self.field.hasFocus() and self.text != self._before
        self._before = text
        if not typing and text != self.text:
            self.field.setText(text)

    def explain(self, words: str) -> None:
        """Say something else below, where nothing is wrong."""
        self._about_words = words
        self.complain(self._complaint)

    def complain(self, words: str) -> None:
        """Say what is wrong, or with nothing that it is right again."""
        self._complaint = words
        shown = words or self._about_words
        self._about.say((shown, Tone.STOP if words else Tone.QUIET))
        self._about.setVisible(bool(shown))
        self.field.setAccessibleDescription(shown)

    @Slot(str)
    def _typed(self, text: str) -> None:
        if self._complaint:
            self.complain("")
        self.typed.emit(text)

    @Slot()
    def _finish(self) -> None:
        if self.text != self._before:
            self._before = self.text
            self.edited.emit(self.text)


def labelled(words: str, editor: QWidget) -> QWidget:
    """Return any editor with its name above it, for eyes and for screen readers."""
    named = editor.focusProxy() or editor
    if not named.accessibleName():
        named.setAccessibleName(words)
    label = Text(words, size=SMALL, tone=Tone.QUIET, weight=STRONG)
    return around(column(label, editor, gap=1))
