"""What was lost or fought over, in three columns: the record, theirs, ours."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from app.account_file import AccountFile
from app.records.knowledge import KnownBy, Point, PointId
from app.records.loss import Loss
from app.rules.lost import broke_on
from app.rules.on_file import record_in
from app.rules.record_shows import Record, record_shows
from app.rules.terms import STAGES
from app.rules.wording import dated_day
from ui.accounts.abreast import Abreast
from ui.accounts.cards.card_rows import Built
from ui.accounts.page_acts import PageActs
from ui.accounts.record_lines import lines_in
from ui.theme import BODY, SMALL, STRONG, Tone
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, column, room
from ui.widgets.pill import Pill
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text

ABREAST = 34
GUESSED = "Their view, a guess"
FIRST_CALLER = "A customer who calls first would have got: "


class Columns(Abreast):
    """Views in words side by side, one under another where it is narrow."""

    def __init__(self, *views: tuple[str, str]) -> None:
        sides = []
        for head, words in views:
            name = Text(head, size=SMALL, tone=Tone.QUIET, weight=STRONG)
            said = Text(words or "not told", size=SMALL, lines=0)
            sides.append(around(column(name, said, 1, gap=1)))
        super().__init__(*sides, width=ABREAST)


def losses_card(file: AccountFile, acts: PageActs) -> Built:
    """Return a row for each, the newest first; the button alone where there is none."""
    account, record = file.account, record_in(file)
    add = SmallButton("Add", "plus", name=f"Lost, or in dispute: {account.name}")
    add.clicked.connect(lambda: acts.facts.lose(account.id))
    card = Card(CardHead("Lost or in dispute", "", add))
    stops: list[tuple[str, QWidget]] = [("loss", add)]
    points = {one.id: one for one in file.points}
    for loss in reversed(file.losses):
        row = _row(file, loss, record, points)
        row.clicked.connect(partial(_edit, acts, loss))
        stops.append((loss.id, row))
        card.add(row)
    return Built(card, stops)


def _row(
    file: AccountFile,
    loss: Loss,
    record: Record,
    points: Mapping[PointId, Point],
) -> RowButton:
    shows = lines_in(record_shows(record, loss.at), file.zone)
    word = "dispute" if loss.dispute else "lost"
    stood = f"stood as “{STAGES[loss.stage]}”" if loss.stage else ""
    about = " · ".join(
        filter(None, (dated_day(file.day(loss.at)), _broke(file, loss, points)))
    )
    head = Flow(Text(loss.what, weight=STRONG, lines=0), Pill(word, Tone.STOP))
    why = Flow(gap=1.5)
    if loss.reason:
        why.addWidget(Pill(loss.reason, Tone.NEAR))
    if stood:
        why.addWidget(Text(stood, size=SMALL, line=BODY, tone=Tone.QUIET))
    told = "Their view" if loss.known_by is not KnownBy.GUESSED else GUESSED
    rows = column(
        head,
        around(why),
        Text(about, size=SMALL, tone=Tone.QUIET, lines=0),
        Columns(
            ("What the record shows", "\n".join(shows)),
            (told if loss.theirs else "Their view", loss.theirs),
            ("Our view", loss.ours),
        ),
        gap=1.5,
    )
    if loss.review:
        words = (FIRST_CALLER, Tone.QUIET, STRONG), loss.review
        rows.addWidget(Text(*words, size=SMALL, lines=0))
    aloud = (loss.what, word, loss.reason, stood, about)
    return RowButton(room(rows, 3.5, 2.5, 3.5, 2.5), ", ".join(filter(None, aloud)))


def _broke(file: AccountFile, loss: Loss, points: Mapping[PointId, Point]) -> str:
    """Return the small point, and how many losses here broke on it."""
    point = points.get(loss.small_point) if loss.small_point else None
    if point is None:
        return ""
    times = len(broke_on(point, file.losses, points).losses)
    often = f" ({times} losses here)" if times > 1 else ""
    return f"broke on: {point.subject}{often}"


def _edit(acts: PageActs, loss: Loss, _checked: bool = False) -> None:
    acts.facts.lose(loss.account, loss)
