"""What was lost or fought over, in three columns: the record, theirs, ours."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.records.account import Account
from app.records.knowledge import Point
from app.records.loss import Loss
from app.rules.terms import STAGES
from app.rules.wording import dated_day
from ui.accounts.cards.card_rows import Built
from ui.accounts.record_lines import record_lines
from ui.open_book import OpenBook
from ui.qt import override
from ui.theme import SMALL, STRONG, Tone, em
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, column, line, room
from ui.widgets.pill import Pill
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text

ABREAST = 34


class Columns(QWidget):
    """Three views side by side, one under another where it is narrow."""

    def __init__(self, *views: tuple[str, str]) -> None:
        super().__init__()
        self._row: QBoxLayout = line(gap=3)
        for head, words in views:
            name = Text(head, size=SMALL, tone=Tone.QUIET, weight=STRONG)
            said = Text(words or "not told", size=SMALL, lines=0)
            self._row.addWidget(around(column(name, said, 1, gap=1)), 1)
        self.setLayout(self._row)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        abreast = self.width() >= em(ABREAST)
        self._row.setDirection(way.LeftToRight if abreast else way.TopToBottom)


def losses_card(
    book: OpenBook, account: Account, edit: Callable[[Loss | None], None]
) -> Built:
    """Return a row for each, the newest first; the button alone where there is none."""
    add = SmallButton("Lost, or in dispute", "plus", name=f"Lost: {account.name}")
    add.clicked.connect(lambda: edit(None))
    card = Card(CardHead("Lost or in dispute", "", add))
    stops: list[tuple[str, QWidget]] = [("loss", add)]
    points = {one.id: one.subject for one in book.book.of_account(Point, account.id)}
    zone = ZoneInfo(book.settings.zone)
    for loss in reversed(book.book.of_account(Loss, account.id)):
        day = dated_day(loss.at.astimezone(zone).date())
        word = "dispute" if loss.dispute else "lost"
        stood = f"stood as “{STAGES[loss.stage]}”" if loss.stage else ""
        broke = points.get(loss.small_point, "") if loss.small_point else ""
        about = " · ".join(
            filter(None, (day, stood, f"broke on: {broke}" if broke else ""))
        )
        head = Flow(Text(loss.what, weight=STRONG, lines=0), Pill(word, Tone.STOP))
        if loss.reason:
            head.addWidget(Pill(loss.reason, Tone.QUIET))
        rows = column(
            head,
            Text(about, size=SMALL, tone=Tone.QUIET, lines=0),
            Columns(
                (
                    "What the record shows",
                    "\n".join(record_lines(book, account.id, loss.at)),
                ),
                ("Their view", loss.theirs),
                ("Our view", loss.ours),
            ),
            gap=1.5,
        )
        aloud = ", ".join(filter(None, (loss.what, word, loss.reason, about)))
        row = RowButton(room(rows, 3.5, 2.5, 3.5, 2.5), aloud)
        row.clicked.connect(partial(_edit, edit, loss))
        stops.append((loss.id, row))
        card.add(row)
    return Built(card, stops)


def _edit(
    edit: Callable[[Loss | None], None], loss: Loss, _checked: bool = False
) -> None:
    edit(loss)
