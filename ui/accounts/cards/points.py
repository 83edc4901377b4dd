"""Open points as a table: what each means to either side, and what to do."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.account_file import AccountFile
from app.records.knowledge import Point, PointKind, Size
from app.rules.mismatches import (
    is_fixed,
    mismatch,
    mismatch_words,
    on_the_table,
    what_to_do,
)
from app.rules.terms import KNOWN_BY
from ui.accounts.cards.card_rows import Built, quiet_row
from ui.accounts.page_acts import PageActs
from ui.qt import override
from ui.theme import BODY, REGULAR, SMALL, STRONG, Tone, em
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, column, line, room, stretchy
from ui.widgets.pill import Pill
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text
from ui.widgets.tip import set_tip

NOTE = "small to one side can sink the deal for the other"
NOTHING = "Nothing is open. What is small to you may be big to them: ask."
COLUMNS: Final = (
    ("Point", 29),
    ("For them", 16),
    ("We know by", 15),
    ("For us", 15),
    ("What to do", 25),
)
NARROW: Final = 40
_TONES: Final = {Size.BIG: Tone.STOP, Size.MIDDLE: Tone.NEAR, Size.SMALL: Tone.QUIET}


class PointRow(RowButton):
    """A point in five cells; where it is narrow in lines, each size with its name."""

    def __init__(self, point: Point, step: str) -> None:
        self.point, self._step = point, step
        self._stacked: QWidget | None = None
        them, us, known = _size(point.size_to_them), _to_us(point), _known(point)
        self._beside = _in_columns(
            Flow(*_subject(point)),
            Flow(Pill(them, _tone(point.size_to_them))),
            Flow(Text(known, size=SMALL, tone=Tone.QUIET, line=BODY)),
            Flow(Pill(us, _tone(point.size_to_us))),
            Flow(self._to_do()),
        )
        self._laid = room(column(self._beside), 3.5, 2.25, 3.5, 2.25)
        direction = mismatch_words(point)
        super().__init__(
            self._laid,
            f"{point.subject}, for them: {them}, {known}, for us: {us}, "
            f"{direction}, {step}",
        )
        set_tip(self, f"{direction[0].upper()}{direction[1:]}.")

    def set_narrow(self, *, narrow: bool) -> None:
        """Stand in lines, or in cells again."""
        if self._stacked is None and narrow:
            self._stacked = self._in_lines()
            self._laid.addWidget(self._stacked)
            self.seal()
        self._beside.setVisible(not narrow)
        if self._stacked is not None:
            self._stacked.setVisible(narrow)

    def _in_lines(self) -> QWidget:
        point = self.point
        them, us = f"for them: {_size(point.size_to_them)}", f"for us: {_to_us(point)}"
        sizes = Flow(
            Pill(them, _tone(point.size_to_them)),
            Text(_known(point), size=SMALL, tone=Tone.QUIET, line=BODY),
            Pill(us, _tone(point.size_to_us)),
        )
        return around(column(Flow(*_subject(point)), sizes, self._to_do(), gap=0.5))

    def _to_do(self) -> Text:
        weight = STRONG if mismatch(self.point) > 0 else REGULAR
        return Text(self._step, weight=weight, lines=0)


class PointsCard(Card):
    """Names the columns over the rows, as long as there is room for columns."""

    def __init__(self, file: AccountFile, acts: PageActs) -> None:
        account = file.account
        self.add_point = SmallButton("Point", "plus", name=f"New point: {account.name}")
        self.add_point.clicked.connect(lambda: acts.facts.settle_point(account.id))
        points = on_the_table(file.points)
        names = (Flow(Text(name, size=SMALL, tone=Tone.QUIET)) for name, _ in COLUMNS)
        self._names = around(
            room(column(_in_columns(*names)), 3.5, 0, 3.5, 2) if points else column()
        )
        super().__init__(
            around(column(CardHead("Open points", NOTE, self.add_point), self._names))
        )
        self.points: list[PointRow] = []
        for point in points:
            row = PointRow(point, what_to_do(point, file.trades))
            row.clicked.connect(partial(_settle, acts, point))
            self.points.append(row)
            self.add(row)
        if not points:
            self.add(quiet_row(NOTHING))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < em(NARROW)
        self._names.setVisible(not narrow)
        for row in self.points:
            row.set_narrow(narrow=narrow)


def points_card(file: AccountFile, acts: PageActs) -> Built:
    """Return a row a point: its size to them, how we know, to us, and what to do."""
    card = PointsCard(file, acts)
    rows = [(row.point.id, row) for row in card.points]
    return Built(card, [("point", card.add_point), *rows])


def _in_columns(*cells: Flow) -> QWidget:
    beside = line(*(_cell(cell) for cell in cells), gap=1.5)
    for place, (_, share) in enumerate(COLUMNS):
        beside.setStretch(place, share)
    return around(beside)


def _cell(things: Flow) -> QWidget:
    """Return a cell that asks for no width, so that columns stand under each other."""
    made = around(things)
    policy = stretchy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    made.setSizePolicy(policy)
    return made


def _subject(point: Point) -> list[QWidget]:
    words: list[QWidget] = [Text(point.subject, weight=STRONG, lines=0)]
    if point.kind is PointKind.GAP:
        words.append(Pill("gap of our offer", Tone.NEAR))
    return words


def _size(size: Size | None) -> str:
    return size.value if size else "not known"


def _known(point: Point) -> str:
    return KNOWN_BY[point.known_by] if point.size_to_them else "not asked"


def _tone(size: Size | None) -> Tone:
    return _TONES[size] if size else Tone.QUIET


def _to_us(point: Point) -> str:
    if not is_fixed(point):
        return _size(point.size_to_us)
    return f"{point.size_to_us.value}, fixed" if point.size_to_us else "fixed"


def _settle(acts: PageActs, point: Point, _checked: bool = False) -> None:
    acts.facts.settle_point(point.account, point)
