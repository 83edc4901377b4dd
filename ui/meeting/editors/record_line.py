"""One record of a row: reads as text in a frame, is fields while it is edited."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.focus import focus
from ui.meeting.editors.forms.form import Column, Told
from ui.meeting.editors.line_form import LineForm
from ui.theme import MEDIUM, REGULAR, STRONG, Tone
from ui.widgets.button import SmallButton
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import around, column, line, room
from ui.widgets.pill import Pill
from ui.widgets.pill_button import PillButton
from ui.widgets.text import Text


class RecordLine(QWidget):
    """Words at rest, a LineForm while it is open.

    `opened` asks for its fields; `picked` carries column and key of a pill that was
    changed at rest, `acted` the key of a way, `removed` that it shall go.
    """

    opened = Signal()
    picked = Signal(str, str)
    acted = Signal(str)
    removed = Signal()
    finished = Signal(bool)
    closed = Signal()

    def __init__(self, columns: tuple[Column, ...], prompt: str) -> None:
        super().__init__()
        self._columns, self._prompt = columns, prompt
        self._told: Told | None = None
        self._texts: dict[str, str] = {}
        self.form: LineForm | None = None
        self._rest: QWidget | None = None
        self._controls: list[QWidget] = []
        self._whole = column()
        self.setLayout(self._whole)

    @property
    def words(self) -> str:
        """What it says at rest."""
        told = self._told
        if told is None:
            return ""
        parts = (told.pill[0] if told.pill else "", told.bold, told.plain, told.quiet)
        return " ".join(part.strip() for part in parts if part).strip()

    @property
    def is_open(self) -> bool:
        """Whether its fields show."""
        return self.form is not None

    def show_record(self, told: Told, texts: Mapping[str, str]) -> None:
        """Show what is on record; what is being typed is left alone."""
        if self.form is not None:
            self.form.show_texts(texts)
        if (told, dict(texts)) != (self._told, self._texts):
            self._told, self._texts = told, dict(texts)
            if self.form is None:
                self._show_rest()

    def open(self) -> None:
        """Show its fields, the keyboard in the first."""
        if self.form is None:
            remove = SmallButton("Remove", name=f"Remove: {self.words}")
            remove.clicked.connect(self.removed)
            done = SmallButton("Done", name=f"Done: {self.words}")
            done.clicked.connect(partial(self.finished.emit, True))
            self.form = LineForm(self._columns, self._prompt, done, remove)
            self.form.revert(self._texts)
            self.form.finished.connect(self.finished)
            self.form.emptied.connect(self.removed)
            self.form.reverted.connect(self.closed)
            self._drop_rest()
            self._whole.addWidget(self.form)
            self.form.show()
        self.form.begin()

    def close_form(self) -> None:
        """Read as text again."""
        if self.form is None:
            return
        form, self.form = self.form, None
        self._whole.removeWidget(form)
        form.hide()
        form.deleteLater()
        self._show_rest()

    def controls(self) -> list[QWidget]:
        """What can be used in it, from the left."""
        return self.form.controls() if self.form else list(self._controls)

    def _drop_rest(self) -> None:
        if self._rest is not None:
            self._whole.removeWidget(self._rest)
            self._rest.hide()
            self._rest.deleteLater()
            self._rest = None
            self._controls = []

    def _show_rest(self) -> None:
        told = self._told
        if told is None:
            return
        held = [each.hasFocus() for each in self._controls]
        self._drop_rest()
        parts: list[QWidget] = (
            [Pill(told.pill[0], Tone(told.pill[1]))] if told.pill else []
        )
        text = Text(
            (told.bold, Tone.INK, STRONG),
            told.plain,
            (told.quiet, Tone.QUIET, REGULAR),
            (f" · {told.lack}" if told.lack else "", Tone.NEAR, MEDIUM),
            lines=0,
        )
        said = around(Flow(text, gap=2))
        if told.badge:
            said = around(Flow(text, Pill(told.badge[0], Tone(told.badge[1])), gap=2))
        parts += [said, *self._at_hand()]
        for key, word in told.ways:
            way = KeyButton(key, word)
            way.setAccessibleName(f"{word}: {self.words}")
            way.chosen.connect(self.acted)
            self._controls.append(way)
            parts.append(way)
        edit = SmallButton("Edit", name=f"Edit: {self.words}")
        edit.clicked.connect(self.opened)
        self._controls.append(edit)
        row = line(*parts, edit, gap=2, top=False)
        row.setStretchFactor(said, 1)
        frame = Field()
        frame.setLayout(room(row, 2.25, 1, 2.25, 1))
        self._rest = frame
        self._whole.addWidget(frame)
        if True in held:
            # What was used is made anew; the keyboard stays where it was.
            frame.show()
            focus(self._controls[min(held.index(True), len(self._controls) - 1)])

    def _at_hand(self) -> list[QWidget]:
        """Return the pills that can be changed without opening the line."""
        made: list[QWidget] = []
        for each in self._columns:
            if not each.at_hand:
                continue
            key = self._texts.get(each.name, "")
            label = next((word for k, word in each.choices if k == key), key)
            name = f"{self._told.bold if self._told else ''}, {each.name}"
            tone = Tone.ACCENT if key else Tone.NEAR if each.needed else Tone.QUIET
            short = label.partition(":")[0]
            pill = PillButton(short, tone, each.choices, name)
            pill.chosen.connect(partial(self.picked.emit, each.name))
            self._controls.append(pill)
            made.append(pill)
        return made
