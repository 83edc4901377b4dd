"""What was lost or fought over, in three columns: the record, theirs, ours."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.account_file import AccountFile
from app.records.loss import Loss
from app.rules.on_file import record_in
from app.rules.record_shows import record_shows
from app.rules.terms import STAGES
from app.rules.wording import dated_day
from ui.accounts.cards.card_rows import Built
from ui.accounts.page_acts import PageActs
from ui.accounts.record_lines import lines_in
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


def losses_card(file: AccountFile, acts: PageActs) -> Built:
    """Return a row for each, the newest first; the button alone where there is none."""
    account, record = file.account, record_in(file)
    add = SmallButton("Lost, or in dispute", "plus", name=f"Lost: {account.name}")
    add.clicked.connect(lambda: acts.facts.lose(account.id))
    card = Card(CardHead("Lost or in dispute", "", add))
    stops: list[tuple[str, QWidget]] = [("loss", add)]
    points = {one.id: one.subject for one in file.points}
    for loss in reversed(file.losses):
        day = dated_day(file.day(loss.at))
        shows = lines_in(record_shows(record, loss.at), file.zone)
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
                ("What the record shows", "\n".join(shows)),
                ("Their view", loss.theirs),
                ("Our view", loss.ours),
            ),
            gap=1.5,
        )
        aloud = ", ".join(filter(None, (loss.what, word, loss.reason, about)))
        row = RowButton(room(rows, 3.5, 2.5, 3.5, 2.5), aloud)
        row.clicked.connect(partial(_edit, acts, loss))
        stops.append((loss.id, row))
        card.add(row)
    return Built(card, stops)


def _edit(acts: PageActs, loss: Loss, _checked: bool = False) -> None:
    acts.facts.lose(loss.account, loss)
