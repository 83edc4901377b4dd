"""Two people or accounts side by side, and what is kept of each."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from app.desk.merge_lines import Mergeable, MergeLine, merge_lines
from app.desk.merging import merge
from app.records.person import Person
from ui.open_book import OpenBook
from ui.theme import SMALL, STRONG, Tone, em, space
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.layouts import around, room
from ui.widgets.sheet import Sheet
from ui.widgets.side_choice import SideChoice
from ui.widgets.text import Text

_LABEL: Final = 8


class MergeSheet(Sheet):
    """Of what both have, the newest is chosen; Left and Right swap it.

    `merged` carries the Merged.
    """

    merged = Signal(object)

    def __init__(
        self, book: OpenBook, one: Mergeable, other: Mergeable, over: QWidget
    ) -> None:
        what = "people" if isinstance(one, Person) else "accounts"
        super().__init__(
            f"Are these two {what} one?",
            "What both say of them is kept once. Every promise, meeting and word of "
            "either is of the one that stays. One undo takes it back.",
            "Make them one",
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.be_wide(46)
        self._book, self._one, self._other = book, one, other
        self._groups: list[QButtonGroup] = []
        self.choices: dict[str, tuple[SideChoice, SideChoice]] = {}
        lines = merge_lines(book.desk, one, other)
        choices = [line for line in lines if line.is_choice]
        rest = [line for line in lines if not line.is_choice]
        if choices:
            head = CardHead(
                "Choose", "the newest, or the fuller name; Left and Right swap"
            )
            self.add(Card(head, *map(self._choice, choices)))
        if rest:
            self.add(Card(CardHead("Kept", "of both"), *map(_kept, rest)))
        if not lines:
            self.add(Text("They are alike in everything.", tone=Tone.QUIET, lines=0))
        self._chosen_alone = {line.field.name for line in rest if line.from_other}
        self.accepted.connect(self._merge)
        self.first.setFocus()

    def _choice(self, line: MergeLine) -> QWidget:
        field = line.field
        left = SideChoice(line.one, f"{field.words}: {line.one}")
        right = SideChoice(line.other, f"{field.words}: {line.other}")
        group = QButtonGroup(self)
        self._groups.append(group)
        for side in (left, right):
            group.addButton(side)
        (right if line.from_other else left).setChecked(True)
        self.choices[field.name] = (left, right)
        return _row(field.words, left, right)

    @Slot()
    def _merge(self) -> None:
        chosen = {
            name for name, (_, right) in self.choices.items() if right.isChecked()
        }
        done = self._book.do(merge, self._one, self._other, chosen | self._chosen_alone)
        if done is not None:
            self.merged.emit(done)


def _kept(line: MergeLine) -> QWidget:
    """Return a field that needs no choice: only one has it, or both are kept."""
    parts = dict.fromkeys(part for part in (line.one, line.other) if part)
    return _row(line.field.words, Text(", ".join(parts), lines=0))


def _row(words: str, *sides: QWidget) -> QWidget:
    grid = QGridLayout()
    grid.setHorizontalSpacing(space(3))
    top = Qt.AlignmentFlag.AlignTop
    label = Text(words, size=SMALL, tone=Tone.QUIET, weight=STRONG, lines=2)
    label.setFixedWidth(em(_LABEL))
    grid.addWidget(label, 0, 0, top)
    for at, side in enumerate(sides, 1):
        grid.addWidget(side, 0, at, top)
        grid.setColumnStretch(at, 1)
    return around(room(grid, 3.5, 1.75, 3.5, 1.75))
