"""Where one stands with an account: worked out from deeds, never typed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.records.account import Account
from app.records.knowledge import StageFact
from app.rules.standing.evidence import Deeds
from app.rules.standing.rung import Line, against_words, helps_next, lines
from app.rules.standing.shown import costs_words, hold_words, notice_words, steps
from app.rules.standing.standing import Standing
from app.rules.terms import STAGES
from ui.accounts.cards.card_rows import quiet_row
from ui.accounts.steps import Steps
from ui.meeting.fold import Fold
from ui.theme import SMALL, STRONG, Tone
from ui.widgets import mark
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.layouts import around, clear, column, line, room
from ui.widgets.mark import Mark
from ui.widgets.text import Text

HEAD = "Where you stand"
NOTED = "Noted, not worked out"
# More lines than these, and the met ones fold into one.
SEEN = 7


class StandingCard(Card):
    """The steps, what is at risk and what it would cost, what the next step needs.

    Before the first order it says only what would help next.
    """

    claim_wanted = Signal()

    def __init__(self, account: Account) -> None:
        super().__init__()
        self._account = account
        self.claim = SmallButton("How you see it", name="How you see this account")
        self.claim.clicked.connect(self.claim_wanted)
        note = "worked out from deeds; nobody can type it"
        self.add(CardHead(HEAD, note, self.claim))
        self._above = column()
        self.add(around(self._above))
        # There from the first, so that it has its place in the order of the keyboard.
        self.fold = Fold()
        self.add(self.fold)
        self._body: list[QWidget] = []
        self._put(quiet_row("Reading what was done …"))

    def show_standing(self, standing: Standing, deeds: Deeds, now: datetime) -> None:
        """Show a standing with all that it rests on."""
        today = now.astimezone(deeds.zone).date()
        if not standing.has_ordered:
            self._put(_before_any_order(standing, deeds), *self._claimed())
            return
        orders = [f.dated for f in deeds.facts if f.stage_fact is StageFact.ORDER]
        first = min(orders).astimezone(deeds.zone).date() if orders else None
        told = lines(standing, deeds.settings)
        met = [one for one in told if one.met]
        folds = len(told) > SEEN and len(met) > 1
        parts = [_told(notice_words(one), Tone.STOP) for one in standing.notices]
        parts += [
            _told(words, Tone.NEAR)
            for words in (hold_words(standing), costs_words(standing))
            if words
        ]
        inside = column(Steps(steps(standing, first, today)), *parts, gap=2.5)
        if not told:
            inside.addWidget(_quiet("Nothing is above this. It is kept by deeds."))
        if folds:
            rows = [_rows(met), _rows(one for one in told if not one.met)]
        else:
            inside.addLayout(column(*map(_row, told), gap=2.5))
            if against := against_words(standing):
                inside.addWidget(_quiet(against))
            rows = []
        above = around(room(inside, 3.5, 3, 3.5, 3))
        self._put(above, *rows, *self._claimed(), folded=len(met) if folds else 0)

    def _claimed(self) -> tuple[QWidget, ...]:
        claimed = self._account.claimed_stage
        if claimed is None:
            return ()
        words = f"{NOTED}: you see it as “{STAGES[claimed]}”."
        return (quiet_row(words),)

    def _put(self, above: QWidget, *rows: QWidget, folded: int = 0) -> None:
        clear(self._above)
        self._above.addWidget(above)
        for row in self._body:
            self.remove(row)
        self._body = list(rows)
        for row in rows:
            self.add(row)
        self.fold.setVisible(folded > 0)
        if folded:
            self.fold.say(f"{folded} met")
            rows[0].setVisible(self.fold.isChecked())
            self.fold.toggled.connect(rows[0].setVisible)


def _before_any_order(standing: Standing, deeds: Deeds) -> QWidget:
    helps = helps_next(standing, deeds.settings)
    if helps is None:
        return quiet_row("Their first order begins it.")
    words = line(
        Text(("What would help next: ", Tone.INK, STRONG), helps.words, lines=0),
        Text(helps.needs, size=SMALL, tone=Tone.QUIET),
        gap=2,
    )
    words.setStretch(0, 1)
    return around(room(words, 3.5, 2.5, 3.5, 2.5))


def _rows(told: Iterable[Line]) -> QWidget:
    return around(room(column(*map(_row, told), gap=2.5), 3.5, 2.5, 3.5, 2.5))


def _row(one: Line) -> QWidget:
    picture = Mark(mark.Standing.DONE if one.met else mark.Standing.OPEN)
    picture.setAccessibleName("met" if one.met else "not yet")
    picture.setToolTip("met" if one.met else "not yet")
    first = ("Nearest: ", Tone.INK, STRONG) if one.nearest else ""
    row = line(
        picture,
        Text(first, one.words, lines=0),
        Text(one.needs, size=SMALL, tone=Tone.QUIET),
        gap=2,
    )
    row.setStretch(1, 1)
    return around(row)


def _told(words: str, tone: Tone) -> QWidget:
    picture = Mark(mark.Standing.STOP if tone is Tone.STOP else mark.Standing.CHECK)
    row = line(picture, Text(words, tone=tone, weight=STRONG, lines=0), gap=2)
    row.setStretch(1, 1)
    return around(row)


def _quiet(words: str) -> QWidget:
    return Text(words, size=SMALL, tone=Tone.QUIET, lines=0)
