"""Where one stands with an account: worked out from deeds, never typed."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.records.account import Account
from app.records.knowledge import StageFact
from app.rules.standing.evidence import Deeds
from app.rules.standing.shown import (
    Line,
    costs_words,
    helps_next,
    hold_words,
    lines,
    notice_words,
    steps,
)
from app.rules.standing.standing import Standing
from app.rules.terms import STAGES
from app.rules.wording import dated_day
from ui.accounts.cards.card_rows import quiet_row
from ui.accounts.steps import Steps
from ui.theme import SMALL, STRONG, Tone
from ui.widgets import mark
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.layouts import around, column, line, room
from ui.widgets.mark import Mark
from ui.widgets.text import Text

HEAD = "Where you stand"
NOTED = "Noted, not worked out"
CHANGES_SHOWN = 3


class StandingCard(Card):
    """The steps, what the next one needs, what is at risk and what it would cost.

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
        self._body: list[QWidget] = []
        self._put(quiet_row("Reading what was done …"))

    def show_standing(self, standing: Standing, deeds: Deeds, now: datetime) -> None:
        """Show a standing with all that it rests on."""
        today = now.astimezone(deeds.zone).date()
        if not standing.has_ordered:
            self._put(*_before_any_order(standing, deeds), *self._claimed())
            return
        orders = [f.dated for f in deeds.facts if f.stage_fact is StageFact.ORDER]
        first = min(orders).astimezone(deeds.zone).date() if orders else None
        conditions = [_row(one) for one in lines(standing, deeds.settings)]
        parts = [_told(notice_words(one), Tone.STOP) for one in standing.notices]
        parts += [
            _told(words, Tone.NEAR)
            for words in (hold_words(standing), costs_words(standing))
            if words
        ]
        inside = column(Steps(steps(standing, first, today)), *parts, gap=2.5)
        if conditions:
            inside.addLayout(column(*conditions, gap=2))
        else:
            inside.addWidget(_quiet("Nothing is above this. It is kept by deeds."))
        told = [
            _quiet(f"{dated_day(one.on)}: {STAGES[one.now]}, because {one.why}.")
            for one in reversed(standing.changes[-CHANGES_SHOWN:])
        ]
        rows = [around(room(inside, 3.5, 3, 3.5, 3))]
        if told:
            rows.append(around(room(column(*told, gap=1), 3.5, 2.25, 3.5, 2.25)))
        self._put(*rows, *self._claimed())

    def _claimed(self) -> tuple[QWidget, ...]:
        claimed = self._account.claimed_stage
        if claimed is None:
            return ()
        words = f"{NOTED}: you see it as “{STAGES[claimed]}”."
        return (quiet_row(words),)

    def _put(self, *rows: QWidget) -> None:
        for row in self._body:
            self.remove(row)
        self._body = list(rows)
        for row in rows:
            self.add(row)


def _before_any_order(standing: Standing, deeds: Deeds) -> tuple[QWidget, ...]:
    helps = helps_next(standing, deeds.settings)
    if helps is None:
        return (quiet_row("Their first order begins it."),)
    words = Text(
        ("What would help next: ", Tone.INK, STRONG),
        helps.words,
        (f"  {helps.state}", Tone.QUIET),
        lines=0,
    )
    return (around(room(column(words), 3.5, 2.5, 3.5, 2.5)),)


def _row(one: Line) -> QWidget:
    state = mark.Standing.DONE if one.met else mark.Standing.OPEN
    picture = Mark(state)
    picture.setAccessibleName("met" if one.met else "not yet")
    picture.setToolTip("met" if one.met else "not yet")
    first = ("Nearest: ", Tone.INK, STRONG) if one.nearest else ""
    row = line(
        picture,
        Text(first, one.words, lines=0),
        Text(one.state, size=SMALL, tone=Tone.QUIET),
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
