"""All checklists: every row with its reason, by pack and pause point."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from checklists.pack import Item, Pack, Phase
from ui.meeting.words import PHASES, PILLARS
from ui.open_book import OpenBook
from ui.qt import override
from ui.screen import Screen
from ui.theme import SMALL, STRONG, Tone, em
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.choice_line import ChoiceLine
from ui.widgets.flow import Flow
from ui.widgets.header import Header
from ui.widgets.layouts import around, clear, column, room
from ui.widgets.pill import Pill
from ui.widgets.scroll import Scroll
from ui.widgets.text import Text


class ChecklistsScreen(Screen):
    """A list of packs at the left, the rows of the chosen one at the right."""

    def __init__(self, book: OpenBook) -> None:
        super().__init__(book)
        self._choices = QButtonGroup(self)
        self.packs = tuple(book.library.packs())
        self.buttons: list[ChoiceLine] = []
        self._shown = -1
        left = column(gap=0.5)
        for number, pack in enumerate(self.packs):
            name = f"{pack.name}, {len(pack.items)} rows"
            button = ChoiceLine(pack.name, name)
            self._choices.addButton(button, number)
            self.buttons.append(button)
            left.addWidget(button)
        left.addStretch(1)
        self._choices.idClicked.connect(self._show)
        self._about = column(gap=3)
        side = around(room(left, 6, 1, 2, 4))
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        chooser = Scroll(side)
        chooser.setFixedWidth(em(17))
        beside.addWidget(chooser)
        self._scroll = Scroll(around(room(self._about, 2, 1, 3.5, 6)))
        beside.addWidget(self._scroll, 1)
        many = sum(len(pack.items) for pack in self.packs)
        self._header = Header("Checklists", f"{len(self.packs)} packs, {many} rows")
        whole = column(self._header, beside)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.buttons[0].setChecked(True)

    @override
    def refresh(self) -> None:
        """Show the chosen pack."""
        self._show(self._choices.checkedId())

    @override
    def first_stop(self) -> QWidget | None:
        return self.buttons[self._choices.checkedId()]

    def _show(self, number: int) -> None:
        if number == self._shown:
            return
        self._shown = number
        clear(self._about)
        pack = self.packs[number]
        self._about.addWidget(_head(pack))
        ordered = sorted(pack.items, key=lambda item: item.order)
        for phase, items in groupby(ordered, key=lambda item: item.phase):
            self._about.addWidget(_phase(phase, tuple(items)))
        self._about.addStretch(1)
        self._scroll.verticalScrollBar().setValue(0)


def _head(pack: Pack) -> QWidget:
    lines: list[QWidget] = []
    if pack.purpose:
        lines.append(Text(pack.purpose, lines=0))
    if pack.done_when:
        lines.append(Text(pack.done_when, tone=Tone.QUIET, lines=0))
    if pack.agenda:
        steps = " · ".join(f"{step.minutes} {step.topic}" for step in pack.agenda)
        lines.append(Text(f"Agenda: {steps}", tone=Tone.QUIET, size=SMALL, lines=0))
    about = f"version {pack.version}, {pack.source}"
    return Card(
        CardHead(pack.name, about),
        around(room(column(*lines, gap=1), 3.5, 2.5, 3.5, 3)),
    )


def _phase(phase: Phase, items: tuple[Item, ...]) -> Card:
    card = Card(CardHead(PHASES[phase]))
    for item in items:
        marks: list[QWidget] = [Text(item.prompt, weight=STRONG, lines=0)]
        if item.killer:
            marks.append(Pill("must", Tone.QUIET))
        if item.full_only:
            marks.append(Pill("full only", Tone.QUIET))
        if item.private:
            marks.append(Pill("stays here", Tone.QUIET))
        when = "" if item.when.is_always else f" · when {item.when}"
        card.add(
            around(
                room(
                    column(
                        Flow(*marks),
                        Text(item.why, size=SMALL, tone=Tone.QUIET, lines=0),
                        Text(
                            f"{PILLARS[item.pillar]} · {item.answer.value} · "
                            f"for example: {item.good}{when}",
                            size=SMALL,
                            tone=Tone.QUIET,
                            lines=0,
                        ),
                        gap=0.5,
                    ),
                    3.5,
                    2.5,
                    3.5,
                    2.5,
                )
            )
        )
    return card
