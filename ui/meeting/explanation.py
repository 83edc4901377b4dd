"""Where every point of readiness went, line by line, with a jump to each row."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.rules.values import Loss, Readiness
from checklists.pack import LEAD
from ui.focus import Roving
from ui.meeting.words import PILLARS
from ui.theme import SMALL, STRONG, Tone, em
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.layouts import around, column, line, room
from ui.widgets.row_button import RowButton
from ui.widgets.scroll import Scroll
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text

ABOUT = (
    "How prepared this meeting is, not how likely it is to go well. A must row "
    "counts three times; the four leading virtues weigh 3, the others 2."
)


class Explanation(Sheet):
    """All losses, largest first; they add up to what is missing of 100."""

    jumped = Signal(object)
    """The id of the row to go to."""

    def __init__(self, ready: Readiness, parent: QWidget | None = None) -> None:
        super().__init__(ready.words, ABOUT, "Close", parent=parent)
        self.second.hide()
        self.losses = [self._loss(loss) for loss in ready.losses]
        card = Card(CardHead("What is missing", ""), *self.losses)
        if not self.losses:
            card.add(_line("Nothing: every row that counts is answered.", ""))
        elif ready.number is None:
            card.add(_line("A number is shown once no stop is open.", ""))
        else:
            missing = 100 - ready.score
            card.add(_line(f"Together {missing}, so {ready.score} of 100", ""))
        pillars = Card(CardHead("By virtue, of 100"))
        for pillar, part in ready.pillars.items():
            share = "-" if part is None else f"{float(part):.0f}"
            weight = "weighs 3" if pillar in LEAD else "weighs 2"
            pillars.add(_line(PILLARS[pillar], share, weight))
        if ready.number is None:
            pillars.hide()
        whole = Scroll(around(room(column(card, pillars, 1, gap=3), 0, 0, 2, 0)))
        whole.setMinimumHeight(em(26))
        self.add(whole)
        self._roving = Roving([[row] for row in self.losses if row.isEnabled()], self)

    def _loss(self, loss: Loss) -> RowButton:
        points = Text(loss.percent, weight=STRONG)
        words = Text(loss.name, lines=0)
        code = Text(loss.code, size=SMALL, tone=Tone.QUIET)
        layout = line(words, code, points, gap=2)
        layout.setStretch(0, 1)
        row = RowButton(room(layout, 3.5, 2, 3.5, 2), f"{loss.name}: {loss.percent}")
        row.setEnabled(loss.item is not None)
        row.clicked.connect(lambda: self._jump(loss))
        return row

    def _jump(self, loss: Loss) -> None:
        self.accept()
        self.jumped.emit(loss.item)


def _line(words: str, right: str, about: str = "") -> QWidget:
    texts = line(
        Text(words, lines=0),
        Text(about, size=SMALL, tone=Tone.QUIET),
        Text(right, weight=STRONG),
        gap=2,
    )
    texts.setStretch(0, 1)
    return around(room(texts, 3.5, 2, 3.5, 2))
