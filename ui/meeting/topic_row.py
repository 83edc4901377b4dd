"""A topic that was put off: what became of it, and its ways, a key each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.rules.carried import Topic, lineage
from ui.theme import SMALL, Tone
from ui.widgets.button import SmallButton
from ui.widgets.flow import Flow
from ui.widgets.layouts import column, room
from ui.widgets.text import Text

TAKE_UP, SETTLE = "take-up", "settle"


class TopicRow(QWidget):
    """`acted` carries the Topic and the way: TAKE_UP or SETTLE."""

    acted = Signal(object, str)

    def __init__(self, topic: Topic, zone: str, *, may_take_up: bool) -> None:
        super().__init__()
        said = lineage(topic, zone)
        if topic.here:
            said += "; taken up here"
        words = Text(topic.words, lines=0)
        story = Text(said[:1].upper() + said[1:], size=SMALL, tone=Tone.QUIET, lines=0)
        self.ways: list[SmallButton] = []
        if may_take_up and not topic.here:
            self._add("Take up", TAKE_UP, topic)
        if topic.record:
            self._add("Settled", SETTLE, topic)
        parts: list[QWidget] = [words, story]
        whole = column(*parts, gap=0.5)
        if self.ways:
            whole.addLayout(room(Flow(*self.ways, gap=2), 0, 1, 0, 0))
        self.setLayout(room(whole, 3.5, 2.5, 3.5, 2.5))

    def _add(self, word: str, way: str, topic: Topic) -> None:
        button = SmallButton(word, name=f"{word}: {topic.words}")
        button.clicked.connect(partial(self._act, topic, way))
        self.ways.append(button)

    def _act(self, topic: Topic, way: str, _checked: bool = False) -> None:
        self.acted.emit(topic, way)
