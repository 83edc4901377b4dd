"""All that happened with an account, the newest first, older years folded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.records.exchange import Ask, Give, Refusal
from app.records.knowledge import Fact, Note, Point
from app.records.loss import Loss
from app.records.meeting import Meeting
from app.records.promise import Promise
from app.rules.dated_lines import Line, Weight
from app.rules.timeline import years
from app.rules.wording import plain_day
from ui.accounts.cards.card_rows import quiet_row
from ui.accounts.cards.first_call import first_call_row, is_asked
from ui.accounts.page_acts import PageActs
from ui.focus import Roving
from ui.meeting.fold import Fold
from ui.theme import BODY, SMALL, Tone, em
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, column, line, room
from ui.widgets.pill import Pill
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text

NEWEST: Final = 12
# How wide a day is, without its year and with it.
THIS_YEAR: Final = 4.5
ANY_YEAR: Final = 7
NOTHING = "Nothing yet: an order, a request, what they told you."
_TONES: Final = {
    Weight.PLAIN: Tone.QUIET,
    Weight.CLOSE: Tone.ACCENT,
    Weight.GOOD: Tone.READY,
    Weight.CARE: Tone.NEAR,
    Weight.BAD: Tone.STOP,
}


@dataclass(frozen=True, slots=True)
class _Told:
    """The rows of the card that one line takes, and what can be pressed in them."""

    rows: list[QWidget]
    stops: list[tuple[str, QWidget]]


class HistoryCard(Card):
    """The newest lines, then a fold a year; a year is made when it is opened.

    `opened` is kept by whoever makes the card anew, so that a change elsewhere
    closes no year; `grew` tells what takes the keyboard now.
    """

    grew = Signal(list)

    def __init__(
        self, lines: Sequence[Line], today: date, acts: PageActs, opened: set[int]
    ) -> None:
        super().__init__(CardHead("History", "the newest first"))
        self._acts, self._today, self._opened = acts, today, opened
        self._made: dict[int, list[_Told]] = {}
        self.folds: dict[int, Fold] = {}
        self._roving = Roving([], self)
        newest = lines[:NEWEST]
        this_year = all(one.day.year == today.year for one in newest)
        width = em(THIS_YEAR if this_year else ANY_YEAR)
        self._newest = [self._told(one, today, width) for one in newest]
        for told in self._newest:
            for row in told.rows:
                self.add(row)
        if not lines:
            self.add(quiet_row(NOTHING))
        self._older = years(lines[NEWEST:])
        for year, older in self._older.items():
            fold = self.folds[year] = Fold()
            fold.say(f"{year}: {len(older)} more")
            fold.toggled.connect(partial(self._open, year))
            self.add(fold)
        for year in opened & self.folds.keys():
            self.folds[year].setChecked(True)
        self._rove()

    @property
    def stops(self) -> list[tuple[str, QWidget]]:
        """Return what takes the keyboard, from above, each under a key that stays."""
        found = [stop for told in self._newest for stop in told.stops]
        for year, fold in self.folds.items():
            found.append((f"year-{year}", fold))
            found += (stop for told in self._made.get(year, ()) for stop in told.stops)
        return found

    def _open(self, year: int, opened: bool) -> None:
        (self._opened.add if opened else self._opened.discard)(year)
        if opened and year not in self._made:
            self._make(year)
        for told in self._made.get(year, ()):
            for row in told.rows:
                row.setVisible(opened)

    def _make(self, year: int) -> None:
        lines, fold = self._older[year], self.folds[year]
        width = em(THIS_YEAR)
        self._made[year] = made = [self._told(one, one.day, width) for one in lines]
        place = self.rows.index(fold) + 1
        before: QWidget = fold
        for row in (row for told in made for row in told.rows):
            self.insert(place, row)
            place += 1
        for _, stop in (stop for told in made for stop in told.stops):
            QWidget.setTabOrder(before, stop)
            before = stop
        self._rove()
        self.grew.emit(self.stops)

    def _rove(self) -> None:
        beside = groupby((stop for _, stop in self.stops), _line_of)
        self._roving.set_rows([*row] for _, row in beside)

    def _told(self, one: Line, today: date, width: int) -> _Told:
        row = self._row(one, plain_day(one.day, today), width)
        told = _Told([row], [])
        if isinstance(row, RowButton):
            told.stops.append((_key(one), row))
        if isinstance(one.record, Fact) and is_asked(one.record):
            asking, buttons = first_call_row(one.record, self._acts)
            told.rows.append(asking)
            told.stops.extend(buttons)
        return told

    def _row(self, one: Line, day: str, width: int) -> QWidget:
        named = Text(day, tone=Tone.QUIET)
        named.setFixedWidth(width)
        said = Flow(Text(one.what, lines=0), gap=1)
        first = line(named, said, gap=0)
        first.setStretch(1, 1)
        laid = column(first)
        if one.record is None and one.about:
            # The facts of a step up want room.
            why = column(Text(one.about, size=SMALL, tone=Tone.QUIET, lines=0))
            why.setContentsMargins(width, 0, 0, 0)
            laid.addLayout(why)
        elif one.about:
            about = Text(f"· {one.about}", size=SMALL, tone=Tone.QUIET, line=BODY)
            said.addWidget(about)
        if one.word:
            said.addWidget(Pill(one.word, _TONES[one.weight]))
        laid = room(laid, 3.5, 2.5, 3.5, 2.5)
        act = _way_to(one, self._acts)
        if act is None:
            return around(laid)
        dated = plain_day(one.day, self._today)
        aloud = ", ".join(filter(None, (one.what, one.word, dated, one.about)))
        row = RowButton(laid, aloud)
        row.clicked.connect(lambda: act())
        return row


def _way_to(line: Line, acts: PageActs) -> Callable[[], None] | None:
    """Return what leads to the record of a line, None where it is nowhere else."""
    match line.record:
        case Meeting() as meeting:
            return partial(acts.meet, meeting.id)
        case Fact() as fact:
            return partial(acts.facts.change, fact)
        case Promise() as promise:
            return partial(acts.owe, promise)
        case Loss() as loss:
            return partial(acts.facts.lose, loss.account, loss)
        case Point() as point:
            return partial(acts.facts.settle_point, point.account, point)
        case Give() as give:
            return partial(acts.facts.plan_give, give.account, give)
        case Ask() as ask:
            return partial(acts.facts.plan_ask, ask.account, ask)
        case Note() as note:
            return partial(acts.facts.look_again, note)
        case Refusal() as no if no.meeting:
            return partial(acts.meet, no.meeting)
        case _:
            return None


def _key(line: Line) -> str:
    """Return a key no other card has: but for these, a record may have a row there."""
    alone = isinstance(line.record, Fact | Meeting)
    return line.key if alone else f"told-{line.key}"


def _line_of(stop: QWidget) -> QWidget:
    """Return what a control shares its line with; a row of the card has its own."""
    above = stop.parentWidget()
    return stop if above is None or isinstance(above, Card) else above
